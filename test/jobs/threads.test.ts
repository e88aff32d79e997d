import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/deliveries.ts';
import { alertOf, deliveryOf, developmentOf, usTariff } from '../store/rows.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';

const channel = 'slack:T1/C1';
const round = (place: string) =>
  developmentOf({ statement: { kind: 'round', place, month: '2026-11', status: 'planned' } });

/** Owes the channel an alert of a story. */
async function tell(
  newsroom: Newsroom,
  { id = '', storyId = 'story', development = developmentOf({}) },
): Promise<void> {
  newsroom.clock.move(1);
  await newsroom.store.alerts.put(
    alertOf(id, { storyId, openedAt: newsroom.clock.now(), developments: [development] }),
  );
  await newsroom.store.deliveries.enqueue([deliveryOf(id, { channel, alertId: id })], newsroom.clock.now());
  await newsroom.send();
}

const placesIn = ({ messages }: Newsroom) => messages.map(({ thread }) => thread?.root ?? thread?.title);

describe('A channel that keeps stories in threads', () => {
  it('gets later alerts of a story into the thread of its first', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel, ['all'], { isThreaded: true });

    await tell(newsroom, { id: 'a', development: developmentOf({ statement: usTariff(30) }) });
    await tell(newsroom, { id: 'b' });
    await tell(newsroom, { id: 'c', storyId: 'another story' });

    expect(placesIn(newsroom)).toEqual([expect.stringContaining('30 %'), 'm1', expect.any(String)]);
    expect(newsroom.messages[2]?.thread?.root).toBeUndefined();
  });

  it('has one thread for a round of talks, whatever stories tell of it', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel, ['all'], { isForum: true });

    await tell(newsroom, { id: 'a', storyId: 's1', development: round('Lima') });
    await tell(newsroom, { id: 'b', storyId: 's2', development: round('Lima') });
    await tell(newsroom, { id: 'c', storyId: 's3', development: round('Oslo') });

    expect(placesIn(newsroom)).toEqual(['Talks in Lima, Nov 2026', 'm1', 'Talks in Oslo, Nov 2026']);
  });

  it('opens a new one when the old one is gone', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel, ['all'], { isThreaded: true });
    await tell(newsroom, { id: 'a' });
    const outcomes: Outcome[] = [{ kind: 'rejected', scope: 'thread', reason: 'The thread is gone.' }];
    newsroom.platform.answer(() => outcomes.shift());

    await tell(newsroom, { id: 'b' });
    await tell(newsroom, { id: 'c' });

    expect(newsroom.messages.map(({ key, thread }) => [key, thread?.root])).toEqual([
      ['a', undefined],
      ['b', undefined],
      ['c', 'm2'],
    ]);
  });

  it('opens none with a correction, which stands under the message that it corrects', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel, ['all'], { isThreaded: true });
    await newsroom.store.alerts.put(alertOf('c', { storyId: 'story' }));
    const correction = { channel, kind: 'correction' as const, alertId: 'c', replyTo: 'old message' };
    await newsroom.store.deliveries.enqueue([deliveryOf('c', correction)], newsroom.clock.now());
    await newsroom.send();

    await tell(newsroom, { id: 'd' });

    expect(newsroom.messages.map(({ replyTo, thread }) => [replyTo, thread?.root])).toEqual([
      ['old message', undefined],
      [undefined, undefined],
    ]);
  });

  it('is found again after a lost answer, where it was posted', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel, ['all'], { isThreaded: true });
    newsroom.platform.arriveAnyway(true);
    const outcomes: Outcome[] = [{ kind: 'in-doubt' }];
    newsroom.platform.answer(() => outcomes.shift());

    await tell(newsroom, { id: 'a' });
    await newsroom.pass(10_000);
    await tell(newsroom, { id: 'b' });

    expect(newsroom.messages.map(({ thread }) => thread?.root)).toEqual([undefined, 'm1']);
  });
});

describe('A channel without threads', () => {
  it('gets plain messages', async () => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel);

    await tell(newsroom, { id: 'a' });

    expect(newsroom.messages[0]?.thread).toBeUndefined();
  });
});

describe('A role that a reader chose', () => {
  it.each([
    ['high', 'S1'],
    ['normal', undefined],
  ] as const)('for a development of %s significance: %s', async (...[significance, called]) => {
    const newsroom = await openNewsroom();
    await newsroom.follow(channel, ['all'], { mention: 'S1' });

    await tell(newsroom, { id: 'a', development: developmentOf({ significance }) });

    expect(newsroom.messages[0]?.shown.mention).toBe(called);
  });
});
