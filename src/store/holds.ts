import type { HoldStore } from '../ports.ts';
import type { Db } from './database.ts';

/** Leases and once-only keys in one small table, counts in another. */
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
    async count({ key, now, forMs }) {
      const { count, expires_at } = await db
        .insertInto('counts')
        .values({ key, count: 1, expires_at: now + forMs })
        .onConflict((c) =>
          c.column('key').doUpdateSet((eb) => ({
            count: eb
              .case()
              .when('counts.expires_at', '<=', now)
              .then(1)
              .else(eb('counts.count', '+', 1))
              .end(),
            expires_at: eb
              .case()
              .when('counts.expires_at', '<=', now)
              .then(now + forMs)
              .else(eb.ref('counts.expires_at'))
              .end(),
          })),
        )
        .returning(['count', 'expires_at'])
        .executeTakeFirstOrThrow();
      return { count, untilMs: expires_at };
    },
    async sweep(now) {
      await db.deleteFrom('counts').where('expires_at', '<=', now).execute();
      await db.deleteFrom('holds').where('expires_at', '<=', now).execute();
    },
  };
}
