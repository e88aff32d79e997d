import type { RespondArguments } from '@slack/bolt';
import { z } from 'zod';
import type { Reply } from '../../domain/replies.ts';
import { sentenceReply } from '../../domain/replies.ts';
import type { CommandCall } from '../../ports.ts';
import { answerCall, type InboundParts, slackShows } from './inbound.ts';
import { pointersOf } from './message-links.ts';

/** What stands in the menu of every message; the manifest offers it. */
export const newnessShortcut = {
  name: 'Is this new?',
  type: 'message',
  callback_id: 'parley:is-new',
  description: 'What Parley knows of the links in a message',
} as const;

interface ShortcutArgs {
  readonly body: unknown;
  readonly ack: () => Promise<void>;
  readonly respond: (message: RespondArguments) => Promise<unknown>;
}

/** Says of the links in a message, or of an alert, what Parley knows of them; only who asked sees it. */
export function createShortcutHandler(parts: InboundParts): (args: ShortcutArgs) => Promise<void> {
  return async ({ body, ack, respond }) => {
    try {
      await ack();
      const read = Shortcut.safeParse(body);
      if (!read.success) return parts.log.warn({}, 'slack shortcut not known');
      const { team } = read.data;
      for (const reply of await repliesTo(parts, read.data))
        await parts.answering.late({ team: team.id, reply, extra: extraFor(read.data), respond });
    } catch (error) {
      parts.log.error({ reason: String(error).slice(0, 200) }, 'slack shortcut not answered');
    }
  };
}

const Shortcut = z.object({
  callback_id: z.literal(newnessShortcut.callback_id),
  team: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  message: z.looseObject({ thread_ts: z.string().optional() }),
});
type Shortcut = z.infer<typeof Shortcut>;

const extraFor = ({ message: { thread_ts } }: Shortcut) =>
  ({
    response_type: 'ephemeral',
    replace_original: false,
    ...(thread_ts !== undefined && { thread_ts }),
  }) as const;

async function repliesTo(parts: InboundParts, shortcut: Shortcut): Promise<Reply[]> {
  const { linksPerMessageMax } = parts.limits;
  const found = pointersOf(shortcut.message);
  if (found.length === 0) return [sentenceReply(noLink)];
  const asked = found.slice(0, linksPerMessageMax);
  const replies = await Promise.all(asked.map((about) => answerCall(parts, () => callOf(shortcut, about))));
  if (found.length === 1) return replies;
  const left = found.length - asked.length;
  return replies.map((reply, i) => ({
    ...reply,
    notes: [
      ...reply.notes,
      `Asked of ${asked[i]}`,
      ...(left > 0 && i === replies.length - 1 ? [`… and ${left} more links, which were not looked at.`] : []),
    ],
  }));
}

const noLink =
  'There is no link in this message. Choose a message that links to a piece, or give the address itself: /parley why https://…';

const callOf = ({ team, channel, user }: Shortcut, about: string): CommandCall => ({
  name: 'why',
  options: { about },
  channel: `slack:${team.id}/${channel.id}`,
  by: user.id,
  ...slackShows,
});
