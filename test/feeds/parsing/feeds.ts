import { parseFeed } from '../../../src/feeds/parsing/parse-feed.ts';
import type { ParsedFeed, ParsedItem } from '../../../src/feeds/parsing/parsed-feed.ts';

/** Where the feeds of these tests came from. */
export const address = 'https://news.example/feeds/trade.xml';

/** A feed of RSS 2.0 around its head and items. */
export const rss = (items: string, head = ''): string =>
  `${head}<rss version="2.0"><channel><title>Harbour</title>${items}</channel></rss>`;

/** A feed of Atom 1.0 around its entries. */
export const atom = (entries: string, attributes = ''): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>Harbour</title>${entries}</feed>`;

/** A feed of Atom 0.3 around its entries. */
export const atom03 = (entries: string): string =>
  `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Harbour</title>${entries}</feed>`;

/** A feed of RSS 1.0 around its items. */
export const rdf = (items: string): string =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://news.example/index.rdf"><title>Harbour</title></channel>${items}</rdf:RDF>`;

/** What a body that is a feed holds. */
export function feedOf(body: string, from: string | undefined = address): Extract<ParsedFeed, { kind: 'feed' }> {
  const parsed = parseFeed(body, from);
  if (parsed.kind === 'no-feed') throw new Error(parsed.reason);
  return parsed;
}

/** The items of a body that is a feed. */
export const itemsOf = (body: string): readonly ParsedItem[] => feedOf(body).items;

/** The one item of a body. */
export function itemOf(body: string): ParsedItem {
  const [item] = itemsOf(body);
  if (item === undefined) throw new Error('there is no item');
  return item;
}
