import { ownerOf } from '../src/domain/deliveries.ts';
import { agoWords } from '../src/pipeline/ago.ts';
import { type FeedHealth, feedHealth } from '../src/pipeline/feed-health.ts';
import { freshnessNote } from '../src/pipeline/freshness.ts';
import { type CommandContext, defineCommand } from './command.ts';

/** Whether the bot is well: feeds, what waits, what went out last. */
export const status = defineCommand({
  name: 'status',
  description: 'Whether Parley is well: feeds, messages waiting, the last alert',
  example: '/status',
  options: {},
  async answer(context) {
    const { store, clock, place } = context;
    const [last] = await store.alerts.recent(1, ownerOf(place.channel));
    const deliveries = await store.deliveries.countByState();
    const waiting = (deliveries.pending ?? 0) + (deliveries.sending ?? 0);
    return {
      title: 'Status',
      lines: [
        `Feeds: ${await feedWords(context)}.`,
        `Items waiting to be read: ${await store.inbox.count()}.`,
        `Messages: ${waiting} waiting, ${deliveries.sent ?? 0} sent, ${deliveries.paused ?? 0} paused, ${deliveries.abandoned ?? 0} abandoned.`,
        `Last alert: ${agoWords(last?.openedAt ?? null, clock.now())}.`,
      ],
      citations: [],
      notes: ['/sources names every feed.', freshnessNote(await store.coverage.newestAt(), clock.now())],
    };
  },
});

async function feedWords({ feeds, place, store, clock }: CommandContext): Promise<string> {
  const counts = new Map<FeedHealth, number>();
  for (const feed of await feeds.seenBy(ownerOf(place.channel))) {
    const health = feedHealth({ feed, cursor: await store.cursors.get(feed.id), nowMs: clock.now() });
    counts.set(health, (counts.get(health) ?? 0) + 1);
  }
  return [...counts].map(([health, count]) => `${count} ${health}`).join(', ') || 'none';
}
