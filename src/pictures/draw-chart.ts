import type { Chart } from '../domain/charts.ts';
import type { DrawChart } from '../ports.ts';
import { drawEvents } from './draw-events.ts';
import { drawSteps } from './draw-steps.ts';
import { pngOf } from './png-of.ts';
import { look } from './svg.ts';

export interface PictureLimits {
  readonly chartsKeptMax: number;
  readonly waitingMax: number;
  /** One picture may take so long. */
  readonly drawMsMax: number;
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
 * draws is loaded for each, so that a bot does not carry it meanwhile. Throws where too many wait or one takes long.
 */
export function createDrawChart({ chartsKeptMax, waitingMax, drawMsMax }: PictureLimits): DrawChart {
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
      .then(() => pngOf(svg, { widthPx: look.widthPx * sharpness, drawMsMax }))
      .finally(() => {
        waiting -= 1;
      });
    last = drawn.catch(() => kept.delete(svg));
    kept.set(svg, drawn);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - chartsKeptMax))) kept.delete(oldest);
    return drawn;
  };
}
