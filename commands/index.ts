import { type AskTerms, noAskTerms } from '../src/domain/ask-terms.ts';
import type { Topic } from '../src/domain/topics.ts';
import { ask } from './ask.ts';
import type { Command } from './command.ts';
import { controls } from './controls.ts';
import { deadlines } from './deadlines.ts';
import { delegation } from './delegation.ts';
import { disputes } from './disputes.ts';
import { economy } from './economy.ts';
import { forget } from './forget.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { sourceAdd } from './source-add.ts';
import { sourceRemove } from './source-remove.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { talks } from './talks.ts';
import { tariffs } from './tariffs.ts';
import { timeline } from './timeline.ts';
import { unsubscribe } from './unsubscribe.ts';
import { why } from './why.ts';
import { wrong } from './wrong.ts';

/** All commands, in the order in which /help shows them. */
export function createCommands(topics: readonly Topic[], askTerms: AskTerms = noAskTerms): Command[] {
  const others = [
    tariffs,
    delegation,
    talks,
    controls,
    economy,
    deadlines,
    disputes(topics),
    timeline(topics),
    latest(topics),
    ask(askTerms),
    sources,
    sourceAdd,
    sourceRemove,
    why,
    wrong,
    subscribe(topics),
    unsubscribe(topics),
    subscriptions,
    status,
    forget,
  ];
  return [...others, help(others)];
}

/** The commands that Slack offers by their own names too; it keeps names such as /status for itself. */
export const ownSlackNames: readonly string[] = ['tariffs', 'delegation', 'talks', 'controls', 'deadlines', 'disputes'];
