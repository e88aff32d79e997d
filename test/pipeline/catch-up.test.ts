import { describe, expect, it } from 'vitest';
import { newSubscription } from '../../src/domain/subscriptions.ts';
import { catchUpCard } from '../../src/pipeline/catch-up.ts';
import { correctionOf, withStruck } from '../../src/pipeline/plan-alert.ts';
import { aDevelopment, anAlert, anItem, aTariff, aTeller, dayMs, noon } from './builders.ts';

const wanted = newSubscription({
  id: 'subscription',
  channel: 'terminal:main',
  topics: ['tariffs'],
  createdAt: noon,
});
const alertOf = (percent: number, topic = 'tariffs') =>
  anAlert({
    id: `alert ${percent}`,
    openedAt: noon - dayMs,
    developments: [aDevelopment({ statement: aTariff({ percent }), topics: [topic] })],
    tellers: [aTeller('Harbour Gazette', { itemId: `item ${percent}` })],
  });
const cardOf = (alerts: Parameters<typeof catchUpCard>[0]['alerts']) =>
  catchUpCard({ alerts, wanted, label: 'Tariffs', newestAt: noon, nowMs: noon });

describe('the first message of a subscription', () => {
  it('shows the last three that the channel would have been told', () => {
    const { title, lines, citations } = cardOf([1, 2, 3, 4].map((percent) => alertOf(percent)));

    expect(title).toBe('This channel now follows: Tariffs');
    expect(lines.slice(1)).toEqual([
      '• 13 May 2031: Reported: US tariff on Chinese goods: 1 %, in force [1]',
      '• 13 May 2031: Reported: US tariff on Chinese goods: 2 %, in force [2]',
      '• 13 May 2031: Reported: US tariff on Chinese goods: 3 %, in force [3]',
    ]);
    expect(citations).toHaveLength(3);
  });

  it('leaves out other topics', () => {
    const { lines } = cardOf([alertOf(9, 'shipping')]);

    expect(lines).toEqual(['Nothing to catch up on: what comes next is told here.']);
  });

  it('leaves out what was taken back where the correction stands beside it', () => {
    const wrong = alertOf(55);
    const struck = { ...wrong, developments: wrong.developments.map((one) => ({ ...one, isStruck: true })) };
    const correction = { ...alertOf(57), correctsId: wrong.id };

    expect(cardOf([correction, struck]).lines.slice(1)).toEqual([
      '• 13 May 2031: Reported: US tariff on Chinese goods: 57 %, in force [1]',
    ]);
    expect(JSON.stringify(cardOf([struck]).lines)).toContain('Taken back since: ');
  });

  it('says how fresh the store is', () => {
    expect(cardOf([]).notes).toEqual(['Newest coverage in the store: 14 May 2031 (today).']);
  });
});

describe('a correction', () => {
  it('answers the alert that it corrects, at once', () => {
    const development = aDevelopment({ kind: 'corrected' });
    const planning = {
      item: anItem(),
      storyId: 'story',
      developments: [development],
      latest: undefined,
      catchUp: undefined,
      isLate: false,
      now: noon,
      limits: { batchMs: 90_000 },
    };

    const correction = correctionOf(planning, anAlert());

    expect(correction).toMatchObject({
      kind: 'correction',
      correctsId: 'alert',
      dueAt: noon,
      developments: [development],
    });
  });

  it('crosses the corrected value out in the old message, and nothing else', () => {
    const told = aTariff({ percent: 55 });
    const right = aTariff({ percent: 57 });
    const old = anAlert({ developments: [aDevelopment({ statement: told }), aDevelopment({ statement: right })] });

    const struck = withStruck(old, [aDevelopment({ kind: 'corrected', statement: right, before: told })]);

    expect(struck.version).toBe(2);
    expect(struck.developments.map(({ isStruck }) => isStruck)).toEqual([true, undefined]);
  });
});
