import { queueFanOut } from './fan-out-queued.ts';
import { type RealFanOut, realFanOut } from './fan-out-real.ts';
import { sendFanOut } from './fan-out-sent.ts';
import type { Bench, Bound, Figure, Size } from './measured.ts';
import { pacesOf } from './paces.ts';
import { latencyMs } from './simulated-chat.ts';

/** How many channels each part has; 0 leaves it out. */
export interface FanOutSizes {
  readonly queued: number;
  readonly simulated: number;
  readonly real: number;
  /** Asked in each chat, before and meanwhile. */
  readonly commands: number;
}

const sizes: Readonly<Record<Size, FanOutSizes>> = {
  full: { queued: 50_000, simulated: 20_000, real: 200, commands: 500 },
  small: { queued: 200, simulated: 200, real: 20, commands: 10 },
};
const sizesByHand: FanOutSizes = { queued: 0, simulated: 50_000, real: 2_000, commands: 5_000 };
const bounds = {
  queuedMs: 5_000,
  blockedMs: 20,
  rateShare: 0.95,
  commandRatio: 2,
  discordPerSecond: 50,
  slackPerSecond: 5,
};

/** One alert to as many channels as there may be: queued, sent by a simulated clock, and sent for real. */
export const fanOutBench: Bench = {
  title: 'One alert to many channels',
  what: 'Queued for all, sent by a simulated clock at the pace of each chat’s published limits, and sent for real to local chats that refuse what is above them. By hand: `npm run bench fan-out all`, 2,000 channels for real, 4 minutes.',
  peers: [],
  async measure(size, say) {
    const figures: Figure[] = [];
    for await (const figure of fanOutFigures(sizes[size])) {
      say(figure.name);
      figures.push(figure);
    }
    return { figures };
  },
  async alone() {
    for await (const { name, ours, bound } of fanOutFigures(sizesByHand))
      console.log(`${name.padEnd(64)} ${String(ours[0]).padStart(16)}   ${bound ? `${bound.at} ${bound.bound}` : ''}`);
  },
};

/** The rows, as they become known. */
export async function* fanOutFigures({ queued, simulated, real, commands }: FanOutSizes): AsyncGenerator<Figure> {
  if (queued > 0) yield* queuedFigures(queued);
  if (simulated > 0) yield* simulatedFigures(simulated);
  if (real > 0) yield* realFigures(await realFanOut({ channels: real, commands }));
}

async function* queuedFigures(channels: number): AsyncGenerator<Figure> {
  // What else the machine does holds the loop up too: the best of some runs is what is of our making.
  const runs = [await queueFanOut(channels), await queueFanOut(channels), await queueFanOut(channels)];
  const queued = Math.min(...runs.map((run) => run.queued));
  const tookMs = Math.max(...runs.map((run) => run.tookMs));
  const blockedMsMax = Math.min(...runs.map((run) => run.blockedMsMax));
  yield figure(`queued: deliveries of one alert`, { value: queued, at: 'exactly', bound: channels });
  yield figure(`queued: until all are there, slowest of 3, ms`, { value: tookMs, at: 'most', bound: bounds.queuedMs });
  yield figure(`queued: event loop held up, longest, best of 3, ms`, {
    value: blockedMsMax,
    at: 'most',
    bound: bounds.blockedMs,
  });
}

async function* simulatedFigures(channels: number): AsyncGenerator<Figure> {
  const paces = await pacesOf();
  const half = channels / 2;
  const many = Math.max(1, half / 5);
  // Where no published limit stands in the way, what may be on its way at once bounds the rate.
  const slackPlaces = Math.min(half, (paces.slack.atOnceMax / latencyMs) * 1_000);
  const cases = [
    { chat: 'discord', channels: half, workspaces: many, perSecond: bounds.discordPerSecond },
    { chat: 'slack', channels: half, workspaces: many, perSecond: slackPlaces },
    { chat: 'slack', channels: Math.min(half, 1_000), workspaces: 1, perSecond: bounds.slackPerSecond },
  ] as const;
  for (const { perSecond, ...size } of cases) {
    const sent = await sendFanOut({ ...size, pace: paces[size.chat] });
    const name = `simulated ${size.chat}, ${size.channels} channels in ${size.workspaces}`;
    yield figure(`${name}: sent`, { value: sent.taken, at: 'exactly', bound: size.channels });
    yield figure(`${name}: refused (429)`, { value: sent.refused, at: 'exactly', bound: 0 });
    yield figure(`${name}: rate, a second`, {
      value: sent.perSecond,
      at: 'least',
      bound: perSecond * bounds.rateShare,
    });
  }
}

function* realFigures({ channelsPerChat, seen, idle, meanwhile }: RealFanOut): Generator<Figure> {
  const limits = { slack: bounds.slackPerSecond, discord: bounds.discordPerSecond };
  for (const chat of ['slack', 'discord'] as const) {
    const { taken, refused, firstAt, lastAt } = seen[chat];
    const name = `real ${chat}, ${channelsPerChat} channels in 1`;
    const perSecond = ((taken - 1) / (lastAt - firstAt)) * 1_000;
    yield figure(`${name}: sent`, { value: taken, at: 'exactly', bound: channelsPerChat });
    yield figure(`${name}: refused (429)`, { value: refused, at: 'exactly', bound: 0 });
    yield figure(`${name}: took, s`, { value: (lastAt - firstAt) / 1_000, at: 'any', bound: 0 });
    yield figure(`${name}: rate, a second`, { value: perSecond, at: 'least', bound: limits[chat] * bounds.rateShare });
    const [before, then] = [idle[chat].p99Ms, meanwhile[chat].p99Ms];
    yield figure(`${name}: /tariffs p99 idle, 5 at once, ms`, { value: before, at: 'any', bound: 0 });
    yield figure(`${name}: /tariffs p99 meanwhile, ms`, {
      value: then,
      at: 'most',
      bound: before * bounds.commandRatio,
    });
  }
}

interface Held {
  readonly value: number;
  readonly at: Bound['at'] | 'any';
  readonly bound: number;
}

const figure = (name: string, { value, at, bound }: Held): Figure => ({
  ...{ name: name.replace(/, (ms|s)$/, ''), unit: unitOf(name), ours: [value] },
  ...(at === 'least' && { isRate: true }),
  ...(at !== 'any' && { bound: { at, of: 'value', bound } }),
});

function unitOf(name: string): string {
  if (name.endsWith(', ms')) return 'ms';
  if (name.endsWith(', s')) return 's';
  return name.endsWith('rate, a second') ? 'a second' : 'messages';
}
