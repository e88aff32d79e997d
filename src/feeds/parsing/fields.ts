/** One element of a feed or of an item, with the text that it holds. */
export interface Field {
  /** As `ourName` gives it; what stands in a `source` begins with `source/`. */
  readonly name: string;
  /** By name in lower case, without a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  /** What links in it are relative to, where that is known. */
  readonly base: string | undefined;
  /** Text, or markup where it was escaped or stood there bare. */
  text: string;
  /** Set once it holds elements of its own. */
  hasElements: boolean;
}

/** The fields that are read of a feed or an item; everything else is passed over. */
export const wantedFields: ReadonlySet<string> = new Set([
  ...['title', 'link', 'id', 'published', 'updated', 'issued', 'modified', 'created', 'summary', 'content'].flatMap(
    (name) => [name, `atom:${name}`],
  ),
  ...['guid', 'pubdate', 'lastbuilddate', 'description', 'language', 'source', 'atom:source'],
  ...['dc:title', 'dc:date', 'dc:description', 'dc:identifier', 'dc:language'],
  ...['dcterms:issued', 'dcterms:created', 'dcterms:modified', 'dcterms:date'],
  ...['content:encoded', 'xhtml:body', 'xhtml:div', 'feedburner:origlink'],
]);

const fieldCharsMax = 200_000;

/** A field without text, from an element's attributes. */
export function openField({ name, attributes, base }: OpenedField): Field {
  const pairs = Object.entries(attributes).map(
    ([key, value]) => [key.slice(key.indexOf(':') + 1).toLowerCase(), value] as const,
  );
  return { name, attributes: new Map(pairs), base, text: '', hasElements: false };
}

interface OpenedField {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly base: string | undefined;
}

/** True where the field's text is XML itself, so that what is escaped in it is meant to be seen. */
export function isXmlForm({ attributes }: Field): boolean {
  const type = attributes.get('type')?.toLowerCase() ?? '';
  return type === 'xhtml' || type.endsWith('+xml') || attributes.get('mode') === 'xml';
}

/** Adds text to a field, as long as there is room. */
export function addText(field: Field, text: string): void {
  if (field.text.length >= fieldCharsMax) return;
  field.text += field.hasElements && isXmlForm(field) ? escapeMarkup(text) : text;
}

/** Adds an element's tag to a field. */
export function addTag(field: Field, tag: string): void {
  if (!field.hasElements && isXmlForm(field)) field.text = escapeMarkup(field.text);
  field.hasElements = true;
  if (field.text.length < fieldCharsMax) field.text += tag;
}

/** Text that reads the same when it is taken for markup. */
export const escapeMarkup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
