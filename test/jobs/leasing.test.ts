import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { fencedStore, LeaseLost } from '../../src/jobs/fence.ts';
import { createLease } from '../../src/jobs/leasing.ts';
import type { Begun, HeldTenure, Store } from '../../src/ports.ts';
import { type OpenStore, openStore } from '../contracts/engines.ts';
import { inboxRowOf } from '../store/rows.ts';
import { createHandTimers } from './hand-timers.ts';
import { createKeptLog, createMovedClock } from './newsroom.ts';

const { leaseMs, renewMs, retryMs } = limits.leasing;

/** Replicas that share a store and a clock; each has its own timers, so that one can be frozen. */
async function openOffice() {
  const { store }: OpenStore = await openStore();
  const clock = createMovedClock();
  const log = createKeptLog();
  const replica = (owner: string, ready: () => Promise<void> = async () => undefined) => {
    const tenures: HeldTenure[] = [];
    const ended: number[] = [];
    const timers = createHandTimers(clock);
    const parts = { holds: store.holds, clock, log, key: 'leader', owner, limits: limits.leasing, later: timers.later };
    const lease = createLease(parts);
    const begin = (tenure: HeldTenure): Begun => {
      tenures.push(tenure);
      return { ready: ready(), end: async () => void ended.push(tenure.number) };
    };
    const numbers = () => tenures.map(({ number }) => number);
    return {
      lease,
      begin,
      tenures,
      numbers,
      ends: () => ended.length,
      wake: timers.run,
      join: () => lease.join(begin),
    };
  };
  return { store, clock, log, replica };
}

const row = (store: Store) => (tenure: HeldTenure) =>
  fencedStore(store, tenure).transaction((trx) => trx.inbox.add([inboxRowOf(`by ${tenure.owner}`)]));

describe('What one replica does at a time', () => {
  it('is begun by one, and goes on for as long as it renews its lease', async () => {
    const { clock, replica } = await openOffice();
    const [one, two] = [replica('one'), replica('two')];
    await one.join();
    await two.join();

    for (let passed = 0; passed < 5 * leaseMs; passed += renewMs) {
      clock.move(renewMs);
      await two.wake();
      await one.wake();
    }

    expect([one.numbers(), two.numbers(), one.ends()]).toEqual([[1], [], 0]);
    expect(one.tenures[0]?.isOver()).toBe(false);
  });

  it('is taken over when its lease has run out, and not before', async () => {
    const { clock, replica } = await openOffice();
    const [frozen, other] = [replica('frozen'), replica('other')];
    await frozen.join();
    await other.join();

    clock.move(leaseMs - 1);
    await other.wake();
    const early = other.numbers();
    clock.move(renewMs);
    await other.wake();

    expect([early, other.numbers()]).toEqual([[], [2]]);
  });

  it('is over by the clock for who was frozen, before it hears of its successor', async () => {
    const { store, clock, replica } = await openOffice();
    const frozen = replica('frozen');
    await frozen.join();
    const [tenure] = frozen.tenures;

    clock.move(leaseMs);

    expect(tenure?.isOver()).toBe(true);
    await expect(tenure && row(store)(tenure)).rejects.toThrow(LeaseLost);
  });

  it('begins anew for who was frozen when nobody else does it any more', async () => {
    const { clock, replica } = await openOffice();
    const [frozen, other] = [replica('frozen'), replica('other')];
    await frozen.join();
    await other.join();
    clock.move(leaseMs);
    await other.wake();

    await frozen.wake();
    await other.lease.leave();
    clock.move(renewMs);
    await frozen.wake();

    expect([frozen.numbers(), frozen.ends(), other.numbers()]).toEqual([[1, 3], 1, [2]]);
  });

  it('goes on for who was frozen when nobody has taken it over', async () => {
    const { store, clock, replica } = await openOffice();
    const frozen = replica('frozen');
    await frozen.join();
    const [tenure] = frozen.tenures;

    clock.move(10 * leaseMs);
    await frozen.wake();

    expect([frozen.numbers(), frozen.ends()]).toEqual([[1], 0]);
    await expect(tenure && row(store)(tenure)).resolves.toBeUndefined();
  });

  it('is given to another at once at a clean stop', async () => {
    const { clock, replica } = await openOffice();
    const [one, two] = [replica('one'), replica('two')];
    await one.join();
    await two.join();

    await one.lease.leave();
    clock.move(renewMs);
    await two.wake();

    expect([one.ends(), two.numbers()]).toEqual([1, [2]]);
  });

  it('is left to others by one that cannot begin, which says so', async () => {
    const { clock, log, replica } = await openOffice();
    const [lame, other] = [replica('lame', () => Promise.reject(new Error('no line'))), replica('other')];

    await expect(lame.join()).rejects.toThrow('no line');
    await other.join();
    clock.move(retryMs + renewMs);
    await lame.wake();

    expect([lame.ends(), other.numbers()]).toEqual([1, [2]]);
    expect(log.logged).toContainEqual(expect.objectContaining({ level: 'error', message: 'lease of no use here' }));
  });
});

describe('A leader that was frozen past its lease', () => {
  it('commits nothing that it had begun before, though its clock says that all is well', async () => {
    const { store, clock, replica } = await openOffice();
    const [late, successor] = [replica('late'), replica('successor')];
    await late.join();
    await successor.join();
    clock.move(leaseMs);
    await successor.wake();
    const [lost] = late.tenures;
    const [held] = successor.tenures;

    const refused = lost && row(store)({ ...lost, isOver: () => false });

    await expect(refused).rejects.toThrow(LeaseLost);
    await expect(held && row(store)(held)).resolves.toBeUndefined();
    expect((await store.inbox.take(10)).map(({ id }) => id)).toEqual(['by successor']);
  });

  it('commits nothing of an earlier tenure, when it leads again', async () => {
    const { store, clock, replica } = await openOffice();
    const [one, other] = [replica('one'), replica('other')];
    await one.join();
    await other.join();
    clock.move(leaseMs);
    await other.wake();
    await other.lease.leave();
    await one.wake();

    const [early, again] = one.tenures;
    await expect(early && row(store)({ ...early, isOver: () => false })).rejects.toThrow(LeaseLost);
    await expect(again && row(store)(again)).resolves.toBeUndefined();
  });
});

describe('While the store is away', () => {
  it('a leader goes on until its lease could be another’s, then it ends', async () => {
    const { store, clock, replica } = await openOffice();
    const leader = replica('leader');
    await leader.join();
    const { lease } = store.holds;
    store.holds.lease = () => Promise.reject(new Error('connection refused'));

    clock.move(renewMs);
    await leader.wake();
    const meanwhile = leader.ends();
    clock.move(leaseMs);
    await leader.wake();
    const inTheEnd = leader.ends();
    store.holds.lease = lease;
    clock.move(renewMs);
    await leader.wake();

    expect([meanwhile, inTheEnd, leader.numbers()]).toEqual([0, 1, [1, 1]]);
  });
});
