import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { createStoryIndex, type StoryInput } from '../../src/pipeline/group-stories.ts';
import { dayMs, hourMs, noon } from './builders.ts';
import { anInput, answerOn } from './story-inputs.ts';

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
    const { storyId } = index.storyFor(item);
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
    expect(createStoryIndex(limits.stories).storyFor(opening)).toEqual({ storyId: 'opening' });
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

    const answers = [index.storyFor(retelling), index.storyFor(soybeans), index.storyFor(retelling)].map(
      ({ storyId }) => storyId,
    );

    expect(answers).toEqual(['opening', 'soybeans', 'opening']);
  });

  it('take an item without any word for a story of its own', () => {
    expect(storiesOf([opening, anInput({ itemId: 'empty' })])).toEqual(['opening', 'empty']);
  });
});

const levy = anInput({
  itemId: 'levy',
  title: 'Norland puts a levy on Sudland cars',
  text: 'Norland said on Tuesday that cars from Sudland will bear a levy of 30 per cent, Minister Ada Moreno announced.',
});
const levyToo = anInput({
  itemId: 'levy too',
  title: 'Sudland cars face a 30% levy in Norland',
  text: 'Minister Ada Moreno of Norland announced on Tuesday that a 30% levy falls on cars from Sudland.',
  spokenAt: noon + 3 * hourMs,
});
const answered = anInput({
  itemId: 'answered',
  title: 'Sudland drafts an appeal over the car levy',
  text: 'An appeal is being written, officials in Sudland said on Thursday; carmakers meanwhile look for other markets.',
  spokenAt: noon + 1.5 * dayMs,
});

describe('a new act on another day', () => {
  it('is a story of its own that follows the old one', () => {
    expect(answerOn([levy, levyToo, answered])).toEqual({ storyId: 'answered', follows: 'levy' });
  });

  it('is not seen in a report of the same act a day later', () => {
    const nextDay = { ...levyToo, itemId: 'next day', spokenAt: noon + dayMs };

    expect(answerOn([levy, nextDay])).toEqual({ storyId: 'levy' });
  });

  it('follows nothing when nothing like it came before', () => {
    expect(answerOn([soybeans, levy])).toEqual({ storyId: 'levy' });
  });
});

describe('the live index', () => {
  it('holds no more stories than it may, and forgets those that were added to the longest ago', () => {
    const index = createStoryIndex({ ...limits.stories, itemsMax: 2 });
    for (const item of [opening, soybeans, levy]) index.add(item, item.itemId);

    const answers = [retelling, levyToo].map((item) => index.storyFor(item).storyId);

    expect(answers).toEqual([expect.not.stringMatching('opening'), 'levy']);
  });

  it('answers, after thousands of stories have come and gone, as one that only knows those that are left', () => {
    const itemsMax = 50;
    const many = Array.from({ length: 2_000 }, (_, place) =>
      // Every word stands in many stories, and those that share it change all the time.
      anInput({
        itemId: `item ${place}`,
        text: [7, 11, 13, 17, 19, 23].map((step) => `word${(place * step) % 97} tale${place % step}`).join(' '),
        spokenAt: noon + place,
      }),
    );
    const [old, fresh] = [0, 1].map(() => createStoryIndex({ ...limits.stories, itemsMax }));
    for (const item of many) old?.add(item, item.itemId);
    for (const item of many.slice(-itemsMax)) fresh?.add(item, item.itemId);

    const asked = many.map((item) => ({ ...item, itemId: 'asked' }));

    expect(asked.map((item) => old?.storyFor(item))).toEqual(asked.map((item) => fresh?.storyFor(item)));
    expect(new Set(asked.map((item) => old?.storyFor(item).storyId)).size).toBeGreaterThan(itemsMax / 2);
  });

  it('answers the same after it was built again', () => {
    const items = [opening, soybeans, levy, retelling, levyToo];
    const [index, rebuilt] = [createStoryIndex(limits.stories), createStoryIndex(limits.stories)];
    const told = items.map((item) => {
      const { storyId } = index.storyFor(item);
      index.add(item, storyId);
      return { ...item, storyId };
    });
    for (const { storyId, ...item } of told) rebuilt.add(item, storyId);

    expect(rebuilt.storyFor(answered)).toEqual(index.storyFor(answered));
  });
});
