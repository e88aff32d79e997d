import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { createJoiningReader } from '../pipeline/story-joining.ts';
import { type ConsoleChatParts, consoleChannel, createConsoleChat } from '../platforms/console/console-chat.ts';
import type { Shower } from '../platforms/console/message-html.ts';
import { replyHtml } from '../platforms/console/reply-html.ts';
import type { Clock, DrawChart, FeedList, Log, Store } from '../ports.ts';
import type { ConsoleParts } from '../web/console/console-routes.ts';

export interface ConsoleOpening extends Pick<ConsoleChatParts, 'commands' | 'answer' | 'suggest'> {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly feeds: FeedList;
  readonly draw: DrawChart;
}

/** The console of this run, with its channel. */
export function openConsole(opening: ConsoleOpening): ConsoleParts {
  const chat = createConsoleChat({ ...opening, channel: consoleChannel, limits: limits.console.chat });
  const joinings = createJoiningReader({ lexicon, limits: limits.stories });
  return { ...opening, chat, previews, topics, joinings, limits: limits.console };
}

// What lays out messages for another chat is loaded when somebody wants to see it.
const previews: Shower['previews'] = {
  slack: async (reply, picture) => replyHtml(reply, { id: 'slack', picture }),
  discord: async (reply, picture) => replyHtml(reply, { id: 'discord', picture }),
};
