import { expect, it } from 'vitest';
import { createHostTurns } from '../../src/feeds/host-turns.ts';
import { gate } from './loopback.ts';

const { signal } = new AbortController();
const host = 'news.example.com';

it('turns are taken in the order of asking, and one that nobody waits for any longer goes to the next', async () => {
  const takeTurn = createHostTurns({ connectionsPerHostMax: 1, waitingPerHostMax: 3 });
  const order: number[] = [];
  const held = gate();
  const impatient = new AbortController();

  const first = takeTurn({ host, signal, work: () => held.opened });
  const gaveUp = takeTurn({ host, signal: impatient.signal, work: async () => order.push(2) });
  const others = [3, 4].map((number) => takeTurn({ host, signal, work: async () => order.push(number) }));
  impatient.abort(new Error('too late'));
  await expect(gaveUp).rejects.toThrow('too late');
  held.open();
  await Promise.all([first, ...others]);

  expect(order).toEqual([3, 4]);
  expect(await takeTurn({ host, signal, work: async () => 'here' })).toBe('here');
});

it('a turn whose work fails is given back', async () => {
  const takeTurn = createHostTurns({ connectionsPerHostMax: 1, waitingPerHostMax: 1 });
  const failing = () => takeTurn({ host, signal, work: () => Promise.reject(new Error('no answer')) });

  await expect(failing()).rejects.toThrow('no answer');
  await expect(failing()).rejects.toThrow('no answer');
});

it('one host waits for no other', async () => {
  const takeTurn = createHostTurns({ connectionsPerHostMax: 1, waitingPerHostMax: 1 });
  const held = gate();

  const first = takeTurn({ host, signal, work: () => held.opened });
  expect(await takeTurn({ host: 'other.example.com', signal, work: async () => 'here' })).toBe('here');
  held.open();

  await first;
});
