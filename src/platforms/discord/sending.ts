import { type RawFile, Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordLimits } from './limits.ts';
import { beforePosting, isRefused, refusalCodeOf } from './outcomes.ts';
import { leavingHeaders, type RestSource } from './rest.ts';

/** What sending needs. */
export interface SendingTools {
  readonly rest: RestSource;
  readonly limits: DiscordLimits;
}

/** A request that makes or changes something. */
export interface Sending {
  readonly method: 'post' | 'patch';
  readonly route: `/${string}`;
  readonly body: unknown;
  readonly files?: RawFile[];
  /** Later than this it is not sent, but settled as unreachable. */
  readonly leavesBy?: number | undefined;
}

/** Sends one request and gives the id of what it made. */
export async function sendMessage({ rest, limits }: SendingTools, sending: Sending): Promise<string> {
  const { method, route, body, files, leavesBy } = sending;
  // The library's own timeout ends with the headers; this one covers the body as well.
  const signal = AbortSignal.timeout(limits.requestTimeoutMs);
  return madeSchema.parse(
    await rest()[method](route, { body, signal, headers: leavingHeaders(leavesBy), ...(files && { files }) }),
  ).id;
}

const madeSchema = z.object({ id: z.string() });

/** Something to send into a channel that may be an archived thread. */
export interface ArchivedSending<T> {
  readonly channelId: string;
  readonly send: () => Promise<T>;
}

/** Sends into a thread; one that is archived is opened again, once, as far as that is allowed. */
export async function openingArchived<T>(tools: SendingTools, { channelId, send }: ArchivedSending<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (refusalCodeOf(error) !== archivedCode || !(await openThread(tools, channelId))) throw error;
    return await send();
  }
}

const archivedCode = 50_083;

async function openThread(tools: SendingTools, threadId: string): Promise<boolean> {
  const opening = sendMessage(tools, { method: 'patch', route: Routes.channel(threadId), body: { archived: false } });
  try {
    await beforePosting(opening, tools.limits);
    return true;
  } catch (error) {
    if (isRefused(error) || refusalCodeOf(error) !== undefined) return false;
    throw error;
  }
}
