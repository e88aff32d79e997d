import { describe, expect, it } from 'vitest';
import type { Development } from '../../src/domain/developments.ts';
import { headlineOf } from '../../src/pipeline/compose.ts';
import { planAlert, withStruck } from '../../src/pipeline/plan-alert.ts';
import { aDevelopment, anAlert, anItem, aTariff, hourMs, minuteMs, noon } from './builders.ts';

type Item = ReturnType<typeof anItem>;

const planned = (item: Item, developments: readonly Development[]) => {
  const latest = anAlert();
  const plan = planAlert({
    item,
    developments,
    latest,
    ...{ storyId: 'story', catchUp: undefined, isLate: false, now: noon + hourMs, limits: { batchMs: 90_000 } },
  });
  return plan.kind === 'silent' ? latest : plan.alert;
};
const tellerAt = (parts: Partial<Item>) =>
  planned(anItem({ outlet: 'Plain Courier', ...parts }), []).tellers.at(-1)?.at;

describe('the moment of a source', () => {
  it('is the minute at which it was published', () => {
    expect(tellerAt({ publishedAt: noon + minuteMs })).toBe(noon + minuteMs);
    expect(tellerAt({ publishedAt: noon - 4 * hourMs })).toBe(noon - 4 * hourMs);
  });

  it.each<[string, Partial<Item>]>([
    ['is unknown where the piece bears no date', { publishedAt: null }],
    ['is unknown where only the day is, kept as midnight', { publishedAt: noon - 12 * hourMs }],
    ['is unknown where only the day is, kept as noon', { publishedAt: noon }],
    ['is unknown where only the day is, kept as noon in Beijing', { publishedAt: noon - 8 * hourMs }],
    ['is unknown where the date is a guess', { publishedAt: noon + minuteMs, isDateGuessed: true }],
    ['is unknown for a document of the Register', { publishedAt: noon + minuteMs, document: { number: 'FR 1' } }],
  ])('%s', (...[, parts]) => {
    expect(tellerAt(parts)).toBeUndefined();
  });
});

describe('“Reported” stands before what one outlet says', () => {
  const courier = anItem({ outlet: 'Plain Courier', publishedAt: noon + minuteMs });
  const says = (parts: Partial<Development> = {}) =>
    aDevelopment({ kind: 'corroborated', itemId: courier.id, ...parts });

  it('until a second voice tells the same', () => {
    expect(headlineOf(planned(courier, [says()]))).toBe('US tariff on Chinese goods: 30 %, in force');
  });

  it.each<[string, Item, Development]>([
    ['another value', courier, says({ statement: aTariff({ percent: 31 }) })],
    ['another status', courier, says({ statement: aTariff({ status: 'announced' }) })],
    ['it with a hedge', courier, says({ hedge: 'reportedly' })],
    ['it as a copy', { ...courier, voice: null }, says()],
    ['it again as the same outlet', { ...courier, voice: 'Harbour Gazette' }, says()],
  ])('and stays where the other tells %s', (...[, item, development]) => {
    expect(headlineOf(planned(item, [development]))).toBe('Reported: US tariff on Chinese goods: 30 %, in force');
  });
});

it('what is struck keeps what holds instead', () => {
  const corrected = aDevelopment({ kind: 'corrected', statement: aTariff({ percent: 45 }), before: aTariff() });

  const [struck] = withStruck(anAlert(), [corrected]).developments;

  expect(struck).toMatchObject({ isStruck: true, correctedTo: { percent: 45 } });
});
