import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { z } from 'zod';
import { limits } from '../config/limits.ts';
import { createPageReader } from '../src/feeds/pages/page-reader.ts';
import { decodeText } from '../src/lib/read-bytes.ts';
import { trimLitter } from '../src/pipeline/trim-litter.ts';
import { type PageReading, type PageScore, scoreOf } from './page-score.ts';

/** A page whose main text is known. */
export interface LabelledPage {
  readonly html: string;
  readonly truth: string;
}

/** The readings of one reader, one for each page, and the time that each took. */
export interface ReaderQuality {
  readonly name: string;
  readonly readings: readonly PageReading[];
  readonly msPerPage: number;
}

/** The pages of a checkout of scrapinghub/article-extraction-benchmark, one after another. Throws where a file is missing or faulty. */
export function* labelledPagesOf(folder: string): Generator<LabelledPage> {
  for (const [id, { articleBody }] of Object.entries(truthsOf(folder)))
    yield { html: htmlOf(join(folder, 'html', `${id}.html.gz`)), truth: articleBody };
}

/** Reads each page as `parley page` does, in a worker, and with plain Readability. */
export async function qualitiesOf(pages: Iterable<LabelledPage>): Promise<readonly ReaderQuality[]> {
  const ours: TimedReading[] = [];
  const plain: TimedReading[] = [];
  const reader = createPageReader({ limits: limits.pages });
  const readOurs = async (html: string) => {
    const page = await reader.read(html);
    return 'text' in page ? trimLitter(page.text) : '';
  };
  // The worker's start is none of the first page's time.
  await reader.read('<p>Ready.</p>');
  for (const page of pages) {
    ours.push(await timed(page, readOurs));
    plain.push(await timed(page, readPlainly));
  }
  await reader.close();
  return [qualityOf('Parley', ours), qualityOf('plain Readability', plain)];
}

/** Prints F1, precision, recall, exact pages and milliseconds a page, of ours and of plain Readability. */
export async function benchPageQuality(folder: string): Promise<void> {
  const qualities = await qualitiesOf(labelledPagesOf(folder));
  console.log(`${qualities[0]?.readings.length ?? 0} labelled pages of ${folder}\n`);
  console.log(qualityTable(qualities));
}

/** The figures of each reader, one a line. */
export function qualityTable(qualities: readonly ReaderQuality[]): string {
  const rows = qualities.map(({ name, readings, msPerPage }) => rowOf(name, { ...scoreOf(readings), msPerPage }));
  return [`${''.padEnd(nameChars)}     F1      P      R  exact  ms/page`, ...rows].join('\n');
}

function rowOf(name: string, { f1, precision, recall, exact, msPerPage }: PageScore & { msPerPage: number }): string {
  const shares = [f1, precision, recall, exact].map((share) => share.toFixed(3).padStart(7));
  return `${name.padEnd(nameChars)}${shares.join('')}${msPerPage.toFixed(1).padStart(9)}`;
}

interface TimedReading extends PageReading {
  readonly ms: number;
}

async function timed(
  { html, truth }: LabelledPage,
  read: (html: string) => string | Promise<string>,
): Promise<TimedReading> {
  const startedAt = performance.now();
  const text = await read(html);
  return { truth, read: text, ms: performance.now() - startedAt };
}

const qualityOf = (name: string, readings: readonly TimedReading[]): ReaderQuality => ({
  ...{ name, readings },
  msPerPage: readings.reduce((sum, { ms }) => sum + ms, 0) / Math.max(1, readings.length),
});

// As it comes: no guard, no blocks, no trim. What it throws at is a page of which it read nothing.
function readPlainly(html: string): string {
  try {
    return new Readability(parseHTML(html).document).parse()?.textContent ?? '';
  } catch {
    return '';
  }
}

function truthsOf(folder: string): z.infer<typeof truthsSchema> {
  const file = join(folder, 'ground-truth.json');
  if (!existsSync(file)) throw new Error(`There is no ground-truth.json in ${folder}.`);
  return truthsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

const htmlOf = (file: string): string =>
  decodeText(gunzipSync(readFileSync(file), { maxOutputLength: limits.fetching.bodyBytesMax }));

const truthsSchema = z.record(z.string().regex(/^[\w-]{1,128}$/), z.object({ articleBody: z.string().default('') }));

const nameChars = 26;
