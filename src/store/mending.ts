import type { SetAsideRow, Store } from '../ports.ts';
import type { Database, Db } from './database.ts';
import type { DamagedRow } from './documents.ts';
import { factsNamespace } from './facts.ts';
import { damagedBy, setAside } from './set-aside.ts';

/** What else is done about a stored row that does not fit any more. */
export interface MendingHooks {
  /** Builds a fact again from its claims. */
  readonly mendFact?: ((store: Store, key: string) => Promise<void>) | undefined;
  /** Told of each row that was set aside. */
  readonly onSetAside?: ((row: SetAsideRow) => void) | undefined;
}

export interface MendingParts extends MendingHooks {
  readonly database: Database;
  readonly storeIn: (trx: Db) => Store;
}

/** Runs work again after a damaged row that it came upon was set aside. */
export type Mending = <T>(work: () => Promise<T>) => Promise<T>;

// So many damaged rows one piece of work may come upon.
const roundsMax = 1_000;

/** Keeps one damaged row from stopping what has to do with others. */
export function createMending({ database, storeIn, mendFact, onSetAside }: MendingParts): Mending {
  const mend = async (damaged: readonly DamagedRow[]) => {
    const moved = await database.transaction(async (trx) => {
      const rows = await setAside(trx, damaged);
      for (const { place } of damaged) await replace(storeIn(trx), place.key);
      return rows;
    });
    for (const row of moved) onSetAside?.(row);
  };
  const replace = async (store: Store, { namespace, key }: Readonly<Record<string, string>>) => {
    if (key === undefined) return;
    if (namespace === factsNamespace) await mendFact?.(store, key);
    // Without one its feed would count as new, and what it brings next as known long since.
    if (namespace === cursorsNamespace) await store.cursors.put(key, { nextPollAt: 0, lastOkAt: longAgo, failures: 0 });
  };
  return async (work) => {
    for (let rounds = 1; ; rounds++) {
      try {
        return await work();
      } catch (error) {
        const damaged = rounds > roundsMax ? [] : await damagedBy(database.db, error);
        if (damaged.length === 0) throw error;
        await mend(damaged);
      }
    }
  };
}

/** Where the cursors stand among the keyed documents. */
export const cursorsNamespace = 'cursors';
const longAgo = 1;

/** A family of the store of which every call is mended. */
export function mended<T extends object>(family: T, mending: Mending): T {
  return new Proxy(family, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: readonly unknown[]) => mending(async () => await Reflect.apply(member, target, given));
    },
  });
}
