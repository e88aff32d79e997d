import { describe, expect, it } from 'vitest';
import type { Statement } from '../../src/domain/statements.ts';
import { isNewsAgain, type Planning, planAlert } from '../../src/pipeline/plan-alert.ts';
import { aDeadline, aDevelopment, anAlert, anItem, aRound, aTariff, minuteMs, noon } from './builders.ts';

const batchMs = 90_000;
const courier = anItem({ outlet: 'Plain Courier', publishedAt: noon + minuteMs });
const courierReports = aDevelopment({
  statement: aTariff({ percent: 12, imposer: 'CN', target: 'US' }),
  itemId: courier.id,
});
const plan = (parts: Partial<Planning> = {}) =>
  planAlert({
    item: courier,
    storyId: 'story',
    developments: [courierReports],
    latest: undefined,
    catchUp: undefined,
    isLate: false,
    now: noon + minuteMs,
    limits: { batchMs },
    ...parts,
  });
const delegate: Statement = { kind: 'delegate', side: 'US', place: 'Oslo', month: '2031-05', person: 'Ada Moreno' };
const afterBatch = noon + 10 * minuteMs;

describe('the first news of a story', () => {
  it('opens an alert that goes out when its batch closes', () => {
    const planned = plan();

    expect(planned).toMatchObject({
      kind: 'open',
      alert: {
        kind: 'story',
        storyId: 'story',
        version: 1,
        openedAt: noon + minuteMs,
        dueAt: noon + minuteMs + batchMs,
      },
    });
  });

  it('gets a short id of five characters that are not mistaken for one another', () => {
    const planned = plan();

    expect(planned.kind === 'open' && planned.alert.shortId).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}$/);
  });

  it('is silent when it only confirms what is known', () => {
    expect(plan({ developments: [{ ...courierReports, kind: 'corroborated' }] })).toEqual({ kind: 'silent' });
  });

  it('is silent when there is none', () => {
    expect(plan({ developments: [] })).toEqual({ kind: 'silent' });
  });
});

describe('while the batch is open', () => {
  it('all that the story brings joins the alert', () => {
    const planned = plan({ latest: anAlert() });

    expect(planned).toMatchObject({ kind: 'join', alert: { id: 'alert', version: 2, dueAt: noon + batchMs } });
    expect(planned.kind === 'join' && planned.alert.developments).toHaveLength(2);
  });

  it('a changed rate joins too', () => {
    const changed = { ...courierReports, kind: 'changed' } as const;

    expect(plan({ latest: anAlert(), developments: [changed] }).kind).toBe('join');
  });
});

describe('after the alert went out', () => {
  it.each([
    ['another outlet that tells the same', [{ ...courierReports, kind: 'corroborated' as const }]],
    ['another outlet without a claim', []],
    ['a new name', [aDevelopment({ statement: delegate, itemId: courier.id })]],
    ['a first report of another rate', [courierReports]],
  ])('%s edits the message', (_what, developments) => {
    const planned = plan({ latest: anAlert(), now: afterBatch, developments });

    expect(planned).toMatchObject({ kind: 'edit', alert: { id: 'alert', version: 2 } });
    expect(planned.kind === 'edit' && planned.alert.tellers.map(({ outlet }) => outlet)).toEqual([
      'Harbour Gazette',
      'Plain Courier',
    ]);
  });

  it.each([
    ['a changed rate', aDevelopment({ kind: 'changed' })],
    ['a disputed rate', aDevelopment({ kind: 'disputed' })],
    ['a correction', aDevelopment({ kind: 'corrected' })],
    ['a new round', aDevelopment({ statement: aRound('planned') })],
    ['a new deadline', aDevelopment({ statement: aDeadline('2031-08-19') })],
  ])('%s alerts again', (_what, development) => {
    const planned = plan({ latest: anAlert(), now: afterBatch, developments: [development] });

    expect(planned).toMatchObject({ kind: 'open', alert: { version: 1, developments: [{ id: development.id }] } });
    expect(planned.kind === 'open' && planned.alert.id).not.toBe('alert');
  });

  it('what is known of it already is silent', () => {
    const known = anAlert();
    const repeat = plan({
      latest: known,
      now: afterBatch,
      item: anItem({ id: 'item of Harbour Gazette' }),
      developments: known.developments,
    });

    expect(repeat).toEqual({ kind: 'silent' });
  });

  it('a version told twice grows once', () => {
    const first = plan({ latest: anAlert(), now: afterBatch });
    const again = plan({ latest: first.kind === 'edit' ? first.alert : undefined, now: afterBatch });

    expect(first.kind).toBe('edit');
    expect(again).toEqual({ kind: 'silent' });
  });

  it('two items at one moment open alerts with different ids', () => {
    const changed = aDevelopment({ kind: 'changed' });
    const ids = ['first', 'second'].map((id) => {
      const planned = plan({ latest: anAlert(), now: afterBatch, developments: [changed], item: anItem({ id }) });
      return planned.kind === 'open' ? planned.alert.id : '';
    });

    expect(new Set(ids).size).toBe(2);
  });
});

describe('what came in while Parley was away', () => {
  it('opens one catch-up', () => {
    expect(plan({ isLate: true })).toMatchObject({ kind: 'open', alert: { kind: 'catch-up', storyId: 'catch-up' } });
  });

  it('joins the catch-up of another story', () => {
    const catchUp = anAlert({ id: 'away', kind: 'catch-up', storyId: 'catch-up' });

    const planned = plan({ isLate: true, catchUp, storyId: 'another' });

    expect(planned).toMatchObject({ kind: 'join', alert: { id: 'away', version: 2 } });
  });

  it('opens another once the first went out', () => {
    const catchUp = anAlert({ id: 'away', kind: 'catch-up' });

    const planned = plan({ isLate: true, catchUp, now: afterBatch });

    expect(planned).toMatchObject({ kind: 'open', alert: { kind: 'catch-up' } });
  });

  it('is silent when it brings nothing new', () => {
    expect(plan({ isLate: true, developments: [] })).toEqual({ kind: 'silent' });
  });
});

describe('news again in an old story', () => {
  it.each([
    [{ kind: 'changed', statement: delegate } as const, true],
    [{ kind: 'reported', statement: aRound('planned') } as const, true],
    [{ kind: 'reported', statement: aTariff() } as const, false],
    [{ kind: 'corroborated', statement: aDeadline('2031-08') } as const, false],
  ])('%j → %s', (parts, isNews) => {
    expect(isNewsAgain(aDevelopment(parts))).toBe(isNews);
  });
});
