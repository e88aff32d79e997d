import { atConsole } from '../../domain/audit.ts';
import type { CommandSpec } from '../../domain/commands.ts';
import type { ConsoleMessage } from '../../domain/console-messages.ts';
import type { ChannelId } from '../../domain/deliveries.ts';
import { parseCommandLine } from '../../domain/option-text.ts';
import { type Reply, sentenceReply } from '../../domain/replies.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Answerer, Clock, Platform, Store, Suggester } from '../../ports.ts';
import { type Bell, createBell } from './bell.ts';

/** The one channel of the console. */
export const consoleChannel = 'console:main';

export interface ConsoleChatParts {
  readonly channel: ChannelId;
  readonly commands: readonly CommandSpec[];
  readonly answer: Answerer;
  readonly suggest: Suggester;
  readonly store: Pick<Store, 'console'>;
  readonly clock: Clock;
  /** Which of several channels that came one after the other this is; it was always the same unless told. */
  readonly edition?: () => string;
  readonly limits: ConsoleChatLimits;
}

export interface ConsoleChatLimits {
  /** Older messages are forgotten. */
  readonly messagesKeptMax: number;
  readonly messagesShownMax: number;
  /** A longer answer comes in pages. */
  readonly answerCharsMax: number;
  /** How often what other replicas posted is looked for. */
  readonly lookEveryMs: number;
}

/** Something that a reader wrote or pressed. */
export interface Said {
  readonly line: string;
  /** Options that a form gave, in place of those of the line. */
  readonly options?: Readonly<Record<string, string>>;
  /** Set where something may be changed, so that it is once; without it a line that would change something is refused. */
  readonly callId?: string;
}

/** One line between the messages. */
export interface Remark {
  readonly text: string;
  readonly key: string;
  /** The message that it is about. */
  readonly replyTo?: string;
}

/** A channel in the browser: messages are kept, so that a page shows them whenever it is opened. */
export interface ConsoleChat extends Platform {
  readonly channel: ChannelId;
  readonly commands: readonly CommandSpec[];
  readonly suggest: Suggester;
  readonly bell: Bell;
  /** Another one means that the channel was begun anew. */
  edition(): string;
  /** The revision of the last post or edit; 0 where nothing stands. */
  revision(): Promise<number>;
  /** The newest messages, oldest first. */
  newest(): Promise<ConsoleMessage[]>;
  /** Some of what was posted or edited after this revision, the earliest first. */
  changedAfter(revision: number): Promise<ConsoleMessage[]>;
  message(ref: number): Promise<ConsoleMessage | undefined>;
  /** Answers a line such as `/tariffs side:us`, for who asks alone; a slip of the reader's is answered too. */
  say(said: Said): Promise<Reply>;
  /** Shows an answer to everybody in the channel. */
  share(message: Reply, key: string): Promise<void>;
  /** Says something in passing, between the messages. */
  remark(remark: Remark): Promise<void>;
}

interface Posting extends Omit<Remark, 'text'> {
  readonly isRemark?: true;
}

const pace = { atOnceMax: 4, channelGapMs: 0, workspaceGapMs: 0, botGapMs: 0 };
const changesPerLookMax = 50;
const onlyOne = 'There is only one channel in the console.';

/** The chat of the console over what is stored. */
export function createConsoleChat(parts: ConsoleChatParts): ConsoleChat {
  const { channel, commands, suggest, store, clock, limits, edition = () => '1' } = parts;
  const revision = () => store.console.revision(channel);
  const bell = createBell({ revision, lookEveryMs: limits.lookEveryMs });
  const post = async (message: Reply, { key, replyTo, ...kind }: Posting) => {
    const answered = replyTo === undefined ? {} : { replyTo: Number(replyTo) };
    const { ref } = await store.console.post({ channel, key, message, at: clock.now(), ...answered, ...kind });
    await store.console.prune(channel, limits.messagesKeptMax);
    bell.ring();
    return { kind: 'sent' as const, ref: String(ref) };
  };
  return {
    ...{ name: 'console', channel, commands, suggest, bell, edition, revision, pace },
    post: async ({ channel: wanted, message, key, replyTo }) =>
      wanted === channel
        ? await post(message, { key, ...(replyTo !== undefined && { replyTo }) })
        : { kind: 'rejected', scope: 'channel', reason: onlyOne },
    async edit({ ref, message }) {
      const edited = await store.console.edit({ channel, ref: Number(ref), message, at: clock.now() });
      bell.ring();
      return edited
        ? { kind: 'sent', ref }
        : { kind: 'rejected', scope: 'message', reason: 'the console keeps newer messages only' };
    },
    async lookUp({ key }) {
      const found = await store.console.ofKey(channel, key);
      return found ? { kind: 'found', ref: String(found.ref) } : { kind: 'absent' };
    },
    check: async (asked) => (asked === channel ? { kind: 'ok' } : { kind: 'missing', reason: onlyOne }),
    newest: () => store.console.newest(channel, limits.messagesShownMax),
    changedAfter: (revision) => store.console.changedAfter(channel, { revision, limit: changesPerLookMax }),
    message: (ref) => store.console.get(channel, ref),
    say: (said) => say(parts, said),
    start: async () => undefined,
    stop: async () => undefined,
    share: async (message, key) => void (await post(message, { key })),
    async remark({ text, ...posting }) {
      await post({ title: text, lines: [], citations: [], notes: [] }, { ...posting, isRemark: true });
    },
  };
}

async function say(
  { channel, commands, answer, limits }: ConsoleChatParts,
  { line, options, callId }: Said,
): Promise<Reply> {
  if (line.trim() === '') return sentenceReply('Type a command, such as /tariffs or /help.');
  try {
    const parsed = parseCommandLine(commands, line);
    if (callId === undefined && !isLook(commands, parsed.name))
      return sentenceReply('This can only be sent from the channel.');
    return await answer({
      ...{ name: parsed.name, options: options ?? parsed.options, channel },
      ...{
        by: atConsole,
        charsMax: limits.answerCharsMax,
        hasButtons: true,
        hasForms: true,
        ...(callId !== undefined && { callId }),
      },
    });
  } catch (error) {
    if (error instanceof UserError) return sentenceReply(error.message);
    throw error;
  }
}

// Read as whoever answers reads it: `//subscribe` is the same command.
function isLook(commands: readonly CommandSpec[], written: string): boolean {
  const name = written.replace(/^\//, '').toLowerCase();
  const spec = commands.find((command) => command.name === name);
  return spec !== undefined && spec.isChange !== true && spec.isOnce !== true;
}
