import { ownerOf } from '../src/domain/deliveries.ts';
import { agoWords } from '../src/pipeline/ago.ts';
import type { FeedState } from '../src/pipeline/feed-health.ts';
import { countWords } from '../src/pipeline/feed-lines.ts';
import { freshnessNote } from '../src/pipeline/freshness.ts';
import { type CommandContext, defineCommand } from './command.ts';

/** Whether the bot is well: feeds, what waits, what went out last. */
export const status = defineCommand({
  name: 'status',
  description: 'Whether Parley is well: feeds, messages waiting, the last alert',
  example: '/status',
  options: {},
  async answer(context) {
    const { store, clock, place, troubles = () => [] } = context;
    const [last] = await store.alerts.recent(1, ownerOf(place.channel));
    const deliveries = await store.deliveries.countByState();
    const waiting = (deliveries.pending ?? 0) + (deliveries.sending ?? 0);
    return {
      title: 'Status',
      lines: [
        ...troubles(),
        `${await feedWords(context)}.`,
        ...(await silentLines(context)),
        `Items waiting to be read: ${await store.inbox.count()}.`,
        `Messages: ${waiting} waiting, ${deliveries.held ?? 0} held until their hour, ${deliveries.sent ?? 0} sent, ${deliveries.paused ?? 0} paused, ${deliveries.abandoned ?? 0} abandoned.`,
        `Last alert: ${agoWords(last?.openedAt ?? null, clock.now())}.`,
      ],
      citations: [],
      notes: ['/sources names every feed.', freshnessNote(await store.coverage.newestAt(), clock.now())],
    };
  },
});

/** On which topics nothing is heard, as channels were told; what was lost a moment ago comes with the next round. */
export async function silentLines({ store, topics }: Pick<CommandContext, 'store' | 'topics'>): Promise<string[]> {
  const lost = Object.keys((await store.watch.get())?.lost ?? {});
  const labels = topics.flatMap(({ id, label }) => (lost.includes(id) ? [label] : []));
  if (labels.length === 0) return [];
  return [`Nothing is heard at the moment on: ${labels.length === topics.length ? 'any topic' : labels.join(', ')}.`];
}

async function feedWords({ feeds, place, store, clock }: CommandContext): Promise<string> {
  const states: FeedState[] = [];
  for (const feed of await feeds.seenBy(ownerOf(place.channel)))
    if (!feed.isOff) states.push({ feed, cursor: await store.cursors.get(feed.id), nowMs: clock.now() });
  return states.length === 0 ? 'No feed is set up' : countWords(states);
}
