import { ownerOf } from '../domain/deliveries.ts';
import { keptMs, type OutdatedKind, outdatedKinds } from '../domain/outdated.ts';
import type { Clock, Log, Store } from '../ports.ts';

export interface PruneLimits {
  readonly pausedKeptMs: number;
  readonly channelsPerRunMax: number;
}

interface Pruning<Limits> {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Limits;
}

/** Deletes what was kept of channels that have been paused for too long, and the feeds of a workspace that has no other. */
export async function prunePaused({ store, clock, log, limits }: Pruning<PruneLimits>): Promise<void> {
  const before = clock.now() - limits.pausedKeptMs;
  for (const { channel } of await store.subscriptions.pausedBefore(before, limits.channelsPerRunMax)) {
    const isForgotten = await store.transaction(async (trx) => {
      const current = await trx.subscriptions.ofChannel(channel);
      // A reader may have followed again meanwhile.
      if (current?.state !== 'paused' || current.isPausedByReader) return false;
      await trx.forgetChannel(channel);
      await dropUnread(trx, ownerOf(channel));
      return true;
    });
    if (isForgotten) log.info({ channel }, 'paused channel forgotten');
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

export interface OutdatedLimits {
  readonly chunkRows: number;
  readonly chunksPerRunMax: number;
  /** How long a kind is left alone once nothing of it is outdated. */
  readonly everyMs: number;
}

/** A job that deletes what has been over for long enough, a few small transactions a run, so that nobody waits for it. */
export function createPruning({ store, clock, log, limits }: Pruning<OutdatedLimits>): () => Promise<void> {
  const dueAt = new Map<OutdatedKind, number>();
  return async () => {
    const kinds = outdatedKinds.filter((kind) => (dueAt.get(kind) ?? 0) <= clock.now());
    let chunksLeft = limits.chunksPerRunMax;
    for (const kind of kinds) {
      const before = clock.now() - keptMs[kind];
      let [all, last] = [0, limits.chunkRows];
      while (last === limits.chunkRows && chunksLeft-- > 0) {
        last = await store.transaction((trx) => trx.dropOutdated({ kind, before, limit: limits.chunkRows }));
        all += last;
      }
      if (last < limits.chunkRows) dueAt.set(kind, clock.now() + limits.everyMs);
      if (all > 0) log.info({ kind, rows: all }, 'outdated rows deleted');
    }
  };
}
