import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { createStoryIndex, type StoryInput } from '../../src/pipeline/group-stories.ts';
import { termsOf } from '../../src/pipeline/story-terms.ts';
import { dayMs, hourMs, noon } from './builders.ts';

const anInput = (parts: Partial<StoryInput>): StoryInput => ({
  itemId: 'item',
  title: '',
  text: '',
  spokenAt: noon,
  ...parts,
});

const opening = anInput({
  itemId: 'opening',
  title: 'Negotiators open tariff talks in Oslo',
  text: 'Ada Moreno and Shen Guowei shook hands in Oslo before two days of tariff talks.',
});
const retelling = anInput({
  itemId: 'retelling',
  title: 'Oslo tariff talks begin with a handshake',
  text: 'In Oslo, Shen Guowei met Ada Moreno for talks about tariffs that are to last two days.',
  spokenAt: noon + 2 * hourMs,
});
const soybeans = anInput({
  itemId: 'soybeans',
  title: 'Soybean growers in Iowa count their losses',
  text: 'Silos are full, and buyers from abroad stay away from the harvest.',
  spokenAt: noon + 3 * hourMs,
});

/** The story of each item, fed one after the other. */
function storiesOf(items: readonly StoryInput[], limit = limits.stories): string[] {
  const index = createStoryIndex(limit);
  return items.map((item) => {
    const storyId = index.storyFor(item);
    index.add(item, storyId);
    return storyId;
  });
}

describe('stories', () => {
  it('gather what several outlets tell of one happening', () => {
    expect(storiesOf([opening, retelling])).toEqual(['opening', 'opening']);
  });

  it('keep another happening apart', () => {
    expect(storiesOf([opening, soybeans, retelling])).toEqual(['opening', 'soybeans', 'opening']);
  });

  it('of the first item are named after it', () => {
    expect(createStoryIndex(limits.stories).storyFor(opening)).toBe('opening');
  });

  it('fade with time, so that the next month’s talks in the same city are another story', () => {
    const weeksLater = { ...retelling, itemId: 'next', spokenAt: noon + 9.5 * dayMs };

    expect(storiesOf([opening, retelling, weeksLater])).toEqual(['opening', 'opening', 'next']);
  });

  it('are forgotten past the horizon, even for the same words', () => {
    const again = { ...opening, itemId: 'again', spokenAt: noon + limits.stories.horizonMs + 1 };

    expect(storiesOf([opening, again], { ...limits.stories, decayMs: 1_000 * dayMs })).toEqual(['opening', 'again']);
  });

  it('stay alive as long as somebody adds to them', () => {
    const days = [0, 4, 8, 12].map((day) => ({ ...opening, itemId: `day ${day}`, spokenAt: noon + day * dayMs }));

    expect(new Set(storiesOf(days, { ...limits.stories, decayMs: 1_000 * dayMs }))).toEqual(new Set(['day 0']));
  });

  it('come out the same for the same items in the same order', () => {
    const items = Array.from({ length: 40 }, (_, i) => ({
      ...[opening, retelling, soybeans][i % 3]!,
      itemId: `item ${i}`,
      spokenAt: noon + i * hourMs,
    }));

    expect(storiesOf(items)).toEqual(storiesOf(items));
  });

  it('do not change when one only asks', () => {
    const index = createStoryIndex(limits.stories);
    index.add(opening, 'opening');

    const answers = [index.storyFor(retelling), index.storyFor(soybeans), index.storyFor(retelling)];

    expect(answers).toEqual(['opening', 'soybeans', 'opening']);
  });

  it('take an item without any word for a story of its own', () => {
    expect(storiesOf([opening, anInput({ itemId: 'empty' })])).toEqual(['opening', 'empty']);
  });
});

describe('the terms of a text', () => {
  it('give names and numbers more weight than other words', () => {
    const terms = termsOf({ title: 'Moreno wants quick results', text: '' });

    expect(terms.get('moreno')!).toBeGreaterThan(terms.get('quick')!);
  });

  it('read U.S. and US as one, and not as the word us', () => {
    const [dotted, plain, small] = ['U.S. offer', 'US offer', 'offer to us'].map((title) =>
      termsOf({ title, text: '' }),
    );

    expect([...dotted!.keys()]).toEqual([...plain!.keys()]);
    expect(small!.has('us')).toBe(false);
  });

  it('join a word and its plural', () => {
    expect(termsOf({ title: 'tariffs', text: '' }).has('tariff')).toBe(true);
  });
});
