import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import type { Outcome } from '../../src/domain/deliveries.ts';
import { createPlatformEvents } from '../../src/jobs/pausing.ts';
import { prunePaused } from '../../src/jobs/prune.ts';
import { alertOf, deliveryOf, developmentOf, usTariff } from '../store/rows.ts';
import { hourMs, minuteMs, type Newsroom, openNewsroom } from './newsroom.ts';

const channel = 'slack:T1/C1';
const reader = 'slack:T1/U1';
const dayMs = 24 * hourMs;

const removed: Outcome = { kind: 'rejected', reason: 'Parley is not a member of this channel.', scope: 'channel' };

async function owe(newsroom: Newsroom, percent: number): Promise<void> {
  newsroom.clock.move(1);
  const now = newsroom.clock.now();
  const times = { openedAt: now, dueAt: now };
  const alert = alertOf(`alert ${percent}`, {
    ...times,
    developments: [developmentOf({ statement: usTariff(percent) })],
  });
  await newsroom.store.alerts.put(alert);
  const held = await newsroom.store.subscriptions.ofChannel(channel);
  if (held?.state === 'active')
    await newsroom.store.deliveries.enqueue([deliveryOf(`${percent}`, { channel, alertId: alert.id })], now);
}

/** A newsroom with a channel that has just been refused its first message. */
async function openPaused(): Promise<Newsroom> {
  const newsroom = await openNewsroom();
  await newsroom.follow(channel, ['all'], { by: 'U1' });
  await owe(newsroom, 10);
  await owe(newsroom, 20);
  newsroom.platform.answer((attempt) => (attempt.channel === channel ? removed : undefined));
  newsroom.platform.answerChecks({ kind: 'missing', reason: 'Invite Parley with /invite.' });
  await newsroom.send();
  return newsroom;
}

const shownIn = ({ messages }: Newsroom, place: string) =>
  messages.filter((message) => message.channel === place).map(({ shown }) => shown);

describe('A channel that refuses everything', () => {
  it('is asked once, and holds all that it is owed', async () => {
    const newsroom = await openPaused();

    await newsroom.pass(5 * minuteMs);

    expect(newsroom.platform.asked.filter((asked) => asked === `post ${channel}`)).toHaveLength(1);
    expect(await newsroom.store.deliveries.countByState()).toEqual({ paused: 2, sent: 1 });
  });

  it('is told of to who subscribed it, once, with what is missing', async () => {
    const newsroom = await openPaused();

    await newsroom.pass(hourMs);

    const [notice, ...others] = shownIn(newsroom, reader);
    expect(others).toEqual([]);
    expect(notice?.title).toBe('Parley is paused in a channel that you subscribed');
    expect(notice?.lines).toContain('Parley is not a member of this channel.');
    expect(notice?.channel).toBe('C1');
    expect(notice?.notes.join()).toContain('90 days');
  });

  it('goes on by itself when that is mended, and tells in one message what it missed', async () => {
    const newsroom = await openPaused();
    await newsroom.pass(hourMs);
    await newsroom.tend();
    await owe(newsroom, 30);
    newsroom.platform.answer(() => undefined);
    newsroom.platform.answerChecks({ kind: 'ok' });

    await newsroom.pass(dayMs);
    await newsroom.tend();
    await owe(newsroom, 40);
    await newsroom.send();

    const [card, next] = shownIn(newsroom, channel);
    expect(card?.title).toBe('Parley can post here again');
    expect(card?.lines.join('\n')).toMatch(/10 %.*\n.*20 %.*\n.*30 %/);
    expect(next?.title).toContain('40 %');
    expect(await newsroom.store.subscriptions.ofChannel(channel)).toMatchObject({ state: 'active', topics: ['all'] });
    expect((await newsroom.store.subscriptions.ofChannel(channel))?.reason).toBeUndefined();
  });

  it('is asked about less and less often while nothing is mended, and says what is missing now', async () => {
    const newsroom = await openPaused();

    for (let hours = 0; hours < 72; hours++) {
      newsroom.clock.move(hourMs);
      await newsroom.tend();
    }

    const checks = newsroom.platform.asked.filter((asked) => asked.startsWith('check'));
    expect(checks.length).toBeGreaterThan(4);
    expect(checks.length).toBeLessThan(12);
    expect((await newsroom.store.subscriptions.ofChannel(channel))?.reason).toBe('Invite Parley with /invite.');
  });

  it('is asked about at once when its chat says that something was mended', async () => {
    const newsroom = await openPaused();
    newsroom.platform.answer(() => undefined);
    newsroom.platform.answerChecks({ kind: 'ok' });

    await createPlatformEvents(newsroom).onBack('slack:T1');
    await newsroom.tend();

    expect(shownIn(newsroom, channel).map(({ title }) => title)).toEqual(['Parley can post here again']);
  });

  it('stays paused while its chat cannot be asked', async () => {
    const newsroom = await openPaused();
    newsroom.platform.answerChecks({ kind: 'unknown' });

    await newsroom.pass(hourMs);
    await newsroom.tend();

    expect(await newsroom.store.subscriptions.ofChannel(channel)).toMatchObject({
      state: 'paused',
      reason: 'Parley is not a member of this channel.',
    });
  });

  it('keeps what a reader changes while its chat is being asked', async () => {
    const newsroom = await openPaused();
    newsroom.platform.answerChecks({ kind: 'missing', reason: 'Invite Parley with /invite.' });
    const { check } = newsroom.platform;
    newsroom.platform.check = async (place) => {
      const held = await newsroom.store.subscriptions.ofChannel(channel);
      if (held) await newsroom.store.subscriptions.put({ ...held, topics: ['talks'] });
      return await check(place);
    };

    await newsroom.pass(hourMs);
    await newsroom.tend();

    expect(await newsroom.store.subscriptions.ofChannel(channel)).toMatchObject({
      topics: ['talks'],
      reason: 'Invite Parley with /invite.',
    });
  });

  it('is kept for 90 days and forgotten then', async () => {
    const newsroom = await openPaused();

    newsroom.clock.move(89 * dayMs);
    await newsroom.tend();
    const onDay89 = await newsroom.store.subscriptions.ofChannel(channel);
    newsroom.clock.move(2 * dayMs);
    await newsroom.tend();

    expect(onDay89?.topics).toEqual(['all']);
    expect(await newsroom.store.subscriptions.ofChannel(channel)).toBeUndefined();
    expect(await newsroom.store.deliveries.countByState()).toEqual({ sent: 1 });
  });
});

