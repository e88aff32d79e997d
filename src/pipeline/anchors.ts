import type { Claim } from '../domain/claims.ts';
import type { Statement } from '../domain/statements.ts';
import { sentencesOf } from '../lib/sentences.ts';

/** What an item is about, such as `round/Madrid/2025-09` or `tariff/US>CN/100`: by it stories are bound or kept apart. */
export type Anchor = string;

/** The anchors of an item. */
export interface Anchors {
  /** What its lead claims, recalled history left out. */
  readonly anchors: readonly Anchor[];
  /** Those that its title or first sentence claims with confidence: only they keep stories apart. */
  readonly mainAnchors: readonly Anchor[];
}

/** What an item is about by its claims: each anchor once, in the order of the claims. */
export function anchorsOf(claims: readonly Claim[], { text }: { readonly text: string }): Anchors {
  const ends = sentencesOf(text.slice(0, leadCharsMax)).map(({ end }) => end);
  const endOf = (sentences: number): number => ends[sentences - 1] ?? text.length;
  const current = claims.filter(({ isRecalled }) => !isRecalled);
  const main = current.filter(({ confidence }) => confidence >= mainConfidenceMin);
  return {
    anchors: anchorsBefore(current, endOf(leadSentences)),
    mainAnchors: anchorsBefore(main, endOf(1)),
  };
}

const leadCharsMax = 1500;
const leadSentences = 3;
const mainConfidenceMin = 0.6;

// What stands in the title has no place in the text.
const anchorsBefore = (claims: readonly Claim[], end: number): Anchor[] => [
  ...new Set(
    claims
      .filter(({ start = 0 }) => start < end)
      .map(({ statement }) => anchorOf(statement))
      .filter((anchor) => anchor !== undefined),
  ),
];

function anchorOf(statement: Statement): Anchor | undefined {
  switch (statement.kind) {
    case 'round':
      return statement.place === null ? undefined : `round/${statement.place}/${statement.month}`;
    case 'contact':
      return `contact/${statement.who.toSorted().join('-')}/${statement.mode}/${statement.date}`;
    case 'tariff':
      return isNewRate(statement) ? `tariff/${statement.imposer}>${statement.target}/${statement.percent}` : undefined;
    case 'control':
      return `control/${statement.imposer}/${slug(statement.item)}/${leaning(statement.action)}`;
    case 'figure':
      return `figure/${statement.metric}/${statement.value}`;
    case 'agreement':
      return `agreement/${slug(statement.what)}/${statement.status}`;
    case 'deadline':
      return `deadline/${statement.date ?? statement.days}`;
    case 'accusation':
      return `accusation/${statement.by}>${statement.against}`;
    case 'delegate':
      return `delegate/${slug(statement.person)}`;
    default:
      return undefined;
  }
}

const isNewRate = ({ percent, status }: Extract<Statement, { kind: 'tariff' }>): boolean =>
  percent !== null && status !== 'former' && status !== 'in_force';

const tightening: ReadonlySet<string> = new Set(['imposed', 'tightened', 'threatened']);
const leaning = (action: string): string => (tightening.has(action) ? 'tighter' : 'looser');

const slug = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');

/** Anchors as terms that items share: a call or meeting counts by its month, since reports differ by a day. */
export const anchorTerms = (anchors: readonly Anchor[]): string[] =>
  anchors.map((anchor) => `§${anchor.startsWith('contact/') ? anchor.replace(/-\d\d$/, '') : anchor}`);
