import { limits } from '../../config/limits.ts';
import { createStoryIndex, type StoryAnswer, type StoryInput } from '../../src/pipeline/group-stories.ts';
import { noon } from './builders.ts';

/** An item at noon without words. */
export const anInput = (parts: Partial<StoryInput>): StoryInput => ({
  itemId: 'item',
  title: '',
  text: '',
  spokenAt: noon,
  anchors: [],
  mainAnchors: [],
  ...parts,
});

/** What the index answers on the last item, after the others. */
export function answerOn(items: readonly StoryInput[]): StoryAnswer {
  const index = createStoryIndex(limits.stories);
  for (const item of items.slice(0, -1)) index.add(item, index.storyFor(item).storyId);
  return index.storyFor(items.at(-1)!);
}
