import { describe, expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../config/env.ts';
import { runJobs } from '../../src/cli/jobs.ts';
import { alone } from '../../src/jobs/replicas.ts';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { createKeptLog, subscriptionOf } from '../jobs/newsroom.ts';
import { feedOf } from '../jobs/polling.ts';
import { createRecordingPlatform } from '../jobs/recording-platform.ts';
import { startFeedServer } from '../journeys/feed-server.ts';
import { alertOf, fanOutOf } from '../store/rows.ts';

const clock = { now: () => Date.now() };
const channel = 'slack:T1/C1';
const deadline = { timeout: 20_000, interval: 5 };

/** All jobs of a bot between a local outlet and a chat, with one channel that follows everything. */
async function startBot(batchSeconds = 0) {
  const { store } = await openStore();
  const outlet = await startFeedServer();
  const platform = createRecordingPlatform(clock.now);
  await store.subscriptions.put(subscriptionOf(channel, ['all']));
  const feed = { ...feedOf('local', { url: outlet.feedUrl }), pollSeconds: 1 };
  const stop = await runJobs({
    ...{ store, clock, log: createKeptLog(), platforms: [platform], replicas: alone },
    settings: readSettings({ FETCH_ALLOW: outlet.host, ALERT_BATCH_SECONDS: String(batchSeconds) }),
    feeds: { all: async () => [feed], seenBy: async () => [feed], refresh: () => undefined },
  });
  onTestFinished(async () => {
    await stop();
    await outlet.close();
  });
  return { store, outlet, platform };
}

const cities = ['Osaka', 'Geneva', 'Madrid', 'Lisbon'];

function pieceOf(city: string) {
  const title = `US and China to meet for trade talks in ${city}`;
  const summary = `Officials of the United States and China will meet for trade talks in ${city}, both sides said.`;
  return { slug: city, title, summary, paragraphs: [summary], publishedAt: new Date() };
}

/** When the newest alert's coverage was polled. */
async function polledAt(store: Store): Promise<number> {
  const [alert] = await store.alerts.recent(1);
  return (await store.coverage.get(alert?.tellers[0]?.itemId ?? ''))?.seenAt ?? Number.NaN;
}

describe('The bot', { timeout: 60_000 }, () => {
  it.each([0, 1])('sends an alert right after its batch of %i s, without waiting for a tick', async (batchSeconds) => {
    const { store, outlet, platform } = await startBot(batchSeconds);
    await expect.poll(() => outlet.asked.unchanged, deadline).toBeGreaterThan(0);
    const late: number[] = [];

    for (const [index, city] of cities.entries()) {
      outlet.publish(pieceOf(city));
      await expect.poll(() => platform.messages.length, deadline).toBe(index + 1);
      const postedAt = platform.messages[index]?.postedAt ?? Number.NaN;
      late.push(postedAt - (await polledAt(store)) - batchSeconds * 1000);
    }

    // Feeds are polled just after a tick: what waits for the next one is late by most of a second.
    expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
    expect(Math.min(...late)).toBeLessThan(500);
  });

  it('sends what was stored when the nudge for it was lost', async () => {
    const { store, platform } = await startBot();

    await store.transaction(async (trx) => {
      await trx.alerts.put(alertOf('alert', { openedAt: clock.now() }));
      await trx.fanOuts.add(fanOutOf('alert/post/1'));
    });

    await expect.poll(() => platform.messages.length, deadline).toBe(1);
  });
});
