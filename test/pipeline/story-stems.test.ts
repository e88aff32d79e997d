import { describe, expect, it } from 'vitest';
import { stemOf } from '../../src/pipeline/story-stems.ts';

describe('the stem of a word', () => {
  it.each([
    ['levies', 'tariff'],
    ['negotiations', 'talks'],
    ['accord', 'deal'],
    ['evaluating', 'assess'],
    ['postponed', 'delay'],
    ['investigation', 'probe'],
    ['chinese', 'china'],
    ['landed', 'arrive'],
  ])('is one for words that news uses for the same: %s and %s', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  it.each([
    ['tariff', 'talks'],
    ['raise', 'cut'],
    ['impose', 'suspend'],
    ['begin', 'end'],
    ['ban', 'permit'],
  ])('keeps others apart: %s and %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});
