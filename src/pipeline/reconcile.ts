import type { Claim } from '../domain/claims.ts';
import type { CoverageItem } from '../domain/coverage.ts';
import { type Fact, laneOf, type Version } from '../domain/facts.ts';
import { disputeWindowMs, isNextStage, isOlder, isProgress, isToldMove } from './moves.ts';
import {
  addTelling,
  asLive,
  asPast,
  hasLapsed,
  isIndependent,
  isOfSameItem,
  isRecalled,
  isToldIn,
  retoldBy,
  sameAs,
  versionOf,
} from './versions.ts';

/** What a claim did to its fact. */
export type Change =
  | { readonly kind: 'none' | 'reported' | 'corroborated' }
  | { readonly kind: 'changed' | 'disputed' | 'corrected'; readonly before: Version };

export interface Reconciled {
  readonly fact: Fact;
  readonly change: Change;
}

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

const staleAfterMs = 365 * 86_400_000;

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
  if (isRecalled(incoming)) return layRecalled(laying);
  const rival = rivalOf(
    versions.filter((version) => holdsAgainst(version, incoming)),
    incoming,
  );
  return rival ? layAgainst(laying, rival) : layBesideOtherLanes(laying);
}

function layAgainst(laying: Laying, rival: Version): Laid {
  const { versions, incoming } = laying;
  if (isOlder(incoming, rival)) return layPast(laying, rival.firstAt);
  // Long untold, it may have changed more than once since.
  if (incoming.firstAt - rival.lastAt > staleAfterMs) return replace(laying, { kind: 'reported' });
  // What was only recalled gives way to news without a word: it may long have been otherwise.
  if (rival.isRecalled) return replace(laying, { kind: 'reported' });
  if (replaces(laying, rival)) return layMove(laying, rival);
  if (isOfSameItem(rival, incoming)) return { versions: [...versions], change: { kind: 'none' } };
  const isNameless = [rival.value, incoming.value].includes('none named');
  return {
    versions: [...versions, incoming],
    change: isNameless ? { kind: 'none' } : { kind: 'disputed', before: rival },
  };
}

// A move of which the next was told already is news that comes late: it takes the place of what it moved from alone.
function layMove(laying: Laying, rival: Version): Laid {
  const { versions, incoming } = laying;
  const change = { kind: 'changed', before: rival } as const;
  const next = versions.find((version) => isMoveOn(version, incoming));
  if (next === undefined) return replace(laying, change);
  const settled = versions.map((version) => (version === rival ? asPast(rival, incoming.firstAt) : version));
  return { versions: [...settled, asPast(incoming, next.firstAt)], change };
}

const isMoveOn = (version: Version, incoming: Version): boolean =>
  version.standing !== 'struck' &&
  !version.isRecalled &&
  isBesides(version, incoming) &&
  isToldMove(version.statement, incoming.statement) &&
  incoming.firstAt <= version.firstAt;

const layPast = ({ versions, incoming }: Laying, replacedAt?: number): Laid => ({
  versions: [...versions, asPast(incoming, replacedAt)],
  change: { kind: 'none' },
});

// History that nothing contradicts is what is known until news comes; a former rate is past by its own word.
function layRecalled(laying: Laying): Laid {
  const { versions, incoming } = laying;
  const isStanding = incoming.isRecalled === true && !isRecalled({ ...incoming, isRecalled: false });
  const isContradicted = versions.some(({ standing }) => standing === 'live');
  return isStanding && !isContradicted
    ? { versions: [...versions, incoming], change: { kind: 'none' } }
    : layPast(laying);
}

// Of two disputed rates, a told move names the one that it starts from.
function rivalOf(versions: readonly Version[], incoming: Version): Version | undefined {
  const rivals = versions.filter(
    (version) => version.standing === 'live' && version.value !== incoming.value && isBesides(version, incoming),
  );
  const moved = rivals.findLast((version) => isToldMove(incoming.statement, version.statement));
  return moved ?? rivals.findLast((version) => laneOf(version) === laneOf(incoming));
}

// A rate whose duty is not named has a lane of its own, and still can be what a told move starts from.
const isBesides = (version: Version, incoming: Version): boolean =>
  laneOf(version) === laneOf(incoming) || (statusOf(version) !== undefined && statusOf(version) === statusOf(incoming));

const statusOf = ({ statement }: Version) => (statement.kind === 'tariff' ? statement.status : undefined);

function layTelling(laying: Laying, same: Version): Laid {
  const { versions, incoming, claim } = laying;
  const isKnownTelling = same.tellings.some(({ claimId }) => claimId === claim.id);
  const merged = isKnownTelling ? retoldBy(same, incoming) : addTelling(same, incoming);
  const current = same.standing === 'past' ? rivalOf(versions, incoming) : undefined;
  // A value that had been replaced holds again only when it is told later, as a move or long after: as a version of its
  // own, so that the days between keep theirs. Told before it was replaced, it is the same move, which comes late.
  const isLater = current && incoming.firstAt > Math.max(current.firstAt, same.replacedAt ?? current.firstAt);
  if (isLater && !isRecalled(incoming) && replaces(laying, current))
    return replace(laying, hasLapsed(current, incoming) ? { kind: 'reported' } : { kind: 'changed', before: current });
  return {
    versions: versions.map((version) => (version === same ? merged : version)),
    change: { kind: isKnownTelling ? 'none' : retoldAs(same, incoming) },
  };
}

// What had only been recalled is news when it is told as news; else another outlet makes it surer.
function retoldAs(same: Version, incoming: Version): 'none' | 'reported' | 'corroborated' {
  if (same.standing !== 'live' || isRecalled(incoming)) return 'none';
  if (same.isRecalled) return 'reported';
  return isIndependent(same, incoming) ? 'corroborated' : 'none';
}

// No rival in its own lane: the first word on the key, or a change of status beside what holds.
function layBesideOtherLanes(laying: Laying): Laid {
  const { versions, incoming, claim } = laying;
  const fulfilling = versions.find((version) => version.standing === 'live' && isFulfilledBy(incoming, version));
  if (fulfilling) return layPast(laying, fulfilling.firstAt);
  const before = versions.findLast(
    (version) =>
      holdsAgainst(version, incoming) && laneOf(version) !== laneOf(incoming) && !isOfSameItem(version, incoming),
  );
  const isChange = before !== undefined && !before.isRecalled && isNextStage(incoming, before);
  const isRate = incoming.statement.kind === 'tariff';
  if (before && (isChange || isRate) && isOlder(incoming, before)) return layPast(laying, before.firstAt);
  const isSettled = (version: Version) =>
    (claim.hedge === undefined && isFulfilledBy(version, incoming)) || hasLapsed(version, incoming);
  const settled = versions.map((version) => (isSettled(version) ? asPast(version, incoming.firstAt) : version));
  return { versions: [...settled, incoming], change: isChange ? { kind: 'changed', before } : { kind: 'reported' } };
}

// A rate past its own end date is no "before" of what is told now.
const holdsAgainst = (version: Version, incoming: Version): boolean =>
  version.standing === 'live' && !hasLapsed(version, incoming);

function replace({ versions, incoming }: Laying, change: Change): Laid {
  const settled = versions.map((version) => {
    const isReplaced =
      version.standing === 'live' &&
      (laneOf(version) === laneOf(incoming) ||
        isFulfilledBy(version, incoming) ||
        (isBesides(version, incoming) && isToldMove(incoming.statement, version.statement)));
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
