import type { Claim } from '../domain/claims.ts';
import { type CoverageItem, spokenAt } from '../domain/coverage.ts';
import { statedValueOf } from '../domain/fact-keys.ts';
import { type Fact, laneOf, type Telling, type Version } from '../domain/facts.ts';
import { dayOf, isSameDate, lastDayOf } from '../domain/partial-date.ts';
import type { Statement, StatementOf } from '../domain/statements.ts';

/** What a claim did to its fact. */
export type Change =
  | { readonly kind: 'none' | 'reported' | 'corroborated' }
  | { readonly kind: 'changed' | 'disputed' | 'corrected'; readonly before: Version };

export interface Reconciled {
  readonly fact: Fact;
  readonly change: Change;
}

/** Live reports that differ within this span contradict each other; after it, the later one replaces the earlier. */
export const disputeWindowMs = 36 * 3_600_000;

/**
 * Lays a claim beside what is held for its key. The rules, in order: history fills the past in silence; the same value
 * is another teller; an outlet's own correction strikes what it told; a told move ("from 57 % to 47 %") or a later
 * report replaces; an older report fills the past; what is left is a dispute.
 */
export function reconcile({
  held,
  claim,
  item,
}: {
  held: Fact | undefined;
  claim: Claim;
  item: CoverageItem;
}): Reconciled {
  const fact: Fact = held ?? { key: claim.key, topics: [], versions: [] };
  const incoming = versionOf(claim, item);
  const topics = [...new Set([...fact.topics, ...claim.topics])];
  const { versions, change } = lay({ versions: fact.versions, incoming, claim });
  return { fact: { key: fact.key, topics, versions }, change };
}

interface Laying {
  readonly versions: readonly Version[];
  readonly incoming: Version;
  readonly claim: Claim;
}
interface Laid {
  readonly versions: Version[];
  readonly change: Change;
}

function lay(laying: Laying): Laid {
  const { versions, incoming, claim } = laying;
  // The same words of the same day, read again: what came after them stays.
  if (versions.some((version) => isToldIn(version, incoming)))
    return { versions: [...versions], change: { kind: 'none' } };
  const own = claim.isCorrection ? versions.find((version) => isOwnRival(version, incoming)) : undefined;
  if (own) return correct(laying, own);
  const same = sameAs(versions, incoming);
  if (same) return layTelling(laying, same);
  if (isRecalled(incoming)) return layPast(laying);
  const rival = rivalOf(
    versions.filter((version) => holdsAgainst(version, incoming)),
    incoming,
  );
  if (!rival) return layBesideOtherLanes(laying);
  if (isOlder(incoming, rival)) return layPast(laying, rival.firstAt);
  if (replaces(laying, rival)) return replace(laying, { kind: 'changed', before: rival });
  const isNameless = [rival.value, incoming.value].includes('none named');
  return {
    versions: [...versions, incoming],
    change: isNameless ? { kind: 'none' } : { kind: 'disputed', before: rival },
  };
}

const layPast = ({ versions, incoming }: Laying, replacedAt?: number): Laid => ({
  versions: [...versions, asPast(incoming, replacedAt)],
  change: { kind: 'none' },
});

// Of two disputed rates, a told move names the one that it starts from.
function rivalOf(versions: readonly Version[], incoming: Version): Version | undefined {
  const rivals = versions.filter(
    (version) =>
      version.standing === 'live' && laneOf(version) === laneOf(incoming) && version.value !== incoming.value,
  );
  return rivals.findLast((version) => isToldMove(incoming.statement, version.statement)) ?? rivals.at(-1);
}

function layTelling(laying: Laying, same: Version): Laid {
  const { versions, incoming, claim } = laying;
  const isKnownTelling = same.tellings.some(({ claimId }) => claimId === claim.id);
  const merged = isKnownTelling ? same : addTelling(same, incoming);
  const current = same.standing === 'past' ? rivalOf(versions, incoming) : undefined;
  // A value that had been replaced holds again only when it is told later, as a move or long after: as a version of its
  // own, so that the days between keep theirs.
  if (current && incoming.firstAt > current.firstAt && !isRecalled(incoming) && replaces(laying, current))
    return replace(laying, hasLapsed(current, incoming) ? { kind: 'reported' } : { kind: 'changed', before: current });
  const isNewVoice = !isKnownTelling && isIndependent(same, incoming);
  return {
    versions: versions.map((version) => (version === same ? merged : version)),
    change: { kind: isNewVoice && same.standing === 'live' ? 'corroborated' : 'none' },
  };
}

