import type { Random } from '../random.ts';
import type { FeedCase } from './feed-case.ts';
import { readFeedCase } from './feed-case.ts';
import { atom03Titles, atom10Titles, atomLinks, createNames, dates, type Form, rssLinks, rssTitles } from './forms.ts';

interface Dialect {
  readonly name: string;
  /** A whole feed around what stands in its head, and what stands in its item. */
  readonly feed: (head: string, item: string) => string;
  readonly titles: (title: string) => Form[];
  readonly links: (path: string) => Form[];
  readonly ids: readonly string[];
  /** Elements that hold a date. */
  readonly dated: readonly string[];
}

const dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"';
const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';

const rss = (root: string) => (head: string, item: string) =>
  `<rss ${root} ${dc}><channel>${head}<item>${item}</item></channel></rss>`;
const rdfFeed = (space: string) => (head: string, item: string) =>
  `<rdf:RDF ${rdf} xmlns="${space}" ${dc}><channel rdf:about="http://news.example/index.rdf">${head}</channel><item>${item}</item></rdf:RDF>`;
const atom = (root: string) => (head: string, item: string) => `<feed ${root}>${head}<entry>${item}</entry></feed>`;
// The same under a prefix: only the address says what it is.
const prefixed = (prefix: string, from: (head: string, item: string) => string) => (head: string, item: string) =>
  from(head, item)
    .replace(/xmlns="/g, `xmlns:${prefix}="`)
    .replace(/<(\/?)(?=[a-z]+[\s>/])(?!div|b\b|a\b|p\b)/gi, `<$1${prefix}:`);

const inRss = { titles: rssTitles, links: rssLinks, ids: ['guid'], dated: ['pubDate', 'dc:date', 'dcterms:issued'] };
const inAtom03 = { titles: atom03Titles, links: atomLinks, ids: ['id'], dated: ['issued', 'modified', 'created'] };
const inAtom10 = { titles: atom10Titles, links: atomLinks, ids: ['id'], dated: ['published', 'updated'] };

const dialects: readonly Dialect[] = [
  { name: 'RSS 2.0', feed: rss('version="2.0"'), ...inRss },
  { name: 'RSS 0.91', feed: rss('version="0.91"'), ...inRss },
  { name: 'RSS 2.0 in a space', feed: rss('version="2.0" xmlns="http://backend.userland.com/rss2"'), ...inRss },
  { name: 'RSS 0.90', feed: rdfFeed('http://my.netscape.com/rdf/simple/0.9/'), ...inRss, ids: [], dated: ['dc:date'] },
  { name: 'RSS 1.0', feed: rdfFeed('http://purl.org/rss/1.0/'), ...inRss, ids: [], dated: ['dc:date'] },
  { name: 'Atom 0.3', feed: atom('version="0.3" xmlns="http://purl.org/atom/ns#"'), ...inAtom03 },
  { name: 'Atom 0.3 (pie)', feed: atom('version="0.3" xmlns="http://purl.org/pie/"'), ...inAtom03 },
  { name: 'Atom 1.0', feed: atom('xmlns="http://www.w3.org/2005/Atom"'), ...inAtom10 },
  { name: 'Atom 1.0, a:', feed: prefixed('a', atom('xmlns="http://www.w3.org/2005/Atom"')), ...inAtom10 },
];

const titled = '<title>Harbour</title><link>http://news.example/</link>';

/** Cases of the forms that the feedparser project's test files have, each asking for one value. */
export function generatedCases(seed: number): FeedCase[] {
  const { title, path, random } = createNames(seed);
  const files = dialects.flatMap((dialect) => [
    ...dialect.titles(title()).flatMap((form) => inBoth(dialect, { field: 'title', form })),
    ...dialect.links(path()).flatMap((form) => inBoth(dialect, { field: 'link', form })),
    ...idCases(dialect, path()),
    ...dateCases(dialect, random),
  ]);
  return random
    .shuffled([...files, ...conflicts(title()), ...namings(path()), ...broken(title())])
    .map(({ name, text }) => readFeedCase(name, Buffer.from(text)));
}

interface CaseFile {
  readonly name: string;
  readonly text: string;
}

interface Asked {
  readonly field: 'title' | 'link' | 'id' | 'date_parsed';
  readonly form: Form;
}

// As the files have it: a comment before the feed says what is expected.
function fileOf(
  { name, of, field, says }: { name: string; of: string; field: string; says: string },
  feed: string,
): CaseFile {
  return {
    name,
    text: `<!--\nDescription: ${name}\nExpect:      not bozo and ${of}['${field}'] == ${says}\n-->\n${feed}`,
  };
}

const asPython = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;

function inBoth({ name: dialect, feed }: Dialect, { field, form }: Asked): CaseFile[] {
  const name = `${dialect}, ${field}, ${form.name}`;
  const says = field === 'date_parsed' ? asTuple(form.says) : asPython(form.says);
  return [
    fileOf({ name: `feed: ${name}`, of: 'feed', field, says }, feed(form.markup, '<title>Envoys land</title>')),
    fileOf({ name: `item: ${name}`, of: 'entries[0]', field, says }, feed(titled, form.markup)),
  ];
}

// Each form once in each dialect: by an element and in a place that chance picks.
const dateCases = (dialect: Dialect, random: Random): CaseFile[] =>
  dates.flatMap(({ name, markup, says }) => {
    const element = random.pick(dialect.dated);
    const form = { name: `${element} ${name}`, markup: `<${element}>${markup}</${element}>`, says };
    return [random.pick(inBoth(dialect, { field: 'date_parsed', form }))];
  });

function asTuple(iso: string): string {
  const [year, month, day, hour, minute, second] = (iso.match(/\d+/g) ?? []).map(Number);
  return `(${[year, month, day, hour, minute, second].join(', ')}, 0, 1, 0)`;
}

const idCases = (dialect: Dialect, path: string): CaseFile[] =>
  dialect.ids.flatMap((element) =>
    [`http://news.example/${path}`, `tag:news.example,2031:${path}`, `http://NEWS.example/${path}`].map((id) =>
      fileOf(
        { name: `${dialect.name}, ${element}, ${id}`, of: 'entries[0]', field: 'id', says: asPython(id) },
        dialect.feed(titled, `<${element}>${id}</${element}>`),
      ),
    ),
  );

