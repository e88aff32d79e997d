import { readFile, stat } from 'node:fs/promises';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { reasonOf } from '../feeds/fetching.ts';
import { fetchPage, type PageTools } from '../feeds/pages/fetch-page.ts';
import { createPageReader } from '../feeds/pages/page-reader.ts';
import { jsonLine } from '../lib/json-line.ts';
import { decodeText } from '../lib/read-bytes.ts';
import { trimLitter } from '../pipeline/trim-litter.ts';
import type { Clock, PageResult } from '../ports.ts';
import { openFetcher } from './web.ts';

export interface PageReading {
  readonly settings: Settings;
  readonly clock: Clock;
  /** Files and addresses. */
  readonly places: readonly string[];
  readonly write: (text: string) => void;
}

/** Writes the main text of each page as one line of JSON: `{file, title, text}` or `{file, error}`, in order. */
export async function readPages({ settings, clock, places, write }: PageReading): Promise<void> {
  const { fetchBody, close } = openFetcher({ settings, clock });
  const pages = createPageReader({ limits: limits.pages });
  for (const file of places) write(jsonLine({ file, ...(await readPlace(file, { fetchBody, pages })) }));
  await pages.close();
  await close();
}

async function readPlace(place: string, tools: PageTools): Promise<PageResult> {
  try {
    if (/^https?:/i.test(place)) return trimmed(await fetchPage(tools, place));
    return trimmed(await tools.pages.read(await readLocal(place)));
  } catch (error) {
    return { error: reasonOf(error) };
  }
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
