import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { remindDue } from '../../src/jobs/remind.ts';
import { hourMs, openNewsroom } from '../jobs/newsroom.ts';
import { openReminding } from '../jobs/reminding.ts';

/** A newsroom whose channel is reminded; days pass in steps of four hours. It begins on 2 November 2026 at 08:00 UTC. */
async function openDesk() {
  const newsroom = await openNewsroom();
  const { store, clock } = newsroom;
  await newsroom.follow('slack:T1/C1');
  const passTo = async (day: string) => {
    for (const end = Date.parse(`${day}T12:00Z`); clock.now() < end; clock.move(4 * hourMs)) {
      await remindDue({ store, clock, limits: limits.reminding });
      await newsroom.send();
    }
  };
  return { ...newsroom, passTo, titles: () => newsroom.titles() };
}

describe('From coverage to a reminder', () => {
  it('a truce that is reported, then extended, brings reminders of the day that holds', async () => {
    const { publish, passTo, titles } = await openDesk();
    const first = 'US–China tariff truce expires on November 30, 2026';
    await publish({ title: first, text: 'The tariff truce between the US and China expires on November 30, 2026.' });
    await passTo('2026-11-25');
    const title = 'US and China extend tariff truce until February 28, 2027';
    await publish({ title, text: 'The United States and China extended their tariff truce until February 28, 2027.' });

    await passTo('2027-03-02');

    expect(titles()).toEqual([
      'Reported: Deadline: truce: 30 Nov 2026',
      'Reminder: truce due to end in 7 days',
      'Reported: Deadline: truce: 30 Nov 2026 → 28 Feb 2027',
      'Reminder: truce due to end in 30 days',
      'Reminder: truce due to end in 7 days',
      'Reminder: truce due to end tomorrow',
      'No news since the truce was due to end',
    ]);
  });

  it('talks that are planned are reminded of, and said to be without news only where nobody tells that they began', async () => {
    const { publish, passTo, titles } = await openDesk();
    const planned = (place: string, day: string) =>
      publish({
        title: `US–China trade talks to be held in ${place} on ${day}`,
        text: `The United States and China will hold a round of trade talks in ${place} on ${day}.`,
      });
    await planned('Vienna', 'November 16');
    await planned('Geneva', 'November 20');
    await passTo('2026-11-16');
    await publish({
      title: 'US–China trade talks begin in Vienna',
      text: 'US and Chinese negotiators began trade talks in Vienna on Monday.',
    });

    await passTo('2026-11-25');

    expect(titles().filter((title) => /^(?:Reminder|No news)/.test(title))).toEqual([
      'Reminder: talks in Vienna planned to begin in 7 days',
      'Reminder: talks in Geneva planned to begin in 7 days',
      'Reminder: talks in Vienna planned to begin tomorrow',
      'Reminder: talks in Geneva planned to begin tomorrow',
      'No news since talks in Geneva were planned to begin',
    ]);
  });
});

describe('The background pack, followed from 1 October to 20 November 2026', () => {
  it('tells of the end of the truce and what hangs on it, day by day, in eight messages', async () => {
    const { follow, passTo, told } = await openReminding('2026-10-01T12:00', { packs: ['documents', 'background'] });
    await follow();

    await passTo('2026-11-20T12:00');

    expect(told().map(({ at, title }) => `${at} ${title}`)).toEqual([
      '2026-10-10T09:00 Reminder: port fees pause due to end in 30 days',
      '2026-10-11T09:00 Reminder: truce due to end in 30 days, and 5 more',
      '2026-11-02T09:00 Reminder: port fees pause due to end in 7 days',
      '2026-11-03T09:00 Reminder: truce due to end in 7 days, and 5 more',
      '2026-11-08T09:00 Reminder: port fees pause due to end tomorrow',
      '2026-11-09T09:00 Reminder: truce due to end tomorrow, and 5 more',
      '2026-11-10T09:00 No news since the port fees pause was due to end',
      '2026-11-11T09:00 No news since the truce was due to end, and 5 more',
    ]);
  });

  it('says in plain words what was due, and never that it came', async () => {
    const { follow, passTo, told } = await openReminding('2026-11-01T12:00', { packs: ['documents', 'background'] });
    await follow();

    await passTo('2026-11-12T12:00');

    const last = told().at(-1)?.text.split('\n') ?? [];
    expect(last.slice(1, 7).map((line) => line.split(' — ')[0])).toEqual([
      '10 Nov 2026 has passed, and what followed is not known here:',
      '• The truce was due to end',
      '• The affiliates rule pause was due to end',
      '• The reciprocal suspension was due to end',
      '• The Section 301 exclusions were due to end',
      '• Chinese tariff on US goods (reciprocal): the suspension of 24 % was due to end',
    ]);
    expect(
      told()
        .map(({ text }) => text)
        .join('\n'),
    ).not.toMatch(/\b(?:ended|expired|lapsed)\b/);
  });
});
