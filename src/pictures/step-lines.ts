import type { Series, Step } from '../domain/charts.ts';
import type { LevelScale } from './level-axis.ts';
import type { Box } from './place-labels.ts';
import { at, look } from './svg.ts';
import type { TimeScale } from './time-axis.ts';

/** How a line is drawn: what held, what is not certain, what is set aside. */
export type Stroke = 'solid' | 'dashed' | 'dotted';

/** A level as a piece of a line. */
export interface Piece {
  readonly step: Step;
  readonly stroke: Stroke;
  readonly x1: number;
  readonly x2: number;
  readonly y: number;
}

export interface Plot {
  readonly time: TimeScale;
  readonly levels: LevelScale;
  readonly today: string;
}

/** The pieces of a series from left to right. A level that goes on past today is certain only up to it. */
export const piecesOf = ({ steps }: Series, plot: Plot): Piece[] => steps.flatMap((step) => piecesOfStep(step, plot));

function piecesOfStep(step: Step, { time, levels, today }: Plot): Piece[] {
  const isMeant = step.status === 'threatened' || step.status === 'announced';
  const to = step.to ?? (isMeant || step.from > today ? time.to : today);
  if (step.from > time.to || to < time.from) return [];
  const y = levels.yOf(step.percent);
  const piece = (stroke: Stroke, [from, until]: readonly [string, string]): Piece => ({
    ...{ step, stroke, y, x1: time.xOf(from), x2: time.xOf(until) },
  });
  if (isMeant || step.from >= today) return [piece('dashed', [step.from, to])];
  const stroke = step.status === 'suspended' ? 'dotted' : 'solid';
  if (to <= today) return [piece(stroke, [step.from, to])];
  return [piece(stroke, [step.from, today]), piece('dashed', [today, to])];
}

// Round ends, so that a level of a few days is seen at all.
const dashes = {
  solid: ' stroke-linecap="round"',
  dashed: ' stroke-dasharray="12 9"',
  dotted: ' stroke-dasharray="0.1 10" stroke-linecap="round"',
} as const;
// Where both sides stand at one level, the narrow line lies on the wide one and both are seen.
const widths = { US: 7, CN: 3 } as const;

/** The line of a series, one path for each stretch that is drawn alike, and a ring where nothing is known after. */
export function drawLine({ side }: Series, pieces: readonly Piece[]): string[] {
  const colour = look.sides[side];
  const paths = stretchesOf(pieces).map(
    ({ stroke, d }) =>
      `<path class="line ${stroke}" data-side="${side}" d="${d}" fill="none" stroke="${colour}" stroke-width="${widths[side]}"${dashes[stroke]}/>`,
  );
  const rings = pieces
    .filter(({ step }, place) => step.end !== undefined && pieces[place + 1]?.step !== step)
    .map(({ x2, y }) => ring({ x: x2, y, colour }));
  return [...paths, ...rings];
}

/** The mark behind which nothing is known. */
export const ring = ({ x, y, colour }: { readonly x: number; readonly y: number; readonly colour: string }): string =>
  `<circle class="ring" cx="${at(x)}" cy="${at(y)}" r="7" fill="${look.paper}" stroke="${colour}" stroke-width="3"/>`;

function stretchesOf(pieces: readonly Piece[]): { readonly stroke: Stroke; readonly d: string }[] {
  const stretches: { stroke: Stroke; d: string }[] = [];
  for (const [place, piece] of pieces.entries()) {
    const before = pieces[place - 1];
    const isJoined = before !== undefined && Math.abs(before.x2 - piece.x1) < 0.05;
    const last = stretches.at(-1);
    if (isJoined && last?.stroke === piece.stroke) last.d += `V${at(piece.y)}H${at(piece.x2)}`;
    else stretches.push({ stroke: piece.stroke, d: startOf(piece, isJoined ? before : undefined) });
  }
  return stretches;
}

const startOf = ({ x1, x2, y }: Piece, before: Piece | undefined): string =>
  before === undefined || before.y === y
    ? `M${at(x1)} ${at(y)}H${at(x2)}`
    : `M${at(x1)} ${at(before.y)}V${at(y)}H${at(x2)}`;

/** What the line of a series covers, for labels to keep clear of. */
export function coverOf(pieces: readonly Piece[]): Box[] {
  return pieces.flatMap((piece, place) => {
    const before = pieces[place - 1];
    const [up, down] = [Math.min(piece.y, before?.y ?? piece.y), Math.max(piece.y, before?.y ?? piece.y)];
    const across = around({ left: piece.x1, right: piece.x2, top: piece.y, bottom: piece.y });
    const isJoined = before !== undefined && Math.abs(before.x2 - piece.x1) < 0.05 && up < down;
    return isJoined ? [across, around({ left: piece.x1, right: piece.x1, top: up, bottom: down })] : [across];
  });
}

const clearancePx = 5;
const around = ({ left, right, top, bottom }: Box): Box => ({
  left: left - clearancePx,
  right: right + clearancePx,
  top: top - clearancePx,
  bottom: bottom + clearancePx,
});
