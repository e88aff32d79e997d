import { describe, expect, it } from 'vitest';
import { isSameTitle, titleWords } from '../../src/lib/same-title.ts';

const title = 'Adjusting Imports of Timber Into the United States';
const areOne = (a: string, b: string) => isSameTitle(titleWords(a), titleWords(b));

describe('one title in two spellings', () => {
  it.each([
    'ADJUSTING IMPORTS OF TIMBER INTO THE UNITED STATES',
    'Adjusting Imports of Timber into the Untied States',
    'Adjusting Import of Timber – Into the United States',
  ])('%s', (other) => {
    expect(areOne(title, other)).toBe(true);
  });

  it.each([
    'Adjusting Imports of Lumber Into the United States',
    'Adjusting Imports of Timber Into the United States: Annex',
    'Adjusted Import of Timber Into the United Status',
  ])('another one: %s', (other) => {
    expect(areOne(title, other)).toBe(false);
  });

  it('takes no other figure for a slip', () => {
    expect(areOne('Phase 1234 of the kite exclusions list', 'Phase 1235 of the kite exclusions list')).toBe(false);
  });

  it('takes no short title for the name of one act', () => {
    expect(areOne('Notice of action', 'Notice of action')).toBe(false);
  });
});
