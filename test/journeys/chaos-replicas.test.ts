import { expect, it } from 'vitest';
import { chaosReplicas } from '../../bench/replicas/run.ts';
import { isOnPostgres, takeDatabase } from '../contracts/postgres.ts';

// The long form is `npm run chaos replicas`. Where no PostgreSQL answers, the run has said so at its start.
const short = { seed: 5, seconds: 20, killEveryMs: 6_000, freezeEveryMs: 3_000, freezesMs: [13_000] };
const spared = { topics: ['all', 'tariffs'], isLookUpSpared: true, settledWithinMs: 150_000 };

it.skipIf(!isOnPostgres)(
  'of three replicas, killed and frozen, each tells all once and in order, and no digest or reminder is told twice',
  async () => {
    const { wrong, verdict, blows, slots } = await chaosReplicas({ ...short, ...spared, url: takeDatabase() });

    expect(wrong).toEqual([]);
    expect(verdict.arrived).toBe(verdict.expected);
    expect(verdict.alerts).toBeGreaterThan(1);
    expect(new Set(blows.map(({ kind }) => kind))).toEqual(new Set(['kill', 'freeze']));
    expect(slots).toBeGreaterThan(0);
  },
  300_000,
);
