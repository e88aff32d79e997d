import { describe, expect, it } from 'vitest';
import { openReminding, truceEnds } from './reminding.ts';

const offNote =
  '/deadlines shows all that is known of them. Reminders come 30, 7 and 1 day before a date, and once when it has passed without news; /subscribe reminders:off ends them.';

describe('A channel that follows a date', () => {
  it('is reminded 30, 7 and 1 day before at 09:00, and told once when it has passed without news', async () => {
    const { follow, know, passTo, told } = await openReminding('2026-10-01T12:00');
    await know(truceEnds('2026-11-10', 'unless the president extends it'));
    await follow();

    await passTo('2026-12-20T12:00');

    expect(told().map(({ at, text }) => `${at} ${text}`)).toEqual([
      '2026-10-11T09:00 Reminder: truce due to end in 30 days\nIn 30 days, on 10 Nov 2026: truce due to end (unless the president extends it) — as of 1 Oct 2026 (10 days ago), 1 outlet (paper) [1]\n' +
        offNote,
      '2026-11-03T09:00 Reminder: truce due to end in 7 days\nIn 7 days, on 10 Nov 2026: truce due to end (unless the president extends it) — as of 1 Oct 2026 (33 days ago), 1 outlet (paper) [1]\n' +
        offNote,
      '2026-11-09T09:00 Reminder: truce due to end tomorrow\nTomorrow, on 10 Nov 2026: truce due to end (unless the president extends it) — as of 1 Oct 2026 (39 days ago), 1 outlet (paper) [1]\n' +
        offNote,
      '2026-11-11T09:00 No news since the truce was due to end\nThe truce was due to end on 10 Nov 2026 (unless the president extends it) — as of 1 Oct 2026 (41 days ago), 1 outlet (paper) [1]. What followed is not known here.\n' +
        offNote,
    ]);
  });

  it.each([
    ['across a year', '2026-12-01', '2027-01-05', ['2026-12-06', '2026-12-29', '2027-01-04', '2027-01-06']],
    ['on a leap day', '2028-01-20', '2028-02-29', ['2028-01-30', '2028-02-22', '2028-02-28', '2028-03-01']],
    ['after a leap day', '2028-01-20', '2028-03-01', ['2028-01-31', '2028-02-23', '2028-02-29', '2028-03-02']],
  ])('is reminded on the right days %s', async (...[, start, day, days]) => {
    const { follow, know, passTo, told } = await openReminding(`${start}T00:00`);
    await know(truceEnds(day));
    await follow();

    await passTo(`${days.at(-1)}T12:00`);

    expect(told().map(({ at }) => at)).toEqual(days.map((one) => `${one}T09:00`));
  });

  it.each([
    ['America/New_York', '2026-11-02', ['2026-10-26T13:00', '2026-11-01T14:00', '2026-11-03T14:00']],
    ['America/New_York', '2027-03-15', ['2027-03-08T14:00', '2027-03-14T13:00', '2027-03-16T13:00']],
    ['Asia/Shanghai', '2026-11-02', ['2026-10-26T01:00', '2026-11-01T01:00', '2026-11-03T01:00']],
    ['Pacific/Auckland', '2026-11-02', ['2026-10-25T20:00', '2026-10-31T20:00', '2026-11-02T20:00']],
  ])('is reminded at 09:00 by the clocks of %s, whatever they are set to, of %s', async (...[zone, day, moments]) => {
    const start = new Date(Date.parse(day) - 20 * 86_400_000).toISOString().slice(0, 10);
    const { follow, know, passTo, told } = await openReminding(`${start}T00:00`);
    await know(truceEnds(day));
    await follow('slack:T1/C1', { zone });

    await passTo(`${moments.at(-1)?.slice(0, 10)}T23:00`);

    expect(told().map(({ at }) => at)).toEqual(moments);
  });

  it('is told nothing at the first look, and nothing of a threshold that lay behind when the date was learned', async () => {
    const { follow, know, passTo, told } = await openReminding('2026-10-15T12:00');
    await know(truceEnds('2026-10-21'));
    await follow();
    await passTo('2026-10-17T12:00');
    await know({ kind: 'deadline', what: 'tariff increase', date: '2026-11-06' }, { on: '2026-10-17' });

    await passTo('2026-10-31T12:00');

    expect(told().map(({ title }) => title)).toEqual([
      'Reminder: truce due to end tomorrow',
      'No news since the truce was due to end',
      'Reminder: tariff increase due to take effect in 7 days',
    ]);
  });

  it('is told once, with the days that are left, when the bot was down', async () => {
    const { follow, know, passTo, clock, told } = await openReminding('2026-10-01T12:00');
    await know(truceEnds('2026-11-10'));
    await follow();
    await passTo('2026-10-05T12:00');
    clock.move(31.25 * 86_400_000);

    await passTo('2026-11-08T12:00');

    expect(told().map(({ at, title }) => `${at} ${title}`)).toEqual([
      '2026-11-05T18:00 Reminder: truce due to end in 5 days',
    ]);
  });

  it('is reminded of a moved date by its new day, and hears no more of the old one', async () => {
    const { follow, know, passTo, told } = await openReminding('2026-10-20T12:00');
    await know(truceEnds('2026-11-10'));
    await follow();
    await passTo('2026-11-08T12:00');
    await know(truceEnds('2026-12-20'), { on: '2026-11-08' });

    await passTo('2026-12-01T12:00');

    expect(told().map(({ title }) => title)).toEqual([
      'Reminder: truce due to end in 7 days',
      'Reminder: truce due to end in 30 days',
    ]);
  });

  it('is told on the day itself where the days before were missed', async () => {
    const { follow, know, passTo, clock, told } = await openReminding('2026-11-04T12:00');
    await know(truceEnds('2026-11-10'));
    await follow();
    await passTo('2026-11-04T13:00');
    clock.move(6 * 86_400_000);

    await passTo('2026-11-10T14:00');

    expect(told().map(({ title }) => title)).toEqual(['Reminder: truce due to end today']);
  });
});

