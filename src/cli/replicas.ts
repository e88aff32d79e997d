import { randomUUID } from 'node:crypto';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { alone, joinReplicas, type Replicas } from '../jobs/replicas.ts';
import type { Clock, Log, Store } from '../ports.ts';
import { isPostgresUrl } from './database-lock.ts';

export interface ReplicasParts {
  readonly settings: Pick<Settings, 'DATABASE_URL'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/** This process among those that run on the store. What others left behind that died is taken over as soon as that is sure. */
export async function openReplicas({ settings, store, clock, log }: ReplicasParts): Promise<Replicas> {
  if (isPostgresUrl(settings.DATABASE_URL))
    return await joinReplicas({ holds: store.holds, clock, log, id: randomUUID(), ...shared });
  // Nobody else runs on this file, so whatever is still marked as being sent was left by a process that died.
  await store.deliveries.releaseExpired(Number.MAX_SAFE_INTEGER);
  return alone;
}

const shared = { limits: limits.replicas };
