import type { Alert, Teller } from '../../src/domain/alerts.ts';
import type { Claim } from '../../src/domain/claims.ts';
import type { CoverageItem } from '../../src/domain/coverage.ts';
import type { Development } from '../../src/domain/developments.ts';
import { factKeyOf } from '../../src/domain/fact-keys.ts';
import { type Fact, laneOf, type Telling } from '../../src/domain/facts.ts';
import type { Statement, StatementOf } from '../../src/domain/statements.ts';
import { type Change, reconcile } from '../../src/pipeline/reconcile.ts';

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;
/** Wednesday, 14 May 2031, 12:00 UTC. */
export const noon = Date.UTC(2031, 4, 14, 12);

/** An item of a named paper, published at noon. */
export function anItem(parts: Partial<CoverageItem> = {}): CoverageItem {
  const outlet = parts.outlet === undefined ? 'Harbour Gazette' : parts.outlet;
  const publishedAt = parts.publishedAt === undefined ? noon : parts.publishedAt;
  return {
    id: `${outlet} ${publishedAt}`,
    feedId: 'harbour',
    tier: 'paper',
    voice: outlet,
    title: 'Tariff news',
    text: '',
    seenAt: publishedAt ?? noon,
    ...parts,
    outlet,
    publishedAt,
  };
}

/** A rate that the US takes on all Chinese goods. */
export const aTariff = (parts: Partial<StatementOf<'tariff'>> = {}): StatementOf<'tariff'> => ({
  kind: 'tariff',
  imposer: 'US',
  target: 'CN',
  goods: 'all',
  measure: 'total',
  percent: 30,
  status: 'in_force',
  ...parts,
});

/** A round in Oslo in the month of the tests. */
export const aRound = (status: StatementOf<'round'>['status'], month = '2031-05'): StatementOf<'round'> => ({
  kind: 'round',
  place: 'Oslo',
  month,
  status,
});

export const aDeadline = (date: string): StatementOf<'deadline'> => ({ kind: 'deadline', what: 'truce', date });

/** A claim of the item; its id names item and statement, as when coverage is read. */
export const aClaim = (statement: Statement, parts: Partial<Claim> & { readonly item?: CoverageItem } = {}): Claim => {
  const { item = anItem(), ...rest } = parts;
  return {
    id: `${item.id} ${JSON.stringify(statement)}`,
    itemId: item.id,
    key: factKeyOf(statement),
    statement,
    quote: 'The outlet said so.',
    confidence: 0.7,
    topics: [],
    ...rest,
  };
};

/** What an outlet tells, and how many hours after noon. */
export interface Told {
  readonly says: Statement;
  readonly at?: number;
  readonly by?: string | null;
  readonly claim?: Partial<Claim>;
  readonly item?: Partial<CoverageItem>;
}

/** The item and claim of a telling. */
export function read({ says, at = 0, by = 'Harbour Gazette', claim, item: parts }: Told) {
  const item = anItem({ outlet: by, publishedAt: noon + at * hourMs, ...parts });
  return { item, claim: aClaim(says, { item, ...claim }) };
}

/** Tells one thing after the other, in order of arrival: the fact in the end, and what each telling changed. */
export function tell(...tellings: readonly Told[]): { fact: Fact; changes: Change['kind'][]; last: Change } {
  let fact: Fact | undefined;
  const changes: Change[] = [];
  for (const told of tellings) {
    const reconciled = reconcile({ held: fact, ...read(told) });
    fact = reconciled.fact;
    changes.push(reconciled.change);
  }
  return { fact: fact!, changes: changes.map(({ kind }) => kind), last: changes.at(-1)! };
}

/** The versions of a fact as `live 30 in_force`; the lane is left out where it is the kind of the statement. */
export const shown = (fact: Fact): string[] =>
  fact.versions.map((version) =>
    [version.standing, version.value, version.statement.kind === 'tariff' ? laneOf(version) : '']
      .filter(Boolean)
      .join(' '),
  );

export const liveShown = (fact: Fact): string[] =>
  shown(fact)
    .filter((line) => line.startsWith('live'))
    .toSorted();

/** Every order of a few things. */
export const ordersOf = <T>(things: readonly T[]): T[][] =>
  things.length < 2
    ? [[...things]]
    : things.flatMap((thing, i) => ordersOf(things.toSpliced(i, 1)).map((rest) => [thing, ...rest]));

export const aTelling = (parts: Partial<Telling> = {}): Telling => {
  const outlet = parts.outlet === undefined ? 'Harbour Gazette' : parts.outlet;
  return {
    claimId: `claim of ${outlet}`,
    itemId: `item of ${outlet}`,
    voice: outlet,
    tier: 'paper',
    title: `What ${outlet} wrote`,
    date: '2031-05-14',
    confidence: 0.7,
    ...parts,
    outlet,
  };
};

export const aTeller = (outlet: string | null, parts: Partial<Teller> = {}): Teller => ({
  itemId: `item of ${outlet}`,
  outlet,
  voice: outlet,
  tier: 'paper',
  title: `What ${outlet} wrote`,
  date: '2031-05-14',
  ...parts,
});

export const aDevelopment = (parts: Partial<Development> = {}): Development => {
  const statement = parts.statement ?? aTariff();
  const base = { kind: 'reported', significance: 'normal', itemId: 'item of Harbour Gazette' } as const;
  return {
    ...base,
    id: `development ${JSON.stringify([parts.kind, statement, parts.itemId])}`,
    key: factKeyOf(statement),
    topics: ['tariffs'],
    claimId: 'claim',
    quote: 'The duty stands at 30 %.',
    isFirm: false,
    foundAt: noon,
    ...parts,
    statement,
  };
};

export const anAlert = (parts: Partial<Alert> = {}): Alert => ({
  id: 'alert',
  shortId: 'K7XQ2',
  kind: 'story',
  storyId: 'story',
  openedAt: noon,
  dueAt: noon + 90_000,
  version: 1,
  developments: [aDevelopment()],
  tellers: [aTeller('Harbour Gazette')],
  ...parts,
});
