import type { ChannelId } from '../../domain/deliveries.ts';
import type { Reply } from '../../domain/replies.ts';
import type { FeedLookUp } from '../../ports.ts';

/** What pages do that others have to do for them. A slip of the operator's comes as a `UserError`. */
export interface ConsoleTools {
  /** Carries out a command for a channel of any chat, as if it had been given there; leaves no audit line. */
  change(channel: ChannelId, command: ChannelCommand): Promise<Reply>;
  /** Looks for a feed at an address and tries its newest items, storing nothing; only so often. */
  tryAddress(address: string): Promise<FeedLookUp>;
  /** All feeds as OPML. */
  exportFeeds(): Promise<string>;
  /** Adds the feeds of an OPML list for a workspace; gives a sentence on what became of each. */
  importFeeds(list: { readonly text: string; readonly workspace: string }): Promise<string>;
  /** What readers said is wrong, a line of JSON each. */
  feedbackLines(form: 'lines' | 'cases'): AsyncIterable<string>;
}

export interface ChannelCommand {
  readonly name: 'subscribe' | 'unsubscribe';
  readonly options: Readonly<Record<string, string>>;
}
