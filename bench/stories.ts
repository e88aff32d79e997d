import { limits } from '../config/limits.ts';
import { createStoryIndex, type StoryIndex, type StoryInput } from '../src/pipeline/group-stories.ts';
import { ms, quantile } from './figures.ts';
import { createRandom } from './random.ts';

const sizes = [1_000, 10_000];
const lookUps = 2_000;
const words = 30_000;
const wordsPerItem = 90;
const itemsPerStory = 3;
const startAt = Date.UTC(2031, 4, 1);
const gapMs = 30_000;

/** Look-ups among live stories of made-up coverage, whose words are as unevenly spread as in real text. */
export async function benchStories(): Promise<void> {
  console.log(`Node ${process.versions.node}, ${lookUps} look-ups each, milliseconds\n`);
  console.log(
    'live items   reading p50      p99   look-up p50      p99   adding p50      p99   finds its story    memory',
  );
  for (const size of sizes) benchAt(size);
}

function benchAt(size: number): void {
  const write = createWriter(7);
  const before = process.memoryUsage().heapUsed;
  const index = createStoryIndex({ ...limits.stories, itemsMax: size });
  const adding: number[] = [];
  for (let place = 0; place < size; place++) {
    const item = write(place);
    adding.push(timed(() => index.add(item, storyOf(place))));
  }
  globalThis.gc?.();
  const memoryMb = Math.round((process.memoryUsage().heapUsed - before) / 1e6);
  const { reading, lookingUp, found } = lookUp(index, { write, size });
  const columns = [reading, lookingUp, adding].map(
    (samples) => `     ${ms(quantile(samples, 0.5))} ${ms(quantile(samples, 0.99))}`,
  );
  console.log(
    `${String(size).padEnd(7)} ${columns.join('')}   ${((found / lookUps) * 100).toFixed(1).padStart(13)} % ${String(memoryMb).padStart(6)} MB`,
  );
}

interface LookUps {
  readonly write: (place: number) => StoryInput;
  readonly size: number;
}

function lookUp(index: StoryIndex, { write, size }: LookUps) {
  const [reading, lookingUp]: [number[], number[]] = [[], []];
  let found = 0;
  for (let i = 0; i < lookUps; i++) {
    const place = size - 1 - (i % Math.min(size, lookUps));
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
