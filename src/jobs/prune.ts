import type { Clock, Log, Store } from '../ports.ts';

export interface PruneLimits {
  readonly pausedKeptMs: number;
  readonly channelsPerRunMax: number;
}

/** Deletes what was kept of channels that have been paused for too long. */
export async function prunePaused({
  store,
  clock,
  log,
  limits,
}: {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: PruneLimits;
}): Promise<void> {
  const before = clock.now() - limits.pausedKeptMs;
  for (const { channel } of await store.subscriptions.pausedBefore(before, limits.channelsPerRunMax)) {
    await store.transaction((trx) => trx.forgetChannel(channel));
    log.info({ channel }, 'paused channel forgotten');
  }
}
