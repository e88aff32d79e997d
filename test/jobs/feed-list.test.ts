import { expect, it } from 'vitest';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { openStore } from '../contracts/engines.ts';
import { createMovedClock } from './newsroom.ts';
import { feedOf } from './polling.ts';

const idsOf = (feeds: readonly { readonly id: string }[]) => feeds.map(({ id }) => id);
const own = (id: string, workspace: string) => ({ ...feedOf(id), workspace });

async function openList() {
  const { store } = await openStore();
  const clock = createMovedClock();
  const configured = [feedOf('wire'), feedOf('resting', { isOff: true })];
  return { store, clock, list: createFeedList(configured, { store, clock, readEveryMs: 5_000 }) };
}

it('a feed that a workspace added is polled beside those of the operator', async () => {
  const { store, list } = await openList();
  await store.feeds.put(own('harbour', 'slack:T1'));

  expect(idsOf(await list.all())).toEqual(['wire', 'harbour']);
});

it('a workspace sees the feeds of the operator and its own, and nobody else’s', async () => {
  const { store, list } = await openList();
  await store.feeds.put(own('harbour', 'slack:T1'));

  expect(idsOf(await list.seenBy('slack:T1'))).toEqual(['wire', 'resting', 'harbour']);
  expect(idsOf(await list.seenBy('slack:T2'))).toEqual(['wire', 'resting']);
});

it('what another process added is polled a few seconds later, what this one added at once', async () => {
  const { store, clock, list } = await openList();
  await list.all();
  await store.feeds.put(own('harbour', 'slack:T1'));

  const before = idsOf(await list.all());
  clock.move(5_000);
  const after = idsOf(await list.all());
  await store.feeds.remove('harbour');
  list.refresh();

  expect([before, after, idsOf(await list.all())]).toEqual([['wire'], ['wire', 'harbour'], ['wire']]);
});

it('an interval for every feed holds for those of workspaces too', async () => {
  const { store, clock } = await openList();
  await store.feeds.put(own('harbour', 'slack:T1'));
  const list = createFeedList([], { store, clock, readEveryMs: 0, pollSeconds: 7 });

  expect((await list.all()).map(({ pollSeconds }) => pollSeconds)).toEqual([7]);
});
