import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../test/fakes/fake-discord-waits.ts';
import { judge, type Verdict } from './chaos-checks.ts';
import { openStage, type Stage } from './chaos-stage.ts';
import { openReader } from './chaos-store.ts';

export interface ChaosOptions {
  readonly seed: number;
  readonly kills: number;
  /** A piece comes out in every so many-th life of the bot. */
  readonly newsEveryLives?: number;
  readonly topics?: readonly string[];
  /** Look-ups stay whole: one that fails is tried again after a minute, for which a short run has no time. */
  readonly isLookUpSpared?: boolean;
  /** All that is owed has to be there so soon after the faults have ended. */
  readonly settledWithinMs?: number;
  readonly onLife?: (life: number) => void;
}

/** What a run brought. */
export interface ChaosResult extends Verdict {
  readonly requests: Readonly<Record<'slack' | 'discord', number>>;
  /** `slack answer lost`: so many. */
  readonly faults: ReadonlyMap<string, number>;
  readonly pieces: number;
  readonly durationMs: number;
  /** What the bot has written, for who looks for a cause. */
  readonly output: string;
}

const usual = {
  newsEveryLives: 3,
  topics: ['all', 'all', 'talks', 'tariffs'],
  isLookUpSpared: false,
  settledWithinMs: 300_000,
};
const lifeMsMax = 1_500;
const retoldShare = 0.35;
const troubleShare = 0.4;
const baselineWithinMs = 60_000;

/** Kills a bot again and again at random moments, while its chats fail at random; judges what its channels show in the end. */
export async function chaosChats(given: ChaosOptions): Promise<ChaosResult> {
  const options = { ...usual, ...given };
  const startedAt = performance.now();
  const stage = await openStage(options);
  try {
    await begin(stage);
    stage.faults.begin();
    for (let life = 0; life < options.kills; life++) {
      options.onLife?.(life);
      await oneLife(stage, life % options.newsEveryLives === 0);
    }
    stage.faults.end();
    await stage.bot.kill();
    await stage.bot.start();
    const owed = await comeToRest(stage, options.settledWithinMs);
    return { ...resultOf(stage, owed), durationMs: performance.now() - startedAt };
  } finally {
    await stage.close();
  }
}

// The first poll of a feed alerts on nothing; then the channels follow.
async function begin({ newsroom, outlets, bot, channels }: Stage): Promise<void> {
  for (const piece of newsroom.baseline(new Date(Date.now() - hourMs))) outlets[0].publish(piece);
  await bot.start();
  await until(() => outlets.every(({ asked }) => asked.unchanged > 0), baselineWithinMs);
  for (const channel of channels) await channel.subscribe();
  await until(() => channels.every((channel) => channel.shown().length === 1), baselineWithinMs);
}

const hourMs = 3_600_000;

async function oneLife(stage: Stage, isNews: boolean): Promise<void> {
  const { random, bot } = stage;
  const lifeMs = random.below(lifeMsMax);
  const untilNewsMs = random.below(lifeMs + 1);
  const untilTroubleMs = random.below(lifeMs + 1);
  const isTrouble = random.isLucky(troubleShare);
  await Promise.all([
    pause(lifeMs),
    isNews && pause(untilNewsMs).then(() => publishSome(stage)),
    isTrouble && pause(untilTroubleMs).then(() => makeTrouble(stage)),
  ]);
  await bot.kill();
  await bot.start();
}

function publishSome({ random, newsroom, publish }: Stage): void {
  publish(newsroom.next(new Date()));
  if (!random.isLucky(retoldShare)) return;
  const again = newsroom.retell(new Date());
  if (again) publish(again);
}

// What the chats do to connections now and then; a bot that is still connecting is spared.
function makeTrouble({ random, slack, discord, faults }: Stage): void {
  const kind = random.pick(['slack socket refreshed', 'discord gateway dropped', 'discord reconnect asked'] as const);
  const isConnected = kind === 'slack socket refreshed' ? slack.sockets.length > 0 : discord.sessionCount() > 0;
  if (!isConnected) return;
  faults.count(kind);
  if (kind === 'slack socket refreshed') slack.refresh(1);
  else if (kind === 'discord gateway dropped') discord.dropSockets();
  else discord.reconnect();
}

const readEveryMs = 250;

// Gives what is still owed when the time is over. Only what is owed now: edits have their times, the second comes two minutes after the first.
async function comeToRest({ databasePath, addresses, bot }: Stage, withinMs: number): Promise<string[]> {
  const reader = openReader(databasePath);
  try {
    const giveUpAt = performance.now() + withinMs;
    for (;;) {
      const owed = reader.unfinished({ addresses, now: Date.now() });
      if (owed.length === 0 || performance.now() > giveUpAt) return owed;
      await pause(readEveryMs);
    }
  } finally {
    reader.close();
    await bot.stop();
  }
}

function resultOf(
  { databasePath, channels, told, addresses, faults, slack, discord, bot }: Stage,
  owed: readonly string[],
) {
  const reader = openReader(databasePath);
  const verdict = judge({ ledger: reader.ledger(), channels, told, owed });
  reader.close();
  const counts = new Map([...faults.counts, ['discord sessions resumed', discord.resumeCount()] as const]);
  return {
    ...verdict,
    requests: { slack: slack.log.length, discord: discord.log.length },
    faults: counts,
    pieces: addresses.length,
    output: bot.output(),
  };
}
