import { expect, it } from 'vitest';
import { violationsOf } from '../../bench/store-kills/report.ts';
import { killAtTheStore } from '../../bench/store-kills/run.ts';
import { isOnPostgres } from '../contracts/postgres.ts';

// The long form is `npm run chaos store`.
const short = {
  seed: 4,
  kills: 12,
  server: process.env.TEST_POSTGRES,
  engine: isOnPostgres ? 'postgres' : 'sqlite',
} as const;

it('A store whose bot is killed in each phase of its work loses nothing, tells nothing twice and stays as it should be', async () => {
  const result = await killAtTheStore(short);

  expect(violationsOf(result, false)).toEqual([]);
  expect(result.verdict.arrived).toBe(result.verdict.expected);
  expect(result.verdict.alerts).toBeGreaterThan(5);
  // Where a dozen kills land is chance.
  expect(Object.values(result.hits.by).filter((hits) => hits > 0).length).toBeGreaterThan(1);
}, 180_000);

it.runIf(isOnPostgres)(
  'So does one whose connections to its database are cut',
  async () => {
    const result = await killAtTheStore({ ...short, isOnlyCut: true });

    expect(violationsOf(result, true)).toEqual([]);
    expect(result.verdict.arrived).toBe(result.verdict.expected);
  },
  180_000,
);
