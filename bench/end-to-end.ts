import { cpus } from 'node:os';
import { quantile } from './figures.ts';
import { type Latencies, type LatencyOptions, measureLatency } from './latency.ts';
import type { Traced } from './latency-watch.ts';
import type { Bench, Figure, Size } from './measured.ts';

const usual = { batchSeconds: 1, perWorkspace: 50 };
interface Run {
  readonly perChat: number;
  readonly wholePieces: number;
  readonly pagePieces: number;
}

const runs: Readonly<Record<Size, readonly Run[]>> = {
  full: [
    { perChat: 1, wholePieces: 15, pagePieces: 8 },
    { perChat: 50, wholePieces: 3, pagePieces: 0 },
  ],
  small: [{ perChat: 1, wholePieces: 2, pagePieces: 0 }],
};
const runsByHand: readonly Run[] = [
  { perChat: 1, wholePieces: 40, pagePieces: 40 },
  { perChat: 50, wholePieces: 10, pagePieces: 0 },
  { perChat: 5_000, wholePieces: 1, pagePieces: 0 },
];
/** So many a second may be sent by what each chat publishes, with the little that the bot stays below it. */
const pace = { discordBot: 48, slackWorkspace: 1_000 / 205 };
/** So soon after its batch a message should be in both chats. */
const wantedMs = 100;
const chatNames = ['slack', 'discord'] as const;

/** From an item's appearance at its outlet to its message in both chats, by a real bot between local chats. */
export const endToEndBench: Bench = {
  title: 'From outlet to channel',
  what: 'From a piece’s appearance at a local outlet to its message in both chats, by a real bot that polls each second and gathers for one second; the first piece after the start, whose code is cold, is left out. By hand: `npm run bench end-to-end all`, up to 10,000 channels, 9 minutes.',
  peers: [],
  async measure(size, say) {
    const figures: Figure[] = [];
    for (const run of runs[size]) {
      say(`${run.perChat * 2} channels`);
      const options = { ...usual, ...run, areCommandsAsked: run.perChat > 1 };
      figures.push(...figuresOf(options, await measureLatency(options)));
    }
    return { figures };
  },
  async alone() {
    console.log(`Node ${process.versions.node}, ${cpus().length} cores; all in ms`);
    console.log(`polled each second, batch of ${usual.batchSeconds} s`);
    console.log('1 channel is one in each chat; of more, half are in each, in Slack 50 a workspace');
    for (const run of runsByHand) {
      // Where one message is timed, nothing else is asked of the bot.
      const options = { ...usual, ...run, areCommandsAsked: run.perChat > 1 };
      print(options, await measureLatency(options));
    }
  },
};

function figuresOf({ perChat, batchSeconds }: LatencyOptions, { whole, withPage, refused }: Latencies): Figure[] {
  const where = perChat === 1 ? 'one channel in each chat' : `${perChat} channels in each chat`;
  const figure = (name: string, { of, most }: { readonly of: readonly number[]; readonly most?: number }): Figure => ({
    ...{ name: `${where}: ${name}`, unit: 'ms', ours: [quantile(of, 0.5)] },
    ...(most !== undefined && { bound: { at: 'most', of: 'value', bound: most } }),
  });
  const beyond = (pieces: readonly Traced[]) =>
    pieces.map((piece) => inBothAt(piece) - piece.servedAt - batchSeconds * 1_000);
  const later = whole.slice(1);
  const posts = [...whole, ...withPage].flatMap((piece) => chatNames.map((chat) => piece.posts[chat]));
  const count = (name: string, value: number): Figure => ({
    ...{ name: `${where}: ${name}`, unit: 'messages', ours: [value] },
    bound: { at: 'exactly', of: 'value', bound: 0 },
  });
  return [
    figure('appears → polled, p50', { of: later.map(({ servedAt, appearedAt }) => servedAt - appearedAt) }),
    figure('polled → in both chats, beyond the batch, p50', { of: beyond(later), most: wantedMs }),
    ...(withPage.length > 0
      ? [figure('the same with a page to read, p50', { of: beyond(withPage), most: wantedMs })]
      : []),
    count(
      'missing',
      posts.reduce((sum, { channels }) => sum + perChat - channels, 0),
    ),
    count(
      'twice',
      posts.reduce((sum, { doubled }) => sum + doubled, 0),
    ),
    count('refused', refused.slack + refused.discord),
  ];
}

