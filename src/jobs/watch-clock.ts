import type { Clock, FeedList, Log, Store } from '../ports.ts';

export interface ClockLimits {
  /** Clocks are set by so much, and those of two machines differ by so much, all the time. */
  readonly toleratedMs: number;
  readonly noteEveryMs: number;
}
export interface WatchingClock {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly feeds: FeedList;
  readonly limits: ClockLimits;
}

/** Takes note of the time. When the clock was put back, also while nothing ran, what was due after a while is due after that while again: nothing waits for as long as the jump. */
export async function watchClock({ store, clock, log, feeds, limits }: WatchingClock): Promise<void> {
  const [now, seenAt] = [clock.now(), (await store.clockNotes.seenAt()) ?? 0];
  const byMs = seenAt - now;
  if (byMs > limits.toleratedMs) {
    const listed = await feeds.all();
    await store.transaction(async (trx) => {
      await trx.clockNotes.putBack({ now, byMs });
      for (const { id } of listed) await pollAsBefore(trx, { id, now, byMs });
      await trx.clockNotes.note(now);
    });
    log.warn({ byMs }, 'the clock was put back');
  } else if (now - seenAt >= limits.noteEveryMs) await store.clockNotes.note(now);
}

interface PutBack {
  readonly id: string;
  readonly now: number;
  readonly byMs: number;
}

async function pollAsBefore({ cursors }: Store, { id, now, byMs }: PutBack): Promise<void> {
  const cursor = await cursors.get(id);
  if (cursor && cursor.nextPollAt > now)
    await cursors.put(id, { ...cursor, nextPollAt: Math.max(now, cursor.nextPollAt - byMs) });
}
