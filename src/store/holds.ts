import type { HoldStore } from '../ports.ts';
import type { Db } from './database.ts';

/** Leases and once-only keys in one small table. */
export function holdStore(db: Db): HoldStore {
  return {
    async take({ key, owner, now, forMs }) {
      const expires_at = now + forMs;
      const taken = await db
        .insertInto('holds')
        .values({ key, owner, expires_at })
        .onConflict((c) =>
          c
            .column('key')
            .doUpdateSet({ owner, expires_at })
            .where((eb) => eb.or([eb('holds.expires_at', '<=', now), eb('holds.owner', '=', owner)])),
        )
        .returning('key')
        .execute();
      return taken.length === 1;
    },
    async release(key, owner) {
      await db.deleteFrom('holds').where('key', '=', key).where('owner', '=', owner).execute();
    },
    async sweep(now) {
      await db.deleteFrom('holds').where('expires_at', '<=', now).execute();
    },
  };
}
