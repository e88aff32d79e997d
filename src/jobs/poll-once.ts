import { setTimeout as pause } from 'node:timers/promises';
import type { Feed } from '../domain/feeds.ts';
import type { Polled } from './poll.ts';
import { createPoller, type PollerParts } from './poller.ts';

export interface PollOnce extends Omit<PollerParts, 'feeds' | 'isAllDue' | 'onPolled'> {
  readonly feeds: readonly Feed[];
  readonly untilMs: number;
}
export interface PollingOnce {
  /** What each feed brought that was polled in time, by id. */
  readonly done: Promise<ReadonlyMap<string, Polled>>;
  /** Starts no more, and waits for what is on its way. */
  stop(): Promise<void>;
}

/** A host may ask for a gap between two polls, so what waits for it is looked at again. */
const roundMs = 100;

/** Polls every feed once, due or not, until that time at most; as many at once as the poller would. */
export function pollOnce({ feeds, untilMs, ...parts }: PollOnce): PollingOnce {
  const polled = new Map<string, Polled>();
  const left = () => feeds.filter(({ id }) => !polled.has(id));
  const poller = createPoller({
    ...parts,
    feeds: { all: async () => left(), seenBy: async () => feeds, refresh: () => undefined },
    isAllDue: true,
    onPolled: (feed, brought) => void polled.set(feed.id, brought),
  });
  const run = async () => {
    while (left().length > 0 && parts.clock.now() < untilMs) {
      await poller.run();
      if (left().length > 0) await pause(roundMs);
    }
    return new Map(polled);
  };
  return { done: run(), stop: () => poller.stop() };
}
