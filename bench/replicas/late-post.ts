import { setTimeout as pause } from 'node:timers/promises';
import { tariffChart } from '../../src/pipeline/charts/tariff-chart.ts';
import type { Store } from '../../src/ports.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { until } from '../../test/fakes/fake-discord-waits.ts';
import { startFakeSlack } from '../../test/fakes/fake-slack.ts';
import { type BotProcess, createBotProcess } from '../../test/journeys/bot-process.ts';
import { type Followed, followInSlack } from '../chaos-channels.ts';

/** What became of a post that its replica had claimed and not sent yet when it was frozen. */
export interface LatePost {
  /** How long after the freeze another replica posted it; milliseconds. */
  readonly takenOverMs: number;
  /** How often the channel shows it, some time after the first replica went on: right is 1. */
  readonly shown: number;
}

const startMsMax = 60_000;
const takeoverMsMax = 120_000;
const watchedMs = 10_000;

/** Freezes a replica between its claim and its post, past the lease, and lets it go on when another has posted. */
export async function latePost(url: string): Promise<LatePost> {
  const beforeUpload: (() => void)[] = [];
  // The picture goes up first, so that this is the moment: claimed, and nothing posted.
  const slack = await startFakeSlack({
    rates: ({ method }) => void (method === 'files.getUploadURLExternal' && beforeUpload.pop()?.()),
  });
  const team = slack.addTeam();
  const settings = { DATABASE_URL: url, SEED_PACKS: 'documents,background', POLL_SECONDS: '3600' };
  const chat = { SLACK_BOT_TOKEN: team.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url };
  const feed = { id: 'none', outlet: 'No outlet', tier: 'paper', kind: 'rss', url: 'https://none.invalid/feed' };
  const bots = [1, 2].map(() => createBotProcess({ ...settings, ...chat }, [feed]));
  const [channel] = followInSlack({ slack, team }, ['digest']);
  try {
    const [first, second] = bots;
    if (!first || !second || !channel) throw new Error('two replicas and a channel are needed');
    return await postLate({ url, first, second, channel, atUpload: (freeze) => beforeUpload.push(freeze) });
  } finally {
    await Promise.all(bots.map((bot) => bot.kill()));
    for (const bot of bots) bot.remove();
    await slack.close();
  }
}

interface Scene {
  readonly url: string;
  readonly first: BotProcess;
  readonly second: BotProcess;
  readonly channel: Followed;
  readonly atUpload: (freeze: () => void) => void;
}

async function postLate({ url, first, second, channel, atUpload }: Scene): Promise<LatePost> {
  await first.start(startMsMax);
  const frozen = Promise.withResolvers<number>();
  atUpload(() => {
    first.freeze();
    frozen.resolve(Date.now());
  });
  const database = await openDatabase(url);
  await oweChart(createStore(database), channel);
  await database.close();
  const frozenAt = await frozen.promise;
  await second.start(startMsMax);
  await until(() => channel.shown().length > 0, takeoverMsMax);
  const takenOverMs = Date.now() - frozenAt;
  first.thaw();
  await pause(watchedMs);
  return { takenOverMs, shown: channel.shown().length };
}

async function oweChart({ facts, deliveries }: Store, { id: channel }: Followed): Promise<void> {
  const now = Date.now();
  const chart = tariffChart(await facts.ofFamilies(['tariff']), { span: 'since-2025', nowMs: now });
  const message = JSON.stringify({ title: 'Levels', lines: ['As reported.'], citations: [], notes: [], chart });
  const row = { channel, kind: 'digest' as const, alertId: null, message, replyTo: null, dueAt: now };
  await deliveries.enqueue([{ id: 'late', ...row }], now);
}
