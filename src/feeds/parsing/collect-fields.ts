import { Parser } from 'htmlparser2';
import { baseWithin } from './addresses.ts';
import { addTag, addText, type Field, openField, wantedFields } from './fields.ts';
import { type NameScope, ourName, scopeWithin, usualNames } from './names.ts';
import { parseInPieces } from './parse-in-pieces.ts';

/** What a feed's markup holds, as fields whose meaning is still to be read. */
export interface CollectedFields {
  /** The name of the first element. */
  root: string | undefined;
  isFeed: boolean;
  readonly feed: Field[];
  readonly items: (readonly Field[])[];
  /** Items that the text broke off in. */
  unfinished: number;
}

const itemsMax = 500;
const fieldsPerPartMax = 200;
// A feed of 10 MB in good order has about a million pieces, and a tag of it a dozen attributes.
const piecesMax = 3_000_000;
const attributesPerTagMax = 1_000;

// What an element is to the reader.
type Role = 'outer' | 'feed' | 'item' | 'field' | 'unclosed' | 'markup' | 'skipped';

interface Frame {
  role: Role;
  readonly name: string;
  readonly scope: NameScope;
  readonly base: string | undefined;
  field: Field | undefined;
}

/** Reads the markup of a feed in one pass; what is malformed costs no more than the fields it stands in. */
export function collectFields(xml: string, address: string | undefined): CollectedFields {
  const collector = new Collector(address);
  const parser = new Parser(
    {
      onattribute: () => collector.count(),
      onopentag: (name, attributes) => collector.open(name, attributes),
      ontext: (text) => collector.text(text),
      onclosetag: (_name, isImplied) => collector.close(isImplied),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parseInPieces({
    parser,
    markup: withoutDoctype(xml),
    depth: () => collector.depth,
    isDone: () => collector.isDone,
  });
  return collector.finish();
}

// Without a DTD no entity can be defined, so none can grow or point to a file.
function withoutDoctype(xml: string): string {
  const start = xml.search(/<!DOCTYPE/i);
  const inside = start < 0 ? undefined : /[>[]/.exec(xml.slice(start));
  if (!inside) return xml;
  const from = start + inside.index;
  const end = inside[0] === '>' ? from + 1 : endOfSubset(xml, from);
  return end === undefined ? xml : xml.slice(0, start) + xml.slice(end);
}

function endOfSubset(xml: string, from: number): number | undefined {
  const closing = /\]\s*>/g;
  closing.lastIndex = from;
  return closing.test(xml) ? closing.lastIndex : undefined;
}

const roots = new Set(['rss', 'rdf:rdf', 'feed', 'atom:feed', 'channel']);
const heads = new Set(['feed', 'atom:feed', 'channel']);
const itemNames = new Set(['item', 'entry', 'atom:entry']);
const isItem = (name: string): boolean => itemNames.has(name);

class Collector {
  readonly found: CollectedFields = { root: undefined, isFeed: false, feed: [], items: [], unfinished: 0 };
  readonly #frames: Frame[] = [];
  readonly #address: string | undefined;
  #pieces = 0;
  #attributes = 0;
  #item: Field[] | undefined;
  // An item that was closed by something else than its own end: it counts once anything follows.
  #implied: Field[] | undefined;

  constructor(address: string | undefined) {
    this.#address = address;
  }

  get depth(): number {
    return this.#frames.length;
  }

  /** True when the rest is of no use, or too much. */
  get isDone(): boolean {
    const isTooMuch = this.#pieces > piecesMax || this.#attributes > attributesPerTagMax;
    return isTooMuch || this.found.items.length >= itemsMax;
  }

  /** Tells of an attribute of the tag that is being read. */
  count(): void {
    this.#attributes++;
  }

  open(written: string, attributes: Readonly<Record<string, string>>): void {
    this.#keepImplied();
    this.#attributes = 0;
    const parent = this.#frames.at(-1);
    const scope = scopeWithin(parent?.scope ?? usualNames, attributes);
    const base = baseWithin(parent === undefined ? this.#address : parent.base, attributes['xml:base']);
    const name = ourName(written, scope);
    this.found.root ??= name;
    const role = this.#roleOf(name, parent);
    const field = role === 'markup' ? parent?.field : this.#fieldFor({ role, name, attributes, base, parent });
    if (role === 'markup' && field) addTag(field, `<${localOf(name)}>`);
    this.#frames.push({ role, name, scope, base, field });
  }

  text(text: string): void {
    this.#pieces++;
    const field = this.#frames.at(-1)?.field;
    if (field) addText(field, text);
  }

  close(isImplied: boolean): void {
    const frame = this.#frames.pop();
    if (frame?.role === 'markup' && frame.field) addTag(frame.field, `</${localOf(frame.name)}>`);
    if (frame?.role !== 'item') {
      if (!isImplied) this.#keepImplied();
      return;
    }
    if (this.#item && isImplied) this.#implied = this.#item;
    else this.#keep(this.#item);
    this.#item = undefined;
  }

  finish(): CollectedFields {
    // The text ended within it, so it may be half of what the outlet says.
    if (this.#implied && this.found.items.length < itemsMax) this.found.unfinished++;
    return this.found;
  }

  #keepImplied(): void {
    this.#keep(this.#implied);
    this.#implied = undefined;
  }

  #keep(item: readonly Field[] | undefined): void {
    if (item && this.found.items.length < itemsMax) this.found.items.push(item);
  }

  #roleOf(name: string, parent: Frame | undefined): Role {
    if (parent === undefined || parent.role === 'outer') return this.#outerRole(name);
    // One whose end is missing ends where the next begins.
    if (isItem(name) && this.found.isFeed && !isWithinXhtml(parent)) return 'item';
    if (parent.role === 'skipped' || parent.role === 'markup') return parent.role;
    if (parent.role === 'field') return this.#roleInField(name, parent);
    if (parent.role === 'feed' && name === 'items') return 'outer';
    return wantedFields.has(name) ? 'field' : 'skipped';
  }

  // A page may speak of feeds; it is none.
  #outerRole(name: string): Role {
    if (name === 'html' || name === 'xhtml:html') return 'skipped';
    if (roots.has(name)) this.found.isFeed = true;
    if (heads.has(name)) return 'feed';
    return isItem(name) && this.found.isFeed ? 'item' : 'outer';
  }

  #roleInField(name: string, parent: Frame): Role {
    if (parent.name.endsWith('source')) return wantedFields.has(name) ? 'field' : 'skipped';
    // No field stands in another: the one before lacks its end.
    if (!unmixed.has(name) || isWithinXhtml(parent)) return 'markup';
    parent.role = 'unclosed';
    parent.field = undefined;
    return 'field';
  }

  #fieldFor({ role, name, attributes, base, parent }: Opening): Field | undefined {
    if (role === 'item') {
      this.#keep(this.#item);
      this.#item = [];
    }
    const part = this.#item ?? this.found.feed;
    if (role === 'item' || role === 'feed') part.push(...attributeFields({ name, attributes, base }));
    if (role !== 'field') return undefined;
    const within = parent?.role === 'field' && parent.name.endsWith('source') ? 'source/' : '';
    const field = openField({ name: within + name, attributes, base });
    if (part.length < fieldsPerPartMax) part.push(field);
    return field;
  }
}

interface Opening {
  readonly role: Role;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly base: string | undefined;
  readonly parent: Frame | undefined;
}

// RSS 1.0 names a thing by an attribute, and any XML its language.
function attributeFields(opening: Pick<Opening, 'name' | 'attributes' | 'base'>): Field[] {
  const opened = openField(opening);
  return ['about', 'lang'].flatMap((name) => {
    const text = opened.attributes.get(name);
    return text === undefined ? [] : [{ ...opened, name, text }];
  });
}

// Fields that begin where they stand, even within another that was never closed.
const unmixed = new Set(['link', 'guid', 'pubdate', 'description', 'content:encoded', 'dc:date', 'atom:updated']);

const isWithinXhtml = ({ field }: Frame): boolean =>
  field !== undefined && /xhtml/i.test(field.attributes.get('type') ?? '');

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1);