it('A channel that is followed again in the moment in which it would be forgotten is kept', async () => {
  const newsroom = await openPaused();
  const { store, clock, log } = newsroom;
  const { subscriptions } = store;
  newsroom.clock.move(91 * dayMs);
  const pausedBefore: typeof subscriptions.pausedBefore = async (atMs, limit) => {
    const found = await subscriptions.pausedBefore(atMs, limit);
    await newsroom.follow(channel, ['talks']);
    return found;
  };

  await prunePaused({
    ...{ clock, log, limits: limits.pruning },
    store: { ...store, subscriptions: { ...subscriptions, pausedBefore } },
  });

  expect(await subscriptions.ofChannel(channel)).toMatchObject({ state: 'active', topics: ['talks'] });
});

describe('A channel that a reader paused', () => {
  it('is never resumed or deleted by itself', async () => {
    const newsroom = await openNewsroom();
    const now = newsroom.clock.now();
    await newsroom.follow(channel, ['all'], { state: 'paused', isPausedByReader: true, pausedAt: now, checkAt: now });

    newsroom.clock.move(365 * dayMs);
    await newsroom.tend();
    await createPlatformEvents(newsroom).onBack('slack:T1');
    await newsroom.tend();

    expect(newsroom.platform.asked).toEqual([]);
    expect(await newsroom.store.subscriptions.ofChannel(channel)).toMatchObject({ state: 'paused' });
  });
});

describe('A workspace that removes Parley', () => {
  it('has all its channels paused, and no other workspace’s', async () => {
    const newsroom = await openNewsroom();
    for (const one of ['slack:T1/C1', 'slack:T1/C2', 'slack:T12/C1']) await newsroom.follow(one);

    await createPlatformEvents(newsroom).onGone('slack:T1', 'Parley was removed from this workspace.');

    const states = await Promise.all(
      ['slack:T1/C1', 'slack:T1/C2', 'slack:T12/C1'].map((one) => newsroom.store.subscriptions.ofChannel(one)),
    );
    expect(states.map((held) => held?.state)).toEqual(['paused', 'paused', 'active']);
  });
});
