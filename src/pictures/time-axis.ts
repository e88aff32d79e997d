import { formatDate } from '../domain/partial-date.ts';
import type { Box } from './place-labels.ts';
import { at, look, textAt } from './svg.ts';
import { widthOf } from './text-width.ts';

/** Where a day lies between the left and the right end of a picture. */
export interface TimeScale {
  readonly from: string;
  readonly to: string;
  readonly left: number;
  readonly right: number;
  xOf(day: string): number;
}

/** A scale between two days; a day outside of them lies on the nearer end. */
export function timeScale({ from, to, left, right }: Omit<TimeScale, 'xOf'>): TimeScale {
  const [start, end] = [Date.parse(from), Math.max(Date.parse(to), Date.parse(from) + 86_400_000)];
  const xOf = (day: string): number => {
    const share = (Date.parse(day) - start) / (end - start);
    return left + Math.min(1, Math.max(0, share)) * (right - left);
  };
  return { from, to, left, right, xOf };
}

const everyMonths = [1, 2, 3, 6, 12, 24, 60, 120];
const gapPx = 14;

/** The days that the axis names: firsts of months, as many as stand beside each other without touching. */
export function ticksOf(scale: TimeScale): { readonly day: string; readonly label: string }[] {
  for (const months of everyMonths) {
    const ticks = firstsOf(scale, months).map((day) => ({ day, label: formatDate(day.slice(0, months < 12 ? 7 : 4)) }));
    if (isRoomFor(ticks, scale)) return ticks;
  }
  return [];
}

function firstsOf({ from, to }: TimeScale, months: number): string[] {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const last = (Number(to.slice(0, 4)) - year + 1) * 12;
  // Counted from the year one, so that steps of many years fall on round ones.
  const start = Math.ceil((year * 12 + month - 1) / months) * months - year * 12;
  const firsts: string[] = [];
  for (let at = start; at <= last; at += months)
    firsts.push(new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10));
  return firsts.filter((day) => day >= from && day <= to);
}

function isRoomFor(ticks: readonly { readonly day: string; readonly label: string }[], { xOf }: TimeScale): boolean {
  return ticks.every(({ day, label }, place) => {
    const next = ticks[place + 1];
    return next === undefined || xOf(next.day) - xOf(day) >= widthOf(label, look.text) + gapPx;
  });
}

export interface AxisAt {
  readonly scale: TimeScale;
  readonly top: number;
  readonly bottom: number;
}

/** The axis along the bottom, with a light line up from each named day. */
export function drawTimeAxis({ scale, top, bottom }: AxisAt): string[] {
  return ticksOf(scale).flatMap(({ day, label }) => {
    const x = scale.xOf(day);
    const line = `<line class="x-line" x1="${at(x)}" x2="${at(x)}" y1="${at(top)}" y2="${at(bottom + 6)}" stroke="${look.grid}" stroke-width="2"/>`;
    const half = widthOf(label, look.text) / 2;
    const isInside = x - half >= look.edgePx / 2 && x + half <= look.widthPx - look.edgePx / 2;
    const place = { x, y: bottom + 30, type: look.text, colour: look.soft, role: 'x-label', anchor: 'middle' as const };
    return isInside ? [line, textAt(label, place)] : [line];
  });
}

/** What lies after today, shaded, and the line of today where it is not the end. */
export function drawToday(today: string, { scale, top, bottom }: AxisAt): string[] {
  if (today >= scale.to || today < scale.from) return [];
  const x = scale.xOf(today);
  return [
    `<rect class="ahead" x="${at(x)}" y="${at(top)}" width="${at(scale.right - x)}" height="${at(bottom - top)}" fill="${look.ahead}"/>`,
    todayLine({ x, top, bottom }),
  ];
}

/** The line of today, behind which nothing is certain. */
export const todayLine = ({ x, top, bottom }: { readonly x: number; readonly top: number; readonly bottom: number }) =>
  `<line class="today" x1="${at(x)}" x2="${at(x)}" y1="${at(top)}" y2="${at(bottom)}" stroke="${look.today}" stroke-width="2" stroke-dasharray="6 5"/>`;

/** What the names of days cover. */
export function axisCover({ scale, bottom }: AxisAt): Box {
  const halves = ticksOf(scale).map(({ day, label }) => scale.xOf(day) + widthOf(label, look.text) / 2);
  return { left: 0, right: Math.max(0, ...halves), top: bottom, bottom: bottom + 40 };
}
