import { describe, expect, it } from 'vitest';
import { benches } from '../../bench/benches.ts';
import { isMet } from '../../bench/verdicts.ts';

// How fast it is, is asked on a quiet machine by `npm run bench`; here only that each part still measures, and that what
// is counted rather than timed holds.
describe('every part of the benches, small,', () => {
  it.each(Object.keys(benches))(
    'measures: %s',
    async (name) => {
      const { figures, growths = [] } = await benches[name]!.measure('small', () => undefined);

      const values = [
        ...figures.flatMap(({ ours, peer }) => [...ours, ...(peer?.values ?? [])]),
        ...growths.flatMap(({ steps }) => steps.map(({ value }) => value)),
      ];
      expect(values.length).toBeGreaterThan(0);
      expect(values.filter((value) => !Number.isFinite(value) || value < 0)).toEqual([]);
      const counted = figures.filter(({ bound }) => bound?.at === 'exactly');
      expect(counted.filter((figure) => isMet(figure) === false)).toEqual([]);
    },
    60_000,
  );
});
