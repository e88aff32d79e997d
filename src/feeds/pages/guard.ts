import { Parser } from 'htmlparser2';

export interface GuardLimits {
  /** More of a page is not looked at. */
  readonly markupCharsMax: number;
  /** More of what is kept is not handed on. */
  readonly keptCharsMax: number;
  /** Elements nested deeper lose their tags, not their text. */
  readonly depthMax: number;
  readonly elementsMax: number;
  readonly attributeCharsMax: number;
  /** Nothing is read after a place with more open elements: a parser's time grows with the square of the depth. */
  readonly openMax?: number;
  /** Attributes that are kept besides those that tell the main text. */
  readonly alsoKept?: readonly string[];
}

/** A page without scripts, side boxes and most attributes, within limits that keep a document of it small and flat. One pass, never throws. */
export function guardPage(html: string, limits: GuardLimits): string {
  const kept = new KeptMarkup(limits);
  const parser = new Parser({
    onopentag: (name, attributes) => kept.open(name, attributes),
    ontext: (text) => kept.text(text),
    onclosetag: (name) => kept.close(name),
  });
  const end = Math.min(html.length, limits.markupCharsMax);
  const { openMax = Number.POSITIVE_INFINITY } = limits;
  for (let at = 0; at < end && !kept.isFull && kept.openCount <= openMax; at += pieceChars)
    parser.write(html.slice(at, Math.min(at + pieceChars, end)));
  return kept.finish();
}

// Small, so that little is parsed in vain after the last element that is allowed.
const pieceChars = 32_768;

class KeptMarkup {
  isFull = false;
  readonly #limits: GuardLimits;
  readonly #head: string[] = [];
  readonly #body: string[] = [];
  /** The open tags; undefined for one that is not kept, as it lies too deep or we write it ourselves. */
  readonly #open: (string | undefined)[] = [];
  #isInTitle = false;
  /** White space here shows nowhere, and would cost a node. */
  #isAtBlockEdge = true;
  #skipDepth = 0;
  #nodes = 0;
  #chars = 0;

  constructor(limits: GuardLimits) {
    this.#limits = limits;
  }

  get openCount(): number {
    return this.#open.length + this.#skipDepth;
  }

  open(name: string, attributes: Attributes): void {
    const isVoid = voidElements.has(name);
    if (this.#skipDepth > 0 || isLeftOut(name, attributes)) {
      if (!isVoid) this.#skipDepth++;
      return;
    }
    if (isOfNoUse(name, attributes)) return;
    this.#count();
    if (this.isFull) return;
    const isKept = this.#open.length < this.#limits.depthMax && !written.has(name);
    if (!isVoid) this.#open.push(isKept ? name : undefined);
    if (name === 'title') this.#isInTitle = true;
    if (isKept) this.#tag(name, `<${name}${this.#attributesOf(attributes)}>`);
    else this.#gap();
  }

  text(text: string): void {
    if (this.#skipDepth > 0 || (this.#isAtBlockEdge && text.trim() === '')) return;
    // A sign that is written as an entity comes alone, and becomes a node of its own.
    if (Object.hasOwn(entities, text)) this.#count();
    this.#add(escapeText(text));
    this.#isAtBlockEdge = false;
  }

  close(name: string): void {
    if (voidElements.has(name) || this.isFull) return;
    if (this.#skipDepth > 0) {
      this.#skipDepth--;
      return;
    }
    const kept = this.#open.pop();
    if (kept === undefined) this.#gap();
    else this.#tag(name, endTag(kept));
    if (name === 'title') this.#isInTitle = false;
  }

  finish(): string {
    const ends = this.#isInTitle ? [] : this.#open.reverse().map((name) => (name === undefined ? '' : endTag(name)));
    const [head, body] = [this.#head.join(''), this.#body.join('')];
    return `<!doctype html><html><head>${head}</head><body>${body}${ends.join('')}</body></html>`;
  }

  #count(): void {
    if (++this.#nodes > this.#limits.elementsMax) this.isFull = true;
  }

  #tag(name: string, tag: string): void {
    this.#isAtBlockEdge = !inlineElements.has(name);
    if (name === 'meta') this.#head.push(tag);
    else this.#add(tag);
  }

  /** Keeps words apart where a tag is left out. */
  #gap(): void {
    if (!this.#isAtBlockEdge) this.#add(' ');
    this.#isAtBlockEdge = true;
  }

  #add(part: string): void {
    this.#chars += part.length;
    if (this.#chars > this.#limits.keptCharsMax) this.isFull = true;
    else if (!this.isFull) (this.#isInTitle ? this.#head : this.#body).push(part);
  }

  #attributesOf(attributes: Attributes): string {
    let text = '';
    for (const [name, value] of Object.entries(attributes))
      if (value !== undefined && (keptAttributes.get(name)?.test(value) || this.#limits.alsoKept?.includes(name)))
        text += ` ${name}="${escapeValue(value.slice(0, this.#limits.attributeCharsMax))}"`;
    return text;
  }
}

type Attributes = Readonly<Partial<Record<string, string>>>;

const endTag = (name: string): string => `</${name}>`;

const isLeftOut = (name: string, attributes: Attributes): boolean =>
  dropped.has(name) || (isHidden(attributes) && !written.has(name)) || isCaption(name, attributes);

// Not every site has <figcaption> for it. What a picture shows may be years old.
const isCaption = (name: string, { class: names = '' }: Attributes): boolean =>
  captionElements.has(name) && captionName.test(names.slice(0, 512));

const captionName = /(?:^|[\s_-])(?<!\b(?:has|with|no|table)-)caption(?:[_-]text)?(?:\s|$)/i;

const isHidden = ({ hidden, style, 'aria-hidden': fromAloud }: Attributes): boolean =>
  hidden !== undefined || fromAloud === 'true' || (style !== undefined && hiddenStyle.test(style.slice(0, 512)));

const hiddenStyle = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

const escapeText = (text: string): string => text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign);
const escapeValue = (text: string): string => text.replace(/[&"]/g, (sign) => entities[sign] ?? sign);
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

// A form stays: some sites wrap the whole page in one.
const dropped = setOf(`script style noscript template iframe svg math object embed canvas video audio map
  select textarea button nav aside footer dialog menu`);

// One of each is written around what is kept, as many pages leave them out.
const written = setOf('html head body');

const captionElements = setOf('p div span');

const voidElements = setOf('area base br col embed hr img input link meta param source track wbr');

const inlineElements = setOf(`a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark q ruby s samp
  small span strike strong sub sup time tt u var`);

// An element without a word of its own: only a title is of interest.
const isOfNoUse = (name: string, { property = '', name: of = '' }: Attributes): boolean =>
  name === 'link' || name === 'source' || name === 'input' || (name === 'meta' && !/title/i.test(`${property} ${of}`));

// What Readability goes by, where the value fits; every other would cost a node. It counts pictures that load late.
const anything = /(?:)/;
const keptAttributes: ReadonlyMap<string, RegExp> = new Map([
  ...['class', 'id', 'href', 'role', 'property', 'name', 'content', 'src', 'data-src'].map((name): [string, RegExp] => [
    name,
    anything,
  ]),
  ['rel', /author/i],
  ['itemprop', /author/i],
  ['aria-modal', /^true$/],
]);
