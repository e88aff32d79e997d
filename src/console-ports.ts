import type { ConsoleMessage, NewConsoleMessage } from './domain/console-messages.ts';
import type { ChannelId } from './domain/deliveries.ts';

export type * from './domain/console-messages.ts';

/** What stands in the console's channels. */
export interface ConsoleStore {
  /** Posts it at the end, unless its key stands there; gives the message. */
  post(message: NewConsoleMessage): Promise<ConsoleMessage>;
  /** Shows another text in its place; undefined where it is gone. */
  edit(
    edited: Pick<ConsoleMessage, 'channel' | 'ref' | 'message'> & { readonly at: number },
  ): Promise<ConsoleMessage | undefined>;
  get(channel: ChannelId, ref: number): Promise<ConsoleMessage | undefined>;
  ofKey(channel: ChannelId, key: string): Promise<ConsoleMessage | undefined>;
  /** The newest, oldest first. */
  newest(channel: ChannelId, limit: number): Promise<ConsoleMessage[]>;
  /** What was posted or edited after this revision, in the order of revisions. */
  changedAfter(
    channel: ChannelId,
    page: { readonly revision: number; readonly limit: number },
  ): Promise<ConsoleMessage[]>;
  /** The revision of the last post or edit; 0 where nothing stands. */
  revision(channel: ChannelId): Promise<number>;
  /** Deletes all but the newest. */
  prune(channel: ChannelId, keep: number): Promise<void>;
  forget(channel: ChannelId): Promise<void>;
}
