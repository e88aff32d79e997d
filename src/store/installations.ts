import type { InstallationStore } from '../ports.ts';
import type { Db } from './database.ts';
import { keyValue } from './key-value.ts';

/** Where installations are kept; an export leaves them out. */
export const installationsNamespace = 'installations';

/** Sealed documents of workspaces; `alone` runs work as if alone, on the handle that it gives. */
export function installationStore(
  db: Db,
  alone: (work: (db: Db) => Promise<void>) => Promise<void>,
): InstallationStore {
  const installations = documentsOf(db);
  return {
    get: (id) => installations.get(id),
    async put(id, sealed) {
      await installations.set(id, sealed);
    },
    async remove(id) {
      await installations.delete(id);
    },
    async ids({ after, limit }) {
      const rows = await db
        .selectFrom('kv')
        .select('key')
        .where('namespace', '=', installationsNamespace)
        .where('key', '>', after)
        .orderBy('key')
        .limit(limit)
        .execute();
      return rows.map(({ key }) => key);
    },
    change: (id, to) =>
      alone(async (trx) => {
        const documents = documentsOf(trx);
        const sealed = await documents.get(id);
        const changed = sealed === undefined ? undefined : to(sealed);
        if (changed !== undefined) await documents.set(id, changed);
      }),
  };
}

const documentsOf = (db: Db) => keyValue<string>(db, installationsNamespace);
