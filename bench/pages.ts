import { statSync } from 'node:fs';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { limits } from '../config/limits.ts';
import { mainText } from '../src/feeds/pages/main-text.ts';
import { createPageReader } from '../src/feeds/pages/page-reader.ts';
import { benchMadePages } from './made-pages/quality.ts';
import { type Bench, byTurns, type Figure, type Size } from './measured.ts';
import { newsPage } from './news-page.ts';
import { benchPageQuality } from './page-quality.ts';

const pagesRead: Readonly<Record<Size, number>> = { full: 60, small: 2 };
const story = '<p>Envoys met in the harbour office on Monday, and spoke for four hours about grain.</p>'.repeat(5);

const hostile: Readonly<Record<string, string>> = {
  '5,000 nested elements': `${'<div>'.repeat(5_000)}${story}`,
  'an attribute of 10 MB': `<p title="${'x'.repeat(9_990_000)}">${story}`,
  '50,000 attributes': `<p ${Array.from({ length: 50_000 }, (_, index) => `a${index}=1`).join(' ')}>${story}`,
  '500,000 unclosed elements': `${story}${'<b>'.repeat(500_000)}`,
  '1,000,000 ampersands': `${story}${'&'.repeat(1_000_000)}`,
};

/** How fast made-up news pages are read, beside the bare libraries, and how long hostile ones take. */
export const pagesBench: Bench = {
  title: 'Pages',
  what: 'The main text of made-up news pages of 60 to 150 kB, beside the same two libraries without guard and clean-up; and pages made to hurt, in the worker. By hand: `npm run bench pages FOLDER` scores a labelled set, `npm run bench pages generated` one of our own making.',
  peers: ['@mozilla/readability', 'linkedom'],
  async measure(size, say) {
    say('honest pages');
    const figures = [...(await speeds(size)), await firstPage(size)];
    say('hostile pages');
    return { figures: [...figures, ...(await hostileFigures())] };
  },
  async alone([what = '']) {
    if (what === 'generated') return await benchMadePages();
    if (!statSync(what, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`There is no folder ${what}.`);
    await benchPageQuality(what);
  },
};

async function speeds(size: Size): Promise<Figure[]> {
  const pages = Array.from({ length: pagesRead[size] }, (_, index) => newsPage(index + 1));
  const reader = createPageReader({ limits: limits.pages });
  await reader.read(story);
  const rate = (read: (page: string) => unknown) => async () => {
    const startedAt = performance.now();
    for (const page of pages) await read(page);
    return (pages.length * 1_000) / (performance.now() - startedAt);
  };
  const found = await byTurns(size, {
    here: rate((page) => mainText(page, limits.pages)),
    worker: rate((page) => reader.read(page)),
    bare: rate((page) => new Readability(parseHTML(page).document).parse()),
  });
  await reader.close();
  const peer = { name: 'bare libraries', values: found.bare };
  return [
    { name: 'pages read, in one thread', unit: 'a second', ours: found.here, peer, isRate: true },
    { name: 'pages read, in the worker', unit: 'a second', ours: found.worker, peer, isRate: true },
  ];
}

// The worker starts with the first page.
async function firstPage(size: Size): Promise<Figure> {
  const { first } = await byTurns(size, {
    async first() {
      const reader = createPageReader({ limits: limits.pages });
      const startedAt = performance.now();
      await reader.read(story);
      const tookMs = performance.now() - startedAt;
      await reader.close();
      return tookMs;
    },
  });
  return { name: 'the first page, with the start of the worker', unit: 'ms', ours: first };
}

async function hostileFigures(): Promise<Figure[]> {
  const reader = createPageReader({ limits: limits.pages });
  const figures: Figure[] = [];
  for (const [name, page] of Object.entries(hostile)) {
    const startedAt = performance.now();
    await reader.read(page);
    figures.push({
      ...{ name, unit: 'ms', ours: [performance.now() - startedAt] },
      bound: { at: 'most', of: 'value', bound: limits.pages.deadlineMs },
    });
  }
  await reader.close();
  return figures;
}
