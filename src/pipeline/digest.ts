import type { Alert } from '../domain/alerts.ts';
import type { Chart } from '../domain/charts.ts';
import { dayOf, formatDate } from '../domain/partial-date.ts';
import type { Line, Reply } from '../domain/replies.ts';
import { everyTopic, type Subscription } from '../domain/subscriptions.ts';
import type { Topic } from '../domain/topics.ts';
import { type Citer, createCiter } from './citing.ts';
import {
  alertCount,
  bySignificance,
  callsForAny,
  gatheredLine,
  gatheredShownMax,
  knownOf,
  openedDay,
  withoutTakenBack,
} from './gathered-alerts.ts';
import { localDay, localInstant } from './local-words.ts';
import { isWanted } from './wanted.ts';

export interface Digesting {
  /** Newest first. */
  readonly alerts: readonly Alert[];
  readonly wanted: Subscription;
  readonly untilMs: number;
  readonly topics: readonly Topic[];
  /** When the newest coverage in the store spoke. */
  readonly newestAt: number | undefined;
  /** For a weekly digest: how the levels stand. */
  readonly chart?: Chart | undefined;
}

/** What came for a channel since its last digest, by topic, most significant first; undefined where there is nothing to say. */
export function composeDigest(digesting: Digesting): Reply | undefined {
  const { alerts, wanted, untilMs } = digesting;
  const sinceMs = digestedUntil(wanted);
  const found = withoutTakenBack(
    alerts.filter(({ dueAt }) => dueAt > sinceMs && dueAt <= untilMs).filter((alert) => isWanted(wanted, alert)),
  );
  if (found.length === 0) return wanted.digest.saysNothingNew ? nothingNew(digesting) : undefined;
  const citer = createCiter();
  return {
    title: `${titleOf(digesting)}: ${alertCount(found.length)}`,
    lines: linesOf(bySignificance(found), { ...digesting, citer }),
    citations: citer.citations,
    notes: [`Since ${localInstant(sinceMs, wanted.zone)}, most significant first. /why and a short id say more.`],
    ...(digesting.chart && { chart: digesting.chart }),
    ...callsForAny(wanted, found),
  };
}

/** True where the digests of a channel bring a chart of tariff levels: weekly ones that are about tariffs too. */
export const bringsChart = ({ digest, topics }: Pick<Subscription, 'digest' | 'topics'>): boolean =>
  digest.every === 'weekly' && (topics.includes(everyTopic) || topics.includes('tariffs'));

/** Until when a channel has been told. */
export const digestedUntil = ({ digestedUntil: until, createdAt }: Subscription): number => until ?? createdAt;

function titleOf({ wanted: { zone, digest }, untilMs }: Digesting): string {
  const day = localDay(untilMs, zone);
  return digest.every === 'weekly' ? `Week to ${day}` : `Digest of ${day}`;
}

function nothingNew(digesting: Digesting): Reply {
  const { wanted, newestAt } = digesting;
  const followed = followedBy(digesting).map(({ label }) => label);
  const about = wanted.topics.includes(everyTopic) ? '' : ` on ${followed.join(', ')}`;
  const newest =
    newestAt === undefined ? 'no coverage has been read yet' : `newest coverage ${formatDate(dayOf(newestAt))}`;
  return {
    title: `${titleOf(digesting)}: nothing new`,
    lines: [`Nothing new${about} since ${localInstant(digestedUntil(wanted), wanted.zone)}; ${newest}.`],
    citations: [],
    notes: [],
  };
}

interface Listing extends Digesting {
  readonly citer: Citer;
}

// Under a heading for each topic, the topic with the most significant alert first.
function linesOf(found: readonly Alert[], listing: Listing): Line[] {
  const shown = found.slice(0, gatheredShownMax);
  const more = found.length - shown.length;
  const groups = Map.groupBy(shown, (alert) => firstTopic(alert, listing));
  const hasHeadings = listing.wanted.topics.length > 1 || listing.wanted.topics.includes(everyTopic);
  return [
    ...[...groups].flatMap(([heading, alerts]) => [
      ...(hasHeadings ? [heading] : []),
      ...underEachOther(alerts).map((alert) => lineOf(alert, listing)),
    ]),
    ...(more > 0 ? [`… and ${more} more: /latest`] : []),
  ];
}

function followedBy({ wanted, topics }: Pick<Digesting, 'wanted' | 'topics'>): readonly Topic[] {
  return wanted.topics.includes(everyTopic) ? topics : topics.filter(({ id }) => wanted.topics.includes(id));
}

// By what its headline is about, as far as that is followed.
function firstTopic(alert: Alert, digesting: Digesting): string {
  const followed = new Map(followedBy(digesting).map(({ id, label }) => [id, label]));
  return knownOf(alert).topics.flatMap((id) => followed.get(id) ?? [])[0] ?? 'Other news';
}

// A correction stands below what it corrects, where both are told; together they stand where the weightier would.
function underEachOther(alerts: readonly Alert[]): Alert[] {
  const rootOf = (alert: Alert): Alert => {
    const corrected = alerts.find(({ id }) => id === alert.correctsId);
    return corrected === undefined ? alert : rootOf(corrected);
  };
  const withAnswers = (alert: Alert): Alert[] => [
    alert,
    ...alerts.filter(({ correctsId }) => correctsId === alert.id).flatMap(withAnswers),
  ];
  return [...new Set(alerts.map(rootOf))].flatMap(withAnswers);
}

function lineOf(alert: Alert, { alerts, wanted, citer }: Listing): Line {
  const corrected = alert.correctsId === undefined ? undefined : alerts.find(({ id }) => id === alert.correctsId);
  const lead = `${openedDay(alert, wanted.zone)}: `;
  return gatheredLine({ alert, citer, lead, corrects: corrected?.shortId });
}
