import type { HeldTenure, Store } from '../ports.ts';

/** Thrown where another may have taken over what a job does: it stops at once, and nothing is wrong. */
export class LeaseLost extends Error {
  constructor(key: string) {
    super(`the lease ${key} is not ours any more`);
  }
}

/**
 * The store of whoever holds a lease: its transactions commit only while the tenure lasts. A process that was frozen past
 * its lease commits nothing late, for its successor goes by what the store says now.
 */
export function fencedStore(store: Store, tenure: HeldTenure): Store {
  const transaction: Store['transaction'] = async (work) => {
    if (tenure.isOver()) throw new LeaseLost(tenure.key);
    return await store.transaction(async (trx) => {
      if (!(await trx.holds.isCurrent(tenure))) throw new LeaseLost(tenure.key);
      return await work(trx);
    });
  };
  return { ...store, transaction, forgetChannel: (channel) => transaction((trx) => trx.forgetChannel(channel)) };
}
