import { expect, it } from 'vitest';
import { chaosChats } from '../../bench/chaos-chats.ts';

// The long form is `npm run chaos chats`.
const short = { seed: 4, kills: 12, newsEveryLives: 4, isLookUpSpared: true, settledWithinMs: 60_000 };

it('tells every channel all that it follows, once and in order, though it is killed and its chats fail at random', async () => {
  const { violations, expected, arrived, alerts, faults } = await chaosChats(short);

  expect(violations).toEqual({
    lost: [],
    duplicates: [],
    unwanted: [],
    'out of order': [],
    'not as stored': [],
    unmarked: [],
  });
  expect(alerts).toBeGreaterThan(1);
  expect(arrived).toBe(expected);
  expect(faults.size).toBeGreaterThan(3);
}, 180_000);
