import { setTimeout as pause } from 'node:timers/promises';
import { createAnswerer } from '../../commands/answerer.ts';
import type { Command } from '../../commands/command.ts';
import { createSuggester } from '../../commands/suggester.ts';
import { topics } from '../../config/topics.ts';
import { type Reply, sentenceReply } from '../domain/replies.ts';
import { createFeedList } from '../jobs/feed-list.ts';
import { createShared } from '../lib/shared.ts';
import { type ConsoleChat, type ConsoleChatLimits, createConsoleChat } from '../platforms/console/console-chat.ts';
import { nothingStands } from '../platforms/console/nothing-stands.ts';
import type { Answerer, Clock, Log, Platform, Suggester } from '../ports.ts';
import type { SampleDay, SampleState } from '../web/console/sample-routes.ts';
import { createRehearsal, type Rehearsal, type RehearsalItem, rehearsalChannel } from './rehearsal.ts';
import { sampleItems, sampleStartMs } from './sample-items.ts';

export interface SampleOpening {
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: {
    readonly chat: ConsoleChatLimits;
    readonly sample: SamplePace;
  };
}

export interface SamplePace {
  /** From a report to what it brings. */
  readonly readMs: number;
  /** From what a report brought to the next report. */
  readonly lookMs: number;
}

interface Play {
  readonly rehearsal: Rehearsal;
  readonly answer: Answerer;
  readonly suggest: Suggester;
}

/** The sample day in a channel of its own. Each play has a new store, and the one before is thrown away. */
export function openSampleDay({ commands, clock, log, limits }: SampleOpening): SampleDay {
  const ended = new AbortController();
  let [play, state, plays]: [Play | undefined, SampleState, number] = [undefined, 'not played', 0];
  let underWay: Promise<void> | undefined;
  const chat = createConsoleChat({
    ...{ channel: rehearsalChannel, commands, limits: limits.chat },
    answer: async (call) => (await play?.answer(call)) ?? notPlayed,
    suggest: async (asked) => (await play?.suggest(asked)) ?? [],
    store: {
      get console() {
        return play?.rehearsal.store.console ?? nothingStands;
      },
    },
    clock: { now: () => (play?.rehearsal.clock ?? clock).now() },
    edition: () => String(plays),
  });
  const begin = createShared(async () => {
    if (state === 'playing' || ended.signal.aborted) return;
    const last = play;
    play = await openPlay({ chat, commands, log: told(log) });
    [state, plays] = ['playing', plays + 1];
    chat.bell.ring();
    await last?.rehearsal.close();
    underWay = perform({ rehearsal: play.rehearsal, chat, pace: limits.sample, signal: ended.signal })
      .finally(() => {
        state = 'played';
      })
      .then(async () => void (await chat.post(closing)))
      .catch((error: unknown) => {
        if (!ended.signal.aborted) log.error({ error }, 'sample day not played to its end');
      });
  });
  return {
    chat,
    state: () => state,
    play: begin,
    async close() {
      ended.abort();
      await begin();
      await underWay;
      await play?.rehearsal.close();
      play = undefined;
    },
  };
}

const notPlayed = sentenceReply('Play the sample day first: until then, nothing is known here.');

interface PlayOpening {
  readonly chat: ConsoleChat;
  readonly commands: readonly Command[];
  readonly log: Log;
}

async function openPlay({ chat, commands, log }: PlayOpening): Promise<Play> {
  const rehearsal = await createRehearsal({ platform: tellingOfEdits(chat), log, startMs: sampleStartMs });
  const { store, clock } = rehearsal;
  const asking = { commands, store, clock, topics, log, feeds: createFeedList([]), access: isThere };
  return { rehearsal, answer: createAnswerer(asking), suggest: createSuggester(asking) };
}

const isThere = async () => ({ kind: 'ok' as const });

// Else nobody would see why nothing new is said.
const tellingOfEdits = (chat: ConsoleChat): Omit<Platform, 'name'> => ({
  ...chat,
  async edit(request) {
    const outcome = await chat.edit(request);
    const key = `edited/${await chat.revision()}`;
    await chat.remark({ key, text: 'Parley edits its alert: the same message, no second call.', replyTo: request.ref });
    return outcome;
  },
});

// What is made up is no news of the bot's own run.
const told = (log: Log): Log => ({
  info: () => undefined,
  warn: (fields, message) => log.warn({ ...fields, isSample: true }, message),
  error: (fields, message) => log.error({ ...fields, isSample: true }, message),
});

interface Performance {
  readonly rehearsal: Rehearsal;
  readonly chat: ConsoleChat;
  readonly pace: SamplePace;
  readonly signal: AbortSignal;
}

// A story's first reports are gathered for a minute and a half.
const toldAfterMs = 3 * 60_000;

async function perform({ rehearsal, chat, pace, signal }: Performance): Promise<void> {
  for (const piece of sampleItems) {
    await rehearsal.advance(piece.seenAt);
    await chat.remark({ key: `published/${piece.seenAt}`, text: publishedText(piece) });
    if (!piece.isBaseline) await pause(pace.readMs, undefined, { signal });
    await rehearsal.take(piece);
    if (piece.isBaseline) continue;
    await rehearsal.advance(piece.seenAt + toldAfterMs);
    await pause(pace.lookMs, undefined, { signal });
  }
}

const publishedText = ({ outlet, item: { title }, isBaseline }: RehearsalItem): string =>
  isBaseline
    ? `The day before, ${outlet} published: ${title}. It is background, so no alert comes of it.`
    : `${outlet} publishes: ${title}`;

const closing: { readonly channel: string; readonly key: string; readonly message: Reply } = {
  channel: rehearsalChannel,
  key: 'closing',
  message: {
    title: 'That was the sample day',
    lines: ['Six reports came in; four alerts came of them, and two of those were edited in place. Ask about them:'],
    citations: [],
    notes: [],
    buttons: [
      { label: 'US tariffs', command: '/tariffs side:us' },
      { label: 'Where reports differ', command: '/disputes' },
      { label: 'Latest', command: '/latest' },
    ],
  },
};
