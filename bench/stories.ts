import { limits } from '../config/limits.ts';
import { createStoryIndex, type StoryIndex, type StoryInput } from '../src/pipeline/group-stories.ts';
import { median, quantile } from './figures.ts';
import type { Bench, Size } from './measured.ts';
import { createRandom } from './random.ts';

const sizes: Readonly<Record<Size, readonly number[]>> = { full: [100, 1_000, 10_000], small: [50, 500] };
const lookUps: Readonly<Record<Size, number>> = { full: 2_000, small: 100 };
const rounds: Readonly<Record<Size, number>> = { full: 5, small: 1 };
const words = 30_000;
const wordsPerItem = 90;
const itemsPerStory = 3;
const startAt = Date.UTC(2031, 4, 1);
const gapMs = 30_000;
const bounds = { lookUpMs: 0.1, exponentMax: 0.5 };

/** Look-ups among live stories of made-up coverage, whose words are as unevenly spread as in real text. */
export const storiesBench: Bench = {
  title: 'Stories',
  what: 'To which story an item belongs, among ever more live items of made-up coverage whose words are as unevenly spread as in real text.',
  peers: [],
  async measure(size, say) {
    const found = sizes[size].map((items) => {
      say(`${items} live items`);
      return { items, ...measureAt(items, size) };
    });
    const last = found.at(-1);
    const growth = (name: string, of: (at: (typeof found)[number]) => readonly number[]) => ({
      ...{ name, unit: 'ms', of: 'live items', exponentMax: bounds.exponentMax },
      steps: found.map((at) => ({ size: at.items, value: median(of(at)) })),
    });
    return {
      figures: [
        {
          ...{ name: `look-up among ${last?.items.toLocaleString('en')} live items, p50`, unit: 'ms' },
          ours: last?.lookingUp ?? [],
          bound: { at: 'most', of: 'value', bound: bounds.lookUpMs },
        },
      ],
      growths: [
        growth('look-up, p50', ({ lookingUp }) => lookingUp),
        growth('reading the text before it, p50', ({ reading }) => reading),
        growth('adding, p50', ({ adding }) => adding),
      ],
      notes: [`${((last?.foundShare ?? 0) * 100).toFixed(1)} % of look-ups in the largest find their story.`],
    };
  },
};

function measureAt(items: number, size: Size) {
  const write = createWriter(7);
  const index = createStoryIndex({ ...limits.stories, itemsMax: items });
  const added: number[] = [];
  for (let place = 0; place < items; place++) {
    const item = write(place);
    added.push(timed(() => index.add(item, storyOf(place))));
  }
  const asked = Array.from({ length: rounds[size] }, () => lookUp(index, { write, size: items, count: lookUps[size] }));
  return {
    adding: [quantile(added, 0.5)],
    lookingUp: asked.map(({ lookingUp }) => quantile(lookingUp, 0.5)),
    reading: asked.map(({ reading }) => quantile(reading, 0.5)),
    foundShare: asked.reduce((sum, { found }) => sum + found, 0) / (asked.length * lookUps[size]),
  };
}

interface LookUps {
  readonly write: (place: number) => StoryInput;
  readonly size: number;
  readonly count: number;
}

function lookUp(index: StoryIndex, { write, size, count }: LookUps) {
  const [reading, lookingUp]: [number[], number[]] = [[], []];
  let found = 0;
  for (let i = 0; i < count; i++) {
    const place = size - 1 - (i % Math.min(size, count));
    const item = { ...write(place), itemId: `asked ${i}` };
    const first = timed(() => index.storyFor(item));
    // The text is read with the first question; the second is the look-up alone.
    const second = timed(() => index.storyFor(item));
    reading.push(Math.max(0, first - second));
    lookingUp.push(second);
    if (index.storyFor(item).storyId === storyOf(place)) found++;
  }
  return { reading, lookingUp, found };
}

const storyOf = (place: number): string => `story ${Math.floor(place / itemsPerStory)}`;

// Each story has words of its own, each item says them among others; all share the commonest.
function createWriter(seed: number): (place: number) => StoryInput {
  const random = createRandom(seed);
  const word = () => `w${Math.floor(words ** random.next()).toString(36)}`;
  const themes = new Map<number, string[]>();
  return (place) => {
    const story = Math.floor(place / itemsPerStory);
    const theme = themes.get(story) ?? Array.from({ length: 20 }, word);
    themes.set(story, theme);
    const own = theme.filter(() => random.isLucky(0.7));
    const others = Array.from({ length: wordsPerItem - own.length }, word);
    return {
      itemId: `item ${place}`,
      title: '',
      text: `${own.join(' ')} ${others.join(' ')}.`,
      spokenAt: startAt + place * gapMs,
      anchors: [],
      mainAnchors: [],
    };
  };
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
