import type { Delivery, DeliveryKind } from '../domain/deliveries.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import { isDigestInQuiet, quietUntil } from './local-schedule.ts';

export const hourMs = 3_600_000;

export interface Holding {
  readonly subscription: Pick<Subscription, 'zone' | 'quiet' | 'hourlyMax' | 'digest'>;
  readonly kind: DeliveryKind;
  readonly now: number;
  /** When alerts and summaries were posted there within the last hour, oldest first; what is about to be counts as now. */
  readonly postedLastHour: readonly number[];
  /** When the alerts that are held there already come out: what keeps its place behind them comes out with them. */
  readonly alertsHeldUntil?: number | undefined;
}

/** Until when a message has to wait by what its channel asked for; undefined where it may go out now. */
export function heldUntil(holding: Holding): number | undefined {
  const { subscription, kind, now, alertsHeldUntil } = holding;
  const quietEnd = keepsQuiet(kind, subscription) ? quietUntil(subscription, now) : undefined;
  const hourEnd = countsByHour(kind) ? hourFreeAt(holding) : undefined;
  const ends = [quietEnd, hourEnd, alertsHeldUntil].filter((end) => end !== undefined);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** True for what counts against a channel’s most alerts in an hour. */
export const countsByHour = (kind: DeliveryKind): boolean => kind === 'alert' || kind === 'summary';

// What a reader asked for comes when it was asked for.
function keepsQuiet(kind: DeliveryKind, subscription: Holding['subscription']): boolean {
  switch (kind) {
    case 'alert':
    case 'correction':
    case 'notice':
    case 'reminder':
    case 'summary':
      return true;
    case 'digest':
      // At its own time it is what readers asked for; one that comes late waits like the rest.
      return !isDigestInQuiet(subscription);
    case 'catch-up':
    case 'welcome':
      return false;
    default:
      return kind satisfies never;
  }
}

function hourFreeAt({ subscription: { hourlyMax }, postedLastHour }: Holding): number | undefined {
  if (hourlyMax === undefined || postedLastHour.length < hourlyMax) return undefined;
  const last = postedLastHour[postedLastHour.length - hourlyMax];
  return last === undefined ? undefined : last + hourMs;
}

/** True for a correction of an alert that is not posted by itself: it must not come before the alert is told. */
export const isPlainCorrection = ({ kind, replyTo }: Pick<Delivery, 'kind' | 'replyTo'>): boolean =>
  kind === 'correction' && replyTo === null;

type Held = Pick<Delivery, 'id' | 'kind' | 'replyTo'>;

export interface Waking<T extends Held> {
  readonly subscription: Subscription;
  /** All that is held for the channel, oldest first. */
  readonly held: readonly T[];
  readonly now: number;
  readonly postedLastHour: readonly number[];
}

/** What becomes of the messages that were held for a channel. */
export interface WakePlan<T extends Held> {
  /** These go out, each as it is. */
  readonly released: readonly T[];
  /** These are told in one message: none, or at least two. */
  readonly merged: readonly T[];
  /** These still wait. */
  readonly waiting: readonly { readonly row: T; readonly dueAt: number }[];
}

/** Lets out what may go now, in order: one alert as it is, several as one message. */
export function planWake<T extends Held>({ subscription, held, now, postedLastHour }: Waking<T>): WakePlan<T> {
  const untilOf = (kind: DeliveryKind) => heldUntil({ subscription, kind, now, postedLastHour });
  const line = held.filter(({ kind }) => countsByHour(kind));
  const lineUntil = untilOf('alert');
  const going = lineUntil === undefined ? nextOf(line) : [];
  const left = line.filter((row) => !going.includes(row));
  const leftUntil = lineUntil ?? now;
  const others = held
    .filter((row) => !line.includes(row))
    .map((row) => ({ row, dueAt: isPlainCorrection(row) && left.length > 0 ? leftUntil : untilOf(row.kind) }));
  return {
    released: [
      ...(going.length === 1 ? going : []),
      ...others.flatMap(({ row, dueAt }) => (dueAt === undefined ? [row] : [])),
    ],
    merged: going.length > 1 ? going : [],
    waiting: [
      ...left.map((row) => ({ row, dueAt: leftUntil })),
      ...others.flatMap(({ row, dueAt }) => (dueAt === undefined ? [] : [{ row, dueAt }])),
    ],
  };
}

// A summary that was held once it was made goes by itself; alerts go together.
function nextOf<T extends Held>(line: readonly T[]): T[] {
  const [first] = line;
  if (first === undefined) return [];
  if (first.kind === 'summary') return [first];
  const end = line.findIndex(({ kind }) => kind === 'summary');
  return line.slice(0, end === -1 ? line.length : end);
}
