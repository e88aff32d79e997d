import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Alert } from '../domain/alerts.ts';
import type { Chart } from '../domain/charts.ts';
import { ownerOf } from '../domain/deliveries.ts';
import type { Subscription } from '../domain/subscriptions.ts';
import type { Topic } from '../domain/topics.ts';
import { tariffChart } from '../pipeline/charts/tariff-chart.ts';
import { bringsChart, composeDigest, digestedUntil } from '../pipeline/digest.ts';
import { lastDigestAt, nextDigestAt } from '../pipeline/local-schedule.ts';
import type { Clock, NewDelivery, Store } from '../ports.ts';
import { owe } from './holding.ts';

export interface DigestLimits {
  readonly settleMs: number;
  readonly chunkRows: number;
  readonly chunksPerRunMax: number;
  readonly lookBackMs: number;
  readonly alertsReadMax: number;
}
export interface Digests {
  readonly store: Store;
  readonly clock: Clock;
  readonly topics: readonly Topic[];
  readonly limits: DigestLimits;
}

// What one run goes by. Alerts are read after this moment, so that none of those that were due before is missing.
interface Run extends Digests {
  readonly now: number;
  readonly news: NewsReader;
  readonly windows: Map<string, Window>;
  readonly chart: ChartReader;
}

/** Owes each channel whose digest is due one message on what came since its last, some chunks of channels a run. */
export async function sendDigests(digests: Digests): Promise<void> {
  const now = digests.clock.now();
  const chart = createChartReader(now);
  const run: Run = { ...digests, now, news: createNewsReader(digests), windows: new Map(), chart };
  for (let chunks = 0; chunks < digests.limits.chunksPerRunMax; chunks++) {
    if ((await oweChunk(run)) < digests.limits.chunkRows) return;
    // The store answers without leaving the turn, so that commands would wait for all chunks.
    await nextTurn();
  }
}

// A digest, how far it tells and when the next is due are one transaction, so that a crash neither loses nor repeats one.
function oweChunk(run: Run): Promise<number> {
  const { store, now, topics, limits, news, chart } = run;
  return store.transaction(async (trx) => {
    const due = await trx.subscriptions.digestsDue(now - limits.settleMs, limits.chunkRows);
    if (due.length === 0) return 0;
    const newestAt = await trx.coverage.newestAt();
    const rows: NewDelivery[] = [];
    const next: Subscription[] = [];
    for (const wanted of due) {
      const { untilMs, nextMs } = windowOf(wanted, run);
      if (untilMs !== undefined) {
        const seen = { alerts: await news.seenBy(trx, wanted), chart: await chart(trx, wanted) };
        // It says since when it tells, and no alerts from before are read.
        const sinceMs = Math.max(digestedUntil(wanted), now - limits.lookBackMs);
        rows.push(
          ...deliveryOf({ ...seen, wanted: { ...wanted, digestedUntil: sinceMs }, untilMs, now, topics, newestAt }),
        );
      }
      next.push({ ...wanted, ...(untilMs !== undefined && { digestedUntil: untilMs }), digestDueAt: nextMs });
    }
    await owe(trx, { rows, now, subscriptions: due });
    await trx.subscriptions.putAll(next);
    return due.length;
  });
}

/** What one digest tells, and when the next is due. */
interface Window {
  /** Absent where no digest is made. */
  readonly untilMs: number | undefined;
  readonly nextMs: number;
}

// Most channels share theirs with others.
function windowOf(wanted: Subscription, { windows, now, limits }: Run): Window {
  const key = JSON.stringify([wanted.zone, wanted.digest, wanted.digestDueAt]);
  const found = windows.get(key) ?? windowAt(wanted, { now, settleMs: limits.settleMs });
  windows.set(key, found);
  return found;
}

// One digest tells all that were missed. Where it was not known when one is due, none is made up.
function windowAt(wanted: Subscription, { now, settleMs }: { now: number; settleMs: number }): Window {
  const { digestDueAt } = wanted;
  const untilMs = digestDueAt === undefined ? undefined : Math.max(digestDueAt, lastDigestAt(wanted, now - settleMs));
  return { untilMs, nextMs: nextDigestAt(wanted, untilMs ?? now) };
}

type Owing = Parameters<typeof composeDigest>[0] & { readonly now: number };

function deliveryOf({ now, ...digesting }: Owing): NewDelivery[] {
  const { wanted, untilMs } = digesting;
  const digest = composeDigest(digesting);
  if (digest === undefined) return [];
  const delivery: NewDelivery = {
    id: `digest/${untilMs}/${wanted.channel}`,
    channel: wanted.channel,
    kind: 'digest',
    alertId: null,
    message: JSON.stringify(digest),
    replyTo: null,
    dueAt: now,
  };
  return [delivery];
}

type ChartReader = (trx: Store, wanted: Subscription) => Promise<Chart | undefined>;

// Drawn up once a run, and only where a digest brings it.
function createChartReader(nowMs: number): ChartReader {
  const drawn = new Map<'tariffs', Kept<Chart | undefined>>();
  const read = async (trx: Store) => tariffChart(await trx.facts.ofFamilies(['tariff']), { span: 'since-2025', nowMs });
  return async (trx, wanted) => (bringsChart(wanted) ? await keptIn(drawn, 'tariffs').or(() => read(trx)) : undefined);
}

interface NewsReader {
  /** What a channel may see of what came since its last digest, newest first. */
  seenBy(trx: Store, wanted: Subscription): Promise<readonly Alert[]>;
}

const dayMs = 86_400_000;

// Channels that were told until the same day share what is read for them.
function createNewsReader({ clock, limits }: Digests): NewsReader {
  const now = clock.now();
  const everyones = new Map<number, Kept<Alert[]>>();
  const own = new Map<string, Kept<Alert[]>>();
  const owners = new Map<number, Kept<string[]>>();
  const limit = limits.alertsReadMax;
  // An alert is opened some time before it goes out.
  const sinceOf = (wanted: Subscription) =>
    Math.floor((Math.max(digestedUntil(wanted), now - limits.lookBackMs) - dayMs) / dayMs) * dayMs;
  return {
    async seenBy(trx, wanted) {
      const [sinceMs, owner] = [sinceOf(wanted), ownerOf(wanted.channel)];
      const alerts = await keptIn(everyones, sinceMs).or(() => trx.alerts.since(sinceMs, limit));
      if (!(await keptIn(owners, sinceMs).or(() => trx.alerts.ownersSince(sinceMs))).includes(owner)) return alerts;
      const key = `${sinceMs} ${owner}`;
      const theirs = await keptIn(own, key).or(() => trx.alerts.ownSince(owner, { sinceMs, limit }));
      return [...alerts, ...theirs].toSorted((a, b) => b.openedAt - a.openedAt);
    },
  };
}

interface Kept<V> {
  readonly value: V;
}

// Only what has been read is kept: what failed is read anew when its transaction runs again.
const keptIn = <K, V>(known: Map<K, Kept<V>>, key: K) => ({
  async or(read: () => Promise<V>): Promise<V> {
    const found = known.get(key) ?? { value: await read() };
    known.set(key, found);
    return found.value;
  },
});
