import { describe, expect, it } from 'vitest';
import type { StatementOf } from '../../src/domain/statements.ts';
import { detectDevelopment, headlineDevelopment } from '../../src/pipeline/detect-developments.ts';
import { reconcile } from '../../src/pipeline/reconcile.ts';
import { aDeadline, anItem, aRound, aTariff, hourMs, noon, read, type Told } from './builders.ts';

/** The developments of what is told, one after the other; nothing where a telling makes none. */
function developmentsOf(...tellings: readonly Told[]) {
  let held: ReturnType<typeof reconcile>['fact'] | undefined;
  return tellings.map((told) => {
    const { item, claim } = read(told);
    const { fact, change } = reconcile({ held, claim, item });
    held = fact;
    return detectDevelopment({ change, claim, fact, item, foundAt: noon });
  });
}

const thirty: Told = { says: aTariff({ percent: 30 }) };
const lead: StatementOf<'lead'> = { kind: 'lead', side: 'US', place: 'Oslo', month: '2031-05', people: ['Ada Moreno'] };
const moved: Told = { says: aTariff({ percent: 45, previousPercent: 30 }), at: 1 };

describe('a development', () => {
  it('says what was reported, with its quote and item', () => {
    const [reported] = developmentsOf(thirty);

    expect(reported).toMatchObject({
      kind: 'reported',
      key: 'tariff/US>CN/all/total',
      quote: 'The outlet said so.',
      itemId: read(thirty).item.id,
      significance: 'normal',
    });
  });

  it('says what stood before and who told it', () => {
    const [, changed] = developmentsOf(thirty, { ...moved, by: 'Plain Courier' });

    expect(changed).toMatchObject({
      kind: 'changed',
      before: { percent: 30 },
      beforeTold: [{ outlet: 'Harbour Gazette' }],
      significance: 'high',
    });
  });

  it('names at most three who told what stood before', () => {
    const others = ['B', 'C', 'D', 'E'].map((by) => ({ ...thirty, by }));
    const changed = developmentsOf(thirty, ...others, moved).at(-1);

    expect(changed?.beforeTold).toHaveLength(3);
  });

  it('is none without a change or without a quote', () => {
    const { quote: _none, ...claim } = read(thirty).claim;
    const { fact, change } = reconcile({ held: undefined, claim, item: anItem() });

    const unquoted = detectDevelopment({ change, claim, fact, item: anItem(), foundAt: noon });

    expect([...developmentsOf(thirty, thirty).slice(1), unquoted]).toEqual([undefined, undefined]);
  });

  it('keeps speaker and hedge', () => {
    const [reported] = developmentsOf({ ...thirty, claim: { speaker: 'an aide', hedge: 'reportedly' } });

    expect(reported).toMatchObject({ speaker: 'an aide', hedge: 'reportedly' });
  });

  it('has another id each time when a rate goes from 25 to 30 and back', () => {
    const developments = developmentsOf(
      { says: aTariff({ percent: 25 }) },
      { says: aTariff({ percent: 30, previousPercent: 25 }), at: 1 },
      { says: aTariff({ percent: 25, previousPercent: 30 }), at: 2 },
    );

    expect(developments.map((development) => development?.kind)).toEqual(['reported', 'changed', 'changed']);
    expect(new Set(developments.map((development) => development?.id)).size).toBe(3);
  });

  it('has the same id when the same is read again', () => {
    expect(developmentsOf(thirty)[0]?.id).toBe(developmentsOf(thirty)[0]?.id);
  });

  it.each([
    [aDeadline('2031-08-19'), 'normal'],
    [aRound('planned'), 'normal'],
    [lead, 'low'],
  ])('matters as much as what it is about: %j', (says, significance) => {
    expect(developmentsOf({ says })[0]?.significance).toBe(significance);
  });
});

describe('“before → after” is stated', () => {
  it.each<[string, Told]>([
    ['by an official outlet', { ...moved, item: { tier: 'official-us' } }],
    ['by a sentence that is surely read', { ...moved, claim: { confidence: 0.8 } }],
  ])('%s', (_who, told) => {
    expect(developmentsOf(thirty, told)[1]?.isFirm).toBe(true);
  });

  it('by two independent outlets', () => {
    const [, first, second] = developmentsOf(thirty, moved, { ...moved, by: 'Plain Courier' });

    expect([first?.isFirm, second?.isFirm]).toEqual([false, true]);
  });

  it.each<[string, Told[]]>([
    ['one paper and an unsure reading', [thirty, moved]],
    ['a rate without a figure', [thirty, { says: aTariff({ percent: null }), at: 48, claim: { confidence: 0.9 } }]],
    [
      'a rate before without a figure',
      [{ says: aTariff({ percent: null }) }, { ...thirty, at: 48, claim: { confidence: 0.9 } }],
    ],
  ])('not by %s', (_who, tellings) => {
    const last = developmentsOf(...tellings).at(-1);

    expect(last).toMatchObject({ kind: 'changed', isFirm: false });
  });
});

describe('a story without a claim', () => {
  it('is told by its headline, as reported', () => {
    const item = anItem({ title: 'Envoys pack their bags' });

    const development = headlineDevelopment({ item, topics: ['talks'], foundAt: noon + hourMs });

    expect(development).toMatchObject({
      kind: 'reported',
      quote: 'Envoys pack their bags',
      significance: 'low',
      isFirm: false,
      topics: ['talks'],
    });
  });
});
