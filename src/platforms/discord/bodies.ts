import {
  MessageFlags,
  type RESTPatchAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPIGuildForumThreadsJSONBody,
  ThreadAutoArchiveDuration,
} from 'discord.js';
import type { PostRequest } from '../../ports.ts';
import { cutText } from './escape.ts';
import { componentIdOf, nonceOf, placeOfRef } from './keys.ts';
import { attachmentsOf, type Picture } from './pictures.ts';
import { renderReply, roleIn } from './render.ts';

/** A message with its picture, and what else of a post is asked for. */
type Posted<K extends keyof PostRequest> = Pick<PostRequest, K | 'message'> & {
  readonly picture?: Picture | undefined;
};

/** A message as it is posted. `replyTo` is the `ref` of the message that it answers. */
export const postBody = ({
  message,
  picture,
  key,
  replyTo,
}: Posted<'key' | 'replyTo'>): RESTPostAPIChannelMessageJSONBody => ({
  ...firstBody({ message, picture, key }),
  nonce: nonceOf(key),
  enforce_nonce: true,
  ...(replyTo !== undefined && {
    message_reference: { message_id: placeOfRef(replyTo).messageId, fail_if_not_exists: false },
  }),
});

/** A message as it opens a thread of a forum. Discord takes no nonce here. */
export const forumBody = (
  { message, picture, key, thread }: Posted<'key' | 'thread'>,
  tag: string | undefined,
): RESTPostAPIGuildForumThreadsJSONBody => ({
  ...threadBody(thread?.title ?? message.title),
  message: firstBody({ message, picture, key }),
  ...(tag !== undefined && { applied_tags: [tag] }),
});

/** A thread with its name. */
export const threadBody = (title: string) => ({
  name: cutText(title, threadNameCharsMax) || 'Parley',
  auto_archive_duration: ThreadAutoArchiveDuration.OneWeek as const,
});

/** A message as it is changed. A change calls nobody again. */
export const editBody = ({ message, picture }: Posted<never>): RESTPatchAPIChannelMessageJSONBody => ({
  flags: MessageFlags.IsComponentsV2,
  components: [renderReply(message, { picture })],
  // Named anew, so that the message has this picture alone, or no picture any more.
  attachments: [],
  ...attachmentsOf(picture),
  allowed_mentions: { parse: [], replied_user: false },
});

const threadNameCharsMax = 100;

function firstBody({ message, picture, key }: Posted<'key'>) {
  const role = roleIn(message);
  return {
    flags: MessageFlags.IsComponentsV2 as const,
    components: [renderReply(message, { id: componentIdOf(key), picture })],
    ...attachmentsOf(picture),
    allowed_mentions: { parse: [], replied_user: false, ...(role !== undefined && { roles: [role] }) },
  };
}