// No rival in its own lane: the first word on the key, or a change of status beside what holds.
function layBesideOtherLanes(laying: Laying): Laid {
  const { versions, incoming, claim } = laying;
  const fulfilling = versions.find((version) => version.standing === 'live' && isFulfilledBy(incoming, version));
  if (fulfilling) return layPast(laying, fulfilling.firstAt);
  const before = versions.findLast(
    (version) => holdsAgainst(version, incoming) && laneOf(version) !== laneOf(incoming),
  );
  const isChange = before !== undefined && incoming.statement.kind === 'tariff';
  if (isChange && isOlder(incoming, before)) return layPast(laying, before.firstAt);
  const isSettled = (version: Version) =>
    (claim.hedge === undefined && isFulfilledBy(version, incoming)) || hasLapsed(version, incoming);
  const settled = versions.map((version) => (isSettled(version) ? asPast(version, incoming.firstAt) : version));
  return { versions: [...settled, incoming], change: isChange ? { kind: 'changed', before } : { kind: 'reported' } };
}

// A rate past its own end date is no "before" of what is told now.
const holdsAgainst = (version: Version, incoming: Version): boolean =>
  version.standing === 'live' && !hasLapsed(version, incoming);

const hasLapsed = ({ standing, statement }: Version, incoming: Version): boolean =>
  standing === 'live' &&
  statement.kind === 'tariff' &&
  statement.until !== undefined &&
  lastDayOf(statement.until) < dayOf(incoming.firstAt);

function replace({ versions, incoming }: Laying, change: Change): Laid {
  const settled = versions.map((version) => {
    const isReplaced =
      version.standing === 'live' && (laneOf(version) === laneOf(incoming) || isFulfilledBy(version, incoming));
    return isReplaced ? asPast(version, incoming.firstAt) : version;
  });
  return { versions: [...settled, incoming], change };
}

/** A value that the correcting outlet itself told. */
const isOwnRival = (version: Version, incoming: Version): boolean =>
  version.standing === 'live' &&
  laneOf(version) === laneOf(incoming) &&
  version.value !== incoming.value &&
  version.tellings.some(({ outlet }) => outlet !== null && outlet === incoming.tellings[0]?.outlet);

// What others told too stays live without the outlet that took it back; what it told alone is struck.
function correct({ versions, incoming }: Laying, own: Version): Laid {
  const others = own.tellings.filter(({ outlet }) => outlet !== incoming.tellings[0]?.outlet);
  const retracted: Version =
    others.length > 0 ? { ...own, tellings: others } : { ...own, standing: 'struck', replacedAt: incoming.firstAt };
  const same = sameAs(versions, incoming);
  const rest = versions.map((version) =>
    version === own ? retracted : version === same ? asLive(addTelling(version, incoming)) : version,
  );
  return { versions: same ? rest : [...rest, incoming], change: { kind: 'corrected', before: own } };
}

/** A threat or an announcement is settled when the same rate comes into force. */
const isFulfilledBy = (version: Version, incoming: Version): boolean =>
  version.standing === 'live' &&
  version.value === incoming.value &&
  version.statement.kind === 'tariff' &&
  incoming.statement.kind === 'tariff' &&
  incoming.statement.status === 'in_force' &&
  ['threatened', 'announced'].includes(version.statement.status);

function replaces({ incoming, claim }: Laying, rival: Version): boolean {
  if (claim.hedge !== undefined) return false;
  if (isToldMove(incoming.statement, rival.statement) || isProgress(incoming.statement, rival.statement)) return true;
  return incoming.firstAt - rival.lastAt > disputeWindowMs;
}

