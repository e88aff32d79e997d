import type { Version } from '../domain/facts.ts';
import type { Statement, StatementOf } from '../domain/statements.ts';

/** Live reports that differ within this span contradict each other; after it, the later one replaces the earlier. */
export const disputeWindowMs = 36 * 3_600_000;

/** The text itself tells the move: "from 57 % to 47 %", "extended to 10 November". */
export function isToldMove(now: Statement, before: Statement): boolean {
  if (now.kind === 'deadline' && before.kind === 'deadline')
    return now.isMoved === true && (now.date ?? '') > (before.date ?? '');
  if (now.kind !== 'tariff' || before.kind !== 'tariff') return false;
  return now.previousPercent !== undefined && now.previousPercent === before.percent;
}

const roundOrder: readonly StatementOf<'round'>['status'][] = ['planned', 'under_way', 'concluded'];

/** What was planned was held, what was under way is over: never the other way round. */
export function isProgress(now: Statement, before: Statement): boolean {
  if (now.kind === 'round' && before.kind === 'round')
    return roundOrder.indexOf(now.status) > roundOrder.indexOf(before.status);
  return now.kind === 'contact' && before.kind === 'contact' && now.status === 'held' && before.status === 'planned';
}

/**
 * Whether another version is the older word: it goes back, lies long before, or is the rate from which a told move
 * starts. "Will meet" after "have met" is an older text.
 */
export const isOlder = (incoming: Version, rival: Version): boolean =>
  isProgress(rival.statement, incoming.statement) ||
  rival.firstAt - incoming.firstAt > disputeWindowMs ||
  (isToldMove(rival.statement, incoming.statement) && incoming.firstAt <= rival.firstAt);

/**
 * Kinds whose next stage is a change even beside another lane: a rate threatened and then in force at once; what is done
 * about a control or an agreement only when the other stage is not of the same news, where outlets word one act in two ways.
 */
export function isNextStage(incoming: Version, before: Version): boolean {
  switch (incoming.statement.kind) {
    case 'tariff':
      return (
        incoming.value === before.value || isToldMove(incoming.statement, before.statement) || isRise(incoming, before)
      );
    case 'agreement':
      // A deal in principle after a deal is another outlet's word for it, no step back.
      return stageOf(incoming) > stageOf(before) && incoming.firstAt - before.firstAt > disputeWindowMs;
    case 'control':
      return incoming.firstAt - before.firstAt > disputeWindowMs;
    default:
      return false;
  }
}

// A higher rate that is threatened or announced is a change ahead. A lower one beside it may be another duty, unless the
// text tells the cut; so may a suspended part.
function isRise({ statement: now }: Version, { statement: before }: Version): boolean {
  if (now.kind !== 'tariff' || before.kind !== 'tariff' || now.percent === null || before.percent === null)
    return false;
  return ['threatened', 'announced'].includes(now.status) && now.percent > before.percent;
}

const stages: readonly string[] = [
  'in_principle',
  'pending_approval',
  'reached',
  'signed',
  'rejected',
  'breach_alleged',
];
const stageOf = ({ statement }: Version): number =>
  statement.kind === 'agreement' ? stages.indexOf(statement.status) : -1;
