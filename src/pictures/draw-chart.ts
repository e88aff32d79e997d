import type { Chart } from '../domain/charts.ts';
import type { DrawChart } from '../ports.ts';
import { drawEvents } from './draw-events.ts';
import { drawSteps } from './draw-steps.ts';
import { pngOf } from './png-of.ts';
import { look } from './svg.ts';

export interface PictureLimits {
  readonly chartsKeptMax: number;
  readonly waitingMax: number;
}

/** Screens have two pixels and more where a picture has one. */
const sharpness = 2;

/** A chart as an SVG. */
export function svgOf(chart: Chart): string {
  switch (chart.kind) {
    case 'steps':
      return drawSteps(chart);
    case 'events':
      return drawEvents(chart);
    default:
      return chart satisfies never;
  }
}

/**
 * Draws charts as PNG pictures, one after the other and beside the event loop; the last ones drawn are kept. What
 * draws is loaded with the first chart, so that a bot without any does not carry it. Throws where too many wait.
 */
export function createDrawChart({ chartsKeptMax, waitingMax }: PictureLimits): DrawChart {
  const kept = new Map<string, Promise<Uint8Array>>();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return (chart) => {
    const svg = svgOf(chart);
    const known = kept.get(svg);
    if (known !== undefined) return known;
    if (waiting >= waitingMax) return Promise.reject(new Error(`${waiting} charts wait to be drawn`));
    waiting += 1;
    const drawn = last
      .then(() => pngOf(svg, look.widthPx * sharpness))
      .finally(() => {
        waiting -= 1;
      });
    last = drawn.catch(() => kept.delete(svg));
    kept.set(svg, drawn);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - chartsKeptMax))) kept.delete(oldest);
    return drawn;
  };
}
