import { describe, expect, it } from 'vitest';
import { createMovedClock, hourMs } from '../jobs/newsroom.ts';
import { alertOf, deliveryOf } from '../store/rows.ts';
import { linesOf } from './asking.ts';
import { openDesk, slack, yesterdaysAlert } from './subscribing-desk.ts';

describe('A pause', () => {
  it('holds what the channel is owed, and going on tells it in one card', async () => {
    const { subscribe, give, store, held, owed } = await openDesk();
    await subscribe({ topic: 'tariffs' });
    await owed();
    await store.alerts.put(yesterdaysAlert({ significance: 'normal', shortId: 'AAAAA' }));
    await store.deliveries.enqueue([deliveryOf('d', { alertId: 'alert AAAAA' })], 0);

    const paused = await subscribe({ mode: 'pause' });
    const shown = await give('subscriptions');
    const whilePaused = await owed();
    const again = await subscribe({ mode: 'now' });

    expect(paused.title).toBe('Paused: nothing is posted here until it goes on');
    expect(linesOf(shown)).toContain('Paused by a reader since 20 Nov 2026; /subscribe mode:now goes on.');
    expect(shown.buttons).toEqual([{ label: 'Go on', command: '/subscribe mode:now' }]);
    expect(whilePaused).toEqual([]);
    expect(again.title).toBe('It goes on: alerts are posted here again');
    expect(await held()).toMatchObject({ state: 'active', topics: ['tariffs'] });
    expect(await held()).not.toHaveProperty('isPausedByReader');
    const [card, ...more] = await owed();
    expect(card && linesOf(card)).toEqual([
      'What it was not told meanwhile:',
      '• 19 Nov 2026: Reported: US tariff on Chinese goods: 57 %, in force [1]',
    ]);
    expect(more).toEqual([]);
  });

  it('lets a digest that it held go out, since nothing else tells what is in it', async () => {
    const { subscribe, store, owed } = await openDesk();
    await subscribe({ topic: 'tariffs', mode: 'digest' });
    await owed();
    const digest = { title: 'Digest', lines: ['• a line'], citations: [], notes: [] };
    const message = JSON.stringify(digest);
    await store.deliveries.enqueue([deliveryOf('digest', { kind: 'digest', alertId: null, message })], 0);
    await subscribe({ mode: 'pause' });

    await subscribe({ mode: 'digest' });

    expect((await owed()).map(({ title }) => title)).toEqual(['Digest', 'This channel now follows: Tariffs']);
  });

  it('is left as it is by a change of another setting', async () => {
    const { subscribe, held } = await openDesk();
    await subscribe({ topic: 'tariffs' });
    await subscribe({ mode: 'pause' });

    await subscribe({ significance: 'high' });

    expect(await held()).toMatchObject({ state: 'paused', isPausedByReader: true, significance: 'high' });
  });

  it('of a channel that follows nothing is refused', async () => {
    const { subscribe } = await openDesk();

    expect(linesOf(await subscribe({ mode: 'pause' }))[0]).toContain('/subscribe needs topic');
  });
});

describe('A channel that leaves its digest', () => {
  it('is told in a card what the next digest would have brought', async () => {
    const clock = createMovedClock(Date.parse('2026-11-20T12:00:00Z'));
    const { subscribe, store, owed, held } = await openDesk({ clock });
    await subscribe({ topic: 'tariffs', mode: 'digest' });
    await owed();
    clock.move(2 * hourMs);
    await store.alerts.put({
      ...yesterdaysAlert({ significance: 'normal' }),
      dueAt: Date.parse('2026-11-20T13:00:00Z'),
    });

    await subscribe({ mode: 'now' });

    expect((await owed()).map(linesOf)[0]?.[0]).toBe('What it was not told meanwhile:');
    expect(await held()).not.toHaveProperty('digestedUntil');
  });
});

describe('A muted story', () => {
  it('is muted by an alert of it, shown, and told again when that is taken back', async () => {
    const { subscribe, give, store, held } = await openDesk();
    await store.alerts.put(yesterdaysAlert({ significance: 'normal', shortId: 'AAAAA', storyId: 'the story' }));
    await subscribe({ topic: 'tariffs' });

    const muted = await give('unsubscribe', { story: 'aaaaa' });
    const stories = (await held())?.mutedStories;
    const shown = await give('subscriptions');
    await subscribe({ story: 'AAAAA' });

    expect(muted.title).toBe('Muted here: Reported: US tariff on Chinese goods: 57 %, in force');
    expect(muted.buttons).toEqual([{ label: 'Unmute', command: '/subscribe story:AAAAA' }]);
    expect(stories).toEqual(['the story']);
    expect((await held())?.topics).toEqual(['tariffs']);
    expect(linesOf(shown).slice(-2)).toEqual([
      'Muted stories: 1.',
      '• Reported: US tariff on Chinese goods: 57 %, in force (alert AAAAA)',
    ]);
    expect((await held())?.mutedStories).toEqual([]);
  });

  it('is one of the newest 200 that are kept', async () => {
    const { subscribe, give, store, held } = await openDesk();
    await subscribe({ topic: 'tariffs' });
    const before = await held();
    const mutedStories = [...Array(200).keys()].map((n) => `story ${n}`);
    if (before) await store.subscriptions.put({ ...before, mutedStories });
    await store.alerts.put(yesterdaysAlert({ significance: 'normal', shortId: 'AAAAA', storyId: 'the story' }));

    await give('unsubscribe', { story: 'AAAAA' });

    const kept = (await held())?.mutedStories ?? [];
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([200, 'story 1', 'the story']);
  });

  it('cannot be one of an alert that gathers several', async () => {
    const { subscribe, give, store } = await openDesk();
    await subscribe({ topic: 'tariffs' });
    await store.alerts.put(alertOf('c', { kind: 'catch-up', storyId: 'catch-up' }));

    expect(linesOf(await give('unsubscribe', { story: 'ABCDE' }))[0]).toContain('gathers several stories');
  });
});

describe('/forget', () => {
  it('drops the conversations of the channel too', async () => {
    const { give, store } = await openDesk();
    await store.threads.put({ channel: slack, key: 'story', root: 'r', at: 1 });

    await give('forget', { confirm: 'yes' });

    expect(await store.threads.root(slack, 'story')).toBeUndefined();
  });
});
