import { describe, expect, it } from 'vitest';
import { editDueAt } from '../../src/pipeline/edit-budget.ts';
import { hourMs, minuteMs, noon } from './builders.ts';

const limits = {
  editGapsMs: [2, 10, 60].map((minutes) => minutes * minuteMs),
  editWithinMs: 48 * hourMs,
  editDocumentWithinMs: 240 * hourMs,
};
const postedAt = noon;

describe('the edit budget', () => {
  it('lets the first edit go at once', () => {
    const dueAt = editDueAt({ delivery: { postedAt, editedAt: null, edits: 0 }, now: noon + 5_000, limits });

    expect(dueAt).toBe(noon + 5_000);
  });

  it.each([
    [1, 2],
    [2, 10],
    [3, 60],
    [9, 60],
  ])('after %i edits lets %i minutes pass', (edits, minutes) => {
    const editedAt = noon + hourMs;

    const dueAt = editDueAt({ delivery: { postedAt, editedAt, edits }, now: editedAt + 1_000, limits });

    expect(dueAt).toBe(editedAt + minutes * minuteMs);
  });

  it('does not wait when the gap is over', () => {
    const now = noon + 3 * hourMs;

    expect(editDueAt({ delivery: { postedAt, editedAt: noon + hourMs, edits: 3 }, now, limits })).toBe(now);
  });

  it.each([
    [48 * hourMs, 48 * hourMs],
    [48 * hourMs + 1, undefined],
  ])('%i ms after the post is due after %s', (age, due) => {
    const dueAt = editDueAt({ delivery: { postedAt, editedAt: null, edits: 0 }, now: noon + age, limits });

    expect(dueAt).toBe(due === undefined ? undefined : noon + due);
  });

  it('edits nothing that the gap would carry past the 48 hours', () => {
    const editedAt = noon + 47.5 * hourMs;

    expect(editDueAt({ delivery: { postedAt, editedAt, edits: 4 }, now: editedAt, limits })).toBeUndefined();
  });

  it('lets an alert on an official document be edited until it is printed, days later', () => {
    const teller = { itemId: 'i', outlet: 'Gazette', voice: 'Gazette', tier: 'official-us' as const, title: 'Notice' };
    const alert = { tellers: [{ ...teller, date: '2031-05-14', document: { number: 'FR 2031-10001' } }] };
    const delivery = { postedAt, editedAt: null, edits: 0 };
    const dueAfter = (hours: number) => editDueAt({ delivery, alert, now: noon + hours * hourMs, limits });

    expect(dueAfter(100)).toBe(noon + 100 * hourMs);
    expect(dueAfter(241)).toBeUndefined();
  });

  it('edits nothing that was never posted', () => {
    const delivery = { postedAt: null, editedAt: null, edits: 0 };

    expect(editDueAt({ delivery, now: noon, limits })).toBeUndefined();
  });
});
