import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeDiscord, startFakeDiscord } from '../test/fakes/fake-discord.ts';
import { type FakeSlack, type FakeTeam, startFakeSlack } from '../test/fakes/fake-slack.ts';
import { type BotProcess, createBotProcess } from '../test/journeys/bot-process.ts';
import { type FeedServer, startFeedServer } from '../test/journeys/feed-server.ts';
import { type Followed, followInDiscord, followInSlack } from './chaos-channels.ts';
import { createFaults, type Faults } from './chaos-faults.ts';
import { createNewsroom, type News, type Newsroom, type Told } from './chaos-news.ts';
import { createRandom, type Random } from './random.ts';

export interface StageOptions {
  readonly seed: number;
  /** One channel for each of them, in each chat. */
  readonly topics: readonly string[];
  readonly isLookUpSpared: boolean;
}

/** What has come out after the baseline. */
export interface Published {
  readonly told: Told[];
  readonly addresses: string[];
  publish(news: News): void;
}

/** A bot between two chats and two outlets, all of them on this machine. */
export interface Stage extends Published {
  readonly random: Random;
  readonly faults: Faults;
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  readonly outlets: readonly [FeedServer, FeedServer];
  readonly newsroom: Newsroom;
  readonly bot: BotProcess;
  readonly databasePath: string;
  readonly channels: readonly Followed[];
  close(): Promise<void>;
}

/** Sets it up; the bot is not started yet. */
export async function openStage({ seed, topics, isLookUpSpared }: StageOptions): Promise<Stage> {
  const random = createRandom(seed);
  // Apart from the other, so that the plan of a run does not hang on how many requests there are.
  const faults = createFaults({ random: createRandom(seed + 1), isLookUpSpared });
  const [slack, discord, first, second] = await Promise.all([
    startFakeSlack({ rates: faults.slack }),
    startFakeDiscord({ rates: faults.discord }),
    startFeedServer(),
    startFeedServer(),
  ]);
  const outlets = [first, second] as const;
  const team = slack.addTeam();
  const folder = mkdtempSync(join(tmpdir(), 'parley-chaos-'));
  const databasePath = join(folder, 'parley.sqlite');
  const bot = botFor({ slack, team, discord, outlets, databasePath });
  const close = async () => {
    await bot.kill();
    bot.remove();
    await Promise.all([slack, discord, first, second].map((server) => server.close()));
    rmSync(folder, { recursive: true, force: true });
  };
  const channels = [...followInSlack({ slack, team }, topics), ...followInDiscord(discord, topics)];
  const newsroom = createNewsroom(random);
  const common = { random, faults, slack, discord, outlets, newsroom, bot, databasePath, channels, close };
  return { ...common, ...publishing(outlets) };
}

interface BotParts {
  readonly slack: FakeSlack;
  readonly team: FakeTeam;
  readonly discord: FakeDiscord;
  readonly outlets: readonly FeedServer[];
  readonly databasePath: string;
}

function botFor({ slack, team, discord, outlets, databasePath }: BotParts): BotProcess {
  const settings = {
    ...{ DATABASE_URL: `sqlite:${databasePath}`, SEED_PACKS: 'none', POLL_SECONDS: '1', ALERT_BATCH_SECONDS: '1' },
    ...{ FETCH_ALLOW: outlets.map(({ host }) => host).join(',') },
    ...{ SLACK_BOT_TOKEN: team.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
  };
  const feeds = outlets.map(({ feedUrl: url }, i) => ({
    ...{ id: `local-${i}`, outlet: `Local outlet ${i + 1}`, tier: 'paper', kind: 'rss', url },
  }));
  return createBotProcess(settings, feeds);
}

/** Publishes at two outlets, and keeps in mind what. */
export function publishing(outlets: Stage['outlets']): Published {
  const told: Told[] = [];
  const addresses: string[] = [];
  return {
    told,
    addresses,
    publish({ piece, outlet, told: one }) {
      outlets[outlet].publish(piece);
      addresses.push(`http://${outlets[outlet].host}/news/${piece.slug}`);
      // A re-telling has nothing of its own.
      if (outlet === 0) told.push(one);
    },
  };
}
