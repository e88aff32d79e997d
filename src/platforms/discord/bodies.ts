import {
  MessageFlags,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPIGuildForumThreadsJSONBody,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { Reply } from '../../domain/replies.ts';
import type { PostRequest } from '../../ports.ts';
import { cutText } from './escape.ts';
import { componentIdOf, nonceOf, placeOfRef } from './keys.ts';
import { renderReply, roleIn } from './render.ts';

/** A message as it is posted. `replyTo` is the `ref` of the message that it answers. */
export const postBody = ({
  message,
  key,
  replyTo,
}: Pick<PostRequest, 'message' | 'key' | 'replyTo'>): RESTPostAPIChannelMessageJSONBody => ({
  ...firstBody(message, key),
  nonce: nonceOf(key),
  enforce_nonce: true,
  ...(replyTo !== undefined && {
    message_reference: { message_id: placeOfRef(replyTo).messageId, fail_if_not_exists: false },
  }),
});

/** A message as it opens a thread of a forum. Discord takes no nonce here. */
export const forumBody = (
  { message, key, thread }: Pick<PostRequest, 'message' | 'key' | 'thread'>,
  tag: string | undefined,
): RESTPostAPIGuildForumThreadsJSONBody => ({
  ...threadBody(thread?.title ?? message.title),
  message: firstBody(message, key),
  ...(tag !== undefined && { applied_tags: [tag] }),
});

/** A thread with its name. */
export const threadBody = (title: string) => ({
  name: cutText(title, threadNameCharsMax) || 'Parley',
  auto_archive_duration: ThreadAutoArchiveDuration.OneWeek as const,
});

/** A message as it is changed. A change calls nobody again. */
export const editBody = (message: Reply): RESTPatchAPIChannelMessageJSONBody => ({
  flags: MessageFlags.IsComponentsV2,
  components: [renderReply(message)],
  allowed_mentions: { parse: [], replied_user: false },
});

const threadNameCharsMax = 100;

function firstBody(message: Reply, key: string) {
  const role = roleIn(message);
  return {
    flags: MessageFlags.IsComponentsV2 as const,
    components: [renderReply(message, componentIdOf(key))],
    allowed_mentions: { parse: [], replied_user: false, ...(role !== undefined && { roles: [role] }) },
  };
}
