import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/domain/charts.ts';
import { svgOf } from '../../src/pictures/draw-chart.ts';
import { isTouching } from '../../src/pictures/place-labels.ts';
import { look } from '../../src/pictures/svg.ts';
import { widthOf } from '../../src/pictures/text-width.ts';
import { eventChart } from '../../src/pipeline/charts/event-chart.ts';
import { tariffChart } from '../../src/pipeline/charts/tariff-chart.ts';
import { randomChart } from './random-charts.ts';
import { sizeOf, textsOf } from './reading-svg.ts';
import { seedFacts } from './seed-facts.ts';

const fontFiles = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${file}`),
);

/** The width of a text as it is really drawn. */
function drawnWidth(text: string, { px, isBold }: { readonly px: number; readonly isBold: boolean }): number {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="100" font-family="${look.family}"><text x="50" y="60" font-size="${px}"${isBold ? ' font-weight="bold"' : ''}>${escaped}</text></svg>`;
  return new Resvg(svg, { font: { fontFiles, loadSystemFonts: false } }).getBBox()?.width ?? 0;
}

/** Texts that touch another, or leave the picture. */
function faultsOf(chart: Chart): string[] {
  const svg = svgOf(chart);
  const [{ width, height }, texts] = [sizeOf(svg), textsOf(svg)];
  const outside = texts.filter(
    ({ box }) => box.left < 8 || box.right > width - 8 || box.top < 4 || box.bottom > height - 4,
  );
  const pairs = texts.flatMap((one, place) => texts.slice(place + 1).map((other) => [one, other] as const));
  const touching = pairs.filter(([one, other]) => isTouching(one.box, other.box));
  return [
    ...outside.map(({ text }) => `“${text}” leaves the picture`),
    ...touching.map(([one, other]) => `“${one.text}” touches “${other.text}”`),
  ];
}

// The rows of a name stand together, so they are counted by their first word.
const namesIn = (chart: Chart): number => (chart.kind === 'steps' ? chart.series.length : 0);

describe('the labels of a chart', () => {
  it.each([Date.UTC(2025, 5, 10), Date.UTC(2025, 10, 12), Date.UTC(2026, 10, 9), Date.UTC(2027, 0, 9)])(
    'of the seed packs neither touch nor leave the picture, as asked at %d',
    async (nowMs) => {
      const facts = await seedFacts(nowMs);
      const charts = [
        tariffChart(facts, { span: 'since-2025', nowMs }),
        tariffChart(facts, { span: 'since-2018', nowMs }),
        tariffChart(facts, { span: 'since-2018', nowMs, side: 'US' }),
        eventChart(facts, { from: '2018-01-01', to: undefined, nowMs }),
        eventChart(facts, { from: '2025-01-01', to: '2025-12-31', nowMs }),
      ].flatMap((chart) => chart ?? []);

      expect(charts).toHaveLength(5);
      expect(charts.flatMap(faultsOf)).toEqual([]);
    },
  );

  it('of 300 charts by chance neither touch nor leave the picture, and name every line', () => {
    const charts = [...Array(300).keys()].map((seed) => randomChart(seed + 1));

    const faults = charts.flatMap((chart, place) => faultsOf(chart).map((fault) => `chart ${place + 1}: ${fault}`));
    const unnamed = charts.filter((chart) => namedLines(svgOf(chart)) < namesIn(chart));

    expect(faults).toEqual([]);
    expect(unnamed).toEqual([]);
  });

  it('are never wider than reckoned, and hardly narrower', () => {
    const signs = [...Array(95).keys()].map((place) => String.fromCharCode(32 + place));
    const texts = [...signs.map((sign) => `H${sign.repeat(6)}H`), 'US on Chinese goods: 47 %', '9–10 Jun 2025: Talks'];
    const types = [true, false].map((isBold) => ({ px: 22, isBold }));

    const wrong = types.flatMap((type) =>
      texts.filter((text) => {
        const [reckoned, drawn] = [widthOf(text, type), drawnWidth(text.replaceAll(' ', '\u00A0'), type)];
        return drawn > reckoned + 1 || drawn < reckoned * 0.9 - 6;
      }),
    );

    expect(wrong).toEqual([]);
  });
});

// A name is its rows in one column, each a row below the last.
function namedLines(svg: string): number {
  const rows = textsOf(svg).filter(({ role }) => role === 'name');
  return rows.filter(({ text }) => /: [\d.,]+\u00A0%/.test(text) || /^[\d.,]+\u00A0%/.test(text)).length;
}
