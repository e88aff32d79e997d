import { askTerms } from '../../config/ask-terms.ts';
import { limits } from '../../config/limits.ts';
import { type ConsoleChatParts, consoleChannel, createConsoleChat } from '../platforms/console/console-chat.ts';
import type { Shower } from '../platforms/console/message-html.ts';
import { replyHtml } from '../platforms/console/reply-html.ts';
import type { DrawChart, Log } from '../ports.ts';
import type { ConsoleLimits, ConsoleParts } from '../web/console/console-routes.ts';
import { consoleTools, type ToolParts } from './console-tools.ts';
import { openSampleDay, type SampleOpening } from './sample-play.ts';

export interface ConsoleOpening extends ToolParts, Pick<ConsoleChatParts, 'answer' | 'suggest'> {
  readonly log: Log;
  readonly draw: DrawChart;
  /** Those of the bot, unless told. */
  readonly limits?: ConsoleLimits & SampleOpening['limits'];
}

/** The console of this run, with its channel. */
export function openConsole({ limits: bounds = limits.console, ...opening }: ConsoleOpening): ConsoleParts {
  const chat = createConsoleChat({ ...opening, channel: consoleChannel, limits: bounds.chat });
  const sample = openSampleDay({ ...opening, limits: bounds });
  return { ...opening, chat, sample, previews, askTerms, tools: consoleTools(opening), limits: bounds };
}

// What lays out messages for another chat is loaded when somebody wants to see it.
const previews: Shower['previews'] = {
  slack: async (reply, picture) => replyHtml(reply, { id: 'slack', picture }),
  discord: async (reply, picture) => replyHtml(reply, { id: 'discord', picture }),
};
