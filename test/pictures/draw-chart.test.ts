import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { createDrawChart, svgOf } from '../../src/pictures/draw-chart.ts';
import { randomChart } from './random-charts.ts';

const limits = { chartsKeptMax: 2, waitingMax: 3 };
const chart = randomChart(1);

/** Width and height as the head of a PNG gives them. */
const sizeOf = (png: Uint8Array) => {
  const head = new DataView(png.buffer, png.byteOffset, 24);
  return { width: head.getUint32(16), height: head.getUint32(20) };
};

describe('drawing a chart', () => {
  it('gives a PNG, twice as large as it is laid out', async () => {
    const png = await createDrawChart(limits)(chart);

    expect([...png.slice(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(sizeOf(png).width).toBe(1600);
    expect(png.length).toBeLessThan(1_000_000);
  });

  it('draws its letters with the fonts that come with Parley', async () => {
    const png = await createDrawChart(limits)(chart);

    const without = new Resvg(svgOf(chart), { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom', value: 2 } });
    expect(png.length).toBeGreaterThan(without.render().asPng().length + 10_000);
  });

  it('draws the same chart once, also when it is asked for again at once', async () => {
    const draw = createDrawChart(limits);

    const [first, second] = [draw(chart), draw(structuredClone(chart))];

    expect(await second).toBe(await first);
  });

  it('keeps no more than its limit', async () => {
    const draw = createDrawChart(limits);
    const first = await draw(chart);
    for (const seed of [2, 3]) await draw(randomChart(seed));

    expect(await draw(chart)).not.toBe(first);
  });

  it('refuses when too many wait, and draws again after', async () => {
    const draw = createDrawChart(limits);

    const all = await Promise.allSettled([1, 2, 3, 4].map((seed) => draw(randomChart(seed))));

    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect((await draw(randomChart(4))).length).toBeGreaterThan(1000);
  });

  it('loads what draws only with the first chart', () => {
    const source = join(import.meta.dirname, '../../src/pictures/draw-chart.ts');
    const script = `
      const { createDrawChart } = await import(${JSON.stringify(source)});
      createDrawChart({ chartsKeptMax: 1, waitingMax: 1 });
      console.log(process.report.getReport().sharedObjects.filter((path) => path.includes('resvg')).length);`;

    const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });

    expect(out.trim()).toBe('0');
  });
});
