import {
  MessageFlags,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  Routes,
} from 'discord.js';
import { z } from 'zod';
import type { Outcome } from '../../domain/deliveries.ts';
import type { Log, Platform, PostRequest } from '../../ports.ts';
import { componentIdOf, discordChannelOf, nonceOf } from './keys.ts';
import type { DiscordLimits } from './limits.ts';
import { isTokenRefused, outcomeOf } from './outcomes.ts';
import { renderReply } from './render.ts';
import type { RestSource } from './rest.ts';

/** What posting and looking up need. */
export interface PostingTools {
  readonly rest: RestSource;
  readonly limits: DiscordLimits;
  readonly log: Log;
}

/** Posts and edits messages, and says what became of it. */
export function createPosting(tools: PostingTools): Pick<Platform, 'post' | 'edit'> {
  return {
    post: async (request) => {
      const channelId = discordChannelOf(request.channel);
      if (channelId === undefined) return notOnDiscord;
      const body = postBody(request);
      return attempt(tools, (rest, signal) => rest().post(Routes.channelMessages(channelId), { body, signal }));
    },
    edit: async ({ channel, ref, message }) => {
      const channelId = discordChannelOf(channel);
      if (channelId === undefined) return notOnDiscord;
      const body: RESTPatchAPIChannelMessageJSONBody = messageBody([renderReply(message)]);
      const outcome = await attempt(tools, (rest, signal) =>
        rest().patch(Routes.channelMessage(channelId, ref), { body, signal }),
      );
      // Made twice, an edit shows the same; and an edited message has lost the mark by which it could be looked up.
      return outcome.kind === 'in-doubt' ? { kind: 'unreachable' } : outcome;
    },
  };
}

function postBody({ message, key, replyTo }: PostRequest): RESTPostAPIChannelMessageJSONBody {
  return {
    ...messageBody([renderReply(message, componentIdOf(key))]),
    nonce: nonceOf(key),
    enforce_nonce: true,
    ...(replyTo !== undefined && { message_reference: { message_id: replyTo, fail_if_not_exists: false } }),
  };
}

const messageBody = (components: ReturnType<typeof renderReply>[]) => ({
  flags: MessageFlags.IsComponentsV2 as const,
  components,
  allowed_mentions: { parse: [], replied_user: false },
});

const notOnDiscord: Outcome = { kind: 'rejected', scope: 'channel', reason: 'This is not a Discord channel.' };
const posted = z.object({ id: z.string() });

type Send = (rest: RestSource, signal: AbortSignal) => Promise<unknown>;

async function attempt({ rest, limits, log }: PostingTools, send: Send): Promise<Outcome> {
  try {
    // The library's own timeout ends with the headers; this one covers the body as well.
    const message = posted.parse(await send(rest, AbortSignal.timeout(limits.requestTimeoutMs)));
    return { kind: 'sent', ref: message.id };
  } catch (error) {
    if (isTokenRefused(error)) log.error({ status: 401 }, 'discord token refused');
    return outcomeOf(error, limits);
  }
}
