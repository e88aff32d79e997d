import { createAnswerer } from '../../commands/answerer.ts';
import { ask } from '../../commands/ask.ts';
import { askTerms } from '../../config/ask-terms.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import type { Reply } from '../../src/domain/replies.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { seed } from '../../src/jobs/seed.ts';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';

export interface AskOpening {
  readonly store: Store;
  ask(words: string): Promise<Reply>;
}

/** `/ask` over the documents pack, on a day in November 2026. */
export async function openAsk({ isSeeded = true } = {}): Promise<AskOpening> {
  const clock = { now: () => Date.parse('2026-11-20T12:00:00Z') };
  const { store } = await openStore();
  for (const pack of isSeeded ? seedPacks(['documents']) : []) await seed({ store, clock, pack });
  const quiet = () => {};
  const fail = (fields: object) => {
    throw new Error('the command failed', { cause: fields });
  };
  const log = { info: quiet, warn: quiet, error: fail };
  const answer = createAnswerer({
    access: accessOf([]),
    commands: [ask(askTerms)],
    store,
    clock,
    topics,
    feeds: createFeedList([]),
    log,
  });
  return { store, ask: (words) => answer({ name: 'ask', options: { words }, channel: 'terminal:main' }) };
}
