import { expect, it } from 'vitest';
import type { Alert } from '../../src/domain/alerts.ts';
import { createPassingStore } from '../../src/store/passing-store.ts';

const alertOf = (id: string, { openedAt, keys }: { openedAt: number; keys: readonly string[] }): Alert => ({
  ...{ id, shortId: id, kind: 'story', storyId: `story of ${id}`, openedAt, dueAt: openedAt, version: 1, tellers: [] },
  developments: keys.map((key) => ({
    ...{ id: `${id}/${key}`, kind: 'reported', key, topics: [], significance: 'low', itemId: id, claimId: id },
    statement: { kind: 'remark', about: 'story', says: key },
    ...{ quote: key, isFirm: false, foundAt: openedAt },
  })),
});

it('finds the newest alert about any of the facts, and none that went out too long ago', async () => {
  const { alerts } = createPassingStore();
  await alerts.put(alertOf('older', { openedAt: 10, keys: ['deadline/truce', 'round/Oslo/2031-05'] }));
  await alerts.put(alertOf('newer', { openedAt: 20, keys: ['deadline/truce'] }));

  expect((await alerts.latestAbout(['round/Oslo/2031-05', 'deadline/truce'], { sinceMs: 5 }))?.id).toBe('newer');
  expect((await alerts.latestAbout(['round/Oslo/2031-05'], { sinceMs: 5 }))?.id).toBe('older');
  expect(await alerts.latestAbout(['round/Oslo/2031-05'], { sinceMs: 15 })).toBeUndefined();
  expect((await alerts.latestOf('story', 'story of older'))?.id).toBe('older');
  expect((await alerts.recent(1)).map(({ id }) => id)).toEqual(['newer']);
});

it('gives rows in the order in which they came, until they are removed', async () => {
  const { inbox } = createPassingStore();
  const row = { feedId: 'f', outlet: 'o', tier: 'paper', contentHash: '', seenAt: 0, arrival: 'live' } as const;
  const item = { title: 't', text: '', publishedAt: null };
  await inbox.add(['1', '2'].map((id) => ({ ...row, item, id })));
  await inbox.remove('1');

  expect((await inbox.take(5)).map(({ id }) => id)).toEqual(['2']);
});
