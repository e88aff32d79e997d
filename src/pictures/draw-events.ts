import type { EventChart } from '../domain/charts.ts';
import { formatDate } from '../domain/partial-date.ts';
import { drawHeading } from './heading.ts';
import { diamond, dot, drawKey, type KeySign } from './key.ts';
import { card, look, textAt } from './svg.ts';
import { drawTimeAxis, drawToday, type TimeScale, timeScale } from './time-axis.ts';
import { wrapText } from './wrap-text.ts';

type Event = EventChart['events'][number];

const plotLeft = 76;
const plotRight = look.widthPx - 76;
const gapPx = 12;
const axisPx = 44;
const betweenPx = 12;

/** Rounds and deadlines as an SVG: one below the other in the order of days, each on its day of the line of time. */
export function drawEvents(chart: EventChart): string {
  const time = timeScale({ from: chart.from, to: chart.to, left: plotLeft, right: plotRight });
  const heading = drawHeading(chart);
  const top = heading.bottom + 10;
  const rows: string[] = [];
  let y = top + betweenPx;
  for (const event of chart.events) {
    const drawn = drawEvent(event, { time, y });
    rows.push(...drawn.parts);
    y = drawn.bottom + betweenPx;
  }
  const axis = { scale: time, top, bottom: y };
  const key = drawKey({ signs: signsOf(chart), today: chart.today, top: y + axisPx });
  const ground = [...drawToday(chart.today, axis), ...drawTimeAxis(axis)];
  return card(key.bottom, [...heading.parts, ...ground, ...rows, ...key.parts]);
}

interface Row {
  readonly time: TimeScale;
  readonly y: number;
}

// The words stand on the side of the mark that has more room, so they never leave the picture.
function drawEvent(event: Event, { time, y }: Row): { readonly parts: string[]; readonly bottom: number } {
  const [x, last] = [time.xOf(event.from), time.xOf(event.to ?? event.from)];
  const [leftRoom, rightRoom] = [x - gapPx - 12 - look.edgePx, look.widthPx - look.edgePx - last - gapPx - 12];
  const isRight = rightRoom >= leftRoom;
  const type = event.isMain ? look.strong : look.text;
  const texts = wrapText(`${daysText(event)}: ${event.label}`, {
    ...type,
    widthPx: Math.max(leftRoom, rightRoom),
  });
  const isHollow = event.isPlanned;
  const middle = y + look.rowPx / 2;
  const mark =
    event.what === 'round' ? dot({ x, y: middle, isHollow, widthPx: last - x }) : diamond({ x, y: middle, isHollow });
  const labels = texts.map((text, row) =>
    textAt(text, {
      x: isRight ? last + gapPx + 12 : x - gapPx - 12,
      y: y + row * look.rowPx + 21,
      ...{ type, colour: look.ink, role: 'event', hasHalo: true, anchor: isRight ? 'start' : 'end' },
    }),
  );
  return { parts: [mark, ...labels], bottom: y + texts.length * look.rowPx };
}

// "9–10 Jun 2025"; with both months where they differ.
function daysText({ from, to }: Event): string {
  if (to === undefined) return formatDate(from);
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  return isOneMonth ? `${Number(from.slice(8))}–${formatDate(to)}` : `${formatDate(from)} – ${formatDate(to)}`;
}

const signsOf = ({ events, today, to }: EventChart): Set<KeySign> =>
  new Set<KeySign>([
    ...events.map(({ what }) => what),
    ...(events.some(({ isPlanned }) => isPlanned) ? (['planned'] as const) : []),
    ...(today < to ? (['ahead'] as const) : []),
  ]);
