import { createAnswerer } from '../../commands/answerer.ts';
import { type Command, defineCommand } from '../../commands/command.ts';
import { createCommands } from '../../commands/index.ts';
import type { Rates } from '../../commands/rates.ts';
import { limits } from '../../config/limits.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import { type Reply, textOf } from '../../src/domain/replies.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { seed } from '../../src/jobs/seed.ts';
import { answerLine } from '../../src/platforms/terminal/answer-line.ts';
import type { AccessCheck, Clock, CommandCall, Store } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';

export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface Asking {
  readonly store: Store;
  readonly logged: LogEntry[];
  /** Asks as at the terminal. */
  ask(line: string): Promise<Reply>;
  /** Asks as a chat does that brings options by name. */
  call(call: Partial<CommandCall> & Pick<CommandCall, 'name'>): Promise<Reply>;
  /** Everything that the bot would keep of what a reader wrote. */
  stored(): Promise<string>;
}

export interface AskingOptions {
  /** The day on which it is asked. */
  readonly today?: string;
  readonly isSeeded?: boolean;
  /** What a chat says of its rights; unknown unless told. */
  readonly access?: AccessCheck;
  /** The seed packs; the documents alone unless told. */
  readonly packs?: Parameters<typeof seedPacks>[0];
  /** Stands at noon of that day unless told. */
  readonly clock?: Clock;
  /** How often what is costly may be asked for; those of the bot unless told. */
  readonly rates?: Rates;
}

/** All commands over the seeded store, on a day in November 2026 unless another is given. */
export async function openAsking({
  today = '2026-11-20',
  isSeeded = true,
  packs = ['documents'],
  access = accessOf([]),
  clock = { now: () => Date.parse(`${today}T12:00:00Z`) },
  rates = limits.rates,
}: AskingOptions = {}): Promise<Asking> {
  const { store, database } = await openStore();
  for (const pack of isSeeded ? seedPacks(packs) : []) await seed({ store, clock, pack });
  const logged: LogEntry[] = [];
  const write = (level: LogEntry['level']) => (fields: object, message: string) => {
    logged.push({ level, fields: { ...fields }, message });
  };
  const log = { info: write('info'), warn: write('warn'), error: write('error') };
  const commands = [...createCommands(topics), breaking];
  const answer = createAnswerer({ access, commands, store, clock, topics, feeds: createFeedList([]), log, rates });
  return {
    store,
    logged,
    ask: (line) => answerLine({ commands, answer, line }),
    call: (call) => answer({ options: {}, channel: 'slack:T1/C1', ...call }),
    async stored() {
      const tables = ['subscriptions', 'deliveries', 'holds', 'kv', 'inbox', 'coverage'] as const;
      const rows = await Promise.all(tables.map((table) => database.db.selectFrom(table).selectAll().execute()));
      return JSON.stringify(rows);
    },
  };
}

// A command with a fault of ours.
const breaking: Command = defineCommand({
  name: 'break',
  description: 'Breaks',
  example: '/break',
  isChange: true,
  options: {},
  answer: async () => {
    throw new Error('a fault of ours');
  },
});

/** The lines of a reply as text. */
export const linesOf = ({ lines }: Reply): string[] => lines.map(textOf);

/** The one line that holds these words. */
export function lineWith(reply: Reply, words: string): string {
  const found = linesOf(reply).filter((line) => line.includes(words));
  if (found.length !== 1) throw new Error(`${found.length} lines with “${words}” in:\n${linesOf(reply).join('\n')}`);
  return found[0] ?? '';
}

/** The marks `[n]` in a reply that have no citation, and the citations that no line marks. */
export function unmatchedMarks(reply: Reply): string[] {
  const marks = new Set(linesOf(reply).flatMap((line) => line.match(/\[\d+\]/g) ?? []));
  const cited = new Set(reply.citations.map((_, index) => `[${index + 1}]`));
  return [...marks.symmetricDifference(cited)];
}
