import { type FakeDiscord, startFakeDiscord } from '../../test/fakes/fake-discord.ts';
import { type FakeSlack, type FakeTeam, startFakeSlack } from '../../test/fakes/fake-slack.ts';
import { type BotProcess, createBotProcess } from '../../test/journeys/bot-process.ts';
import { type FeedServer, startFeedServer } from '../../test/journeys/feed-server.ts';
import { type Followed, followInDiscord, followInSlack } from '../chaos-channels.ts';
import { createFaults, type Faults } from '../chaos-faults.ts';
import { createNewsroom, type Newsroom } from '../chaos-news.ts';
import { type Published, publishing } from '../chaos-stage.ts';
import { createRandom, type Random } from '../random.ts';
import { type LedgerReader, openLedger } from './ledger.ts';
import { openSlots, type Slots } from './slots.ts';

export interface StageOptions {
  readonly seed: number;
  /** An empty database. */
  readonly url: string;
  readonly seconds: number;
  readonly topics: readonly string[];
  readonly isLookUpSpared: boolean;
}

/** One of the processes, and what it has been through. */
export interface Replica {
  readonly name: string;
  readonly bot: BotProcess;
}

/** Three replicas of one bot on one database, between two chats and two outlets. */
export interface ReplicaStage extends Published {
  readonly random: Random;
  readonly faults: Faults;
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  readonly outlets: readonly [FeedServer, FeedServer];
  readonly newsroom: Newsroom;
  readonly replicas: readonly Replica[];
  readonly reader: LedgerReader;
  readonly channels: readonly Followed[];
  readonly slots: Slots;
  close(): Promise<void>;
}

const replicaCount = 3;

/** Sets it up; no replica is started yet. */
export async function openReplicaStage(options: StageOptions): Promise<ReplicaStage> {
  const { seed, url, topics, isLookUpSpared } = options;
  const random = createRandom(seed);
  const faults = createFaults({ random: createRandom(seed + 1), isLookUpSpared });
  const [slack, discord, first, second] = await Promise.all([
    startFakeSlack({ rates: faults.slack }),
    startFakeDiscord({ rates: faults.discord }),
    startFeedServer(),
    startFeedServer(),
  ]);
  const outlets = [first, second] as const;
  const team = slack.addTeam();
  const replicas = Array.from({ length: replicaCount }, (_, index) => ({
    name: `replica ${index + 1}`,
    bot: botFor({ slack, team, discord, outlets, url }),
  }));
  const reader = await openLedger(url);
  const slots = await openSlots({ ...options, slack, team, discord });
  const close = async () => {
    await Promise.all(replicas.map(({ bot }) => bot.kill()));
    for (const { bot } of replicas) bot.remove();
    await Promise.all([...[slack, discord, first, second].map((server) => server.close()), reader.close()]);
  };
  const channels = [...followInSlack({ slack, team }, topics), ...followInDiscord(discord, topics)];
  const newsroom = createNewsroom(random);
  const common = { random, faults, slack, discord, outlets, newsroom, replicas, reader, channels, slots, close };
  return { ...common, ...publishing(outlets) };
}

interface BotParts {
  readonly slack: FakeSlack;
  readonly team: FakeTeam;
  readonly discord: FakeDiscord;
  readonly outlets: readonly FeedServer[];
  readonly url: string;
}

function botFor({ slack, team, discord, outlets, url }: BotParts): BotProcess {
  const settings = {
    ...{ DATABASE_URL: url, SEED_PACKS: 'none', POLL_SECONDS: '1', ALERT_BATCH_SECONDS: '1' },
    ...{ FETCH_ALLOW: outlets.map(({ host }) => host).join(',') },
    ...{ SLACK_BOT_TOKEN: team.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
  };
  const feeds = outlets.map(({ feedUrl }, i) => ({
    ...{ id: `local-${i}`, outlet: `Local outlet ${i + 1}`, tier: 'paper', kind: 'rss', url: feedUrl },
  }));
  return createBotProcess(settings, feeds);
}
