import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { readSettings } from '../../config/env.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import { sample } from '../../src/cli/sample.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { seed } from '../../src/jobs/seed.ts';
import { answerLine } from '../../src/platforms/terminal/answer-line.ts';
import { renderText } from '../../src/platforms/terminal/render.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { sectionOf } from './repository.ts';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const clock = { now: () => Date.UTC(2026, 10, 22) };

/** The lines of the code blocks under a heading; `…` stands for lines that were left out. */
const shownUnder = (heading: string): string[] =>
  [...sectionOf('README.md', heading).matchAll(/```text\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.split('\n'))
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '…');

async function answerOf(line: string): Promise<string> {
  const database = await openDatabase('sqlite::memory:');
  const store = createStore(database);
  for (const pack of seedPacks(readSettings({}).SEED_PACKS)) await seed({ store, clock, pack });
  const commands = createCommands(topics);
  const answer = createAnswerer({
    access: accessOf([]),
    commands,
    store,
    clock,
    topics,
    feeds: createFeedList([]),
    log: silent,
  });
  const reply = await answerLine({ commands, answer, line });
  await database.close();
  return renderText(reply);
}

describe('README shows what Parley says', () => {
  it('in its answer', async () => {
    const answer = await answerOf('/tariffs as_of:2025-06-10');

    expect(shownUnder('An answer').filter((line) => !answer.includes(line))).toEqual([]);
  });

  it('in its alerts', async () => {
    const written: string[] = [];

    await sample({ write: (text) => written.push(text), log: silent });

    const lines = written
      .join('')
      .replaceAll('│ ', '')
      .split('\n')
      .map((line) => line.trim());
    expect(shownUnder('An alert').filter((line) => !lines.includes(line))).toEqual([]);
  });
});
