import { describe, expect, it } from 'vitest';
import { readMetrics } from '../web/prometheus.ts';
import { openNewsDesk } from './news-desk.ts';
import { startBot } from './parley.ts';

const soon = { timeout: 20_000, interval: 50 };

describe('the metrics of a running bot', { timeout: 60_000 }, () => {
  it('are what happened: posts, polls, commands, alerts', async () => {
    const desk = await openNewsDesk();
    const { address } = await startBot(desk.home);
    const metrics = async () => readMetrics(await (await fetch(`${address}/metrics`)).text());
    const sent = { platform: 'slack', action: 'post', outcome: 'sent' };
    await desk.subscribeAll();

    desk.announce('Osaka');
    const [channel] = desk.channels;
    await expect.poll(() => channel?.messages.length, soon).toBe(2);
    await expect.poll(async () => (await metrics()).sum('parley_sends_total', sent), soon).toBe(2);

    const told = await metrics();
    expect(told.sum('parley_sends_total')).toBe(2);
    expect(told.sum('parley_alerts_total')).toBe(1);
    expect(told.sum('parley_developments_total')).toBeGreaterThan(0);
    expect(told.sum('parley_polls_total', { outcome: 'fetched' })).toBeGreaterThan(0);
    expect(
      told.sum('parley_command_seconds_count', { command: 'subscribe', platform: 'slack', outcome: 'answered' }),
    ).toBe(1);
    expect(told.sum('parley_feeds', { state: 'ok' })).toBe(1);
    expect(told.sum('parley_is_leader')).toBe(1);
    expect(told.sum('parley_job_runs_total', { job: 'read', outcome: 'done' })).toBeGreaterThan(0);
    expect(told.sum('parley_job_runs_total', { outcome: 'failed' })).toBe(0);
    expect(JSON.stringify(told.samples)).not.toMatch(
      new RegExp(`${channel?.id}|${channel?.teamId}|${desk.outlet.host}`),
    );
  });

  it('stand beside a readiness that knows its chats', async () => {
    const desk = await openNewsDesk();
    const { address } = await startBot(desk.home);

    const response = await fetch(`${address}/readyz`);

    expect([response.status, await response.json()]).toEqual([
      200,
      { ready: true, notReady: [], chats: { slack: 'connected', terminal: 'connected', console: 'connected' } },
    ]);
  });
});
