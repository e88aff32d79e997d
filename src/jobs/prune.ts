import { ownerOf } from '../domain/deliveries.ts';
import type { Clock, Log, Store } from '../ports.ts';

export interface PruneLimits {
  readonly pausedKeptMs: number;
  readonly channelsPerRunMax: number;
}

/** Deletes what was kept of channels that have been paused for too long, and the feeds of a workspace that has no other. */
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
    await store.transaction(async (trx) => {
      await trx.forgetChannel(channel);
      await dropUnread(trx, ownerOf(channel));
    });
    log.info({ channel }, 'paused channel forgotten');
  }
}

// Nobody is left to be told what they bring.
async function dropUnread({ subscriptions, feeds, cursors }: Store, workspace: string): Promise<void> {
  if ((await subscriptions.within(workspace, { after: '', limit: 1 })).length > 0) return;
  for (const { id } of await feeds.ofWorkspace(workspace)) {
    await feeds.remove(id);
    await cursors.remove(id);
  }
}
