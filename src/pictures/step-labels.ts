import type { Series, Step } from '../domain/charts.ts';
import { formatDate } from '../domain/partial-date.ts';
import { percentText } from './level-axis.ts';
import type { Box, Wanting } from './place-labels.ts';
import type { Piece } from './step-lines.ts';
import { at, look, textAt } from './svg.ts';
import { widthOf } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

/** A text at a line, and the point that it belongs to. */
export interface Label {
  readonly rows: readonly string[];
  readonly colour: string;
  readonly x: number;
  readonly y: number;
  readonly isName: boolean;
}

export interface Naming {
  readonly series: Series;
  readonly pieces: readonly Piece[];
  readonly today: string;
  /** The area of labels. */
  readonly within: Box;
}

const besidePx = 14;
const nameWidthPxMax = 310;
const stepPx = 7;

/** The rows in which a line is named where it ends: what it is, at which level, and from when nothing is known. */
export function nameRows({ series, pieces, today, within }: Naming): string[] {
  const last = pieces.at(-1);
  if (last === undefined) return [];
  const status = last.step.status === 'threatened' || last.step.status === 'announced' ? `, ${last.step.status}` : '';
  const words = `${series.name}: ${percentText(last.step.percent)}${status}${series.group === undefined ? noteOn(last.step, today) : ''}`;
  const room = within.right - last.x2 - besidePx;
  return wrapText(words, { ...look.strong, widthPx: Math.max(nameWidthPxMin, Math.min(room, nameWidthPxMax)) });
}
const nameWidthPxMin = 150;

const noteOn = ({ to, end }: Step, today: string): string =>
  to === undefined || end === undefined
    ? ''
    : end === 'due' && to >= today
      ? `, due to end ${formatDate(to)}`
      : `, not known after ${formatDate(to)}`;

/** The name of a line, beside its end, or as near to it as there is room. */
export function nameLabel(naming: Naming): Wanting<Label>[] {
  const { series, pieces, within } = naming;
  const [last, rows] = [pieces.at(-1), nameRows(naming)];
  if (last === undefined || rows.length === 0) return [];
  const label = { rows, colour: look.sides[series.side], x: last.x2, y: last.y, isName: true };
  return [{ label, isNeeded: true, spots: nameSpots(label, within) }];
}

function nameSpots({ rows, x, y }: Label, within: Box): Box[] {
  const { width, height } = sizeOf(rows);
  const steps = Math.ceil((within.bottom - within.top) / stepPx);
  const shifts = [...Array(steps).keys()].flatMap((step) => (step === 0 ? [0] : [-step * stepPx, step * stepPx]));
  const beside = shifts.map((shift) => boxAt({ left: x + besidePx, top: y - height / 2 + shift, width, height }));
  const columns = [...Array(12).keys()].map(
    (column) => within.left + (column * (within.right - within.left - width)) / 11,
  );
  // Nearest to the end of the line first.
  const anywhere = columns
    .toSorted((a, b) => Math.abs(a - x) - Math.abs(b - x))
    .flatMap((left) => shifts.map((shift) => boxAt({ left, top: y - height / 2 + shift, width, height })));
  return [...beside, ...anywhere];
}

/** The level of each piece before the last, above or below its middle. */
export function valueLabels({ series, pieces }: Pick<Naming, 'series' | 'pieces'>): Wanting<Label>[] {
  const last = pieces.at(-1);
  return pieces
    .filter(({ step }, place) => step !== last?.step && pieces[place - 1]?.step !== step)
    .map((piece) => {
      const rows = [percentText(piece.step.percent)];
      const label = { rows, colour: look.sides[series.side], x: piece.x1, y: piece.y, isName: false };
      return { label, isNeeded: false, spots: valueSpots(piece, rows) };
    });
}

function valueSpots({ x1, x2, y }: Piece, rows: readonly string[]): Box[] {
  const { width, height } = sizeOf(rows);
  const lefts = [(x1 + x2 - width) / 2, x1 - 2, x2 - width + 2];
  const [above, below] = [y - height - 6, y + 6];
  return [
    ...lefts.map((left) => boxAt({ left, top: above, width, height })),
    boxAt({ left: x2 + besidePx, top: y - height / 2, width, height }),
    boxAt({ left: x1 - besidePx - width, top: y - height / 2, width, height }),
    ...lefts.map((left) => boxAt({ left, top: below, width, height })),
  ];
}

const sizeOf = (rows: readonly string[]) => ({
  width: Math.max(...rows.map((row) => widthOf(row, look.strong))),
  height: rows.length * look.rowPx,
});

const boxAt = ({ left, top, width, height }: { left: number; top: number; width: number; height: number }): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** A label in its box; a thin line leads to it where it had to stand away from its point. */
export function drawLabel({ rows, colour, x, y, isName }: Label, box: Box): string[] {
  const texts = rows.map((row, place) =>
    textAt(row, {
      ...{ x: box.left, y: box.top + place * look.rowPx + 21, type: look.strong, colour },
      ...{ role: isName ? 'name' : 'value', hasHalo: true },
    }),
  );
  const nearX = Math.min(Math.max(x, box.left), box.right);
  const nearY = Math.min(Math.max(y, box.top), box.bottom);
  const isAway = isName && Math.hypot(nearX - x, nearY - y) > besidePx + stepPx;
  const lead = `<line class="lead" x1="${at(x)}" y1="${at(y)}" x2="${at(nearX)}" y2="${at(nearY)}" stroke="${colour}" stroke-width="1.5"/>`;
  return isAway ? [lead, ...texts] : texts;
}
