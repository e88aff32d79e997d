import type { Reply } from '../src/domain/replies.ts';
import { hostileReply as hostileToDiscord } from '../test/fakes/discord-hostile-replies.ts';
import { discordFaultsOf } from '../test/fakes/discord-message-check.ts';
import { isSchemaPresent } from '../test/fakes/fake-discord-schema.ts';
import { hostileReply as hostileToSlack } from '../test/fakes/hostile-replies.ts';
import { seededRandom } from '../test/fakes/seeded-random.ts';
import { slackFaultsOf } from '../test/fakes/slack-message-check.ts';

const repliesUsual = 100_000;
const faultsShownMax = 20;

/**
 * Lays hostile replies out for both chats, and asks the strict local servers and the schema what they have against the
 * payloads. `bench hostile 100000 7`: how many replies, and the first seed.
 */
export async function benchHostile([count = `${repliesUsual}`, seed = '1']: readonly string[]): Promise<void> {
  const startedAt = performance.now();
  let [texts, replies] = [0, 0];
  const faults: string[] = [];
  for (; replies < Number(count) && faults.length < faultsShownMax; replies++) {
    const each = Number(seed) + replies;
    // Each generator knows the tricks of one chat; both chats get both.
    const reply = replies % 2 === 0 ? hostileToSlack(seededRandom(each)) : hostileToDiscord(seededRandom(each));
    const found = [...slackFaultsOf(reply).map(inSlack), ...discordFaultsOf(reply).map(inDiscord)];
    faults.push(...found.map((fault) => `seed ${each}: ${fault}`));
    texts += textsIn(reply);
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`seed ${seed}: ${replies} hostile replies of ${texts} texts, each through both renderers, ${seconds} s`);
  console.log(isSchemaPresent() ? 'checked by Discord’s schema too' : 'Discord’s schema is not at hand');
  console.log(`faults: ${faults.length}`);
  for (const fault of faults.slice(0, faultsShownMax)) console.log(fault);
  if (faults.length > 0) process.exitCode = 1;
}

const inSlack = (fault: string): string => `Slack: ${fault}`;
const inDiscord = (fault: string): string => `Discord: ${fault}`;

const textsIn = ({ lines, citations, notes, table, buttons = [] }: Reply): number =>
  1 + lines.length + 3 * citations.length + notes.length + 2 * buttons.length + (table?.rows.flat().length ?? 0);