function isToldMove(now: Statement, before: Statement): boolean {
  if (now.kind === 'deadline' && before.kind === 'deadline')
    return now.isMoved === true && (now.date ?? '') > (before.date ?? '');
  if (now.kind !== 'tariff' || before.kind !== 'tariff') return false;
  return now.previousPercent !== undefined && now.previousPercent === before.percent;
}

const roundOrder: readonly StatementOf<'round'>['status'][] = ['planned', 'under_way', 'concluded'];
const isProgress = (now: Statement, before: Statement): boolean =>
  now.kind === 'round' && before.kind === 'round' && roundOrder.indexOf(now.status) > roundOrder.indexOf(before.status);

// A round never goes back: "will meet" after "have met" is an older text. So is the rate from which a told move starts.
const isOlder = (incoming: Version, rival: Version): boolean =>
  isProgress(rival.statement, incoming.statement) ||
  rival.firstAt - incoming.firstAt > disputeWindowMs ||
  (isToldMove(rival.statement, incoming.statement) && incoming.firstAt <= rival.firstAt);

/** History that coverage tells along with the news. */
export function isRecalled({ statement, firstAt }: Pick<Version, 'statement' | 'firstAt'>): boolean {
  if (statement.kind === 'tariff') return statement.status === 'former';
  if (statement.kind === 'round')
    return statement.status === 'concluded' && statement.month < dayOf(firstAt - recalledAfterMs).slice(0, 7);
  return false;
}
const recalledAfterMs = 5 * 86_400_000;

// A value that came back has a past version and a live one. A rate past its own end date is not what is told now.
function sameAs(versions: readonly Version[], incoming: Version): Version | undefined {
  const same = versions.filter((version) => isSameVersion(version, incoming) && !hasLapsed(version, incoming));
  return same.find(({ standing }) => standing === 'live') ?? same[0];
}

const isToldIn = ({ tellings }: Version, incoming: Version): boolean =>
  incoming.tellings.some((told) =>
    tellings.some(({ claimId, date }) => claimId === told.claimId && date === told.date),
  );

function isSameVersion(a: Version, b: Version): boolean {
  if (a.standing === 'struck' || laneOf(a) !== laneOf(b)) return false;
  if (a.statement.kind === 'deadline' && b.statement.kind === 'deadline') return isSameDate(a.value, b.value);
  return a.value === b.value;
}

const isIndependent = (version: Version, incoming: Version): boolean =>
  incoming.tellings.some(({ voice }) => voice !== null && !version.tellings.some((telling) => telling.voice === voice));

// The finer of two dates stays: "August" and "12 August" are one value. Details that were missing are filled in.
function addTelling(version: Version, incoming: Version): Version {
  const isFiner = incoming.value.length > version.value.length && version.statement.kind === 'deadline';
  const [finer, coarser] = isFiner ? [incoming, version] : [version, incoming];
  return {
    ...version,
    value: finer.value,
    statement: { ...coarser.statement, ...finer.statement, ...movedEnd(version, incoming) } as Statement,
    tellings: [...version.tellings, ...incoming.tellings],
    firstAt: Math.min(version.firstAt, incoming.firstAt),
    lastAt: Math.max(version.lastAt, incoming.lastAt),
  };
}

// A rate that stays while its end moves is one version, with the end that was told last.
function movedEnd({ statement: held, lastAt }: Version, { statement: now, firstAt }: Version) {
  if (held.kind !== 'tariff' || now.kind !== 'tariff' || held.until === undefined || now.until === undefined) return {};
  return firstAt >= lastAt && !isSameDate(held.until, now.until) ? { until: now.until } : {};
}

const asPast = (version: Version, replacedAt?: number): Version => ({
  ...version,
  standing: 'past',
  ...(replacedAt === undefined ? {} : { replacedAt }),
});

const asLive = ({ replacedAt: _ended, ...version }: Version): Version => ({ ...version, standing: 'live' });

function versionOf(claim: Claim, item: CoverageItem): Version {
  const at = spokenAt(item);
  return {
    value: statedValueOf(claim.statement),
    statement: claim.statement,
    ...(claim.note === undefined ? {} : { note: claim.note }),
    ...(claim.row === undefined ? {} : { row: claim.row }),
    ...(claim.isDisputed ? { isDisputed: true } : {}),
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
