import { type Html, html } from '../../lib/html.ts';
import type { DataVisualizationBlock } from './chart-blocks.ts';

/** A chart that Slack draws itself: for each category one bar a series, as high as its figure. */
export function barsHtml({ title, chart: { series, axis_config: axes } }: DataVisualizationBlock): Html {
  const figures = series.map(({ data }) => data.map(({ value }) => value));
  const max = Math.max(1, ...figures.flat());
  const group = (label: string, at: number): Html => {
    const bars = figures.map((values) => values[at] ?? 0);
    const alt = series.map(({ name }, i) => `${name} ${bars[i]}`).join(', ');
    return html`<div><svg width="${bars.length * barPx}" height="${chartPx}" role="img" aria-label="${alt}">${bars.map((value, i) => barSvg(value / max, { value, i }))}</svg><span>${label}</span></div>`;
  };
  const names = series.map(
    ({ name }, i) =>
      html`<span dir="auto"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" class="${hue(i)}"/></svg> ${name}</span>`,
  );
  return html`<figure class="bars"><figcaption dir="auto">${title}</figcaption><div class="wide" tabindex="0" role="region" aria-label="${title}">${axes.categories.map(group)}</div><div class="names">${names} <span>${axes.y_label}</span></div></figure>`;
}

const barPx = 30;
const chartPx = 110;
// Its figure stands above a bar.
const figurePx = 16;

interface Bar {
  readonly value: number;
  readonly i: number;
}

function barSvg(share: number, { value, i }: Bar): Html {
  const height = Math.round(Math.max(0, share) * (chartPx - figurePx));
  const top = chartPx - height;
  return html`<rect x="${i * barPx}" y="${top}" width="${barPx - 3}" height="${height}" class="${hue(i)}"/><text x="${i * barPx + (barPx - 3) / 2}" y="${top - 4}" text-anchor="middle">${value}</text>`;
}

const hue = (index: number): string => `hue-${index % hues}`;
const hues = 6;
