import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { wakeHeld } from '../../src/jobs/wake.ts';
import { createMovedClock, hourMs } from '../jobs/newsroom.ts';
import { deliveryOf } from '../store/rows.ts';
import { linesOf, lineWith } from './asking.ts';
import { openDesk, slack, yesterdaysAlert } from './subscribing-desk.ts';

describe('When digests come', () => {
  it('is told in plain words, with the next one, by the clocks of the zone', async () => {
    const { subscribe, held } = await openDesk();

    const reply = await subscribe({ topic: 'tariffs', day: 'mon', at: '8:30', zone: 'new york' });

    expect(lineWith(reply, 'Digest')).toBe(
      'Digest: Mondays at 08:30, New York time (America/New_York). Next: 23 Nov 2026, 08:30.',
    );
    expect(lineWith(reply, 'Time zone')).toBe('Time zone: America/New_York.');
    expect(await held()).toMatchObject({
      ...{ mode: 'digest', zone: 'America/New_York', digestDueAt: Date.parse('2026-11-23T13:30Z') },
      digest: { every: 'weekly', at: '08:30', day: 'mon', saysNothingNew: false },
    });
  });

  it.each([
    [{ every: 'daily' }, 'Digest: every day at 08:00 UTC. Next: 21 Nov 2026, 08:00.'],
    [{ every: 'weekdays', at: '8am' }, 'Digest: Monday to Friday at 08:00 UTC. Next: 23 Nov 2026, 08:00.'],
    [{ every: 'daily', at: '12am' }, 'Digest: every day at 00:00 UTC. Next: 21 Nov 2026, 00:00.'],
    [
      { every: 'daily', when_empty: 'line' },
      'Digest: every day at 08:00 UTC. Next: 21 Nov 2026, 08:00. When nothing is new, it says so in one line.',
    ],
  ])('is %j', async (written: Record<string, string>, line) => {
    const { subscribe } = await openDesk();

    expect(lineWith(await subscribe({ topic: 'tariffs', ...written }), 'Digest')).toBe(line);
  });

  it('changes without a gap and without telling anything twice', async () => {
    const clock = createMovedClock(Date.parse('2026-11-20T12:00Z'));
    const { subscribe, held } = await openDesk({ clock });
    await subscribe({ topic: 'tariffs', every: 'daily' });
    const before = await held();
    clock.move(hourMs);

    await subscribe({ at: '14:00' });

    expect(await held()).toMatchObject({
      digestedUntil: before?.digestedUntil,
      digestDueAt: Date.parse('2026-11-20T14:00Z'),
    });
  });

  it('waits where digests are off, and the reply says how to turn them on', async () => {
    const { subscribe } = await openDesk();

    const off = await subscribe({ topic: 'tariffs', at: '17:00' });
    const on = await subscribe({ at: '17:30', mode: 'digest' });

    const note = 'Digests are off here: what is set for them counts once /subscribe mode:digest turns them on.';
    expect(off.notes).toContain(note);
    expect(on.notes).not.toContain(note);
  });

  it.each(['Monday', 'MON', 'mon'])('comes on the day that is written %s', async (day) => {
    const { subscribe, held } = await openDesk();

    await subscribe({ topic: 'tariffs', day });

    expect(await held()).toMatchObject({ digest: { every: 'weekly', day: 'mon' } });
  });

  it('leaves a mode that is given with it alone', async () => {
    const { subscribe, held } = await openDesk();

    await subscribe({ topic: 'tariffs', every: 'weekly', mode: 'now' });

    expect(await held()).toMatchObject({ mode: 'now', digest: { every: 'weekly' } });
    expect((await held())?.digestDueAt).toBeUndefined();
  });
});

describe('A slip in a schedule', () => {
  it.each([
    [{ zone: 'EST' }, 'There is no time zone “EST”. Write a city or a zone, such as zone:America/New_York.'],
    [{ zone: 'america/new_yrok' }, 'There is no time zone “america/new_yrok”. Did you mean zone:America/New_York?'],
    [{ at: '25:00' }, '“25:00” is no time. Write it as at:08:30 or at:8am.'],
    [{ at: '8' }, '“8” is no time. Write it as at:08:30 or at:8am.'],
    [{ quiet: 'night' }, '“night” is no span of hours. Write it as quiet:22:00-07:00; none takes it away.'],
    [{ per_hour: '0' }, '“0” is no limit. Write a number from 1 to 60, such as per_hour:5; none takes it away.'],
    [{ every: 'monthly' }, 'There is no setting of every “monthly”. Choose daily, weekdays or weekly.'],
    [{ when_empty: 'post' }, 'There is no setting of when_empty “post”. Choose nothing or line.'],
    [{ day: 'fri', every: 'daily' }, 'A day goes with weekly digests: every:weekly day:fri.'],
  ])('says what would be right: %j', async (written: Record<string, string>, sentence) => {
    const { subscribe, held } = await openDesk();

    expect(linesOf(await subscribe({ topic: 'tariffs', ...written }))).toEqual([sentence]);
    expect(await held()).toBeUndefined();
  });
});

