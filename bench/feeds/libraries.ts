import { Readable } from 'node:stream';
import { parseFeed as parseByRowan } from '@rowanmanning/feed-parser';
import FeedParser from 'feedparser';
import { parseFeed as parseBySmith } from 'feedsmith';
import RssParser from 'rss-parser';
import { resolveLink } from '../../src/feeds/parsing/addresses.ts';
import { parseDate } from '../../src/feeds/parsing/dates.ts';
import { parseWholeFeed } from '../../src/feeds/parsing/parse-feed.ts';

/** What a reader gives of a feed or an item; dates in epoch milliseconds. */
export interface Told {
  readonly title: string;
  readonly link: string;
  readonly id: string;
  /** When it was published, and when it was changed, as far as the reader says. */
  readonly dates: readonly number[];
}

/** A feed as a reader gives it. */
export interface FeedReading {
  readonly feed: Told;
  readonly items: readonly Told[];
}

/** Reads a decoded body; rejects where the library throws. */
export type ReadBody = (body: string, address: string) => Promise<FeedReading>;

/** Ours and four others, by name. */
export const readers: Readonly<Record<string, ReadBody>> = {
  parley: async (body, address) => ours(body, address),
  feedsmith: async (body) => bySmith(body),
  'feedsmith, then parley': async (body, address) => {
    try {
      return bySmith(body, { dateOf: parseDate, linkOf: (link) => resolveLink(link, address) ?? link });
    } catch {
      return ours(body, address);
    }
  },
  'rss-parser': async (body) => byRssParser(body),
  feedparser: async (body, address) => byFeedparser(body, address),
  '@rowanmanning/feed-parser': async (body) => byRowan(body),
};

function ours(body: string, address: string): FeedReading {
  const parsed = parseWholeFeed(body, address);
  if (parsed.kind === 'no-feed') throw new Error(parsed.reason);
  const { title = '', link = '', id = '', publishedAt } = parsed.feed;
  return {
    feed: { title, link, id, dates: publishedAt === null ? [] : [publishedAt] },
    items: parsed.items.map((item) => ({
      title: item.title,
      link: item.url ?? '',
      id: item.guid ?? '',
      dates: [item.publishedAt, item.updatedAt].filter((at) => typeof at === 'number'),
    })),
  };
}

/** What is made of a date and of a link as they are written. */
interface Habits {
  readonly dateOf: (written: string) => number | null;
  readonly linkOf: (written: string) => string;
}

const itsOwn: Habits = { dateOf: Date.parse, linkOf: (link) => link };

function bySmith(body: string, habits = itsOwn): FeedReading {
  const { feed } = parseBySmith(body);
  const toldOf = (from: unknown) => fromSmith(from, habits);
  return { feed: toldOf(feed), items: listAt(feed, 'items', 'entries').map(toldOf) };
}

const fromSmith = (from: unknown, { dateOf, linkOf }: Habits): Told => ({
  title: textAt(from, 'title.value', 'title', 'dc.titles.0'),
  link: linkOf(textAt(from, 'link', 'url', 'home_page_url') || alternate(listAt(from, 'links'))),
  id: textAt(from, 'guid.value', 'id', 'rdf.about'),
  dates: smithDates.map((place) => dateOf(textAt(from, place)) ?? Number.NaN).filter((at) => !Number.isNaN(at)),
});

const smithDates = [
  ...['pubDate', 'published', 'updated', 'lastBuildDate', 'dc.dates.0', 'dcterms.issued.0', 'dcterms.created.0'],
  ...['dcterms.modified.0', 'date_published', 'date_modified'],
];

const alternate = (links: readonly unknown[]): string =>
  textAt(
    links.find((link) => ['alternate', ''].includes(textAt(link, 'rel'))),
    'href',
  );

const rssParser = new RssParser();

async function byRssParser(body: string): Promise<FeedReading> {
  const feed = await rssParser.parseString(body);
  const toldOf = (from: unknown): Told => ({
    title: textAt(from, 'title', 'title._'),
    link: textAt(from, 'link'),
    id: textAt(from, 'guid', 'id'),
    dates: datesAt(from, 'isoDate', 'pubDate', 'lastBuildDate', 'dc:date'),
  });
  return { feed: toldOf(feed), items: feed.items.map(toldOf) };
}

async function byFeedparser(body: string, address: string): Promise<FeedReading> {
  const parser = new FeedParser({ feedurl: address, addmeta: false });
  // A stream without a reader of its errors ends the process.
  const source = Readable.from([Buffer.from(body)]);
  const items: Told[] = [];
  for await (const item of source.pipe(parser)) items.push(fromFeedparser(item));
  return { feed: fromFeedparser(parser.meta), items };
}

const fromFeedparser = (from: unknown): Told => ({
  title: textAt(from, 'title'),
  link: textAt(from, 'link'),
  id: textAt(from, 'guid', 'atom:id.#', 'rss:@.rdf:about.#'),
  dates: datesAt(from, 'pubdate', 'date'),
});

function byRowan(body: string): FeedReading {
  const feed = parseByRowan(body);
  const toldOf = (from: unknown): Told => ({
    title: textAt(from, 'title'),
    link: textAt(from, 'url'),
    id: textAt(from, 'id'),
    dates: datesAt(from, 'published', 'updated'),
  });
  return { feed: toldOf(feed), items: feed.items.map(toldOf) };
}

// What each library gives has a type of its own; here only a few values by their place matter.
function valueAt(from: unknown, place: string): unknown {
  return place.split('.').reduce<unknown>((held, key) => (isRecord(held) ? held[key] : undefined), from);
}

const isRecord = (held: unknown): held is Readonly<Record<string, unknown>> =>
  typeof held === 'object' && held !== null;

function textAt(from: unknown, ...places: readonly string[]): string {
  const found = places.map((place) => valueAt(from, place)).find((held) => typeof held === 'string' && held !== '');
  return typeof found === 'string' ? found : '';
}

function listAt(from: unknown, ...places: readonly string[]): readonly unknown[] {
  return places.flatMap((place) => {
    const held = valueAt(from, place);
    return Array.isArray(held) ? held : [];
  });
}

const datesAt = (from: unknown, ...places: readonly string[]): number[] =>
  places
    .map((place) => valueAt(from, place))
    .map((held) => (held instanceof Date ? held.getTime() : Date.parse(typeof held === 'string' ? held : '')))
    .filter((at) => !Number.isNaN(at));
