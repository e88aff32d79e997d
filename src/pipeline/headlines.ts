import type { Alert, Teller } from '../domain/alerts.ts';
import { type Development, type Significance, significances } from '../domain/developments.ts';
import { isOfficial } from '../domain/outlets.ts';
import { formatDate } from '../domain/partial-date.ts';
import type { Statement } from '../domain/statements.ts';
import { describe, formatRate, sayingOf, statusWords, subjectOf } from './describe.ts';
import { capitalised, wordsOf } from './slug-words.ts';

/** The first line of an alert: what changed, or what is reported where only one outlet says so. */
export function headlineOf(alert: Alert): string {
  const first = strongestOf(alert);
  if (!first) return 'New coverage';
  const headline = `${filedMark(first, alert)}${reportedMark(first, alert)}${lineOfDevelopment(first)}`;
  return alert.kind === 'catch-up' ? `While Parley was away: ${headline}` : headline;
}

/** `High significance · Tariffs, Talks` */
export function weightLine(alert: Alert): string {
  const topics = alertTopics(alert).map((topic) => capitalised(wordsOf(topic)));
  const more = topics.length > topicsNamedMax ? [`${topics.length - topicsNamedMax} more`] : [];
  const named = [...topics.slice(0, topicsNamedMax), ...more].join(', ');
  return [`${capitalised(alertSignificance(alert))} significance`, named].filter(Boolean).join(' · ');
}

const topicsNamedMax = 3;

/** How much the strongest development of an alert matters. */
export const alertSignificance = ({ developments }: Alert): Significance =>
  significances.findLast((level) => developments.some(({ significance }) => significance === level)) ?? 'low';

/** Every topic that an alert touches, those of its first line first. */
export const alertTopics = (alert: Alert): string[] => [
  ...new Set([strongestOf(alert), ...alert.developments].flatMap((development) => development?.topics ?? [])),
];

/** Who tells what the first line says; all who tell the alert where that is not known. */
export function leadTellers(alert: Alert): Teller[] {
  const first = strongestOf(alert);
  const lead = alert.tellers.filter(({ itemId }) => itemId === first?.itemId);
  return lead.length > 0 ? lead : alert.tellers;
}

const strongestOf = ({ developments }: Pick<Alert, 'developments'>): Development | undefined =>
  toldInOrder(developments)[0];

/** The developments of an alert, strongest first; of talks only how they stand. */
export const toldInOrder = (developments: readonly Development[]): Development[] =>
  latestOnly(developments).toSorted(
    (a, b) =>
      Number(isTakenBackForGood(a)) - Number(isTakenBackForGood(b)) ||
      significanceOrder.indexOf(a.significance) - significanceOrder.indexOf(b.significance) ||
      kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) ||
      (a.position ?? 0) - (b.position ?? 0) ||
      weightOf(a) - weightOf(b),
  );

// Of one sentence, what was done comes before the dates and figures that hang on it.
const weightOf = ({ statement }: Development): number => Number(detailKinds.includes(statement.kind));
const detailKinds: readonly Statement['kind'][] = ['deadline', 'figure', 'record', 'remark'];

const kindOrder: readonly Development['kind'][] = ['corrected', 'changed', 'disputed', 'reported', 'corroborated'];
const significanceOrder = significances.toReversed();

// What was corrected keeps its place where it is known what holds instead.
const isTakenBackForGood = ({ isStruck, correctedTo }: Development): boolean =>
  isStruck === true && correctedTo === undefined;

// Talks that were planned, begun and closed within one alert are told by how they stand.
function latestOnly(developments: readonly Development[]): Development[] {
  const stages = ['round', 'contact'];
  const last = new Map(developments.map((development) => [development.key, development]));
  return developments.filter(
    (development) => !stages.includes(development.statement.kind) || last.get(development.key) === development,
  );
}

// What only a copy filed for inspection says does not hold yet.
function filedMark({ itemId }: Development, { tellers }: Alert): string {
  const printsOn = tellers.find((teller) => teller.itemId === itemId)?.document?.printsOn;
  return printsOn === undefined ? '' : `Filed, to be printed on ${formatDate(printsOn)}: `;
}

/** A development in one line, with its status word, its hedge and its speaker. */
export function lineOfDevelopment(development: Development): string {
  const { kind, statement, before, isFirm, isStruck, correctedTo, hedge, speaker } = development;
  if (isStruck) return struckHeadline(statement, correctedTo);
  const pair = before && pairOf(before, statement);
  const subject = pair?.subject ?? subjectOf(statement);
  const told = (text: string) =>
    `${text}${hedge ? ` (“${hedge}”)` : ''}${speaker ? `, says ${calledBy(speaker)}` : ''}`;
  if (kind === 'corrected') return told(`Corrected: ${pair ? correctedWords(pair) : describe(statement)}`);
  if (kind === 'disputed' && pair) return told(`Reports differ: ${subject}: ${pair.before} or ${pair.after}`);
  return told(
    kind === 'changed' && pair && isFirm ? `${subject}: ${pair.before} → ${pair.after}` : describe(statement),
  );
}

// What one outlet alone says is never told as a fact.
function reportedMark(development: Development, alert: Alert): string {
  const { kind, before, isStruck, hedge, speaker } = development;
  const isAttributed = speaker !== undefined || hearsay.test(hedge ?? '');
  const saysSo = isAttributed || isStruck || kind === 'corrected' || (kind === 'disputed' && before !== undefined);
  return saysSo || isSettled(development, alert) ? '' : 'Reported: ';
}

// "Reportedly" says it once, "may" does not.
const hearsay = /report|alleg|source|familiar|rumou?r/i;

// A government's own word, or two independent outlets: what one outlet says is never told as a fact.
function isSettled({ itemId, isSeconded, hedge }: Development, { tellers }: Alert): boolean {
  const teller = tellers.find((one) => one.itemId === itemId);
  return hedge === undefined && (isSeconded === true || (teller !== undefined && isOfficial(teller.tier)));
}

/** A speaker within a sentence: an office takes its article. */
export function calledBy(speaker: string): string {
  if (!/^(?:White House|Commerce|Ministry|Foreign Ministry|Treasury|USTR)\b/i.test(speaker)) return speaker;
  return /\b(?:official|spokes\w+)$/.test(speaker) ? `a ${speaker}` : `the ${speaker}`;
}

interface Pair {
  readonly subject: string;
  readonly before: string;
  readonly after: string;
}

const correctedWords = ({ subject, before, after }: Pair): string => `${subject}: not ${before}, but ${after}`;

function struckHeadline(statement: Statement, correctedTo: Statement | undefined): string {
  if (correctedTo === undefined) return `Taken back since: ${describe(statement)}`;
  return `Corrected since: ${correctedWords(pairOf(statement, correctedTo))}`;
}

// What stays the same is said once: the status at the end, the rate with its subject.
function pairOf(before: Statement, after: Statement): Pair {
  const subject = subjectOf(after);
  if (before.kind !== 'tariff' || after.kind !== 'tariff')
    return { subject, before: sayingOf(before), after: sayingOf(after) };
  if (before.status === after.status) return { subject, before: formatRate(before), after: sayingOf(after) };
  return formatRate(before) === formatRate(after)
    ? {
        subject: `${subject}, ${formatRate(after)}`,
        before: statusWords[before.status],
        after: statusWords[after.status],
      }
    : { subject, before: sayingOf(before), after: sayingOf(after) };
}
