import { isOfficial, outletNotNamed, type Tier } from '../domain/outlets.ts';
import type { Statement } from '../domain/statements.ts';
import { shorten } from '../lib/plain-text.ts';
import { clauseOf } from './clauses-of.ts';
import { formatRate, sayingOf, statusWords } from './describe.ts';
import { calledBy } from './headlines.ts';
import { capitalised } from './slug-words.ts';

/** What one outlet says, from the slots of its claim. */
export interface Said {
  readonly kind: 'reported' | 'changed' | 'disputed' | 'corrected';
  readonly statement: Statement;
  /** What stood before, what the other side says, or what is taken back. */
  readonly before?: Statement | undefined;
  readonly outlet: string | null;
  readonly tier: Tier;
  readonly speaker?: string | undefined;
  readonly hedge?: string | undefined;
}

const sentenceCharsMax = 300;
const nameCharsMax = 60;
const hedgeCharsMax = 40;

/**
 * A sentence of our own on what an outlet says: `The US tariff on Chinese goods goes up from 47 % to 57 %, Sample Wire
 * reports; it is in force from 1 Nov 2026.` It names who says it, and keeps the status, the hedge and the speaker.
 */
export function sentenceOf(said: Said): string {
  const { clause, tail } = clauseOf(said.statement, rateBefore(said));
  const reserve = said.hedge === undefined ? '' : ` (“${shorten(said.hedge, hedgeCharsMax)}”)`;
  const told = `${besideOf(said)}, ${accountOf(said)}${reserve}`;
  const end = tail === '' ? '.' : `; ${tail}.`;
  const room = sentenceCharsMax - told.length - end.length;
  return `${capitalised(shorten(clause.replace(/\.$/, ''), room))}${told}${end}`;
}

// Where only a rate in force moves, the clause says it as a rise or a cut; what is threatened has not moved.
const rateBefore = ({ kind, statement, before }: Said): number | undefined =>
  kind === 'changed' && isSameStatus(statement, before) && before.status === 'in_force'
    ? (before.percent ?? undefined)
    : undefined;

type Tariff = Extract<Statement, { kind: 'tariff' }>;
const isSameStatus = (statement: Statement, before: Statement | undefined): before is Tariff =>
  statement.kind === 'tariff' && before?.kind === 'tariff' && before.status === statement.status && !before.isOver;

const besideCharsMax = 90;

// What was told besides: before, by others, or wrongly.
function besideOf(said: Said): string {
  const { kind, statement, before } = said;
  if (before === undefined || kind === 'reported' || rateBefore(said) !== undefined) return '';
  const saying = shorten(otherWords(statement, before), besideCharsMax);
  if (kind === 'corrected') return `, not ${saying}`;
  return kind === 'disputed' ? ` (others: ${saying})` : ` (before: ${saying})`;
}

// Of a rate only what differs: its level, its status, or both.
function otherWords(statement: Statement, before: Statement): string {
  if (statement.kind !== 'tariff' || before.kind !== 'tariff') return sayingOf(before);
  if (statement.status === before.status) return formatRate(before);
  return formatRate(before) === formatRate(statement) ? statusWords[before.status] : sayingOf(before);
}

function accountOf({ kind, outlet, tier, speaker }: Said): string {
  const name = shorten(outlet ?? `an ${outletNotNamed}`, nameCharsMax);
  if (kind === 'corrected') return `${name} says in a correction`;
  if (speaker === undefined) return `${name} ${isOfficial(tier) ? 'says' : 'reports'}`;
  const who = `says ${shorten(calledBy(speaker), nameCharsMax)}`;
  return speaker === outlet ? who : `${who}, according to ${name}`;
}
