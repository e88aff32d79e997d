import { expect, it } from 'vitest';
import { madePages } from '../../bench/made-pages/quality.ts';
import { qualitiesOf, type ReaderQuality } from '../../bench/page-quality.ts';
import { scoreOf } from '../../bench/page-score.ts';

it('made-up pages are over 200, of over 12 forms in each half, and the same in every run', () => {
  const pages = madePages(8);
  const formsOf = (half: string) => new Set(pages.filter((page) => page.half === half).map(({ layout }) => layout));

  expect(pages.length).toBeGreaterThanOrEqual(200);
  expect(formsOf('tuned').size).toBeGreaterThan(12);
  expect(formsOf('reported').size).toBeGreaterThan(12);
  expect(formsOf('tuned').intersection(formsOf('reported')).size).toBe(0);
  expect(new Set(pages.map(({ html }) => html)).size).toBe(pages.length);
  expect(madePages(8)).toEqual(pages);
});

it('the true text of a made-up page stands in it, line by line, and no line is empty', () => {
  const bare = (text: string) => text.replace(/<[^>]*>|\s/g, '');

  for (const { html, truth, layout } of madePages(2)) {
    const shown = bare(html);
    const lines = truth.split('\n');
    const absent = lines.filter((line) => line.trim() === '' || !shown.includes(bare(line)));
    expect(absent, layout).toEqual([]);
  }
});

it('of made-up pages, ours reads more of the story than plain Readability, and less beside it, in both halves', async () => {
  for (const half of ['tuned', 'reported'])
    expectBetter(await qualitiesOf(madePages(1).filter((page) => page.half === half)));
});

function expectBetter(qualities: readonly ReaderQuality[]): void {
  const [ours, plain] = qualities.map(({ readings }) => scoreOf(readings));

  expect(ours?.f1).toBeGreaterThan(0.96);
  expect(ours?.precision).toBeGreaterThan(plain?.precision ?? 1);
  expect(ours?.recall).toBeGreaterThanOrEqual(plain?.recall ?? 1);
}
