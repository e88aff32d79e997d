import { Routes } from 'discord.js';
import { z } from 'zod';
import type { DiscordChannel } from './channels.ts';
import { isFirstMessage, type Wanted } from './history.ts';
import { messageIdAt } from './keys.ts';
import { refusalCodeOf } from './outcomes.ts';
import type { SendingTools } from './sending.ts';

/** A forum, and what is wanted there. */
export interface ForumSearch {
  readonly forum: DiscordChannel;
  readonly wanted: Wanted;
}

/** The thread of a forum that the wanted message opened; undefined where there is none. */
export async function searchForum(
  { rest, limits }: SendingTools,
  { forum, wanted }: ForumSearch,
): Promise<string | undefined> {
  const listed = await rest().get(Routes.guildActiveThreads(forum.guild_id ?? ''));
  const from = BigInt(messageIdAt(wanted.sinceMs - limits.lookUpMarginMs));
  const threads = threadsSchema
    .parse(listed)
    .threads.filter(
      ({ id, parent_id, owner_id }) => parent_id === forum.id && owner_id === wanted.me && BigInt(id) >= from,
    )
    .toSorted((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
    .slice(0, limits.lookUpThreadsMax);
  for (const { id: threadId } of threads) {
    if (await isOpenedBy({ rest, limits }, { threadId, wanted })) return threadId;
  }
  return undefined;
}

async function isOpenedBy(
  { rest }: SendingTools,
  { threadId, wanted }: { readonly threadId: string; readonly wanted: Wanted },
): Promise<boolean> {
  try {
    return await isFirstMessage(rest(), { threadId, wanted });
  } catch (error) {
    // Deleted meanwhile.
    if ([10_003, 10_008].includes(refusalCodeOf(error) ?? 0)) return false;
    throw error;
  }
}

const threadsSchema = z.object({
  threads: z.array(z.object({ id: z.string(), parent_id: z.string().nullish(), owner_id: z.string().nullish() })),
});
