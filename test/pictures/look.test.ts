import { describe, expect, it } from 'vitest';
import { svgOf } from '../../src/pictures/draw-chart.ts';
import { look } from '../../src/pictures/svg.ts';
import { randomChart } from './random-charts.ts';
import { sizeOf, textsOf } from './reading-svg.ts';

/** The relative luminance of WCAG 2. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminanceOf(a), luminanceOf(b)].toSorted((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** How a colour is seen by who has no cones for red, after Viénot, Brettel and Mollon. */
function withoutRed(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2,
  );
  const [both, rest] = [0.1124 * red + 0.8876 * green, 0.004 * red - 0.004 * green + blue];
  return `#${[both, both, Math.max(0, rest)]
    .map((one) =>
      Math.round(one ** (1 / 2.2) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

const charts = [...Array(60).keys()].map((seed) => svgOf(randomChart(seed + 1)));

describe('a chart', () => {
  it('sets every text with a contrast of at least 4.5 to 1, on the card and on what lies ahead', () => {
    const colours = [...new Set(charts.flatMap((svg) => textsOf(svg).map(({ fill }) => fill)))];

    const contrasts = colours.flatMap((colour) => [look.paper, look.ahead].map((ground) => contrastOf(colour, ground)));

    expect(colours.length).toBeGreaterThan(3);
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(4.5);
  });

  it('stands out with its border on a light chat and on a dark one', () => {
    expect(contrastOf(look.border, '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrastOf(look.paper, '#313338')).toBeGreaterThanOrEqual(3);
  });

  it('keeps blue and orange apart for who sees no red', () => {
    const [us, china] = [withoutRed(look.sides.US), withoutRed(look.sides.CN)];

    const blueOf = (colour: string) => Number.parseInt(colour.slice(5, 7), 16);
    expect(blueOf(us) - blueOf(china)).toBeGreaterThan(100);
  });

  it('is read on a phone: no letters below 22 in a picture 800 wide', () => {
    expect(charts.map((svg) => sizeOf(svg).width)).toEqual(charts.map(() => 800));
    expect(Math.min(...charts.flatMap((svg) => textsOf(svg).map(({ px }) => px)))).toBe(22);
  });

  it('lets no word become markup', () => {
    const hostile = charts.filter((svg) => svg.includes('&lt;b&gt;'));

    expect(hostile.length).toBeGreaterThan(10);
    expect(charts.filter((svg) => svg.includes('<b>'))).toEqual([]);
  });
});
