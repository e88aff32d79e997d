import { describe, expect, it } from 'vitest';
import type { FeedItem } from '../../src/domain/feeds.ts';
import { namesOf } from '../../src/pipeline/identify.ts';
import { itemOf as coverageOf, entryOf } from '../store/rows.ts';
import { brings, feedOf, itemOf, openPolling } from './polling.ts';

describe('A feed of one workspace', () => {
  const workspace = 'slack:T1';
  const own = { ...feedOf('own-1', { outlet: 'Harbour Daily', tier: 'paper' }), workspace };
  const entry = (item: FeedItem, workspace?: string) => ({
    ...entryOf(coverageOf('a', workspace === undefined ? {} : { workspace })),
    names: namesOf({ feedId: 'wire', outlet: 'Sample Wire', item }),
  });

  it('brings rows that only its workspace sees', async () => {
    const { store, answer, poll, inbox } = await openPolling({ feeds: [own] });
    await store.feeds.put(own);
    answer({ 'own-1': brings(itemOf('a')) });

    await poll();

    expect((await inbox()).map(({ workspace }) => workspace)).toEqual(['slack:T1']);
  });

  it('leaves nothing behind where it was removed while it was polled, so that it begins anew when added again', async () => {
    const { store, answer, poll, inbox } = await openPolling({ feeds: [own] });
    answer({ 'own-1': brings(itemOf('a')) });

    await poll();

    expect(await inbox()).toEqual([]);
    expect(await store.cursors.get('own-1')).toBeUndefined();
  });

  it('brings nothing new where everyone’s feeds brought the piece, in whatever words', async () => {
    const { store, answer, poll, inbox } = await openPolling({ feeds: [own] });
    await store.coverage.put(entry(itemOf('a')));
    answer({ 'own-1': brings(itemOf('a', { text: 'Other words.' })) });

    await poll();

    expect(await inbox()).toEqual([]);
  });

  it('makes nothing known to other feeds', async () => {
    const { store, answer, poll, inbox } = await openPolling({ feeds: [feedOf('wire')] });
    await store.coverage.put(entry(itemOf('a'), 'slack:T1'));
    answer({ wire: brings(itemOf('a')) });

    await poll();

    expect(await inbox()).toHaveLength(1);
  });
});
