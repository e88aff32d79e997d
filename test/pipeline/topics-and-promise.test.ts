import { describe, expect, it } from 'vitest';
import { lexicon } from '../../config/lexicon.ts';
import { topics } from '../../config/topics.ts';
import { freshnessNote } from '../../src/pipeline/freshness.ts';
import { createTopicMatcher } from '../../src/pipeline/match-topics.ts';
import { createPromise } from '../../src/pipeline/promising.ts';
import { dayMs, noon } from './builders.ts';

const match = createTopicMatcher({ lexicon, topics });
const isPromising = createPromise(lexicon);

describe('coverage of US–China trade', () => {
  it.each([
    ['Washington and Beijing spar over tariffs', ['tariffs']],
    ['US, China hold trade talks', ['talks']],
    ['China limits rare earth magnets in reply to U.S. export controls', ['export-controls', 'rare-earths']],
    ['US and China agree trade truce; soybean growers cheer', ['truce', 'agriculture']],
  ])('is known with its topics: %s', (title, expected) => {
    const { isRelevant, topics: found } = match({ title, text: '' });

    expect(isRelevant).toBe(true);
    expect(found).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    'China opens a new port',
    'US senator speaks on tariffs',
    'Teachers in Chinatown want a raise; join us for tariffs trivia',
    'US and China play table tennis',
    'Brazil and India talk about tariffs',
  ])('is not: %s', (title) => {
    expect(match({ title, text: '' })).toMatchObject({ isRelevant: false, topics: [] });
  });

  it('is looked for in the first 4,000 characters only', () => {
    const text = `${'Nothing here. '.repeat(400)} US and China talk about tariffs.`;

    expect(match({ title: 'Weather', text }).isRelevant).toBe(false);
  });
});

describe('a page worth reading', () => {
  it.each([
    ['Tariffs to rise', true],
    ['US and China meet again', true],
    ['Rare earths: what they are', true],
    ['China opens a new port', false],
    ['Football results', false],
  ])('%s → %s', (title, isWorth) => {
    expect(isPromising({ title, text: '', publishedAt: null })).toBe(isWorth);
  });
});

describe('how new the coverage is', () => {
  it.each([
    [noon, 'Newest coverage in the store: 14 May 2031 (today).'],
    [noon - 3 * dayMs, 'Newest coverage in the store: 11 May 2031 (3 days ago).'],
    [undefined, 'No coverage has been read yet, so nothing is known here.'],
  ])('%s → %s', (newestAt, note) => {
    expect(freshnessNote(newestAt, noon)).toBe(note);
  });
});
