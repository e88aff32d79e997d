import { at, look, textAt } from './svg.ts';

/** Where a level lies between the foot and the top of a plot. */
export interface LevelScale {
  readonly ticks: readonly number[];
  yOf(percent: number): number;
}

const tickSteps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];
const ticksMax = 7;

/** A scale from nothing up to a round number above the highest level. */
export function levelScale({ max, top, bottom }: { max: number; top: number; bottom: number }): LevelScale {
  const aim = Math.max(1, max) * 1.03;
  const step = tickSteps.find((one) => aim / one <= ticksMax) ?? Math.ceil(aim / ticksMax);
  const count = Math.ceil(aim / step);
  const ticks = [...Array(count + 1).keys()].map((place) => place * step);
  const highest = count * step;
  return {
    ticks,
    yOf: (percent) => bottom - (Math.min(highest, Math.max(0, percent)) / highest) * (bottom - top),
  };
}

/** `7.5 %`, as everywhere in Parley. */
export const percentText = (value: number): string =>
  `${value.toLocaleString('en-GB', { maximumFractionDigits: 2 }).replace('-', '−')} %`;

/** The lines across, each named on the left. */
export function drawLevelAxis({ ticks, yOf }: LevelScale, { left, right }: { left: number; right: number }): string[] {
  return ticks.flatMap((percent) => [
    `<line class="y-line" x1="${at(left)}" x2="${at(right)}" y1="${at(yOf(percent))}" y2="${at(yOf(percent))}" stroke="${percent === 0 ? look.border : look.grid}" stroke-width="2"/>`,
    textAt(percentText(percent), {
      ...{ x: left - 12, y: yOf(percent) + 8, type: look.text, colour: look.soft },
      ...{ role: 'y-label', anchor: 'end' },
    }),
  ]);
}
