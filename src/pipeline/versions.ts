import type { Claim } from '../domain/claims.ts';
import { type CoverageItem, spokenAt } from '../domain/coverage.ts';
import { statedValueOf } from '../domain/fact-keys.ts';
import { laneOf, type Telling, type Version } from '../domain/facts.ts';
import { dayOf, isSameDate, lastDayOf } from '../domain/partial-date.ts';
import type { Statement } from '../domain/statements.ts';

/** History that coverage tells along with the news. */
export function isRecalled({ statement, firstAt, isRecalled: isMarked }: Version): boolean {
  if (isMarked) return true;
  if (statement.kind === 'tariff') return statement.status === 'former';
  if (statement.kind === 'round')
    return statement.status === 'concluded' && statement.month < dayOf(firstAt - recalledAfterMs).slice(0, 7);
  return false;
}
const recalledAfterMs = 5 * 86_400_000;

/** The version of the same value that an incoming one joins. A rate past its own end date is not what is told now. */
export function sameAs(versions: readonly Version[], incoming: Version): Version | undefined {
  const same = versions.filter((version) => isSameVersion(version, incoming) && !hasLapsed(version, incoming));
  return same.find(({ standing }) => standing === 'live') ?? same[0];
}

/** The same claim of the same day, laid before. */
export const isToldIn = ({ tellings }: Version, incoming: Version): boolean =>
  incoming.tellings.some((told) =>
    tellings.some(({ claimId, date }) => claimId === told.claimId && date === told.date),
  );

/** Only the item at hand tells it: two values of one item are two things or a slip of reading, never a dispute. */
export const isOfSameItem = ({ tellings }: Version, incoming: Version): boolean =>
  tellings.every(({ itemId }) => itemId === incoming.tellings[0]?.itemId);

/** A live version that is a rate past its own end date. */
export const hasLapsed = ({ standing, statement }: Version, incoming: Version): boolean =>
  standing === 'live' &&
  statement.kind === 'tariff' &&
  statement.until !== undefined &&
  lastDayOf(statement.until) < dayOf(incoming.firstAt);

function isSameVersion(a: Version, b: Version): boolean {
  if (a.standing === 'struck' || laneOf(a) !== laneOf(b)) return false;
  if (a.value === b.value) return true;
  return isSameSaid(a.statement, b.statement);
}

// One act in two wordings: "August" and "12 August", "imposed" and "tightened", a head named alone or with the team.
function isSameSaid(a: Statement, b: Statement): boolean {
  if (a.kind === 'deadline' && b.kind === 'deadline')
    return a.date !== undefined && b.date !== undefined && isSameDate(a.date, b.date);
  if (a.kind === 'record' && b.kind === 'record') return isSameDate(a.since, b.since);
  if (a.kind === 'lead' && b.kind === 'lead') return a.people.length > 0 && a.people[0] === b.people[0];
  if (a.kind === 'agreement' && b.kind === 'agreement') return a.status !== 'rejected' && b.status !== 'rejected';
  return a.kind === 'control' && b.kind === 'control';
}

/** Whether the incoming telling is by an outlet that has not told this version. */
export const isIndependent = (version: Version, incoming: Version): boolean =>
  incoming.tellings.some(({ voice }) => voice !== null && !version.tellings.some((telling) => telling.voice === voice));

/** One version with another teller. The finer of two dates stays; details that were missing are filled in. */
export function addTelling(version: Version, incoming: Version): Version {
  const isDated = version.statement.kind === 'deadline' || version.statement.kind === 'record';
  const isFiner = isDated && incoming.value.length > version.value.length;
  const [finer, coarser] = isFiner ? [incoming, version] : [version, incoming];
  const { isRecalled: _marked, ...rest } = version;
  return {
    ...rest,
    ...(version.isRecalled && incoming.isRecalled ? { isRecalled: true } : {}),
    value: finer.value,
    statement: { ...coarser.statement, ...finer.statement, ...movedEnd(version, incoming) } as Statement,
    tellings: [...version.tellings, ...incoming.tellings],
    firstAt: Math.min(version.firstAt, incoming.firstAt),
    lastAt: Math.max(version.lastAt, incoming.lastAt),
  };
}

/** The version with the telling of an item as it is told now: a document is cited as it was printed, not as it was filed. */
export const retoldBy = (version: Version, { tellings }: Version): Version => ({
  ...version,
  tellings: version.tellings.map(
    (held) => tellings.find(({ claimId, date }) => claimId === held.claimId && date > held.date) ?? held,
  ),
});

// A rate that stays while its end moves is one version, with the end that was told last.
function movedEnd({ statement: held, lastAt }: Version, { statement: now, firstAt }: Version) {
  if (held.kind !== 'tariff' || now.kind !== 'tariff' || held.until === undefined || now.until === undefined) return {};
  return firstAt >= lastAt && !isSameDate(held.until, now.until) ? { until: now.until } : {};
}

/** The version as history, with the time at which another took its place where that is known. */
export const asPast = (version: Version, replacedAt?: number): Version => ({
  ...version,
  standing: 'past',
  ...(replacedAt === undefined ? {} : { replacedAt }),
});

/** The version as one that holds again. */
export const asLive = ({ replacedAt: _ended, ...version }: Version): Version => ({ ...version, standing: 'live' });

/** A claim as the version that it would be if nothing else were held. */
export function versionOf(claim: Claim, item: CoverageItem): Version {
  const at = spokenAt(item);
  return {
    value: statedValueOf(claim.statement),
    statement: claim.statement,
    ...(claim.note === undefined ? {} : { note: claim.note }),
    ...(claim.row === undefined ? {} : { row: claim.row }),
    ...(claim.isDisputed ? { isDisputed: true } : {}),
    ...(claim.isRecalled ? { isRecalled: true } : {}),
    standing: 'live',
    tellings: [tellingOf(claim, item)],
    firstAt: at,
    lastAt: at,
  };
}

function tellingOf(claim: Claim, item: CoverageItem): Telling {
  const { outlet, voice, tier, title, url, isDateGuessed } = item;
  const { speaker, hedge, says, confidence } = claim;
  return {
    claimId: claim.id,
    itemId: item.id,
    outlet,
    voice,
    tier,
    title,
    date: item.publishedOn ?? dayOf(spokenAt(item)),
    confidence,
    ...(url === undefined ? {} : { url }),
    ...(isDateGuessed ? { isDateGuessed } : {}),
    ...(speaker === undefined ? {} : { speaker }),
    ...(hedge === undefined ? {} : { hedge }),
    ...(says === undefined ? {} : { says }),
  };
}
