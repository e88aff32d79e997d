// Both chats and a local outlet in a process of their own, with one clock for what appears and what arrives. Takes
// orders over the channel to its parent, see `bench/latency.ts`.
import { setTimeout as pause } from 'node:timers/promises';
import { startFakeDiscord } from '../test/fakes/fake-discord.ts';
import type { FakeRequest } from '../test/fakes/fake-discord-rest.ts';
import { type FakeCall, startFakeSlack } from '../test/fakes/fake-slack.ts';
import { startFeedServer } from '../test/journeys/feed-server.ts';
import { createRounds } from './latency-news.ts';
import { createWatch } from './latency-watch.ts';
import { publishedLimits } from './published-limits.ts';
import { createMeter } from './rate-windows.ts';

type Chat = 'slack' | 'discord';

/** What the parent asks for. */
export type LatencyOrder =
  | { readonly kind: 'open'; readonly perChat: number; readonly perWorkspace: number }
  /** Installs the bot that answers there in every workspace. */
  | { readonly kind: 'install'; readonly address: string }
  | { readonly kind: 'publish'; readonly isWhole: boolean }
  | { readonly kind: 'polls' }
  | { readonly kind: 'traced'; readonly slug: string }
  | { readonly kind: 'refused' }
  /** Resolves when every channel of that chat has the piece; until then `/tariffs` is asked there again and again, if it is to be. */
  | { readonly kind: 'wait'; readonly chat: Chat; readonly slug: string; readonly isAsking: boolean };

/** Where the chats and the outlet are, and which channels there are. */
export interface LatencyStage {
  readonly settings: Readonly<Record<string, string>>;
  readonly feedUrl: string;
  readonly channels: readonly string[];
}

const secretKey = 'k'.repeat(32);
const watch = createWatch();
const refused: Record<Chat, number> = { slack: 0, discord: 0 };
const meters = { slack: createMeter(publishedLimits.slack), discord: createMeter(publishedLimits.discord) };

// What a chat's published limits refuse is no post.
function arrived(chat: Chat, { channel, message }: { readonly channel: string; readonly message: unknown }): number {
  const workspace = chat === 'slack' ? slack.channels.get(channel)?.teamId : discord.guildId;
  const waitMs = meters[chat](`${chat}:${workspace}/${channel}`, performance.now());
  if (waitMs === 0) watch.posted(chat, { channel, message });
  else refused[chat] += 1;
  return waitMs;
}

function limitSlack({ method, args }: FakeCall) {
  // The welcome after an installation goes to a person, who has the same id in every workspace here.
  if (method !== 'chat.postMessage' || String(args.channel).startsWith('U')) return undefined;
  const waitMs = arrived('slack', { channel: String(args.channel), message: args });
  return waitMs === 0 ? undefined : { status: 429, headers: { 'retry-after': `${Math.ceil(waitMs / 1000)}` } };
}

function limitDiscord({ method, path, body }: FakeRequest) {
  const channel = method === 'POST' ? /^\/channels\/(\d+)\/messages$/.exec(path)?.[1] : undefined;
  if (channel === undefined) return undefined;
  const waitMs = arrived('discord', { channel, message: body });
  if (waitMs === 0) return undefined;
  const answer = { message: 'You are being rate limited.', retry_after: waitMs / 1000, global: true };
  return { status: 429, body: answer, headers: { 'retry-after': `${Math.ceil(waitMs / 1000)}` } };
}

const [slack, discord, outlet] = await Promise.all([
  startFakeSlack({ rates: limitSlack }),
  startFakeDiscord({ rates: limitDiscord, rateLimit: { limit: 5, perMs: 5_000 } }),
  startFeedServer({ onServed: (pieces) => watch.served(pieces.map(({ slug }) => slug)) }),
]);
const nextPiece = createRounds(1, new Date());
const teams = [slack.addTeam()];
const asking = slack.addChannel({ team: teams[0] ?? slack.addTeam() });
let channelsPerChat = 0;

const standingPieces = 20;

// What a feed holds already when it is first polled: no alert comes of it.
for (let count = 0; count < standingPieces; count++) outlet.publish(nextPiece(true));

function open({ perChat, perWorkspace }: Extract<LatencyOrder, { kind: 'open' }>): LatencyStage {
  channelsPerChat = perChat;
  while (teams.length * perWorkspace < perChat) teams.push(slack.addTeam());
  const inSlack = Array.from({ length: perChat }, (_, i) => {
    const team = teams[i % teams.length] ?? slack.addTeam();
    return `slack:${team.id}/${slack.addChannel({ team }).id}`;
  });
  const inDiscord = inSlack.map(() => `discord:${discord.guildId}/${discord.addChannel().id}`);
  const { clientId, clientSecret } = slack.oauth;
  const settings = {
    ...{ SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_SIGNING_SECRET: slack.signingSecret },
    ...{ SECRET_KEY: secretKey, SLACK_API_URL: slack.url, FETCH_ALLOW: outlet.host },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
  };
  return { settings, feedUrl: outlet.feedUrl, channels: [...inSlack, ...inDiscord] };
}

// As a browser does in which somebody agrees.
async function install(address: string): Promise<void> {
  slack.setHttpUrl(`${address}/slack/events`);
  for (const team of teams) {
    const sent = await fetch(`${address}/slack/install`, { redirect: 'manual' });
    const state = new URL(String(sent.headers.get('location'))).searchParams.get('state');
    const [cookie = ''] = String(sent.headers.get('set-cookie')).split(';');
    const back = `${address}/slack/oauth_redirect?code=${slack.oauth.grant(team)}&state=${state}`;
    const page = await fetch(back, { headers: { cookie } });
    if (!page.ok) throw new Error(`not installed: ${await page.text()}`);
  }
}

function publish(isWhole: boolean): string {
  const piece = nextPiece(isWhole);
  watch.appeared(piece.slug);
  outlet.publish(piece);
  return piece.slug;
}

const askOne = {
  slack: () => slack.slash({ channel: asking, command: '/tariffs' }),
  discord: () => discord.slash('tariffs'),
};

const askGapMs = 50;

// Gives how long each command took.
async function wait({ chat, slug, isAsking }: Extract<LatencyOrder, { kind: 'wait' }>): Promise<number[]> {
  const samples: number[] = [];
  while (watch.channelsWith(slug, chat) < channelsPerChat) {
    const startedAt = performance.now();
    if (isAsking) await askOne[chat]();
    if (isAsking) samples.push(performance.now() - startedAt);
    await pause(askGapMs);
  }
  return samples;
}

async function carryOut(order: LatencyOrder): Promise<unknown> {
  switch (order.kind) {
    case 'open':
      return open(order);
    case 'install':
      return await install(order.address);
    case 'publish':
      return publish(order.isWhole);
    case 'polls':
      return outlet.asked;
    case 'traced':
      return watch.traced(order.slug);
    case 'refused':
      return refused;
    case 'wait':
      return await wait(order);
    default:
      return order satisfies never;
  }
}

process.on('message', ({ id, order }: { readonly id: number; readonly order: LatencyOrder }) => {
  carryOut(order).then(
    (answer) => process.send?.({ id, answer }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
