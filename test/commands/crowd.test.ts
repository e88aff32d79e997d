import { expect, it } from 'vitest';
import { openAsking } from './asking.ts';

it('what many ask at the same moment is worked out once, and each gets the answer', async () => {
  const { store, call } = await openAsking();
  let reads = 0;
  const read = store.facts.ofFamilies;
  Object.assign(store.facts, {
    ofFamilies: (families: readonly string[]) => {
      reads++;
      return read(families);
    },
  });

  const alone = await call({ name: 'tariffs', options: { side: 'us' } });
  const readsForOne = reads;
  reads = 0;
  const crowd = await Promise.all(
    Array.from({ length: 20 }, () => call({ name: 'tariffs', options: { side: 'china' } })),
  );

  expect(readsForOne).toBeGreaterThan(0);
  expect(reads).toBe(readsForOne);
  expect(new Set(crowd).size).toBe(1);
  expect(alone).not.toEqual(crowd[0]);
});

it('a slip that many make at the same moment is told to each, and does not stay', async () => {
  const { call } = await openAsking();

  const slips = await Promise.all([1, 2, 3].map(() => call({ name: 'tariffs', options: { side: 'mars' } })));
  const later = await call({ name: 'tariffs', options: { side: 'us' } });

  expect(slips.every(({ lines }) => String(lines[0]).includes('Choose a side: us or china.'))).toBe(true);
  expect(later.title).toContain('tariffs');
});