// The same element elsewhere is not the one that is asked for, whichever comes first.
function conflicts(title: string): CaseFile[] {
  const right = `<title>${title}</title>`;
  return ['image', 'textInput', 'source'].flatMap((element) =>
    [
      `<${element}><title>wrong</title></${element}>${right}`,
      `${right}<${element}><title>wrong</title></${element}>`,
    ].flatMap((markup, index) =>
      dialects.flatMap((dialect) =>
        inBoth(dialect, { field: 'title', form: { name: `${element} ${index}`, markup, says: title } }),
      ),
    ),
  );
}

// Items that are named in other ways.
function namings(path: string): CaseFile[] {
  const page = `http://news.example/${path}`;
  const [rss20] = dialects;
  const about = `<rdf:RDF ${rdf} xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="${page}"><title>x</title></item></rdf:RDF>`;
  const items: readonly (readonly [string, string, string])[] = [
    ['guid is the link', 'link', `<guid>${page}</guid>`],
    ['guid is said to be the link', 'link', `<guid isPermaLink="true">${page}</guid>`],
    ['guid beside a link', 'link', `<guid>http://guid.example/</guid><link>${page}</link>`],
    [
      'FeedBurner',
      'link',
      `<link>http://feeds.example/~r/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">${page}</f:origLink>`,
    ],
    ['Atom’s link in RSS', 'link', `<a:link xmlns:a="http://www.w3.org/2005/Atom" href="${page}"/>`],
  ];
  return [
    fileOf({ name: 'rdf:about', of: 'entries[0]', field: 'id', says: asPython(page) }, about),
    ...items.map(([name, field, markup]) =>
      fileOf({ name, of: 'entries[0]', field, says: asPython(page) }, rss20?.feed(titled, markup) ?? ''),
    ),
  ];
}

// Feeds that no strict reader takes.
function broken(title: string): CaseFile[] {
  const item = `<item><title>${title}</title><link>http://news.example/1</link></item>`;
  const whole = `<rss version="2.0"><channel>${titled}${item}</channel></rss>`;
  const bodies: readonly (readonly [string, string])[] = [
    ['cut off behind the item', whole.replace('</channel></rss>', '<item><title>half')],
    ['no end of the root', whole.replace('</rss>', '</rss')],
    ['leading blanks', `\n\n  ${whole}`],
    ['control characters', whole.replace('<link>', '\u0008<link>')],
    ['stray end tag', whole.replace('<item>', '</image></b><item>')],
    ['item without its end', whole.replace('</item>', '')],
    ['title without its end', whole.replace(`${title}</title>`, title)],
    ['foreign doctype', `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://site.invalid/">${whole}`],
    ['bare brackets', whole.replace('<link>', '<description>5 < 6 <</description><link>')],
    ['attribute without quotes', whole.replace('<item>', '<item id=7>')],
  ];
  return bodies.map(([name, body]) =>
    fileOf({ name: `ill-formed: ${name}`, of: 'entries[0]', field: 'title', says: asPython(title) }, body),
  );
}
