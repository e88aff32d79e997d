import { describe, expect, it } from 'vitest';
import { statementsIn } from './reading-talks.ts';

const deadlinesIn = (text: string) => statementsIn('deadline', { text });

describe('a deadline', () => {
  it.each([
    ['The truce between the two sides expires on 19 August.', '2031-08-19'],
    ['The truce runs until November.', '2031-11'],
    ['The truce ends on February 3.', '2032-02-03'],
  ])('%s → %s', (sentence, date) => {
    expect(deadlinesIn(sentence)).toEqual([{ kind: 'deadline', what: 'truce', date }]);
  });

  it('is marked as moved when the text says that it was extended', () => {
    const [deadline] = deadlinesIn('The tariff pause was extended until 10 January 2032.');

    expect(deadline).toEqual({ kind: 'deadline', what: 'truce', date: '2032-01-10', isMoved: true });
  });

  it('keeps its condition', () => {
    const [deadline] = deadlinesIn('The truce ends on 3 June 2032 unless both sides agree to more time.');

    expect(deadline).toMatchObject({ date: '2032-06-03', condition: 'unless both sides agree to more time' });
  });

  it.each([
    'The contract of the coach ends on 9 July.',
    'The truce has held since 9 May.',
    'The truce ends soon.',
    'The truce is fragile.',
  ])('is not read from: %s', (sentence) => {
    expect(deadlinesIn(sentence)).toEqual([]);
  });
});