describe('What belongs together', () => {
  it.each([
    ['zone:New York', { zone: 'America/New_York' }],
    ['zone:san francisco tariffs', { zone: 'America/Los_Angeles', topics: ['tariffs'] }],
    ['zone:Beijing rare earths', { zone: 'Asia/Shanghai', topics: ['rare-earths'] }],
    ['at:8:30 pm every:daily', { digest: { at: '20:30' } }],
    ['quiet:22:00 - 07:00 talks', { quiet: { from: '22:00', to: '07:00' } }],
    ['quiet:10 pm – 7 am', { quiet: { from: '22:00', to: '07:00' } }],
  ])('needs no quotes: %s', async (...[written, settings]) => {
    const { ask, store } = await openDesk();
    await ask('/subscribe leaders');

    await ask(`/subscribe only:yes ${written}`);

    expect(await store.subscriptions.ofChannel('terminal:main')).toMatchObject(settings);
  });
});

describe('A time zone', () => {
  it.each([
    ['ASIA/SHANGHAI', 'Asia/Shanghai'],
    ['beijing', 'Asia/Shanghai'],
    ['Washington', 'America/New_York'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['lord howe', 'Australia/Lord_Howe'],
    ['utc', 'UTC'],
    ['US/Eastern', 'America/New_York'],
  ])('is found as %s', async (written, zone) => {
    const { subscribe, held } = await openDesk();

    await subscribe({ topic: 'tariffs', zone: written });

    expect((await held())?.zone).toBe(zone);
  });
});

describe('Quiet hours and the hourly limit', () => {
  it('are told in plain words, and none takes them away', async () => {
    const { subscribe, held } = await openDesk();

    const set = await subscribe({ topic: 'tariffs', quiet: '10pm-7:00', per_hour: '5', zone: 'Europe/London' });
    const stored = await held();
    const cleared = await subscribe({ quiet: '08:00-08:00', per_hour: 'none' });

    expect(linesOf(set)).toEqual(
      expect.arrayContaining([
        'Quiet hours: 22:00 to 07:00, London time; what comes then is told when they are over.',
        'Most alerts an hour: 5; the rest comes in one message.',
      ]),
    );
    expect(stored).toMatchObject({ quiet: { from: '22:00', to: '07:00' }, hourlyMax: 5 });
    expect(linesOf(cleared)).toEqual(
      expect.arrayContaining(['Quiet hours: none.', 'Most alerts an hour: any number.']),
    );
    expect(await held()).not.toHaveProperty('hourlyMax');
  });

  it('release at once what they held when they are taken away', async () => {
    const clock = createMovedClock(Date.parse('2026-11-20T23:00Z'));
    const { subscribe, store, give } = await openDesk({ clock });
    await subscribe({ topic: 'tariffs', quiet: '22:00-07:00' });
    await store.alerts.put(yesterdaysAlert());
    const dueAt = Date.parse('2026-11-21T07:00Z');
    const row = deliveryOf('held', { channel: slack, alertId: 'alert AAAAA', dueAt, state: 'held' });
    await store.deliveries.enqueue([row], clock.now());
    const whileHeld = await give('why', { about: 'AAAAA' });

    await subscribe({ quiet: 'none' });
    await wakeHeld({ store, clock, limits: limits.waking });

    expect(lineWith(whileHeld, 'In this channel')).toBe(
      'In this channel: held until 21 Nov 2026, 07:00 UTC, by this channel’s quiet hours or hourly limit.',
    );
    expect(await store.deliveries.stateIn('alert AAAAA', slack)).toMatchObject({ state: 'pending' });
  });

  it('are named by /why for an alert that was told with others', async () => {
    const { store, give } = await openDesk();
    await store.alerts.put(yesterdaysAlert());
    await store.deliveries.enqueue([deliveryOf('held', { channel: slack, alertId: 'alert AAAAA', state: 'held' })], 0);
    const reason = 'told here in one message with others, after quiet hours';
    await store.deliveries.settleHeld(['held'], { state: 'merged', reason });

    expect(lineWith(await give('why', { about: 'AAAAA' }), 'In this channel')).toBe(`In this channel: ${reason}.`);
  });
});
