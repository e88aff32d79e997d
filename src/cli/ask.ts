import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { askTerms } from '../../config/ask-terms.ts';
import type { Settings } from '../../config/env.ts';
import { topics } from '../../config/topics.ts';
import type { Reply } from '../domain/replies.ts';
import { accessOf } from '../jobs/access.ts';
import { createFeedList } from '../jobs/feed-list.ts';
import { jsonLine } from '../lib/json-line.ts';
import { answerLine } from '../platforms/terminal/answer-line.ts';
import { renderText } from '../platforms/terminal/render.ts';
import type { Clock, Log } from '../ports.ts';
import { feedsOf, ownFeedsOf } from './feeds-of.ts';
import { openStore } from './open-store.ts';
import { ownFeedTools } from './own-feed-tools.ts';

export interface Asking {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly log: Log;
  /** Such as `/tariffs side:US`. */
  readonly line: string;
  readonly asJson: boolean;
}

/** Answers one command against the store, as text or as the neutral Reply in one line of JSON. */
export async function ask({ settings, clock, log, line, asJson }: Asking): Promise<string> {
  const commands = createCommands(topics, askTerms);
  const { store, close } = await openStore(settings, clock);
  const own = ownFeedTools({ settings, store, clock, log });
  try {
    const answer = createAnswerer({
      commands,
      store,
      clock,
      topics,
      feeds: createFeedList(feedsOf(settings), ownFeedsOf({ settings, store, clock })),
      log,
      access: accessOf([]),
      ownFeeds: own.tools,
      lookInto: own.lookInto,
    });
    const reply = await answerLine({ commands, answer, line });
    return asJson ? jsonLine(withoutChatParts(reply)).trimEnd() : renderText(reply);
  } finally {
    await own.close();
    await close();
  }
}

// Whoever reads the JSON has no buttons. Tables and charts come as their values, and say nothing that the lines do not.
const withoutChatParts = ({ title, lines, citations, notes, table, chart }: Reply) => ({
  ...{ title, lines },
  ...(table && { table }),
  ...(chart && { chart }),
  ...{ citations, notes },
});
