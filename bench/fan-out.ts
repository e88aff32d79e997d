import { queueFanOut } from './fan-out-queued.ts';
import { type RealFanOut, realFanOut } from './fan-out-real.ts';
import { sendFanOut } from './fan-out-sent.ts';
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

/** One row of the table. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly limit: string;
  readonly isHeld: boolean;
}

const sizes = {
  all: { queued: 50_000, simulated: 50_000, real: 2_000, commands: 5_000 },
  small: { queued: 2_000, simulated: 2_000, real: 200, commands: 100 },
};
const bounds = {
  queuedMs: 5_000,
  blockedMs: 20,
  rateShare: 0.95,
  commandRatio: 2,
  discordPerSecond: 50,
  slackPerSecond: 5,
};

/** One alert to as many channels as there may be: queued, sent by a simulated clock, and sent for real. `small` for a look. */
export async function benchFanOut([size]: readonly string[] = []): Promise<void> {
  console.log(`Node ${process.versions.node}\n${'figure'.padEnd(64)} ${'value'.padStart(16)}   limit`);
  for await (const { name, value, limit, isHeld } of fanOutFigures(size === 'small' ? sizes.small : sizes.all))
    console.log(`${name.padEnd(64)} ${value.padStart(16)}   ${limit.padEnd(18)} ${isHeld ? 'ok' : 'NOT HELD'}`);
}

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

interface Measured {
  readonly value: number;
  readonly at: 'most' | 'least' | 'exactly' | 'any';
  readonly bound: number;
}

function figure(name: string, { value, at, bound }: Measured): Figure {
  const isHeld = { most: value <= bound, least: value >= bound, exactly: value === bound, any: true }[at];
  return { name, value: shown(value), limit: at === 'any' ? '' : `${at} ${shown(bound)}`, isHeld };
}

const shown = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
