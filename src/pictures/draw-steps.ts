import type { StepChart } from '../domain/charts.ts';
import { drawHeading } from './heading.ts';
import { drawKey, type KeySign } from './key.ts';
import type { Piece } from './step-lines.ts';
import { drawPanel } from './steps-panel.ts';
import { card } from './svg.ts';
import { timeScale } from './time-axis.ts';

const plotLeft = 118;
const plotRight = 585;
const lonePlotPx = 380;
const sharedPlotPx = 230;

/** Levels over time as an SVG: a line steps on the days on which a level changed. */
export function drawSteps(chart: StepChart): string {
  const time = timeScale({ from: chart.from, to: chart.to, left: plotLeft, right: plotRight });
  const heading = drawHeading(chart);
  const groups = [...Map.groupBy(chart.series, ({ group }) => group)];
  const heightPxMin = groups.length === 1 ? lonePlotPx : sharedPlotPx;
  const parts = [...heading.parts];
  const pieces: Piece[] = [];
  let bottom = heading.bottom;
  for (const [title, series] of groups) {
    const panel = drawPanel({ title, series, time, today: chart.today, top: bottom, heightPxMin });
    parts.push(...panel.parts);
    pieces.push(...panel.pieces);
    bottom = panel.bottom;
  }
  const signs = new Set([...pieces.flatMap(signsOf), ...(chart.today < chart.to ? (['ahead'] as const) : [])]);
  const key = drawKey({ signs, today: chart.today, top: bottom });
  return card(key.bottom, [...parts, ...key.parts]);
}

/** A shorter line shows no dashes, or lies under its ring. */
const dashedPxMin = 30;

const signsOf = ({ stroke, isLastKnown, x1, x2 }: Piece): KeySign[] => [
  ...(stroke === 'solid' || (stroke === 'dashed' && x2 - x1 < dashedPxMin) ? [] : [stroke]),
  ...(isLastKnown ? (['ring'] as const) : []),
];
