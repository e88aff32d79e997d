import type { Development } from '../domain/developments.ts';
import type { FeedItem } from '../domain/feeds.ts';
import { atMost } from '../lib/at-most.ts';
import { headlineOf } from '../pipeline/compose.ts';
import { contentHashOf, namesOf } from '../pipeline/identify.ts';
import type { FeedFinder, FeedFinding, FoundFeed, InboxRow, LookUpFeed, ReadingStore, TriedItem } from '../ports.ts';
import { createInboxReader, type ReadingJob, type ReadResult } from './read.ts';

export interface LookUpLimits {
  readonly deadlineMs: number;
  readonly itemsTriedMax: number;
  /** Feeds that are looked for together. */
  readonly atOnceMax: number;
}
export interface LookUpParts extends Omit<ReadingJob, 'store'> {
  readonly finder: FeedFinder;
  /** A store that keeps nothing, above the one of the bot. */
  readonly openTrial: () => ReadingStore;
  readonly lookUpLimits: LookUpLimits;
}

/** Looks for a feed and reads its newest items as if a workspace had added it. A site that takes too long is a reason. */
export function createFeedLookUp(parts: LookUpParts): LookUpFeed {
  const { deadlineMs, atOnceMax } = parts.lookUpLimits;
  let underWay = 0;
  // A site that takes too long keeps its place until it is done with, or looks would pile up behind it.
  const find = async (address: string): Promise<FeedFinding> => {
    underWay++;
    try {
      return await parts.finder.find(address);
    } finally {
      underWay--;
    }
  };
  return async ({ address, workspace }) => {
    if (underWay >= atOnceMax)
      return { kind: 'none', reason: 'Parley looks for several feeds already. Try again in a minute.' };
    const found = await atMost(deadlineMs, find(address));
    if (found === undefined) return { kind: 'none', reason: 'That site takes too long to answer. Try again later.' };
    if (found.kind === 'none') return found;
    return { ...found, tried: await tryItems(parts, { feed: found.feed, workspace }) };
  };
}

interface Trial {
  readonly feed: FoundFeed;
  readonly workspace: string;
}

// Oldest first, as they would have come in; shown newest first.
async function tryItems(parts: LookUpParts, trial: Trial): Promise<TriedItem[]> {
  const store = parts.openTrial();
  const read = createInboxReader({ ...parts, store });
  const tried: TriedItem[] = [];
  for (const item of trial.feed.items.slice(0, parts.lookUpLimits.itemsTriedMax).toReversed()) {
    const row = rowOf(item, { ...trial, nowMs: parts.clock.now(), index: tried.length });
    const isKnown = (await store.coverage.findByNames(namesOf(row), trial.workspace)) !== undefined;
    await store.inbox.add([row]);
    const [result] = await read();
    const outcome = isKnown || result === undefined ? ({ kind: 'known' } as const) : await outcomeOf(store, result);
    const claims = result?.claims.map(({ statement }) => statement) ?? [];
    tried.push({ title: item.title, publishedAt: item.publishedAt, claims, outcome });
  }
  return tried.toReversed();
}

async function outcomeOf(store: ReadingStore, result: ReadResult): Promise<TriedItem['outcome']> {
  const { item, isRelevant, topics, claims } = result;
  if (!isRelevant) return { kind: 'no-coverage' };
  const [alert] = (await store.alerts.recent(alertsMax)).filter(({ tellers }) =>
    tellers.some(({ itemId }) => itemId === item.id),
  );
  const developments = alert?.developments.filter(({ itemId, kind }) => itemId === item.id && kind !== 'corroborated');
  if (alert === undefined || developments === undefined) return { kind: 'silent' };
  // The stories of the bot are not loaded for a trial: what only repeats known facts stands in one of them.
  const isRetold = claims.length > 0 && developments.every(isHeadline);
  return isRetold ? { kind: 'silent' } : { kind: 'alert', headline: headlineOf({ ...alert, developments }), topics };
}

const isHeadline = ({ statement }: Development): boolean => statement.kind === 'remark' && statement.about === 'story';

const alertsMax = 20;

interface Arriving extends Trial {
  readonly nowMs: number;
  readonly index: number;
}

const rowOf = (item: FeedItem, { feed, workspace, nowMs, index }: Arriving): InboxRow => ({
  id: String(index).padStart(8, '0'),
  feedId: 'trial',
  outlet: item.outlet ?? feed.title,
  tier: 'paper',
  item,
  contentHash: contentHashOf(item),
  seenAt: nowMs,
  arrival: 'live',
  workspace,
});
