import type { Reply } from '../src/domain/replies.ts';
import { hostileReply as hostileToDiscord } from '../test/fakes/discord-hostile-replies.ts';
import { discordFaultsOf } from '../test/fakes/discord-message-check.ts';
import { isSchemaPresent } from '../test/fakes/fake-discord-schema.ts';
import { hostileReply as hostileToSlack } from '../test/fakes/hostile-replies.ts';
import { seededRandom } from '../test/fakes/seeded-random.ts';
import { slackFaultsOf } from '../test/fakes/slack-message-check.ts';
import type { Bench, Size } from './measured.ts';

const repliesOf: Readonly<Record<Size, number>> = { full: 3_000, small: 60 };
const faultsShownMax = 20;

/** Lays hostile replies out for both chats, and asks the strict local servers what they have against the payloads. */
export const hostileBench: Bench = {
  title: 'Hostile replies',
  what: 'Replies full of markup, mentions and strange characters, through both renderers; the strict local chats and Discord’s own schema, where it is at hand, say what they have against them. By hand: `npm run bench hostile 100000 7`, how many and the first seed.',
  peers: [],
  async measure(size) {
    const { faults, replies, tookMs } = checkReplies(repliesOf[size], 1);
    for (const fault of faults) console.error(fault);
    return {
      figures: [
        {
          ...{ name: `faults in ${replies.toLocaleString('en')} replies`, unit: 'faults', ours: [faults.length] },
          bound: { at: 'exactly', of: 'value', bound: 0 },
        },
        { name: 'laid out twice and checked', unit: 'a second', ours: [(replies * 1_000) / tookMs], isRate: true },
      ],
      notes: [isSchemaPresent() ? 'Checked by Discord’s schema too.' : 'Discord’s schema was not at hand.'],
    };
  },
  async alone([count = '100000', seed = '1']) {
    const { faults, replies, texts, tookMs } = checkReplies(Number(count), Number(seed));
    const seconds = Math.round(tookMs / 1000);
    console.log(
      `seed ${seed}: ${replies} hostile replies of ${texts} texts, each through both renderers, ${seconds} s`,
    );
    console.log(isSchemaPresent() ? 'checked by Discord’s schema too' : 'Discord’s schema is not at hand');
    console.log(`faults: ${faults.length}`);
    for (const fault of faults.slice(0, faultsShownMax)) console.log(fault);
    if (faults.length > 0) process.exitCode = 1;
  },
};

function checkReplies(count: number, seed: number) {
  const startedAt = performance.now();
  let [texts, replies] = [0, 0];
  const faults: string[] = [];
  for (; replies < count && faults.length < faultsShownMax; replies++) {
    const each = seed + replies;
    // Each generator knows the tricks of one chat; both chats get both.
    const reply = replies % 2 === 0 ? hostileToSlack(seededRandom(each)) : hostileToDiscord(seededRandom(each));
    const found = [...slackFaultsOf(reply).map(inSlack), ...discordFaultsOf(reply).map(inDiscord)];
    faults.push(...found.map((fault) => `seed ${each}: ${fault}`));
    texts += textsIn(reply);
  }
  return { faults, replies, texts, tookMs: performance.now() - startedAt };
}

const inSlack = (fault: string): string => `Slack: ${fault}`;
const inDiscord = (fault: string): string => `Discord: ${fault}`;

const textsIn = ({ lines, citations, notes, table, buttons = [] }: Reply): number =>
  1 + lines.length + 3 * citations.length + notes.length + 2 * buttons.length + (table?.rows.flat().length ?? 0);
