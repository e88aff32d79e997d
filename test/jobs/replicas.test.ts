import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { joinReplicas } from '../../src/jobs/replicas.ts';
import { openStore } from '../contracts/engines.ts';
import { createHandTimers } from './hand-timers.ts';
import { createKeptLog, createMovedClock } from './newsroom.ts';

const { beatMs, heldMs, noticedMs } = limits.replicas;

async function openOffice() {
  const { store } = await openStore();
  const clock = createMovedClock();
  const replica = async (id: string) => {
    const timers = createHandTimers(clock);
    const parts = { holds: store.holds, clock, log: createKeptLog(), id, limits: limits.replicas };
    return { ...(await joinReplicas({ ...parts, later: timers.later })), beat: timers.run };
  };
  return { clock, replica };
}

describe('Replicas that share a store', () => {
  it('count each other, and a newcomer waits until the others know of it', async () => {
    const { clock, replica } = await openOffice();
    const one = await replica('one');
    const atFirst = one.count();
    const two = await replica('two');
    const atOnce = two.count();

    clock.move(beatMs);
    await one.beat();
    await two.beat();
    const known = one.count();
    clock.move(noticedMs);

    expect([atFirst, atOnce, known, two.count()]).toEqual([1, 0, 2, 2]);
  });

  it('do not count one that was killed, when its time is over', async () => {
    const { clock, replica } = await openOffice();
    await replica('killed');
    const other = await replica('other');

    for (let passed = 0; passed <= heldMs; passed += beatMs) {
      clock.move(beatMs);
      await other.beat();
    }

    expect(other.count()).toBe(1);
  });

  it('do not count one that has left', async () => {
    const { clock, replica } = await openOffice();
    const gone = await replica('gone');
    const other = await replica('other');

    await gone.leave();
    clock.move(beatMs + noticedMs);
    await other.beat();

    expect(other.count()).toBe(1);
  });

  it('send nothing after they were frozen, until the others count them again', async () => {
    const { clock, replica } = await openOffice();
    const frozen = await replica('frozen');
    const other = await replica('other');

    for (let passed = 0; passed <= heldMs; passed += beatMs) {
      clock.move(beatMs);
      await other.beat();
    }
    const thawed = frozen.count();
    await frozen.beat();
    const back = frozen.count();
    clock.move(beatMs);
    await Promise.all([other.beat(), frozen.beat()]);
    clock.move(noticedMs);

    expect([thawed, back, other.count(), frozen.count()]).toEqual([0, 0, 2, 2]);
  });
});
