import type { Series } from '../domain/charts.ts';
import { drawLevelAxis, levelScale } from './level-axis.ts';
import { type Box, placeLabels } from './place-labels.ts';
import { drawLabel, type Naming, nameLabel, nameRows, valueLabels } from './step-labels.ts';
import { coverOf, drawLine, type Piece, piecesOf } from './step-lines.ts';
import { look, textAt } from './svg.ts';
import { axisCover, drawTimeAxis, drawToday, type TimeScale } from './time-axis.ts';

/** Series that are drawn on one pair of axes. */
export interface Panel {
  readonly title: string | undefined;
  readonly series: readonly Series[];
  readonly time: TimeScale;
  readonly today: string;
  readonly top: number;
  readonly heightPxMin: number;
}
export interface DrawnPanel {
  readonly parts: readonly string[];
  readonly pieces: readonly Piece[];
  readonly bottom: number;
}

const axisPx = 46;
const abovePx = 32;
const titlePx = 40;
/** So much more than the names themselves take keeps a place for each. */
const crowding = 1.5;

/** Axes, lines and their names. */
export function drawPanel({ title, series, time, today, top, heightPxMin }: Panel): DrawnPanel {
  const plotTop = top + abovePx + (title === undefined ? 0 : titlePx);
  const wide = { left: time.left, right: look.widthPx - look.edgePx, top: plotTop - abovePx };
  const names = namesPx(series, { time, today, within: { ...wide, bottom: plotTop } });
  const bottom = plotTop + Math.max(heightPxMin, names * crowding);
  const max = Math.max(0, ...series.flatMap(({ steps }) => steps.map(({ percent }) => percent)));
  const plot = { time, today, levels: levelScale({ max, top: plotTop, bottom }) };
  const axis = { scale: time, top: plotTop, bottom };
  const within = { ...wide, bottom: bottom + axisPx - 6 };
  const drawn = series.map((one) => ({ series: one, pieces: piecesOf(one, plot), today, within }));
  const ground = [...drawToday(today, axis), ...drawTimeAxis(axis), ...drawLevelAxis(plot.levels, time)];
  return {
    parts: [
      ...(title === undefined ? [] : [drawTitle(title, top + titlePx - 8)]),
      ...ground,
      ...drawn.flatMap((one) => drawLine(one.series, one.pieces)),
      ...drawLabels(drawn, axisCover(axis)),
    ],
    pieces: drawn.flatMap((one) => one.pieces),
    bottom: bottom + axisPx,
  };
}

// The names that begin farthest to the right have the fewest places to stand.
function drawLabels(drawn: readonly Naming[], axis: Box): string[] {
  const [within, lines] = [drawn[0]?.within, drawn.flatMap(({ pieces }) => coverOf(pieces))];
  if (within === undefined) return [];
  const names = drawn.flatMap(nameLabel).toSorted((a, b) => b.label.x - a.label.x);
  const placed = placeLabels([...names, ...drawn.flatMap(valueLabels)], { within, lines, taken: [axis] });
  return placed.flatMap(({ label, box }) => drawLabel(label, box));
}

// How wide a name may be depends on where its line ends, not on the height of the plot.
function namesPx(
  series: readonly Series[],
  { within, ...plot }: Omit<Naming, 'series' | 'pieces'> & Pick<Panel, 'time'>,
) {
  const levels = levelScale({ max: 1, top: 0, bottom: 1 });
  const rows = series.flatMap((one) =>
    nameRows({ series: one, pieces: piecesOf(one, { ...plot, levels }), today: plot.today, within }),
  );
  return rows.length * look.rowPx;
}

const drawTitle = (title: string, y: number): string =>
  textAt(title, { x: look.edgePx, y, type: look.strong, colour: look.ink, role: 'group' });
