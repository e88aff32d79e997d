import type { Claim } from '../domain/claims.ts';
import { firstDayOf, isSameDate, lastDayOf, type PartialDate } from '../domain/partial-date.ts';
import type { Statement } from '../domain/statements.ts';
import { sentencesOf } from '../lib/sentences.ts';

/** What an item is mainly about, such as `round/Madrid/2025-09` or `tariff/US>CN/100/threatened`: by it stories are bound or kept apart. */
export type Anchor = string;

/** The anchors of an item: what its title or first sentences claim, recalled history left out. Each once, in the order of the claims. */
export function anchorsOf(claims: readonly Claim[], { text, spokenAt }: Spoken): Anchor[] {
  const leadEnd = sentencesOf(text)[leadSentences - 1]?.end ?? text.length;
  const anchors = claims
    .filter(({ start = 0 }) => start < leadEnd)
    .filter(({ statement }) => !isHistory(statement, spokenAt))
    .map(({ statement }) => anchorOf(statement));
  return [...new Set(anchors.filter((anchor) => anchor !== undefined))];
}

interface Spoken {
  readonly text: string;
  /** Epoch milliseconds. */
  readonly spokenAt: number;
}

const leadSentences = 2;

function anchorOf(statement: Statement): Anchor | undefined {
  switch (statement.kind) {
    case 'round':
      return `round/${statement.place}/${statement.month}`;
    case 'contact':
      return `contact/${statement.who.toSorted().join('-')}/${statement.mode}/${statement.date}`;
    case 'tariff':
      return statement.percent === null
        ? undefined
        : `tariff/${statement.imposer}>${statement.target}/${statement.percent}/${statement.status}`;
    case 'control':
      return `control/${statement.imposer}/${slug(statement.item)}/${statement.action}`;
    case 'figure':
      return `figure/${statement.metric}/${statement.period ?? 'now'}/${statement.value}`;
    default:
      return undefined;
  }
}

const slug = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');

const dayMs = 86_400_000;
const recalledAfterMs = 10 * dayMs;

function isHistory(statement: Statement, at: number): boolean {
  switch (statement.kind) {
    case 'tariff':
      return statement.status === 'former' || statement.status === 'in_force';
    case 'round':
      return statement.status === 'concluded' && isLongBefore(statement.month, at);
    case 'contact':
      return statement.status === 'held' && isLongBefore(statement.date, at);
    default:
      return false;
  }
}

const isLongBefore = (date: PartialDate, at: number): boolean =>
  Date.parse(lastDayOf(date)) + dayMs < at - recalledAfterMs;

/** Whether two lists name one and the same thing. */
export const shareAnchor = (a: Iterable<Anchor>, b: ReadonlySet<Anchor>): boolean =>
  [...a].some((anchor) => b.has(anchor));

/** Whether both name a round, or both a call or meeting of the same people, and never the same one. */
export function contradict(a: Iterable<Anchor>, b: Iterable<Anchor>): boolean {
  const [left, right] = [bySlot(a), bySlot(b)];
  return [...left].some(([slot, values]) => {
    const others = right.get(slot);
    return others !== undefined && !values.some((value) => others.some((other) => isSameValue(value, other)));
  });
}

// Several rates or curbs can stand in one story; of rounds, calls and meetings a story has one.
const slotDepths: Readonly<Record<string, number>> = { round: 1, contact: 3 };

function bySlot(anchors: Iterable<Anchor>): Map<string, string[]> {
  const slots = new Map<string, string[]>();
  for (const anchor of anchors) {
    const parts = anchor.split('/');
    const depth = slotDepths[parts[0] ?? ''];
    if (depth === undefined) continue;
    const slot = parts.slice(0, depth).join('/');
    slots.set(slot, [...(slots.get(slot) ?? []), parts.slice(depth).join('/')]);
  }
  return slots;
}

// The date stands last; one that is given to the month agrees with each of its days, and reports differ by a day across the world.
function isSameValue(a: string, b: string): boolean {
  const [[placeA, dateA], [placeB, dateB]] = [split(a), split(b)];
  return placeA === placeB && (isSameDate(dateA, dateB) || isDayApart(dateA, dateB));
}

const split = (value: string): [string, string] => [
  value.slice(0, Math.max(0, value.lastIndexOf('/'))),
  value.slice(value.lastIndexOf('/') + 1),
];

const isDayApart = (a: PartialDate, b: PartialDate): boolean =>
  a.length === 10 && b.length === 10 && Math.abs(Date.parse(firstDayOf(a)) - Date.parse(firstDayOf(b))) <= dayMs;
