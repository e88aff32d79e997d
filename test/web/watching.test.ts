import { describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../config/limits.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import type { Store } from '../../src/ports.ts';
import { createBacklog } from '../../src/web/backlog.ts';
import { createHealth } from '../../src/web/health.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { openWebServer } from '../../src/web/web-server.ts';
import { openStore } from '../contracts/engines.ts';
import { createMovedClock } from '../jobs/newsroom.ts';
import { feedOf } from '../jobs/polling.ts';
import { readMetrics } from './prometheus.ts';

const minuteMs = 60_000;

/** A web server that is watched, over a store that a test may take away, with one feed. */
async function open(change: (store: Store) => Store = (store) => store) {
  const opened = await openStore();
  const store = change(opened.store);
  const clock = createMovedClock();
  const feeds = createFeedList([feedOf('one')]);
  const health = createHealth({ store, clock, limits: { ...limits.health, databaseMsMax: 100 } });
  const metrics = createMetrics({ version: '1.2.3', engine: 'sqlite' });
  const backlog = createBacklog({ store, clock, feeds, limits: { keptMs: 5_000, answerMsMax: 100 } });
  const web = await openWebServer({
    ...{ host: '127.0.0.1', port: 0, meter: metrics.meter, limits: limits.web },
    watched: { health, metrics, backlog },
  });
  onTestFinished(() => web.close());
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${web.port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  const samples = async () => readMetrics((await ask('/metrics')).text);
  return { store, clock, health, meter: metrics.meter, ask, samples };
}

describe('/healthz', () => {
  it('is well while jobs come round, and not when one hangs', async () => {
    const { ask, health, clock } = await open();
    health.onPhase('running');
    for (const job of ['read', 'poll']) health.meter({ kind: 'run', job, isFailed: false });
    expect(await ask('/healthz')).toEqual({ status: 200, text: '{"ok":true}' });

    clock.move(4 * minuteMs);
    health.meter({ kind: 'run', job: 'poll', isFailed: true });
    clock.move(2 * minuteMs);

    const { status, text } = await ask('/healthz');
    expect([status, JSON.parse(text)]).toEqual([
      503,
      { ok: false, reason: 'The job “read” has not come round for 360 s.' },
    ]);
  });

  it('is well while a stop waits for its last job', async () => {
    const { ask, health, clock } = await open();
    health.onPhase('running');
    health.meter({ kind: 'run', job: 'read', isFailed: false });

    health.onPhase('stopping');
    clock.move(10 * minuteMs);

    expect((await ask('/healthz')).status).toBe(200);
  });
});

describe('/readyz', () => {
  it('says when it is ready, and how its chats are', async () => {
    const { ask, health } = await open();
    health.onPhase('running');
    health.onChat('slack', 'connecting');
    health.onChat('slack', 'connected');
    health.onChat('discord', 'connecting');

    const { status, text } = await ask('/readyz');

    expect([status, JSON.parse(text)]).toEqual([
      200,
      { ready: true, notReady: [], chats: { slack: 'connected', discord: 'connecting' } },
    ]);
  });

  it.each(['starting', 'stopping'] as const)('is not ready while Parley is %s', async (phase) => {
    const { ask, health } = await open();
    if (phase === 'stopping') for (const next of ['running', 'stopping'] as const) health.onPhase(next);

    const { status, text } = await ask('/readyz');

    expect([status, JSON.parse(text)]).toMatchObject([503, { ready: false, notReady: [`Parley is ${phase}.`] }]);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('connect ECONNREFUSED postgres://parley:hunter2@db/parley'))],
    ['hangs', () => new Promise<never>(() => undefined)],
  ])('says in time that the database is gone when it %s, and nothing of where it is', async (_how, revision) => {
    const { ask, health } = await open((store) => ({ ...store, revision }));
    health.onPhase('running');

    const { status, text } = await ask('/readyz');

    expect([status, JSON.parse(text)]).toMatchObject([503, { notReady: ['The database does not answer.'] }]);
    expect(text).not.toContain('hunter2');
  });
});

describe('/metrics', () => {
  it('tells what waits, since when, and how feeds are', async () => {
    const { store, clock, samples } = await open();
    const owed = { kind: 'notice', alertId: null, message: '{}', replyTo: null, dueAt: clock.now() } as const;
    await store.deliveries.enqueue([{ ...owed, id: 'a', channel: 'slack:T1/C1' }], clock.now() - 90_000);
    await store.deliveries.enqueue(
      [
        { ...owed, id: 'b', channel: 'slack:T1/C2' },
        { ...owed, id: 'c', channel: 'discord:G1/C3', state: 'held' },
      ],
      clock.now(),
    );
    await store.cursors.put('one', { nextPollAt: clock.now() - 12_000, lastOkAt: clock.now(), failures: 0 });

    const told = await samples();

    expect(told.sum('parley_database_up')).toBe(1);
    expect(told.sum('parley_deliveries', { platform: 'slack', state: 'pending' })).toBe(2);
    expect(told.sum('parley_deliveries', { platform: 'discord', state: 'held' })).toBe(1);
    expect(told.sum('parley_oldest_waiting_post_seconds', { platform: 'slack' })).toBe(90);
    expect(told.samples.filter(({ labels }) => labels.platform === 'discord')).not.toContainEqual(
      expect.objectContaining({ name: 'parley_oldest_waiting_post_seconds' }),
    );
    expect(told.sum('parley_poll_late_seconds')).toBe(12);
    expect(told.sum('parley_feeds')).toBe(1);
    expect(told.sum('parley_build_info', { version: '1.2.3', engine: 'sqlite' })).toBe(1);
    expect(told.sum('process_start_time_seconds')).toBeGreaterThan(0);
  });

  it('counts requests by the path that serves them, whatever strangers ask for', async () => {
    const { ask, samples } = await open();

    for (const path of ['/healthz', '/healthz', '/wp-login.php', '/wp-login.php?x="}', '/%0Aparley_fake 1'])
      await ask(path);

    const told = await samples();
    expect(told.sum('parley_http_requests_total', { route: '/healthz', status: '200' })).toBe(2);
    expect(told.sum('parley_http_requests_total', { route: 'other', status: '404' })).toBe(3);
  });

  it('reads the store once for many scrapes', async () => {
    let reads = 0;
    const { samples, clock } = await open((store) => ({
      ...store,
      deliveries: { ...store.deliveries, open: () => Promise.resolve(++reads).then(() => []) },
    }));

    await Promise.all([samples(), samples(), samples()]);
    await samples();
    expect(reads).toBe(1);

    clock.move(5_000);
    await samples();
    expect(reads).toBe(2);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('gone'))],
    ['hangs', () => new Promise<never>(() => undefined)],
  ])('goes on telling of the process when the database %s', async (_how, openDeliveries) => {
    const { samples } = await open((store) => ({
      ...store,
      deliveries: { ...store.deliveries, open: openDeliveries },
    }));

    const told = await samples();

    expect(told.sum('parley_database_up')).toBe(0);
    expect(told.samples.map(({ name }) => name)).not.toContain('parley_inbox_items');
    expect(told.sum('nodejs_heap_size_used_bytes')).toBeGreaterThan(0);
  });
});
