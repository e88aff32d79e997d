import { readFile, stat } from 'node:fs/promises';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { createFetchBody, type FetchBody, reasonOf } from '../feeds/fetching.ts';
import { createPageReader } from '../feeds/pages/page-reader.ts';
import { decodeText } from '../lib/read-bytes.ts';
import { trimLitter } from '../pipeline/trim-litter.ts';
import type { Clock, PageReader, PageResult } from '../ports.ts';

export interface PageReading {
  readonly settings: Settings;
  readonly clock: Clock;
  /** Files and addresses. */
  readonly places: readonly string[];
  readonly write: (text: string) => void;
}

/** Writes the main text of each page as one line of JSON: `{file, title, text}` or `{file, error}`, in order. */
export async function readPages({ settings, clock, places, write }: PageReading): Promise<void> {
  const { fetchBody, close } = createFetchBody({
    allow: new Set(settings.FETCH_ALLOW),
    contact: settings.FETCH_CONTACT,
    limits: limits.fetching,
    clock,
  });
  const pages = createPageReader({ limits: limits.pages });
  for (const file of places) write(`${JSON.stringify({ file, ...(await readPlace(file, { fetchBody, pages })) })}\n`);
  await pages.close();
  await close();
}

interface Tools {
  readonly fetchBody: FetchBody;
  readonly pages: PageReader;
}

async function readPlace(place: string, { fetchBody, pages }: Tools): Promise<PageResult> {
  try {
    const html = /^https?:/i.test(place) ? await fetchPage(place, fetchBody) : await readLocal(place);
    return trimmed(await pages.read(html));
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

async function fetchPage(address: string, fetchBody: FetchBody): Promise<string> {
  const { status, body, contentType } = await fetchBody({
    address,
    accept: 'text/html, application/xhtml+xml, */*;q=0.1',
    isPage: true,
  });
  if (status !== 200) throw new Error(`HTTP ${status}`);
  if (!/html/i.test(contentType)) throw new Error(`${contentType || 'an unnamed type'} is no page`);
  return decodeText(body, contentType);
}

async function readLocal(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > limits.fetching.bodyBytesMax) throw new Error(`the file is over ${limits.fetching.bodyBytesMax} bytes`);
  return decodeText(await readFile(path));
}

function trimmed(page: PageResult): PageResult {
  if ('error' in page) return page;
  const text = trimLitter(page.text);
  return text === '' ? { error: 'no main text' } : { ...page, text };
}
