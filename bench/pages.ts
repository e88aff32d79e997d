import { statSync } from 'node:fs';
import { limits } from '../config/limits.ts';
import { mainText } from '../src/feeds/pages/main-text.ts';
import { createPageReader } from '../src/feeds/pages/page-reader.ts';
import { trimLitter } from '../src/pipeline/trim-litter.ts';
import { median, ms, quantile } from './figures.ts';
import { benchMadePages } from './made-pages/quality.ts';
import { newsPage } from './news-page.ts';
import { benchPageQuality } from './page-quality.ts';

const pagesUsual = 500;
const story = '<p>Envoys met in the harbour office on Monday, and spoke for four hours about grain.</p>'.repeat(5);

const hostile: Readonly<Record<string, string>> = {
  '5,000 nested elements': `${'<div>'.repeat(5_000)}${story}`,
  'an attribute of 10 MB': `<p title="${'x'.repeat(9_990_000)}">${story}`,
  '50,000 attributes': `<p ${Array.from({ length: 50_000 }, (_, index) => `a${index}=1`).join(' ')}>${story}`,
  '500,000 unclosed elements': `${story}${'<b>'.repeat(500_000)}`,
  '1,000,000 ampersands': `${story}${'&'.repeat(1_000_000)}`,
};

/** How many made-up news pages are read in a second on one core, and how long hostile ones take; or how well pages are read whose text is known. `bench pages 500`: how many; `bench pages FOLDER`: a labelled set; `bench pages generated`: one of our own making. */
export async function benchPages([what = `${pagesUsual}`]: readonly string[]): Promise<void> {
  if (what === 'generated') return await benchMadePages();
  if (statSync(what, { throwIfNoEntry: false })?.isDirectory()) return await benchPageQuality(what);
  if (!/^\d+$/.test(what)) throw new Error(`There is no folder ${what}.`);
  await benchSpeed(Number(what));
}

async function benchSpeed(count: number): Promise<void> {
  const pages = Array.from({ length: count }, (_, index) => newsPage(index + 1));
  const kilobytes = pages.map((page) => page.length / 1000);
  console.log(
    `Node ${process.versions.node}, ${pages.length} pages of ${Math.round(Math.min(...kilobytes))} to ${Math.round(Math.max(...kilobytes))} kB\n`,
  );
  benchHere(pages);
  await benchWorker(pages);
}

// In this thread too: what it costs without the worker, and in processor time, which a busy machine does not stretch so much.
function benchHere(pages: readonly string[]): void {
  const samples: number[] = [];
  const before = process.cpuUsage();
  for (const page of pages) {
    const startedAt = performance.now();
    mainText(page, limits.pages);
    samples.push(performance.now() - startedAt);
  }
  const { user, system } = process.cpuUsage(before);
  console.log(`in one thread: p50 ${ms(median(samples))} ms, p99 ${ms(quantile(samples, 0.99))} ms a page,`);
  console.log(
    `${ms((user + system) / 1000 / pages.length)} ms of processor time with the garbage collector's threads\n`,
  );
}

async function benchWorker(pages: readonly string[]): Promise<void> {
  const reader = createPageReader({ limits: limits.pages });
  const startedAt = performance.now();
  await reader.read(story);
  console.log(`in the worker: ${ms(performance.now() - startedAt)} ms to start it`);
  const readAt = performance.now();
  for (const page of pages) {
    const read = await reader.read(page);
    if ('text' in read) trimLitter(read.text);
  }
  console.log(`${((pages.length * 1000) / (performance.now() - readAt)).toFixed(1)} pages/s, one after the other\n`);
  for (const [name, page] of Object.entries(hostile)) {
    const at = performance.now();
    const read = await reader.read(page);
    const outcome = 'text' in read ? `${read.text.length} characters` : read.error;
    console.log(`${name.padEnd(28)} ${ms(performance.now() - at)} ms, ${outcome}`);
  }
  await reader.close();
}
