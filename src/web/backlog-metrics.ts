import { Gauge, Registry } from 'prom-client';
import { feedHealths } from '../pipeline/feed-health.ts';
import type { Backlog } from './backlog.ts';

/** The backlog as text for Prometheus. Without one, all that is told is that the database is down. */
export async function backlogMetrics(backlog: Backlog | undefined): Promise<string> {
  // A registry for each answer: what is not known then is left out, instead of being told as it last was.
  const registry = new Registry();
  const gauge = createGauge(registry);
  gauge('parley_database_up', 'Whether the database answered when it was last asked: 1 or 0.').set(backlog ? 1 : 0);
  if (backlog !== undefined) {
    tellDeliveries(gauge, backlog);
    tellReading(gauge, backlog);
  }
  return await registry.metrics();
}

const createGauge =
  (registry: Registry) =>
  <L extends string>(...[name, help, ...labelNames]: [name: string, help: string, ...labelNames: L[]]): Gauge<L> =>
    new Gauge({ name, help, labelNames, registers: [registry] });
type MakeGauge = ReturnType<typeof createGauge>;

function tellDeliveries(gauge: MakeGauge, { deliveries, at }: Backlog): void {
  const open = gauge('parley_deliveries', 'Messages that are not over, by chat and state.', 'platform', 'state');
  const inDoubt = gauge('parley_in_doubt', 'Posts of which it is not known whether they are there.', 'platform');
  const oldest = gauge('parley_oldest_waiting_post_seconds', 'Since when the oldest waiting post is owed.', 'platform');
  for (const { platform, state, count, inDoubt: doubtful, oldestAt } of deliveries) {
    open.set({ platform, state }, count);
    inDoubt.inc({ platform }, doubtful);
    if (oldestAt !== undefined) oldest.set({ platform }, Math.max(0, at - oldestAt) / 1000);
  }
}

function tellReading(gauge: MakeGauge, backlog: Backlog): void {
  gauge('parley_inbox_items', 'Items that wait to be read.').set(backlog.inboxItems);
  const ages = {
    parley_inbox_oldest_seconds: ['How long the oldest of them has waited.', backlog.inboxOldestMs],
    parley_fan_out_oldest_seconds: ['How late the oldest alert is that waits for channels.', backlog.fanOutOldestMs],
    parley_poll_late_seconds: ['How late the poll is that is most overdue.', backlog.pollLateMs],
    parley_newest_coverage_timestamp_seconds: ['When the newest coverage spoke.', backlog.newestCoverageAt],
  } as const;
  for (const [name, [help, ms]] of Object.entries(ages)) if (ms !== undefined) gauge(name, help).set(ms / 1000);
  const feeds = gauge('parley_feeds', 'Feeds of the operator, by state.', 'state');
  const ownFeeds = gauge('parley_own_feeds', 'Feeds that workspaces added, by state.', 'state');
  for (const state of feedHealths) {
    feeds.set({ state }, backlog.feeds[state] ?? 0);
    ownFeeds.set({ state }, backlog.ownFeeds[state] ?? 0);
  }
}
