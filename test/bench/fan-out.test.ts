import { expect, it } from 'vitest';
import { type FanOutSizes, fanOutFigures } from '../../bench/fan-out.ts';
import type { Figure } from '../../bench/measured.ts';
import { isMet } from '../../bench/verdicts.ts';

// How fast it is, is asked on a quiet machine by `npm run bench fan-out`; here only that all arrives and nothing is refused.
const counted = / (?:deliveries of one alert|sent|refused \(429\))$/;

async function countsOf(sizes: Partial<FanOutSizes>): Promise<Figure[]> {
  const figures = await Array.fromAsync(fanOutFigures({ queued: 0, simulated: 0, real: 0, commands: 10, ...sizes }));
  return figures.filter(({ name }) => counted.test(name));
}

it('one alert reaches 200 channels by the pace of each chat, and none is refused', async () => {
  const counts = await countsOf({ queued: 200, simulated: 200 });

  expect(counts).toHaveLength(7);
  expect(counts.filter((figure) => isMet(figure) === false)).toEqual([]);
});

it('one alert reaches the channels of both real libraries, and none is refused', async () => {
  const counts = await countsOf({ real: 20 });

  expect(counts).toHaveLength(4);
  expect(counts.filter((figure) => isMet(figure) === false)).toEqual([]);
}, 60_000);
