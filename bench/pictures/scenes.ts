import { DiscordAPIError } from 'discord.js';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands, ownSlackNames } from '../../commands/index.ts';
import { askTerms } from '../../config/ask-terms.ts';
import { sampleDay } from '../../config/sample-day.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import { createRehearsal } from '../../src/cli/rehearsal.ts';
import { parseCommandLine } from '../../src/domain/option-text.ts';
import type { Reply } from '../../src/domain/replies.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { unpaced } from '../../src/jobs/pacing.ts';
import { seed } from '../../src/jobs/seed.ts';
import { pausedNotice, welcome } from '../../src/pipeline/notices.ts';
import { channelReasonOf } from '../../src/platforms/discord/outcomes.ts';
import { slackNaming, slackNamingOfHome } from '../../src/platforms/slack/command-names.ts';
import { reasonFor } from '../../src/platforms/slack/outcomes.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { feedScenes } from './feed-scenes.ts';
import { morning, silent } from './week.ts';

/** A message of a kind, as a chat is handed it. */
export interface Scene {
  readonly name: string;
  readonly reply: Reply;
  /** Where Discord is handed another one. */
  readonly inDiscord?: Reply;
}

/** Every kind of message: what the sample day brings, what commands answer on the seed packs, and the notices. */
export const scenes = async (): Promise<Scene[]> => [
  ...(await fromSampleDay()),
  ...(await fromCommands()),
  notice,
  { name: 'welcome', reply: welcome },
  ...(await feedScenes()),
];

const names = { commands: createCommands(topics), ownCommandNames: ownSlackNames };

/** The commands of a message as Slack offers them. */
export const inSlackWords = slackNaming(names);

/** The same of a home page. */
export const homeInSlackWords = slackNamingOfHome(names);

const noAccess = new DiscordAPIError({ code: 50_001, message: '' }, 50_001, 403, 'POST', '', {});

const notice: Scene = {
  name: 'notice',
  reply: pausedNotice('slack:T1/C0TRADEDESK', reasonFor('not_in_channel')),
  inDiscord: pausedNotice('discord:G1/1', channelReasonOf(noAccess) ?? ''),
};

// Names by what the day is known to bring, in its order.
async function fromSampleDay(): Promise<Scene[]> {
  const shown: Reply[] = [];
  const last = new Map<string, Reply>();
  const rehearsal = await createRehearsal({
    platform: {
      post: async ({ message }) => {
        shown.push(message);
        last.set(String(shown.length), message);
        return { kind: 'sent', ref: String(shown.length) };
      },
      edit: async ({ ref, message }) => {
        last.set(ref, message);
        return { kind: 'sent', ref };
      },
      lookUp: async () => ({ kind: 'absent' }),
      check: async () => ({ kind: 'ok' }),
      pace: unpaced,
      start: async () => undefined,
      stop: async () => undefined,
    },
    log: silent,
    startMs: morning - 2 * 86_400_000,
  });
  for (const { atMinutes, title, text, ...outlet } of sampleDay) {
    const seenAt = morning + atMinutes * 60_000;
    const url = `https://sample.example/${encodeURIComponent(title)}`;
    await rehearsal.take({
      ...outlet,
      seenAt,
      isBaseline: atMinutes < 0,
      item: { title, text, publishedAt: seenAt, url },
    });
  }
  await rehearsal.advance(morning + 43_200_000);
  await rehearsal.close();
  const [alert, changed, dispute, correction] = shown;
  return [
    { name: 'alert', reply: alert },
    { name: 'alert-edited', reply: last.get('1') },
    { name: 'alert-changed-calls-a-role', reply: changed && { ...changed, mention: 'S0TRADE' } },
    { name: 'alert-disputed', reply: dispute },
    { name: 'alert-corrected', reply: last.get('3') },
    { name: 'correction', reply: correction },
  ].flatMap(({ name, reply }) => (reply ? [{ name, reply }] : []));
}

const lines = {
  'answer-tariffs': '/tariffs side:us',
  'answer-tariffs-chart': '/tariffs chart:on',
  'answer-delegation': '/delegation round:London',
  'answer-deadlines': '/deadlines',
  'subscribe-reply': '/subscribe topic:tariffs,talks include:soybeans significance:normal thread:on',
  subscriptions: '/subscriptions',
  slip: '/subscribe topic:tarifs',
  help: '/help',
} as const;

async function fromCommands(): Promise<Scene[]> {
  const database = await openDatabase('sqlite::memory:');
  const store = createStore(database);
  const clock = { now: () => morning + 7 * 86_400_000 };
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store, clock, pack });
  const commands = createCommands(topics, askTerms);
  const access = async () => ({ kind: 'ok' as const });
  const answer = createAnswerer({ commands, store, clock, topics, feeds: createFeedList([]), log: silent, access });
  const found: Scene[] = [];
  for (const [name, line] of Object.entries(lines)) {
    const call = {
      ...parseCommandLine(commands, line),
      channel: 'slack:T1/C1',
      by: 'U1',
      charsMax: 3000,
      hasButtons: true,
    };
    found.push({ name, reply: await answer(call) });
  }
  await database.close();
  return found;
}
