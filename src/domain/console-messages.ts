import { z } from 'zod';
import { type Reply, replySchema } from './replies.ts';

export const consoleMessageSchema = z.object({
  /** Names it in its channel: counted from one, in the order of posting. */
  ref: z.number().int().min(1),
  channel: z.string(),
  /** The delivery that brought it: posted again, it is the same message. */
  key: z.string(),
  /** The message that it answers. */
  replyTo: z.number().int().optional(),
  /** Epoch milliseconds. */
  at: z.number(),
  editedAt: z.number().optional(),
  /** Rises with every post and edit of its channel: what is higher came later. */
  revision: z.number().int(),
  /** Said in passing, on one line between the messages. */
  isRemark: z.literal(true).optional(),
  message: replySchema,
});
/** A message in the console's channel, as it stands now. */
export interface ConsoleMessage extends Omit<Readonly<z.infer<typeof consoleMessageSchema>>, 'message'> {
  readonly message: Reply;
}

/** A message to post, or the one that stands there under its key. */
export type NewConsoleMessage = Pick<ConsoleMessage, 'channel' | 'key' | 'replyTo' | 'at' | 'message' | 'isRemark'>;
