import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { LookUp } from '../../domain/deliveries.ts';
import type { Platform } from '../../ports.ts';
import { componentIdOf, discordChannelOf, messageIdAt, nonceOf } from './keys.ts';
import { isChannelGone, outcomeOf } from './outcomes.ts';
import type { PostingTools } from './posting.ts';

/** Looks in a channel's history for a message of ours that may have been posted. */
export function createLookUp({ rest, limits }: PostingTools): Platform['lookUp'] {
  const search = async (channelId: string, request: { key: string; sinceMs: number }): Promise<LookUp> => {
    const me = await ownUserId(rest());
    let after = messageIdAt(request.sinceMs - limits.lookUpMarginMs);
    // History is read from the time of the attempt on, so our message would stand on the first pages.
    for (let page = 0; page < limits.lookUpPagesMax; page += 1) {
      const messages = await historyAfter(rest(), { channelId, after });
      const ours = messages.find((message) => message.author.id === me && isMarked(message, request.key));
      if (ours !== undefined) return { kind: 'found', ref: ours.id };
      if (messages.length === 0 && page === 0 && (await isHistoryHidden(rest(), { channelId, after }))) return notNow;
      if (messages.length < pageSize) break;
      after = newestId(messages);
    }
    return { kind: 'absent' };
  };
  const notNow: LookUp = { kind: 'unknown', retryAfterMs: limits.lookUpRetryMs };

  return async ({ channel, key, sinceMs }) => {
    const channelId = discordChannelOf(channel);
    if (channelId === undefined) return { kind: 'absent' };
    try {
      return await search(channelId, { key, sinceMs });
    } catch (error) {
      // What cannot be read cannot be posted to either: the next post says so with a reason.
      if (isChannelGone(error)) return { kind: 'absent' };
      const outcome = outcomeOf(error, limits);
      return outcome.kind === 'rate-limited' ? { kind: 'unknown', retryAfterMs: outcome.retryAfterMs } : notNow;
    }
  };
}

const pageSize = 100;

const historySchema = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    nonce: z.union([z.string(), z.number()]).nullish(),
    components: z.array(z.object({ id: z.number().optional() })).default([]),
  }),
);
const userSchema = z.object({ id: z.string() });
const channelSchema = z.object({ last_message_id: z.string().nullish() });
type HistoryMessage = z.infer<typeof historySchema>[number];

interface Place {
  readonly channelId: string;
  readonly after: string;
}

const ownUserId = async (rest: REST): Promise<string> => userSchema.parse(await rest.get(Routes.user())).id;

async function historyAfter(rest: REST, { channelId, after }: Place): Promise<HistoryMessage[]> {
  const query = new URLSearchParams({ limit: `${pageSize}`, after });
  return historySchema.parse(await rest.get(Routes.channelMessages(channelId), { query }));
}

// Without the right Read Message History the list is empty instead of refused.
async function isHistoryHidden(rest: REST, { channelId, after }: Place): Promise<boolean> {
  const { last_message_id } = channelSchema.parse(await rest.get(Routes.channel(channelId)));
  return BigInt(last_message_id ?? 0) > BigInt(after);
}

const isMarked = (message: HistoryMessage, key: string): boolean =>
  message.nonce === nonceOf(key) || message.components.some(({ id }) => id === componentIdOf(key));

const newestId = (messages: readonly HistoryMessage[]): string =>
  messages.reduce((newest, { id }) => (BigInt(id) > BigInt(newest) ? id : newest), '0');
