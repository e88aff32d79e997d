import { expect, it } from 'vitest';
import { openStore, sharedDatabase } from '../contracts/engines.ts';

const channel = 'console:main';
const message = { title: 'Noted', lines: [], citations: [], notes: [] };

it('replicas that post and edit at once lose nothing, and each change has a revision of its own', async () => {
  const address = sharedDatabase();
  const stores = [(await openStore(address)).store, (await openStore(address)).store];
  const posts = stores.flatMap(({ console }) =>
    Array.from({ length: 6 }, (_one, i) => console.post({ channel, key: `alert-${i}`, message, at: 1 })),
  );
  await Promise.all(posts);

  const edits = stores.flatMap(({ console }, replica) =>
    [1, 2, 3].map((place) => console.edit({ channel, ref: place + 3 * replica, message, at: 2 })),
  );
  await Promise.all(edits);

  const standing = (await stores[0]?.console.newest(channel, 50)) ?? [];
  expect(standing.map(({ ref }) => ref)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(new Set(standing.map(({ key }) => key)).size).toBe(6);
  expect(new Set(standing.map(({ revision }) => revision)).size).toBe(6);
});
