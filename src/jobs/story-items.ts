import type { Store, StoryItem, StoryItemsWanted } from '../ports.ts';

/** The newest relevant items, oldest first, at most so many, in pages between which others have their turn. */
export async function* pagesOfStoryItems(
  { storyItems }: Pick<Store['coverage'], 'storyItems'>,
  wanted: StoryItemsWanted,
): AsyncGenerator<readonly StoryItem[]> {
  for (let { after } = wanted; ; ) {
    const items = await storyItems({ ...wanted, after });
    after = items.at(-1);
    if (after === undefined) return;
    yield items;
  }
}