describe('Who is reminded', () => {
  it('are channels that follow the topic or all, at once or by digest, and that want it', async () => {
    const { follow, know, passTo, told } = await openReminding('2026-11-01T12:00');
    await know(truceEnds('2026-11-10'), { topic: 'truce' });
    await follow('slack:T1/all');
    await follow('slack:T1/digest', { mode: 'digest' });
    await follow('slack:T1/truce', { topics: ['talks', 'truce'] });
    await follow('slack:T1/talks', { topics: ['talks'] });
    await follow('slack:T1/off', { hasReminders: false });
    await follow('slack:T1/paused', { state: 'paused', isPausedByReader: true });

    await passTo('2026-11-04T12:00');

    expect(
      told()
        .map(({ channel }) => channel)
        .toSorted(),
    ).toEqual(['slack:T1/all', 'slack:T1/digest', 'slack:T1/truce']);
  });

  it('goes on without the past where reminders were off meanwhile', async () => {
    const { store, follow, know, passTo, told } = await openReminding('2026-10-01T12:00');
    await know(truceEnds('2026-11-10'));
    await follow();
    await passTo('2026-10-02T12:00');
    const held = await store.subscriptions.ofChannel('slack:T1/C1');
    await store.subscriptions.put({ ...held!, hasReminders: false });
    await passTo('2026-11-05T12:00');
    const { remindedOn: _on, remindDueAt: _at, ...rest } = held!;
    await store.subscriptions.put(rest);

    await passTo('2026-11-09T12:00');

    expect(told().map(({ title }) => title)).toEqual(['Reminder: truce due to end tomorrow']);
  });

  it.each([
    ['the same day', 0, 'Reminder: truce due to end in 7 days'],
    ['nine days later', 9, 'Late, written on 3 Nov 2026: Reminder: truce due to end in 7 days'],
  ] as const)('is told when a reminder was written that goes out %s', async (...[, days, title]) => {
    const { store, clock, follow, know, passTo, remind, send, told } = await openReminding('2026-11-01T12:00');
    await know(truceEnds('2026-11-10'));
    await follow();
    await passTo('2026-11-02T12:00');
    clock.move(86_400_000);
    await remind();
    await store.deliveries.pauseChannel('slack:T1/C1', 'a right is missing');
    clock.move(days * 86_400_000);

    await store.deliveries.dropPaused('slack:T1/C1', 'told when the channel could be served again');
    await send();

    expect(told().map((reminder) => reminder.title)).toEqual([title]);
  });

  it('gets late what came near while its chat refused it', async () => {
    const { store, clock, follow, know, passTo, remind, send, told } = await openReminding('2026-11-01T12:00');
    await know(truceEnds('2026-11-10'));
    await follow();
    await passTo('2026-11-02T12:00');
    clock.move(86_400_000);
    await remind();
    await store.deliveries.pauseChannel('slack:T1/C1', 'a right is missing');
    await send();
    const whilePaused = told().length;

    await store.deliveries.dropPaused('slack:T1/C1', 'told when the channel could be served again');
    await send();

    expect(whilePaused).toBe(0);
    expect(told().map(({ title }) => title)).toEqual(['Reminder: truce due to end in 7 days']);
  });
});
