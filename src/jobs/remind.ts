import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Subscription } from '../domain/subscriptions.ts';
import { createWallClock, dayAfter, type WallClock } from '../lib/wall-clock.ts';
import { composeReminder } from '../pipeline/compose-reminder.ts';
import { type DueDay, datedFamilies, dueDaysOf } from '../pipeline/dates-ahead.ts';
import { isFollowedDay, type Looked, remindersOf, remindTime } from '../pipeline/reminders.ts';
import type { Clock, NewDelivery, Store } from '../ports.ts';
import { owe } from './holding.ts';

export interface RemindLimits {
  readonly chunkRows: number;
  readonly chunksPerRunMax: number;
}
export interface Reminding {
  readonly store: Store;
  readonly clock: Clock;
  readonly limits: RemindLimits;
}

/** Looks at the dates ahead for every channel whose time has come, and owes each one message on those that are near. */
export async function remindDue({ store, clock, limits }: Reminding): Promise<void> {
  const now = clock.now();
  if ((await store.subscriptions.remindersDue(now, 1)).length === 0) return;
  // Read once for all channels.
  const telling = openTelling(dueDaysOf(await store.facts.ofFamilies(datedFamilies)), now);
  for (let chunks = 0; chunks < limits.chunksPerRunMax; chunks++) {
    const looked = await remindChunk(store, { telling, chunkRows: limits.chunkRows });
    if (looked < limits.chunkRows) return;
    // The store answers without leaving the turn, so that commands would wait for all chunks.
    await nextTurn();
  }
}

interface Telling {
  readonly now: number;
  readonly clockOf: (zone: string) => WallClock;
  /** The message for channels that follow the same and were last looked at on the same day; undefined where none is due. */
  readonly messageFor: (topics: readonly string[], looked: Looked) => string | undefined;
}

// Most channels share zone and topics, so that what is worked out for one serves the next.
function openTelling(days: readonly DueDay[], now: number): Telling {
  const clocks = new Map<string, WallClock>();
  const messages = new Map<string, string | undefined>();
  return {
    now,
    clockOf(zone) {
      const known = clocks.get(zone) ?? createWallClock(zone);
      clocks.set(zone, known);
      return known;
    },
    messageFor(topics, looked) {
      const key = [looked.from, looked.today, ...topics.toSorted()].join(' ');
      if (!messages.has(key)) messages.set(key, messageOf({ days, topics, looked }));
      return messages.get(key);
    },
  };
}

interface Wanted {
  readonly days: readonly DueDay[];
  readonly topics: readonly string[];
  readonly looked: Looked;
}

function messageOf({ days, topics, looked }: Wanted): string | undefined {
  const followed = days.filter((due) => isFollowedDay(due, topics));
  const reminders = remindersOf(followed, looked);
  return reminders.length === 0 ? undefined : JSON.stringify(composeReminder(reminders, looked.today));
}

// The message and up to where it tells are one transaction, so that a crash neither loses nor repeats one.
const remindChunk = (store: Store, { telling, chunkRows }: { telling: Telling; chunkRows: number }): Promise<number> =>
  store.transaction(async (trx) => {
    const due = await trx.subscriptions.remindersDue(telling.now, chunkRows);
    const rows = due.flatMap((wanted) => deliveryOf(wanted, telling) ?? []);
    await owe(trx, { rows, now: telling.now, subscriptions: due });
    await trx.subscriptions.putAll(due.map((wanted) => lookedAt(wanted, telling)));
    return due.length;
  });

// The first look tells nothing: what is known then stands on the catch-up card, or was asked for.
function deliveryOf({ channel, topics, zone, remindedOn }: Subscription, telling: Telling): NewDelivery | undefined {
  const today = telling.clockOf(zone).read(telling.now).day;
  if (remindedOn === undefined) return undefined;
  const message = telling.messageFor(topics, { from: remindedOn, today });
  if (message === undefined) return undefined;
  const row = { channel, kind: 'reminder' as const, alertId: null, message, replyTo: null };
  return { id: `reminder/${today}/${channel}`, ...row, dueAt: telling.now };
}

function lookedAt(wanted: Subscription, { now, clockOf }: Telling): Subscription {
  const wall = clockOf(wanted.zone);
  const today = wall.read(now).day;
  // Where the zone was moved west, this day may have been told already.
  const remindedOn = wanted.remindedOn !== undefined && wanted.remindedOn > today ? wanted.remindedOn : today;
  return { ...wanted, remindedOn, remindDueAt: nextLookAt(wall, { today, now }) };
}

const dayMs = 86_400_000;

// The next time that its clocks show the hour.
function nextLookAt(wall: WallClock, { today, now }: { readonly today: string; readonly now: number }): number {
  const at = wall.at(today, remindTime) ?? now;
  return at > now ? at : (wall.at(dayAfter(today, 1), remindTime) ?? now + dayMs);
}
