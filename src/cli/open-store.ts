import type { Settings } from '../../config/env.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { rebuildFact } from '../jobs/rebuild-facts.ts';
import { seed } from '../jobs/seed.ts';
import type { Clock, Meter, Store } from '../ports.ts';
import { openDatabase } from '../store/database.ts';
import type { MendingHooks } from '../store/mending.ts';
import { createStore } from '../store/store.ts';

export interface OpenStore {
  readonly store: Store;
  close(): Promise<void>;
}

export interface Opening extends Pick<Settings, 'DATABASE_URL' | 'SEED_PACKS'>, Pick<MendingHooks, 'onSetAside'> {
  /** Counts what the database refuses. */
  readonly meter?: Meter;
}

/** The store of the settings, up to date and seeded. Works beside a running bot. */
export async function openStore(
  { DATABASE_URL, SEED_PACKS, meter, onSetAside }: Opening,
  clock: Clock,
): Promise<OpenStore> {
  const database = await openDatabase(DATABASE_URL, { meter });
  const store = createStore(database, { mendFact: rebuildFact, onSetAside });
  for (const pack of seedPacks(SEED_PACKS)) await seed({ store, clock, pack });
  return { store, close: database.close };
}
