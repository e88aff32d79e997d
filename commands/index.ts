import type { Topic } from '../src/domain/topics.ts';
import type { Command } from './command.ts';
import { delegation } from './delegation.ts';
import { help } from './help.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { tariffs } from './tariffs.ts';

/** All commands, in the order in which /help shows them. */
export function createCommands(topics: readonly Topic[]): Command[] {
  const others = [tariffs, delegation, subscribe(topics), subscriptions];
  return [...others, help(others)];
}

/** The commands that Slack offers by their own names too; it keeps names such as /status for itself. */
export const ownSlackNames: readonly string[] = ['tariffs', 'delegation'];
