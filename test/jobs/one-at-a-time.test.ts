import { expect, it } from 'vitest';
import { createOneAtATime } from '../../src/jobs/one-at-a-time.ts';
import { openStore } from '../contracts/engines.ts';
import { createMovedClock } from './newsroom.ts';

/** Two replicas on one store. */
async function openTwo() {
  const { store } = await openStore();
  const clock = createMovedClock();
  const parts = { holds: store.holds, clock, forMs: 30_000 };
  return { clock, one: createOneAtATime(parts), two: createOneAtATime(parts) };
}

it('does not begin on one replica what another is at', async () => {
  const { one, two } = await openTwo();
  const slow = Promise.withResolvers<string>();

  const first = one('commands', () => slow.promise);
  const meanwhile = [await two('commands', async () => 'too'), await two('another thing', async () => 'done')];
  slow.resolve('done');
  const after = [await first, await two('commands', async () => 'again')];

  expect(meanwhile).toEqual([{ isDone: false }, { isDone: true, value: 'done' }]);
  expect(after.map((done) => done.isDone)).toEqual([true, true]);
});

it('lets another try what has failed, or what was cut off long ago', async () => {
  const { clock, one, two } = await openTwo();
  await expect(one('commands', () => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
  const afterFailure = await two('commands', async () => 'done');

  void one('commands', () => new Promise(() => undefined));
  clock.move(30_000);
  const afterCut = await two('commands', async () => 'done');

  expect([afterFailure, afterCut]).toEqual(Array(2).fill({ isDone: true, value: 'done' }));
});
