import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { componentIdOf, messageIdAt, nonceOf } from './keys.ts';
import type { DiscordLimits } from './limits.ts';

const messageSchema = z.object({
  id: z.string(),
  author: z.object({ id: z.string() }),
  nonce: z.union([z.string(), z.number()]).nullish(),
  components: z.array(z.object({ id: z.number().optional() })).default([]),
});
type HistoryMessage = z.infer<typeof messageSchema>;

/** What is looked for: a message of ours by its delivery, and since when it may stand there. */
export interface Wanted {
  readonly me: string;
  readonly key: string;
  readonly sinceMs: number;
}

/** What a history shows. Empty is one that shows no message at all. */
export type Seen = { readonly kind: 'found'; readonly id: string } | { readonly kind: 'absent' | 'empty' };

/** A channel or thread, and what is wanted there. */
export interface HistorySearch {
  readonly rest: REST;
  readonly channelId: string;
  readonly wanted: Wanted;
  readonly limits: DiscordLimits;
}

/** Looks for a message in the history of a channel or thread. */
export async function searchHistory({ rest, channelId, wanted, limits }: HistorySearch): Promise<Seen> {
  let after = messageIdAt(wanted.sinceMs - limits.lookUpMarginMs);
  // History is read from the time of the attempt on, so our message would stand on the first pages.
  for (let page = 0; page < limits.lookUpPagesMax; page += 1) {
    const messages = await historyAfter(rest, { channelId, after });
    const ours = messages.find((message) => isOurs(message, wanted));
    if (ours !== undefined) return { kind: 'found', id: ours.id };
    if (messages.length === 0 && page === 0) return { kind: 'empty' };
    if (messages.length < pageSize) break;
    after = newestId(messages);
  }
  return { kind: 'absent' };
}

/** True when the first message of a forum's thread is the one that is wanted. */
export async function isFirstMessage(
  rest: REST,
  { threadId, wanted }: { readonly threadId: string; readonly wanted: Wanted },
): Promise<boolean> {
  return isOurs(messageSchema.parse(await rest.get(Routes.channelMessage(threadId, threadId))), wanted);
}

const pageSize = 100;

async function historyAfter(
  rest: REST,
  { channelId, after }: { readonly channelId: string; readonly after: string },
): Promise<HistoryMessage[]> {
  const query = new URLSearchParams({ limit: `${pageSize}`, after });
  return z.array(messageSchema).parse(await rest.get(Routes.channelMessages(channelId), { query }));
}

const isOurs = ({ author, nonce, components }: HistoryMessage, { me, key }: Wanted): boolean =>
  author.id === me && (nonce === nonceOf(key) || components.some(({ id }) => id === componentIdOf(key)));

const newestId = (messages: readonly HistoryMessage[]): string =>
  messages.reduce((newest, { id }) => (BigInt(id) > BigInt(newest) ? id : newest), '0');
