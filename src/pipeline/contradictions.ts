import { firstDayOf, isSameDate, type PartialDate } from '../domain/partial-date.ts';
import type { Anchor } from './anchors.ts';

/** All and the main anchors of an item or a story. */
export interface Anchored {
  readonly anchors: Iterable<Anchor>;
  readonly mainAnchors: Iterable<Anchor>;
}

/** Whether both are mainly about a round, a call or meeting of the same people, or a document of one series, and nowhere name the same one. */
export function contradict(a: Anchored, b: Anchored): boolean {
  const [left, right] = [bySlot(a.mainAnchors), bySlot(b.mainAnchors)];
  return [...left].some(([slot, values]) => {
    const others = right.get(slot);
    return others !== undefined && !haveSame(values, others) && !haveSame(valuesIn(a, slot), valuesIn(b, slot));
  });
}

const valuesIn = ({ anchors }: Anchored, slot: string): readonly string[] => bySlot(anchors).get(slot) ?? [];

const haveSame = (values: readonly string[], others: readonly string[]): boolean =>
  values.some((value) => others.some((other) => isSameValue(value, other)));

// Several rates or curbs can stand in one story; of rounds, calls, meetings and documents of a series a story has one.
const slotDepths: Readonly<Record<string, number>> = { round: 1, contact: 3, document: 2 };

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

// The date stands last; one that is given to the month agrees with each of its days. A visit lasts some days, and reports differ by one across the world.
function isSameValue(a: string, b: string): boolean {
  const [[placeA, dateA], [placeB, dateB]] = [split(a), split(b)];
  return placeA === placeB && (isSameDate(dateA, dateB) || areDaysClose(dateA, dateB));
}

const split = (value: string): [string, string] => [
  value.slice(0, Math.max(0, value.lastIndexOf('/'))),
  value.slice(value.lastIndexOf('/') + 1),
];

const closeMs = 2 * 86_400_000;

const areDaysClose = (a: PartialDate, b: PartialDate): boolean =>
  a.length === 10 && b.length === 10 && Math.abs(Date.parse(firstDayOf(a)) - Date.parse(firstDayOf(b))) <= closeMs;
