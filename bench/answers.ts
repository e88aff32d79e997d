import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAnswerer } from '../commands/answerer.ts';
import { createCommands } from '../commands/index.ts';
import { askTerms } from '../config/ask-terms.ts';
import { seedPacks } from '../config/seed/index.ts';
import { topics } from '../config/topics.ts';
import { parseCommandLine } from '../src/domain/option-text.ts';
import { accessOf } from '../src/jobs/access.ts';
import { createFeedList } from '../src/jobs/feed-list.ts';
import { seed } from '../src/jobs/seed.ts';
import type { Answerer, Store } from '../src/ports.ts';
import { openDatabase } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { ms, quantile } from './figures.ts';

const sizes = [10_000, 1_000_000];
const runs = 200;
const itemsPerTransaction = 1000;
const clock = { now: () => Date.parse('2026-11-20T12:00:00Z') };

const lines = [
  ...['/tariffs', '/tariffs as_of:2025-06-10', '/delegation', '/talks', '/controls', '/economy', '/deadlines'],
  ...['/disputes', '/timeline', '/latest', '/sources', '/subscriptions', '/status', '/help'],
  ...[
    '/ask who heads the Chinese side',
    '/ask what did the OECD say',
    '/ask tarrifs on soybeans',
    '/ask when does the truce end',
  ],
];

/** Every command in process, on a small store and on one a hundred times as large; nothing is answered from memory. */
export async function benchAnswers(): Promise<void> {
  console.log(`Node ${process.versions.node}, ${runs} runs of each command, milliseconds\n`);
  for (const size of sizes) await benchAt(size);
}

async function benchAt(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const database = await openDatabase(`sqlite:${join(folder, 'parley.sqlite')}`);
  const store = createStore(database);
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store, clock, pack });
  const startedAt = performance.now();
  await fill(store, size);
  console.log(`${size} coverage items, filled in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  console.log('command                                    p50      p99');
  for (const line of lines) {
    const samples = await sample(store, line);
    console.log(`${line.padEnd(36)} ${ms(quantile(samples, 0.5))} ${ms(quantile(samples, 0.99))}`);
  }
  console.log('');
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}

async function sample(store: Store, line: string): Promise<number[]> {
  const commands = createCommands(topics, askTerms);
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const fresh = (): Answerer =>
    createAnswerer({ access: accessOf([]), commands, store, clock, topics, feeds: createFeedList([]), log });
  const call = { ...parseCommandLine(commands, line), channel: 'terminal:main' };
  await fresh()(call);
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const answer = fresh();
    const startedAt = performance.now();
    await answer(call);
    samples.push(performance.now() - startedAt);
  }
  return samples;
}

async function fill(store: Store, size: number): Promise<void> {
  for (let from = 0; from < size; from += itemsPerTransaction)
    await store.transaction(async (trx) => {
      for (let index = from; index < Math.min(from + itemsPerTransaction, size); index++)
        await trx.coverage.put(entryOf(index));
    });
}

// Words as frequent as in real text: the n-th word comes about 1/n as often as the first.
const vocabulary = Array.from({ length: 20_000 }, (_, rank) => `w${rank.toString(36)}`);
const domainWords =
  'tariff China US talks soybeans export rare earths truce Beijing Washington goods rate trade deal'.split(' ');

function entryOf(index: number) {
  let state = index * 2_654_435_761 + 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const word = () =>
    random() < 0.15
      ? domainWords[Math.floor(random() * domainWords.length)]
      : vocabulary[Math.floor(vocabulary.length ** random()) - 1];
  const text = Array.from({ length: 60 }, word).join(' ');
  const at = clock.now() - (index % 700) * 86_400_000;
  const item = {
    ...{
      id: `bench-${index}`,
      feedId: 'bench',
      outlet: `Outlet ${index % 50}`,
      tier: 'paper' as const,
      voice: `Outlet ${index % 50}`,
    },
    ...{ title: text.slice(0, 70), text, publishedAt: at, seenAt: at },
  };
  return {
    item,
    claims: [],
    topics: ['tariffs'],
    isRelevant: true,
    storyId: item.id,
    contentHash: item.id,
    names: [`url bench/${index}`],
  };
}
