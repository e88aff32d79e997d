import { Routes } from 'discord.js';
import { threadBody } from './bodies.ts';
import { createMemory } from './memory.ts';
import { beforePosting, refusalCodeOf, Settled } from './outcomes.ts';
import type { PostingTools } from './posting.ts';
import { sendMessage } from './sending.ts';

/** A message of a channel, and the name of the thread under it. */
export interface ThreadStart {
  readonly channelId: string;
  readonly root: string;
  readonly title: string;
}

/** The threads under messages. */
export interface Threads {
  /** Sees to it that the message has a thread, whose id is the message's; false where it can have none. */
  start(thread: ThreadStart): Promise<boolean>;
  /** Starts none in this channel for a while. */
  avoid(channelId: string): void;
}

/** Threads that are started once, and not where they were refused lately. */
export function createThreads(tools: PostingTools): Threads {
  const { limits, clock, log } = tools;
  const started = createMemory<true>(limits.rememberedChannelsMax);
  const refusedUntil = createMemory<number>(limits.rememberedChannelsMax);
  const avoid = (channelId: string): void => {
    refusedUntil.set(channelId, clock.now() + limits.threadlessMs);
    log.warn({ channelId }, 'discord threads not allowed');
  };
  return {
    avoid,
    async start(thread) {
      if ((refusedUntil.get(thread.channelId) ?? 0) > clock.now()) return false;
      if (started.get(thread.root) === true) return true;
      const isStarted = await startThread(tools, thread);
      if (isStarted) started.set(thread.root, true);
      else avoid(thread.channelId);
      return isStarted;
    },
  };
}

async function startThread(tools: PostingTools, { channelId, root, title }: ThreadStart): Promise<boolean> {
  const route = Routes.threads(channelId, root);
  try {
    await beforePosting(sendMessage(tools, { method: 'post', route, body: threadBody(title) }), tools.limits);
    return true;
  } catch (error) {
    const code = refusalCodeOf(error) ?? 0;
    if (code === startedAlreadyCode) return true;
    if (code === messageGoneCode)
      throw new Settled({ kind: 'rejected', scope: 'thread', reason: 'The first message of the thread was deleted.' });
    if (noThreadCodes.includes(code)) return false;
    throw error;
  }
}

const startedAlreadyCode = 160_004;
const messageGoneCode = 10_008;
// The right is missing, the kind of channel has none, or the server has as many as it may.
const noThreadCodes: readonly number[] = [50_013, 50_024, 160_006, 160_007];
