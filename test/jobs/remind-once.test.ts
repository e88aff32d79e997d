import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { remindDue } from '../../src/jobs/remind.ts';
import type { Store } from '../../src/ports.ts';
import { openReminding, truceEnds } from './reminding.ts';

/** A store whose process dies inside a transaction, after the message was owed and before that was written down. */
const dyingStore = (store: Store): Store => ({
  ...store,
  transaction: (work) =>
    store.transaction((trx) =>
      work({
        ...trx,
        subscriptions: { ...trx.subscriptions, putAll: () => Promise.reject(new Error('died')) },
      }),
    ),
});

async function openMorning() {
  const reminding = await openReminding('2026-11-02T12:00');
  await reminding.know(truceEnds('2026-11-10'));
  await reminding.follow();
  await reminding.passTo('2026-11-02T13:00');
  reminding.clock.move(20 * 3_600_000);
  return reminding;
}

describe('A reminder', () => {
  it('is neither lost nor told twice when the bot dies between owing it and writing that down', async () => {
    const { store, remind, send, told } = await openMorning();
    await expect(remind(dyingStore(store))).rejects.toThrow('died');
    await send();
    const afterDeath = told().length;

    for (const _run of [1, 2]) {
      await remind();
      await send();
    }

    expect(afterDeath).toBe(0);
    expect(told().map(({ title }) => title)).toEqual(['Reminder of 3 Nov 2026: truce due to end in 7 days']);
  });

  it('is told once when two bots look at the same moment', async () => {
    const { remind, send, told } = await openMorning();

    await Promise.all([remind(), remind()]);
    await send();

    expect(told()).toHaveLength(1);
  });

  it('is not told again where the zone of a channel was moved west after it', async () => {
    const { store, remind, passTo, send, told } = await openMorning();
    await remind();
    await send();
    const held = await store.subscriptions.ofChannel('slack:T1/C1');
    await store.subscriptions.put({ ...held!, zone: 'Pacific/Honolulu', remindDueAt: undefined });

    await passTo('2026-11-08T12:00');

    expect(told()).toHaveLength(1);
  });
});

describe('Reminders for more channels than one run goes through', () => {
  it('go on in the next run, and read the facts once a run', async () => {
    const { store, clock, know, follow } = await openReminding('2026-11-02T12:00');
    await know(truceEnds('2026-11-10'));
    for (let n = 10; n < 30; n++) await follow(`slack:T1/C${n}`, { remindedOn: '2026-11-02', remindDueAt: 1 });
    clock.move(24 * 3_600_000);
    let reads = 0;
    const counted: Store = {
      ...store,
      facts: {
        ...store.facts,
        ofFamilies: (families) => {
          reads += 1;
          return store.facts.ofFamilies(families);
        },
      },
    };
    const bounds = { ...limits.reminding, chunkRows: 3, chunksPerRunMax: 2 };

    const owed: (number | undefined)[] = [];
    for (let runs = 0; runs < 5; runs++) {
      await remindDue({ store: counted, clock, limits: bounds });
      owed.push((await store.deliveries.countByState()).pending);
    }

    expect(owed).toEqual([6, 12, 18, 20, 20]);
    expect(reads).toBe(4);
  });
});
