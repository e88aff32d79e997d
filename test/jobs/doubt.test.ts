import { expect, it } from 'vitest';
import type { DeliveryKind, Outcome } from '../../src/domain/deliveries.ts';
import { deliveryOf } from '../store/rows.ts';
import { hourMs, minuteMs, openNewsroom } from './newsroom.ts';

const channel = 'slack:T1/C1';
const ready = {
  ...{ channel, kind: 'digest' as const, alertId: null },
  message: JSON.stringify({ title: 'Digest', lines: [], citations: [], notes: [] }),
};
const reason = 'Parley may not read this channel’s history.';

/** A newsroom that owes a channel a ready message, of which its chat does not say whether it took it. */
async function openDoubt(kind: DeliveryKind, title: string) {
  const newsroom = await openNewsroom();
  await newsroom.follow(channel);
  const message = JSON.stringify({ title, lines: ['A line.'], citations: [], notes: [] });
  const row = deliveryOf('d', { channel, kind, alertId: null, message });
  await newsroom.store.deliveries.enqueue([row], newsroom.clock.now());
  const outcomes: Outcome[] = [{ kind: 'in-doubt' }];
  newsroom.platform.answer(() => outcomes.shift());
  newsroom.platform.answerLookUps({ kind: 'hidden', reason });
  return newsroom;
}

it.each([
  ['digest', 'Digest of 2 Nov: 3 alerts', 'A digest may be missing here', '/latest'],
  ['summary', 'Held since 22:00: 2 alerts', 'A message on alerts that were held may be missing here', '/latest'],
  ['reminder', 'Reminder: truce due to end tomorrow', 'A reminder may be missing here', '/deadlines'],
  ['catch-up', 'This channel now follows: Tariffs', 'A message on what is new may be missing here', '/latest'],
] as const)('A %s that nobody may look up is given up, and its readers are told so', async (...row) => {
  const [kind, title, told, instead] = row;
  const newsroom = await openDoubt(kind, title);

  await newsroom.pass(minuteMs);

  const [notice, ...others] = newsroom.messages.map(({ shown }) => shown);
  expect(others).toEqual([]);
  expect(notice?.title).toBe(told);
  expect(notice?.lines).toEqual([title, expect.stringContaining('did not post it again'), reason]);
  expect(notice?.notes[0]).toContain(instead);
});

it('A notice that nobody may look up is given up without another', async () => {
  const newsroom = await openDoubt('notice', 'Nothing is heard on tariffs');

  await newsroom.pass(minuteMs);

  expect(newsroom.messages).toEqual([]);
  expect(await newsroom.store.deliveries.countByState()).toEqual({ abandoned: 1 });
});

it('A channel that is forgotten while its message is looked up is told nothing of it', async () => {
  const newsroom = await openDoubt('digest', 'Digest of 2 Nov: 3 alerts');
  const { lookUp } = newsroom.platform;
  newsroom.platform.lookUp = async (request) => {
    await newsroom.store.forgetChannel(channel);
    return await lookUp(request);
  };

  await newsroom.pass(minuteMs);

  expect(newsroom.messages).toEqual([]);
  expect(await newsroom.store.deliveries.countByState()).toEqual({});
});

it('A channel that is forgotten while a message is on its way keeps no conversation', async () => {
  const newsroom = await openNewsroom();
  const { store, platform } = newsroom;
  await newsroom.follow(channel, ['all'], { isForum: true });
  await store.deliveries.enqueue([deliveryOf('d', ready)], newsroom.clock.now());
  const { post } = platform;
  platform.post = async (request) => {
    await store.forgetChannel(channel);
    return await post(request);
  };

  await newsroom.send();

  const threads = await newsroom.database.db.selectFrom('threads').select('key').execute();
  expect(threads).toEqual([]);
  expect(newsroom.messages).toHaveLength(1);
});

it('A message that was held is looked for from its first doubtful try on, not from the evening before', async () => {
  const { store, clock, platform, follow, pass } = await openNewsroom();
  await follow(channel);
  await store.deliveries.enqueue([deliveryOf('d', { ...ready, state: 'held' })], clock.now());
  await pass(8 * hourMs);
  await store.deliveries.settleHeld(['d'], { state: 'pending', dueAt: clock.now() });
  const tries: number[] = [];
  const outcomes: Outcome[] = [{ kind: 'unreachable' }, { kind: 'in-doubt' }, { kind: 'in-doubt' }];
  platform.answer(() => {
    tries.push(clock.now());
    return outcomes.shift();
  });
  const since: number[] = [];
  const { lookUp } = platform;
  platform.lookUp = async (request) => {
    since.push(request.sinceMs);
    return await lookUp(request);
  };

  await pass(5 * minuteMs);

  expect(tries).toHaveLength(4);
  expect(since).toEqual([tries[1], tries[1]]);
});

it('A message whose worker died is looked for from the moment in which it was claimed', async () => {
  const { store, clock, platform, follow, pass, dieWhilePosting } = await openNewsroom();
  await follow(channel);
  await store.deliveries.enqueue([deliveryOf('d', ready)], clock.now() - hourMs);
  await dieWhilePosting();
  const claimedAt = clock.now();
  const since: number[] = [];
  const { lookUp } = platform;
  platform.lookUp = async (request) => {
    since.push(request.sinceMs);
    return await lookUp(request);
  };

  await pass(5 * minuteMs);

  expect(since).toEqual([claimedAt]);
});
