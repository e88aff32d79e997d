import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { openStore, sharedDatabase } from '../contracts/engines.ts';
import { deliveryOf } from './rows.ts';

const processes = 3;

/** Stores with connections of their own to one database, as of so many processes. */
async function openSeveral() {
  const url = sharedDatabase();
  return await Promise.all(Array.from({ length: processes }, () => openStore(url)));
}

/** Claims and settles until nothing is left; notes who took what, and what was in flight beside it in its channel. */
async function sendAll(store: Store, { worker, sent, inFlight }: Sending): Promise<void> {
  for (let idle = 0; idle < 20; ) {
    const claimed = await store.deliveries.claim({ worker, platform: 'slack', now: 10, leaseMs: 60_000, limit: 5 });
    idle = claimed.length === 0 ? idle + 1 : 0;
    for (const { channel } of claimed) {
      inFlight.together += inFlight.channels.has(channel) ? 1 : 0;
      inFlight.channels.add(channel);
    }
    for (const delivery of claimed) {
      sent.push(delivery.id);
      inFlight.channels.delete(delivery.channel);
      await store.deliveries.settle(delivery, { state: 'sent', ref: delivery.id, postedAt: 10, shownVersion: 1 });
    }
  }
}

interface Sending {
  readonly worker: string;
  readonly sent: string[];
  readonly inFlight: { readonly channels: Set<string>; together: number };
}

describe('Several processes on one database', () => {
  it('lose no change that each makes of what it has just read', async () => {
    const opened = await openSeveral();
    const pollOnce = (store: Store) =>
      store.transaction(async (trx) => {
        const cursor = await trx.cursors.get('gazette');
        await trx.cursors.put('gazette', { failures: (cursor?.failures ?? 0) + 1, lastOkAt: 0, nextPollAt: 0 });
      });

    await Promise.all(
      opened.map(async ({ store }) => {
        for (let i = 0; i < 30; i++) await pollOnce(store);
      }),
    );

    expect((await opened[0]?.store.cursors.get('gazette'))?.failures).toBe(90);
  });

  it('send what is owed once, in the order of each channel, and never two messages of a channel at a time', async () => {
    const opened = await openSeveral();
    const rows = Array.from({ length: 240 }, (_, i) =>
      deliveryOf(`d${String(i).padStart(3, '0')}`, { channel: `slack:T1/C${i % 8}` }),
    );
    await opened[0]?.store.deliveries.enqueue(rows, 0);
    const [sent, inFlight] = [[] as string[], { channels: new Set<string>(), together: 0 }];

    await Promise.all(opened.map(({ store }, i) => sendAll(store, { worker: `w${i}`, sent, inFlight })));

    const ofChannel = (channel: number) => sent.filter((id) => Number(id.slice(1)) % 8 === channel);
    expect(sent.toSorted()).toEqual(rows.map(({ id }) => id));
    expect(Array.from({ length: 8 }, (_, i) => ofChannel(i))).toEqual(
      Array.from({ length: 8 }, (_, i) => ofChannel(i).toSorted()),
    );
    expect(inFlight.together).toBe(0);
  });

  it('take a hold one at a time', async () => {
    const opened = await openSeveral();

    const taken = await Promise.all(
      opened.map(({ store }, i) => store.holds.take({ key: 'slot', owner: `w${i}`, now: 0, forMs: 1000 })),
    );

    expect(taken.filter(Boolean)).toHaveLength(1);
  });
});
