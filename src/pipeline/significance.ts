import { type Development, type Significance, significances } from '../domain/developments.ts';
import { isOfficial, type Tier } from '../domain/outlets.ts';
import type { Statement } from '../domain/statements.ts';

/** What a development is weighed by. */
export interface Weighing {
  readonly kind: Development['kind'];
  readonly statement: Statement;
  readonly tier: Tier;
  /** How many independent outlets tell it. */
  readonly outlets: number;
  readonly hedge: string | undefined;
  /** Which sentence of the item makes it: 0 is the title. */
  readonly position: number | undefined;
}
export interface Weighed {
  readonly significance: Significance;
  /** The rows of the table that made it, for a reader. */
  readonly weighedBy: string[];
}

/** How much each kind of change matters, by what it is about: 0 low, 1 normal, 2 high. What is not listed is 1. */
const base: Readonly<Record<Development['kind'], Partial<Record<Statement['kind'], number>>>> = {
  changed: { tariff: 2, deadline: 2, control: 2, agreement: 2, figure: 1, round: 1, contact: 1, delegate: 0, lead: 0 },
  corrected: { tariff: 2, deadline: 2 },
  disputed: { tariff: 2, deadline: 1, figure: 1, lead: 0, delegate: 0 },
  reported: { delegate: 0, lead: 0, figure: 0, record: 0, remark: 0 },
  corroborated: { tariff: 0, deadline: 0, round: 0, control: 0, agreement: 0, contact: 0, figure: 0 },
};

/** What raises or lowers it, each by one. */
const adjustments: readonly {
  readonly by: 1 | -1;
  readonly says: string;
  readonly holds: (of: Weighing) => boolean;
}[] = [
  { by: 1, says: 'an official outlet says it', holds: ({ tier }) => isOfficial(tier) },
  { by: 1, says: 'the leaders themselves', holds: ({ statement }) => isOfLeaders(statement) },
  { by: 1, says: 'three independent outlets or more', holds: ({ outlets }) => outlets >= manyOutlets },
  { by: -1, says: 'hedged', holds: ({ hedge }) => hedge !== undefined },
  { by: -1, says: 'told far down', holds: ({ position }) => (position ?? 0) > leadSentencesMax },
  { by: -1, says: 'only a copy or an aggregator tells it', holds: ({ outlets }) => outlets === 0 },
];
const manyOutlets = 3;
/** The news of an item stands in its title and first sentences. */
const leadSentencesMax = 3;

/** How much a development matters and why: the table's row, then what raises or lowers it. */
export function weigh(weighing: Weighing): Weighed {
  const { kind, statement } = weighing;
  const start = base[kind][statement.kind] ?? (kind === 'corroborated' ? 0 : 1);
  // A detail stays one, whoever tells it.
  const applied = start === 0 ? [] : adjustments.filter(({ holds }) => holds(weighing));
  const level = applied.reduce((sum, { by }) => sum + by, start);
  const significance = significances[Math.min(Math.max(level, 0), significances.length - 1)] ?? 'low';
  return { significance, weighedBy: [`${kind}, ${statement.kind}`, ...applied.map(({ says }) => says)] };
}

const isOfLeaders = (statement: Statement): boolean =>
  statement.kind === 'contact' && statement.who.some((name) => /\b(?:Trump|Xi|Biden)\b/.test(name));
