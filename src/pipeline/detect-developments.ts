import { createHash } from 'node:crypto';
import type { Claim } from '../domain/claims.ts';
import { type CoverageItem, spokenAt } from '../domain/coverage.ts';
import type { Development } from '../domain/developments.ts';
import { countIndependentOutlets, type Fact } from '../domain/facts.ts';
import { isOfficial } from '../domain/outlets.ts';
import type { Statement } from '../domain/statements.ts';
import { headlineAbout } from './clauses-of.ts';
import type { Change } from './reconcile.ts';
import { weigh } from './significance.ts';

/** A reading less sure than this is kept, but is no news by itself. */
const toldConfidenceMin = 0.6;
const firmConfidenceMin = 0.8;
const firmOutletsMin = 2;
const beforeToldMax = 3;

interface Detecting {
  readonly change: Change;
  readonly claim: Claim;
  readonly fact: Fact;
  readonly item: CoverageItem;
  readonly foundAt: number;
}

/** The development that a claim's change of its fact makes, or none. */
export function detectDevelopment({ change, claim, fact, item, foundAt }: Detecting): Development | undefined {
  if (change.kind === 'none' || claim.quote === undefined || claim.confidence < toldConfidenceMin) return undefined;
  const { speaker, hedge, statement, position } = claim;
  const tellings = versionWith(claim, fact)?.tellings ?? [];
  const outlets = countIndependentOutlets(tellings);
  const base = { kind: change.kind, claim, item, foundAt };
  return {
    ...developmentOf(base),
    statement,
    key: claim.key,
    topics: claim.topics,
    ...weigh({ kind: change.kind, statement, tier: item.tier, outlets, hedge, position }),
    quote: claim.quote,
    isFirm: isFirm({ change, claim, fact, item }),
    ...(outlets >= firmOutletsMin ? { isSeconded: true } : {}),
    ...(position === undefined ? {} : { position }),
    ...(speaker === undefined ? {} : { speaker }),
    ...(hedge === undefined ? {} : { hedge }),
    ...('before' in change
      ? { before: change.before.statement, beforeTold: change.before.tellings.slice(0, beforeToldMax) }
      : {}),
  };
}

/** The development of a new story whose text makes no claim that could be read: its headline, as reported. */
export function headlineDevelopment({
  item,
  topics,
  foundAt,
}: {
  item: CoverageItem;
  topics: readonly string[];
  foundAt: number;
}): Development {
  return {
    id: idOf(`${item.id}\nheadline`),
    kind: 'reported',
    key: `story/${item.id}`,
    topics: [...topics],
    significance: 'low',
    itemId: item.id,
    claimId: `${item.id}/headline`,
    statement: { kind: 'remark', about: headlineAbout, says: item.title },
    quote: item.title,
    isFirm: false,
    foundAt,
  };
}

// The id names the claim and the moment it speaks of, not the value: 25 → 30 → 25 is three developments.
const developmentOf = ({
  kind,
  claim,
  item,
  foundAt,
}: {
  kind: Development['kind'];
  claim: Claim;
  item: CoverageItem;
  foundAt: number;
}) => ({
  id: idOf(`${claim.id}\n${kind}\n${spokenAt(item)}`),
  kind,
  itemId: item.id,
  claimId: claim.id,
  foundAt,
});

// A wrong "before → after" costs more trust than a late one: complete slots, and an official word, two outlets or a sure reading.
function isFirm({ change, claim, fact, item }: Omit<Detecting, 'foundAt'>): boolean {
  const outlets = countIndependentOutlets(versionWith(claim, fact)?.tellings ?? []);
  return (
    isComplete(claim.statement) &&
    (!('before' in change) || isComplete(change.before.statement)) &&
    (isOfficial(item.tier) || outlets >= firmOutletsMin || claim.confidence >= firmConfidenceMin)
  );
}

const versionWith = (claim: Claim, fact: Fact) =>
  fact.versions.find(({ tellings }) => tellings.some(({ claimId }) => claimId === claim.id));

const isComplete = (statement: Statement): boolean => statement.kind !== 'tariff' || statement.percent !== null;

const idOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 24);
