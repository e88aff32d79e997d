import { askTerms } from '../../config/ask-terms.ts';
import type { Settings } from '../../config/env.ts';
import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { createJoiningReader } from '../pipeline/story-joining.ts';
import { type ConsoleChatParts, consoleChannel, createConsoleChat } from '../platforms/console/console-chat.ts';
import type { DrawChart, Log } from '../ports.ts';
import type { ConsoleLimits, ConsoleParts } from '../web/console/console-routes.ts';
import { consoleTools, type ToolParts } from './console-tools.ts';
import { createPreviews } from './previews.ts';
import { openSampleDay, type SampleOpening } from './sample-play.ts';

export interface ConsoleOpening extends ToolParts, Pick<ConsoleChatParts, 'answer' | 'suggest'> {
  readonly settings: Pick<Settings, 'HOST' | 'CONSOLE_PASSWORD'>;
  readonly log: Log;
  readonly draw: DrawChart;
  /** Those of the bot, unless told. */
  readonly limits?: ConsoleLimits & SampleOpening['limits'];
}

/** The console of this run, with its channel. */
export function openConsole({ settings, limits: bounds = limits.console, ...opening }: ConsoleOpening): ConsoleParts {
  const chat = createConsoleChat({ ...opening, channel: consoleChannel, limits: bounds.chat });
  const sample = openSampleDay({ ...opening, limits: bounds });
  const access = { host: settings.HOST, password: settings.CONSOLE_PASSWORD };
  const previews = createPreviews(opening);
  const joinings = createJoiningReader({ lexicon, limits: limits.stories });
  const tools = consoleTools(opening);
  return { ...opening, access, chat, sample, previews, askTerms, joinings, tools, limits: bounds };
}
