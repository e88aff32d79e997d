import { createHash } from 'node:crypto';
import type { FeedItem } from '../domain/feeds.ts';

/**
 * The names under which an item can come again, strongest first: the number of its official document, its address, the
 * feed's own name for it, outlet and title.
 */
export function namesOf({ feedId, outlet, item }: { feedId: string; outlet: string; item: FeedItem }): string[] {
  const address = item.url === undefined ? [] : [`url ${canonicalAddress(item.url)}`];
  // An agency gives one title to many documents of a day.
  if (item.document) return [`document ${fold(item.document.number)}`, ...address].map(cut);
  const guid = item.guid === undefined ? [] : [`guid ${feedId} ${item.guid.replace(/#\d+$/, '')} ${fold(item.title)}`];
  const title = item.title === '' ? [] : [`title ${outlet.toLowerCase()} ${fold(item.title)} ${dayName(item)}`];
  return [...address, ...guid, ...title].map(cut);
}

const nameCharsMax = 900;
// An index of PostgreSQL holds 2,704 bytes a row; the store puts a workspace before a name of its own. As names are
// stored, they must be told apart: without null characters and halves of characters.
const nameBytesMax = 2_500;
const cut = (name: string): string => {
  const whole = name.slice(0, nameCharsMax).replaceAll('\0', '\uFFFD');
  return Buffer.from(whole).subarray(0, nameBytesMax).toString();
};

/** One spelling for the addresses that lead to one page: no fragment, no tracking, no trailing slash. */
export function canonicalAddress(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  url.hash = '';
  for (const key of [...url.searchParams.keys()]) if (tracking.test(key)) url.searchParams.delete(key);
  url.searchParams.sort();
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.host.replace(/^www\./, '')}${path}${url.search}`;
}

const tracking = /^(?:utm_\w+|at_\w+|fbclid|gclid|cmpid|ref|cid|s?src)$/i;

/** The name of what a feed says of an item: a feed that goes back and forth between two wordings brings nothing new. */
export const contentNameOf = ({
  feedId,
  outlet,
  contentHash,
}: {
  feedId: string;
  outlet: string;
  contentHash: string;
}): string => `content ${feedId} ${outlet} ${contentHash}`;

/** Changes when what the item says changes; for an official document also when it is printed, at an address of its own. */
export const contentHashOf = ({ title, text, url, document }: FeedItem): string =>
  createHash('sha256')
    .update(
      [title, text, ...(document ? [JSON.stringify(document), canonicalAddress(url ?? '')] : [])].map(fold).join('\n'),
    )
    .digest('hex');

/** A short id for a new item, from its strongest name; another for a workspace's own. */
export const itemIdOf = (names: readonly string[], workspace = ''): string =>
  createHash('sha256')
    .update(`${workspace === '' ? '' : `${workspace}\n`}${names[0] ?? ''}`)
    .digest('hex')
    .slice(0, 16);

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

// A headline such as "What to know today" comes again with another story.
const dayName = ({ publishedAt }: FeedItem): string =>
  publishedAt === null ? 'undated' : new Date(publishedAt).toISOString().slice(0, 10);
