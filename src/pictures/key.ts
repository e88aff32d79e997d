import { formatDate } from '../domain/partial-date.ts';
import type { Drawn } from './heading.ts';
import { ring } from './step-lines.ts';
import { at, look, textAt } from './svg.ts';
import { widthOf } from './text-width.ts';
import { todayLine } from './time-axis.ts';

/** What a picture may use that its key explains. */
export const keySigns = ['dashed', 'dotted', 'ring', 'ahead', 'round', 'deadline', 'planned'] as const;
export type KeySign = (typeof keySigns)[number];

interface Keyed {
  readonly signs: ReadonlySet<KeySign>;
  readonly today: string;
  readonly top: number;
}

const signPx = 34;
const gapPx = 30;

/** What the signs of a picture mean, in rows; nothing for a picture without any. */
export function drawKey({ signs, today, top }: Keyed): Drawn {
  const parts: string[] = [];
  let [x, y]: [number, number] = [look.edgePx, top + 14];
  for (const sign of keySigns.filter((one) => signs.has(one))) {
    const text = wordsOf(sign, today);
    const width = signPx + 10 + widthOf(text, look.text);
    if (x > look.edgePx && x + width > look.widthPx - look.edgePx) [x, y] = [look.edgePx, y + look.rowPx + 4];
    parts.push(drawSign(sign, { x, y }), textAt(text, { x: x + signPx + 10, y: y + 8, ...keyText }));
    x += width + gapPx;
  }
  return { parts, bottom: parts.length === 0 ? top + look.edgePx : y + look.edgePx + 8 };
}

const keyText = { type: look.text, colour: look.soft, role: 'key' };

const wordsOf = (sign: KeySign, today: string): string =>
  sign === 'ahead' ? `after ${formatDate(today)}` : words[sign];

const words = {
  dashed: 'not certain',
  dotted: 'suspended',
  ring: 'not known after this',
  round: 'talks',
  deadline: 'deadline',
  planned: 'planned or still due',
} as const;

/** Draws one sign, its middle at `y`. */
function drawSign(sign: KeySign, { x, y }: { readonly x: number; readonly y: number }): string {
  const middle = x + signPx / 2;
  const line = (dash: string) =>
    `<line x1="${at(x)}" x2="${at(x + signPx)}" y1="${at(y)}" y2="${at(y)}" stroke="${look.soft}" stroke-width="5" stroke-dasharray="${dash}"/>`;
  switch (sign) {
    case 'dashed':
      return line('12 9');
    case 'dotted':
      return line('3 7');
    case 'ring':
      return ring({ x: middle, y, colour: look.soft });
    case 'ahead':
      return [
        `<rect x="${at(x)}" y="${at(y - 11)}" width="${signPx}" height="22" fill="${look.ahead}" stroke="${look.grid}"/>`,
        todayLine({ x, top: y - 11, bottom: y + 11 }),
      ].join('');
    case 'round':
      return dot({ x: middle, y, isHollow: false });
    case 'deadline':
      return diamond({ x: middle, y, isHollow: false });
    case 'planned':
      return `${dot({ x: middle - 9, y, isHollow: true })}${diamond({ x: middle + 12, y, isHollow: true })}`;
    default:
      return sign satisfies never;
  }
}

interface Mark {
  readonly x: number;
  readonly y: number;
  readonly isHollow: boolean;
  /** How far it goes on, where it is longer than a day. */
  readonly widthPx?: number;
}

/** The mark of a round of talks; longer where the round is. */
export function dot({ x, y, isHollow, widthPx = 0 }: Mark): string {
  const fill = isHollow ? look.paper : look.sides.US;
  return `<rect class="mark round" x="${at(x - 9)}" y="${at(y - 9)}" width="${at(18 + widthPx)}" height="18" rx="9" fill="${fill}" stroke="${look.sides.US}" stroke-width="3"/>`;
}

/** The mark of a deadline. */
export function diamond({ x, y, isHollow }: Mark): string {
  const fill = isHollow ? look.paper : look.sides.CN;
  const d = `M${at(x)} ${at(y - 11)}L${at(x + 11)} ${at(y)}L${at(x)} ${at(y + 11)}L${at(x - 11)} ${at(y)}Z`;
  return `<path class="mark deadline" d="${d}" fill="${fill}" stroke="${look.sides.CN}" stroke-width="3"/>`;
}
