import type { Holding, HoldStore } from '../ports.ts';
import type { Db } from './database.ts';
import { isPostgres } from './dialect/engine.ts';

/** Leases and once-only keys in one small table, counts in another. */
export function holdStore(db: Db): HoldStore {
  return {
    take: async (hold) => (await takeHold(db, { hold, isLease: false })) !== undefined,
    lease: (hold) => takeHold(db, { hold, isLease: true }),
    async isCurrent({ key, owner, number }) {
      const found = await db
        .selectFrom('holds')
        .select('key')
        .where('key', '=', key)
        .where('owner', '=', owner)
        .where('tenure', '=', number)
        .where('expires_at', '>', released)
        // Whoever would take it over waits for the end of this transaction; SQLite lets no two write at once anyway.
        .$if(isPostgres(db), (query) => query.forShare())
        .executeTakeFirst();
      return found !== undefined;
    },
    async release(key, owner) {
      await db.deleteFrom('holds').where('key', '=', key).where('owner', '=', owner).where('tenure', '=', 0).execute();
      const ours = db.updateTable('holds').where('key', '=', key).where('owner', '=', owner);
      await ours.set({ expires_at: released }).execute();
    },
    ...counting(db),
    async isTaken(key, now) {
      const taken = db.selectFrom('holds').select('key').where('key', '=', key).where('expires_at', '>', now);
      return (await taken.executeTakeFirst()) !== undefined;
    },
    async countTaken(beginning, now) {
      const row = await db
        .selectFrom('holds')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('key', 'like', `${beginning}%`)
        .where('expires_at', '>', now)
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    async sweep(now) {
      await db.deleteFrom('counts').where('expires_at', '<=', now).execute();
      // Without its row a lease would begin to count anew.
      await db.deleteFrom('holds').where('expires_at', '<=', now).where('tenure', '=', 0).execute();
    },
  };
}

const counting = (db: Db): Pick<HoldStore, 'count' | 'giveBack'> => ({
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
  async giveBack(key, now) {
    const counted = db
      .updateTable('counts')
      .where('key', '=', key)
      .where('expires_at', '>', now)
      .where('count', '>', 0);
    await counted.set((eb) => ({ count: eb('count', '-', 1) })).execute();
  },
});

/** A lease that was given back. */
const released = 0;

interface Taking {
  readonly hold: Holding;
  readonly isLease: boolean;
}

// Gives the number of the tenure, 0 for what is no lease; undefined where another has it.
async function takeHold(db: Db, { hold, isLease }: Taking): Promise<number | undefined> {
  const { key, owner, now, forMs } = hold;
  const expires_at = now + forMs;
  const [taken] = await db
    .insertInto('holds')
    .values({ key, owner, expires_at, tenure: isLease ? 1 : 0 })
    .onConflict((c) =>
      c
        .column('key')
        .doUpdateSet((eb) => {
          const isStillOurs = eb.and([eb('holds.owner', '=', owner), eb('holds.expires_at', '>', released)]);
          const next = isLease ? eb('holds.tenure', '+', 1) : eb.ref('holds.tenure');
          return {
            owner,
            expires_at,
            tenure: eb.case().when(isStillOurs).then(eb.ref('holds.tenure')).else(next).end(),
          };
        })
        .where((eb) => eb.or([eb('holds.expires_at', '<=', now), eb('holds.owner', '=', owner)])),
    )
    .returning('tenure')
    .execute();
  return taken?.tenure;
}
