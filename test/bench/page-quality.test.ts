import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { labelledPagesOf, qualitiesOf, qualityTable } from '../../bench/page-quality.ts';
import { scoreOf } from '../../bench/page-score.ts';

const truth = 'Envoys of Oster and Halmark met in the old harbour office on Monday.';

describe('the score of readings', () => {
  it('is 1 for perfect ones and 0 for empty ones', () => {
    const pages = [truth, 'They will meet again.'];

    expect(scoreOf(pages.map((text) => ({ truth: text, read: text })))).toEqual({
      ...{ f1: 1, precision: 1, recall: 1, exact: 1 },
    });
    expect(scoreOf(pages.map((text) => ({ truth: text, read: '' })))).toEqual({
      ...{ f1: 0, precision: 0, recall: 0, exact: 0 },
    });
    expect(scoreOf([])).toMatchObject({ f1: 0, exact: 0 });
  });

  it('is a mean over pages, where a page of which nothing was read says nothing of precision', () => {
    const score = scoreOf([
      { truth: 'a b c d e', read: 'a b c d e' },
      // One run of two is read, and one beside it.
      { truth: 'a b c d e', read: 'a b c d x' },
      { truth: 'a b c d e', read: '' },
    ]);

    expect(score.precision).toBeCloseTo((1 + 1 / 2) / 2);
    expect(score.recall).toBeCloseTo((1 + 1 / 2 + 0) / 3);
    expect(score.f1).toBeCloseTo((2 * 0.75 * 0.5) / (0.75 + 0.5));
    expect(score.exact).toBeCloseTo(1 / 3);
  });
});

/** A folder as the benchmark's checkout has it. */
function checkout(pages: Readonly<Record<string, { html: string; articleBody: string }>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-pages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'html'));
  const truths = Object.entries(pages).map(([id, { articleBody }]) => [id, { articleBody, url: 'https://a.example' }]);
  writeFileSync(join(folder, 'ground-truth.json'), JSON.stringify(Object.fromEntries(truths)));
  for (const [id, { html }] of Object.entries(pages))
    writeFileSync(join(folder, 'html', `${id}.html.gz`), gzipSync(html));
  return folder;
}

describe('a checkout of the benchmark', () => {
  const story = Array.from({ length: 6 }, (_, index) => `${truth} It was day ${index}, and it rained on the pier.`);
  const markup = story.map((text) => `<p>${text}</p>`).join('');

  it('gives its pages with their true text', () => {
    const folder = checkout({
      a1: { html: '<p>Büro</p>', articleBody: 'Büro' },
      b2: { html: '<p>x', articleBody: 'x' },
    });

    expect([...labelledPagesOf(folder)]).toEqual([
      { html: '<p>Büro</p>', truth: 'Büro' },
      { html: '<p>x', truth: 'x' },
    ]);
  });

  it('that lacks a file, or names one outside it, is refused', () => {
    expect(() => [...labelledPagesOf(tmpdir())]).toThrow('no ground-truth.json');
    const folder = checkout({ a1: { html: '', articleBody: '' } });
    writeFileSync(join(folder, 'ground-truth.json'), '{"../../etc/hosts": {"articleBody": "x"}}');
    expect(() => [...labelledPagesOf(folder)]).toThrow();
  });

  it('is read by ours without litter, by plain Readability with it, and the table shows both', async () => {
    const litter = '<p>Sign up for our weekly letter on grain, and never miss a ship again.</p>';
    const html = `<html><head><title>Envoys meet</title></head><body><article>${markup}${litter}</article></body></html>`;
    const folder = checkout({ a1: { html, articleBody: story.join('\n\n') } });

    const qualities = await qualitiesOf(labelledPagesOf(folder));

    const [ours, plain] = qualities.map(({ readings }) => scoreOf(readings));
    expect(ours).toEqual({ f1: 1, precision: 1, recall: 1, exact: 1 });
    expect(plain).toMatchObject({ recall: 1, exact: 0 });
    expect(qualityTable(qualities)).toMatch(/^Parley +1\.000 +1\.000 +1\.000 +1\.000 .*\nplain Readability +0\.9/m);
  });
});
