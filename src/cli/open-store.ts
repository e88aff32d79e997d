import type { Settings } from '../../config/env.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { seed } from '../jobs/seed.ts';
import type { Clock, Store } from '../ports.ts';
import { openDatabase } from '../store/database.ts';
import { createStore } from '../store/store.ts';

export interface OpenStore {
  readonly store: Store;
  close(): Promise<void>;
}

/** The store of the settings, up to date and seeded. Works beside a running bot. */
export async function openStore(
  { DATABASE_URL, SEED_PACKS }: Pick<Settings, 'DATABASE_URL' | 'SEED_PACKS'>,
  clock: Clock,
): Promise<OpenStore> {
  const database = await openDatabase(DATABASE_URL);
  const store = createStore(database);
  for (const pack of seedPacks(SEED_PACKS)) await seed({ store, clock, pack });
  return { store, close: database.close };
}
