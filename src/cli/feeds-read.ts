import { readFile, stat } from 'node:fs/promises';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { type FetchBody, reasonOf } from '../feeds/fetching.ts';
import { parseWholeFeed } from '../feeds/parsing/parse-feed.ts';
import type { ParsedFeed, ParsedItem } from '../feeds/parsing/parsed-feed.ts';
import { jsonLine } from '../lib/json-line.ts';
import { decodeText } from '../lib/read-bytes.ts';
import type { Clock } from '../ports.ts';
import { openFetcher } from './web.ts';

export interface FeedsReading {
  readonly settings: Settings;
  readonly clock: Clock;
  /** Files and addresses. */
  readonly places: readonly string[];
  readonly write: (text: string) => void;
}

/** Writes what each feed body holds as one line of JSON: `{file, feed, items}` or `{file, error}`, in order. */
export async function readFeeds({ settings, clock, places, write }: FeedsReading): Promise<void> {
  const { fetchBody, close } = openFetcher({ settings, clock });
  for (const file of places) write(jsonLine({ file, ...(await readPlace(file, fetchBody)) }));
  await close();
}

async function readPlace(place: string, fetchBody: FetchBody): Promise<object> {
  try {
    return toLine(/^https?:/i.test(place) ? await fetchFeed(place, fetchBody) : await readLocal(place));
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

async function fetchFeed(address: string, fetchBody: FetchBody): Promise<ParsedFeed> {
  const fetched = await fetchBody({ address });
  const { status, body, contentType } = fetched;
  if (status !== 200) throw new Error(`HTTP ${status}`);
  return parseWholeFeed(decodeText(body, contentType), fetched.address);
}

// A file does not say where it came from, so its relative links stay as they are written.
async function readLocal(path: string): Promise<ParsedFeed> {
  const { size } = await stat(path);
  if (size > limits.fetching.bodyBytesMax) throw new Error(`the file is over ${limits.fetching.bodyBytesMax} bytes`);
  return parseWholeFeed(decodeText(await readFile(path)), undefined);
}

function toLine(parsed: ParsedFeed): object {
  if (parsed.kind === 'no-feed') return { error: parsed.reason };
  const { title, link, id, publishedAt } = parsed.feed;
  const feed = { title: title ?? null, link: link ?? null, id: id ?? null, published: isoDate(publishedAt) };
  return { feed, items: parsed.items.map(toItem) };
}

const toItem = ({ guid, title, url, publishedAt, text }: ParsedItem) => ({
  id: guid ?? null,
  title,
  link: url ?? null,
  published: isoDate(publishedAt),
  summary: text,
});

const isoDate = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
