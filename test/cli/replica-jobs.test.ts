import { expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../config/env.ts';
import { runJobs } from '../../src/cli/jobs.ts';
import { openStore } from '../contracts/engines.ts';
import { createKeptLog, subscriptionOf } from '../jobs/newsroom.ts';
import { feedOf } from '../jobs/polling.ts';
import { createRecordingPlatform } from '../jobs/recording-platform.ts';
import { startFeedServer } from '../journeys/feed-server.ts';

const clock = { now: () => Date.now() };
const deadline = { timeout: 20_000, interval: 5 };

/** Two replicas between a local outlet and a chat, with one channel that follows everything. */
async function openTwo() {
  const { store } = await openStore();
  const outlet = await startFeedServer();
  onTestFinished(() => outlet.close());
  const platform = createRecordingPlatform(clock.now);
  await store.subscriptions.put(subscriptionOf('slack:T1/C1', ['all']));
  const feed = { ...feedOf('local', { url: outlet.feedUrl }), pollSeconds: 1 };
  const start = async (id: string) => {
    const log = createKeptLog();
    const stop = await runJobs({
      ...{ store, clock, log, platforms: [platform] },
      replicas: { id, count: () => 2, leave: async () => undefined },
      settings: readSettings({ FETCH_ALLOW: outlet.host, ALERT_BATCH_SECONDS: '0' }),
      feeds: { all: async () => [feed], seenBy: async () => [feed], refresh: () => undefined },
    });
    onTestFinished(async () => void (await stop()));
    const isLeading = () => log.logged.some(({ message }) => message === 'lease taken');
    const faults = () => log.logged.filter(({ level }) => level === 'error');
    return { stop, isLeading, faults };
  };
  return { outlet, platform, one: await start('one'), two: await start('two') };
}

const pieceOf = (city: string) => {
  const title = `US and China to meet for trade talks in ${city}`;
  const summary = `Officials of the United States and China will meet for trade talks in ${city}, both sides said.`;
  return { slug: city, title, summary, paragraphs: [summary], publishedAt: new Date() };
};

it('one of two replicas polls and reads; when it stops the other goes on at once, and each story is told once', async () => {
  const { outlet, platform, one, two } = await openTwo();
  await expect.poll(() => outlet.asked.unchanged, deadline).toBeGreaterThan(0);
  outlet.publish(pieceOf('Osaka'));
  await expect.poll(() => platform.messages.length, deadline).toBe(1);
  const whileBothRun = [one.isLeading(), two.isLeading()];

  await one.stop();
  const stoppedAt = clock.now();
  await expect.poll(two.isLeading, deadline).toBe(true);
  const takenOverMs = clock.now() - stoppedAt;
  outlet.publish(pieceOf('Geneva'));
  await expect.poll(() => platform.messages.length, deadline).toBe(2);

  expect(whileBothRun).toEqual([true, false]);
  expect(takenOverMs).toBeLessThan(5_000);
  expect(platform.messages.map(({ shown }) => shown.title.match(/Osaka|Geneva/)?.[0])).toEqual(['Osaka', 'Geneva']);
  expect([...one.faults(), ...two.faults()]).toEqual([]);
}, 60_000);