function print(options: LatencyOptions, latencies: Latencies): void {
  const { perChat } = options;
  const [first, ...later] = latencies.whole;
  const title = perChat === 1 ? '1 channel' : `${perChat * 2} channels`;
  console.log(`\n${title.padEnd(78)} p50     p99     max`);
  if (first) printPieces('first piece after the start', { options, pieces: [first] });
  if (later.length > 0) printPieces('its text in the feed', { options, pieces: later });
  if (latencies.withPage.length > 0) printPieces('a page to read', { options, pieces: latencies.withPage });
  printPosts(options, latencies);
  if (!options.areCommandsAsked) return;
  for (const chat of chatNames) line(`/tariffs in ${chat} meanwhile`, spread(latencies.commandMs[chat]));
}

function printPosts({ perChat }: LatencyOptions, { whole, withPage, refused }: Latencies): void {
  const posts = [...whole, ...withPage].flatMap((piece) => chatNames.map((chat) => piece.posts[chat]));
  const [missing, doubled] = [
    posts.reduce((sum, { channels }) => sum + perChat - channels, 0),
    posts.reduce((sum, one) => sum + one.doubled, 0),
  ];
  line('posts', `${posts.reduce((sum, { channels }) => sum + channels, 0)}, ${missing} missing, ${doubled} twice`);
  line('refused by the published limits', chatNames.map((chat) => `${chat} ${refused[chat]}`).join(', '));
}

interface Pieces {
  readonly options: LatencyOptions;
  readonly pieces: readonly Traced[];
}

function printPieces(name: string, { options, pieces }: Pieces): void {
  const batchMs = options.batchSeconds * 1_000;
  const beyond = (atMs: (piece: Traced) => number) => {
    const late = pieces.map((piece) => atMs(piece) - piece.servedAt - batchMs);
    return `${spread(late)}, ${late.filter((each) => each <= wantedMs).length} within ${wantedMs}`;
  };
  line(`${name}: appears → polled`, spread(pieces.map(({ servedAt, appearedAt }) => servedAt - appearedAt)));
  line(`${name}: polled → in both chats, beyond the batch`, beyond(inBothAt));
  for (const chat of options.perChat === 1 ? [] : chatNames) {
    const took = spread(pieces.map(({ posts }) => posts[chat].lastAt - posts[chat].firstAt));
    const least = `${Math.round(leastSeconds(options, chat) * 1_000)} at the published pace`;
    line(`${name}: polled → first in ${chat}, beyond the batch`, beyond(firstAtOf(chat)));
    line(`${name}: first → last channel in ${chat}`, `${took}, ${least}`);
  }
}

const firstAtOf =
  (chat: 'slack' | 'discord') =>
  ({ posts }: Traced): number =>
    posts[chat].firstAt;

const inBothAt = ({ posts }: Traced): number => Math.max(posts.slack.firstAt, posts.discord.firstAt);

// Slack's workspaces are sent to side by side, each with five at once before its pace counts.
function leastSeconds({ perChat, perWorkspace }: LatencyOptions, chat: 'slack' | 'discord'): number {
  if (chat === 'discord') return (perChat - 1) / pace.discordBot;
  return Math.max(0, Math.min(perChat, perWorkspace) - 5) / pace.slackWorkspace;
}

const spread = (samples: readonly number[]): string => {
  const [p50, p99] = [quantile(samples, 0.5), quantile(samples, 0.99)];
  const shown = [p50, p99, Math.max(...samples)].map((value) => value.toFixed(0).padStart(7)).join(' ');
  return `${shown}   of ${samples.length}`;
};

function line(name: string, value: string): void {
  console.log(`${name.padEnd(74)} ${value}`);
}
