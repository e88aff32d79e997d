/** The names that are in force at an element: which prefix stands for which of our own. */
export type NameScope = ReadonlyMap<string, string>;

// By address, in lower case. What has no prefix of ours is RSS itself.
const ours: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns#', 'atom'],
  ['http://purl.org/pie/', 'atom'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://purl.org/rss/1.0/', ''],
  ['http://purl.org/net/rss1.1#', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://channel.netscape.com/rdf/simple/0.9/', ''],
  ['http://purl.org/dc/elements/1.0/', 'dc'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://www.w3.org/1999/xhtml', 'xhtml'],
  ['http://rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
]);

/** Prefixes as they are mostly used, for feeds that declare none. */
export const usualNames: NameScope = new Map([
  ['', ''],
  ['rss', ''],
  ...[...ours.values()].filter((prefix) => prefix !== '').map((prefix) => [prefix, prefix] as const),
]);

const namesMax = 50;

/** The names in force within an element, by what it declares. */
export function scopeWithin(scope: NameScope, attributes: Readonly<Record<string, string>>): NameScope {
  const declared = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declared.length === 0) return scope;
  const within = new Map(scope);
  for (const [name, address] of declared) {
    const prefix = name.slice('xmlns:'.length).toLowerCase();
    // An unknown vocabulary keeps its prefix, and one without a prefix is taken for RSS: outlets invent addresses for it.
    if (within.size < namesMax) within.set(prefix, ours.get(address.trim().toLowerCase()) ?? prefix);
  }
  return within;
}

/** An element's name in lower case, with our prefix for its vocabulary: `atom:link`, `dc:date`, `pubdate`. */
export function ourName(name: string, scope: NameScope): string {
  const colon = name.indexOf(':');
  const written = colon < 0 ? '' : name.slice(0, colon).toLowerCase();
  const prefix = scope.get(written) ?? written;
  const local = name.slice(colon + 1).toLowerCase();
  return prefix === '' ? local : `${prefix}:${local}`;
}
