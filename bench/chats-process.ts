// Both chats and a local outlet in a process of their own, so that what they cost does not slow the bot down. Takes
// orders over the channel to its parent, see `bench/fan-out-real.ts`.
import { startFakeDiscord } from '../test/fakes/fake-discord.ts';
import type { FakeRequest } from '../test/fakes/fake-discord-rest.ts';
import { type FakeCall, startFakeSlack } from '../test/fakes/fake-slack.ts';
import { startFeedServer } from '../test/journeys/feed-server.ts';
import { quantile } from './figures.ts';
import { publishedLimits } from './published-limits.ts';
import { createMeter } from './rate-windows.ts';

type Chat = 'slack' | 'discord';

/** What a chat has seen so far. */
export interface Seen {
  taken: number;
  refused: number;
  firstAt: number;
  lastAt: number;
}

/** What the parent asks for. */
export type Order =
  | { readonly kind: 'open'; readonly channels: number }
  | { readonly kind: 'publish' }
  | { readonly kind: 'seen' }
  | { readonly kind: 'polls' }
  | { readonly kind: 'ask'; readonly chat: Chat; readonly count: number; readonly atOnce: number };

/** Where the chats and the outlet are, and which channels there are. */
export interface Opened {
  readonly settings: Readonly<Record<string, string>>;
  readonly feedUrl: string;
  readonly channels: readonly string[];
}

export interface Asked {
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const seen: Record<Chat, Seen> = {
  slack: { taken: 0, refused: 0, firstAt: 0, lastAt: 0 },
  discord: { taken: 0, refused: 0, firstAt: 0, lastAt: 0 },
};

function note(chat: Chat, waitMs: number): void {
  const counts = seen[chat];
  const now = performance.now();
  if (waitMs > 0) counts.refused += 1;
  else {
    counts.firstAt ||= now;
    counts.lastAt = now;
    counts.taken += 1;
  }
}

const slackMeter = createMeter(publishedLimits.slack);
const discordMeter = createMeter(publishedLimits.discord);

function limitSlack({ method, args }: FakeCall) {
  if (method !== 'chat.postMessage') return undefined;
  const waitMs = slackMeter(`slack:T/${args.channel}`, performance.now());
  note('slack', waitMs);
  return waitMs === 0 ? undefined : { status: 429, headers: { 'retry-after': `${Math.ceil(waitMs / 1000)}` } };
}

function limitDiscord({ method, path }: FakeRequest) {
  const channel = method === 'POST' ? /^\/channels\/(\d+)\/messages$/.exec(path)?.[1] : undefined;
  if (channel === undefined) return undefined;
  const waitMs = discordMeter(`discord:G/${channel}`, performance.now());
  note('discord', waitMs);
  if (waitMs === 0) return undefined;
  const body = { message: 'You are being rate limited.', retry_after: waitMs / 1000, global: true };
  return { status: 429, body, headers: { 'retry-after': `${Math.ceil(waitMs / 1000)}`, 'x-ratelimit-global': 'true' } };
}

const [slack, discord, outlet] = await Promise.all([
  startFakeSlack({ rates: limitSlack }),
  startFakeDiscord({ rates: limitDiscord, rateLimit: { limit: 5, perMs: 5_000 } }),
  startFeedServer(),
]);
const team = slack.addTeam();
const asking = slack.addChannel({ team });

function open(channels: number): Opened {
  const half = Array.from({ length: channels / 2 });
  const inSlack = half.map(() => `slack:${team.id}/${slack.addChannel({ team }).id}`);
  const inDiscord = half.map(() => `discord:${discord.guildId}/${discord.addChannel().id}`);
  const settings = {
    ...{ SLACK_BOT_TOKEN: team.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, FETCH_ALLOW: outlet.host },
  };
  return { settings, feedUrl: outlet.feedUrl, channels: [...inSlack, ...inDiscord] };
}

function publish(): void {
  const title = 'US and China to meet for trade talks in Osaka';
  const summary = 'Officials of the United States and China will meet for trade talks in Osaka, both sides said.';
  outlet.publish({ slug: 'news', title, summary, paragraphs: [summary], publishedAt: new Date() });
}

async function ask({ chat, count, atOnce }: Extract<Order, { kind: 'ask' }>): Promise<Asked> {
  const one = {
    slack: () => slack.slash({ channel: asking, command: '/tariffs' }),
    discord: () => discord.slash('tariffs'),
  }[chat];
  const samples: number[] = [];
  let left = count;
  const reader = async () => {
    while (left-- > 0) {
      const startedAt = performance.now();
      await one();
      samples.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return { p50Ms: quantile(samples, 0.5), p99Ms: quantile(samples, 0.99) };
}

async function carryOut(order: Order): Promise<unknown> {
  switch (order.kind) {
    case 'open':
      return open(order.channels);
    case 'publish':
      return publish();
    case 'seen':
      return seen;
    case 'polls':
      return outlet.asked;
    case 'ask':
      return await ask(order);
    default:
      return order satisfies never;
  }
}

process.on('message', ({ id, order }: { readonly id: number; readonly order: Order }) => {
  carryOut(order).then(
    (answer) => process.send?.({ id, answer }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
