import type { Alert, Teller } from '../domain/alerts.ts';
import type { Development } from '../domain/developments.ts';
import { outletNotNamed } from '../domain/outlets.ts';
import { formatDate } from '../domain/partial-date.ts';
import type { Button, Line, Reply } from '../domain/replies.ts';
import type { Statement } from '../domain/statements.ts';
import { shorten } from '../lib/plain-text.ts';
import { type Citer, createCiter } from './citing.ts';
import { describe, formatRate, listNames, sayingOf, subjectOf } from './describe.ts';
import { documentLines, filedLines } from './document-lines.ts';

const linesMax = 8;
const quoteCharsMax = 280;
const outletsNamedMax = 6;

/** An alert as readers see it: what changed or is reported, the words it rests on, the rest, who else reports it, its short id. */
export function composeAlert(alert: Alert): Reply {
  const citer = createCiter();
  const [first, ...others] = toldIn(alert);
  const lines = [
    ...(first ? [quoteLine({ alert, development: first, citer })] : []),
    ...(first ? sidesOf({ alert, development: first, citer }) : []),
    ...filedLines(alert),
    ...others.slice(0, linesMax).map((development) => developmentLine({ alert, development, citer })),
    ...moreLine(others.length - linesMax),
    ...documentLines(alert.tellers, citer.cite),
  ];
  return {
    title: headlineOf(alert),
    lines,
    citations: citer.citations,
    notes: [...alsoReported(alert), ...ownNote(alert), `Alert ${alert.shortId} · /why ${alert.shortId}`],
    buttons: buttonsOf(alert),
    more: `/why ${alert.shortId}`,
  };
}

/** What an alert tells, the strongest first; further tellings of what is known tell nothing by themselves. */
export const toldIn = ({ developments }: Alert): Development[] =>
  strongestFirst(latestOnly(developments)).filter(({ kind }) => kind !== 'corroborated');

const ownNote = ({ workspace }: Alert): string[] =>
  workspace === undefined ? [] : ['From a feed that this workspace added; nobody else sees this.'];

// What gathers several stories, or answers an alert, is no story to mute.
const buttonsOf = ({ kind, shortId }: Alert): Button[] => [
  { label: 'Why', command: `/why ${shortId}` },
  { label: 'Sources', command: `/sources alert:${shortId}` },
  { label: 'Wrong?', command: `/wrong ${shortId}` },
  ...(kind === 'story' ? [{ label: 'Mute story', command: `/unsubscribe story:${shortId}` }] : []),
];

/** The first line of an alert. */
export function headlineOf(alert: Alert): string {
  const [first] = strongestFirst(latestOnly(alert.developments));
  if (!first) return 'New coverage';
  const headline = `${filedMark(first, alert)}${headlineOfDevelopment(first)}`;
  return alert.kind === 'catch-up' ? `While Parley was away: ${headline}` : headline;
}

// What only a copy filed for inspection says does not hold yet.
function filedMark({ itemId }: Development, { tellers }: Alert): string {
  const printsOn = tellers.find((teller) => teller.itemId === itemId)?.document?.printsOn;
  return printsOn === undefined ? '' : `To be printed on ${formatDate(printsOn)}: `;
}

/** Who tells what the first line says; all who tell the alert where that is not known. */
export function leadTellers({ developments, tellers }: Alert): Teller[] {
  const [first] = strongestFirst(latestOnly(developments));
  const lead = tellers.filter(({ itemId }) => itemId === first?.itemId);
  return lead.length > 0 ? lead : tellers;
}

/** Every topic that an alert touches. */
export const alertTopics = (alert: Alert): string[] => [...new Set(alert.developments.flatMap(({ topics }) => topics))];

// Talks that were planned, begun and closed within one alert are told by how they stand.
function latestOnly(developments: readonly Development[]): Development[] {
  const stages = ['round', 'contact'];
  const last = new Map(developments.map((development) => [development.key, development]));
  return developments.filter(
    (development) => !stages.includes(development.statement.kind) || last.get(development.key) === development,
  );
}

const kindOrder: readonly Development['kind'][] = ['corrected', 'changed', 'disputed', 'reported', 'corroborated'];
const significanceOrder: readonly Development['significance'][] = ['high', 'normal', 'low'];

const strongestFirst = (developments: readonly Development[]): Development[] =>
  developments.toSorted(
    (a, b) =>
      Number(a.isStruck ?? false) - Number(b.isStruck ?? false) ||
      significanceOrder.indexOf(a.significance) - significanceOrder.indexOf(b.significance) ||
      kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) ||
      (a.position ?? 0) - (b.position ?? 0),
  );

function headlineOfDevelopment({ kind, statement, before, isFirm, isStruck, hedge }: Development): string {
  const subject = subjectOf(statement);
  const pair = before && pairOf(before, statement);
  const text = (): string => {
    if (kind === 'corrected' && pair) return `Corrected: ${subject}: not ${pair.before}, but ${pair.after}`;
    if (kind === 'disputed' && pair) return `Reports differ: ${subject}: ${pair.before} or ${pair.after}`;
    if (kind === 'changed' && pair && isFirm) return `${subject}: ${pair.before} → ${pair.after}`;
    return describe(statement);
  };
  return `${isStruck ? 'Corrected since: ' : ''}${hedged(text(), hedge)}`;
}

// A status that stays the same is said once, at the end.
function pairOf(before: Statement, after: Statement): { before: string; after: string } {
  const isSameStatus = before.kind === 'tariff' && after.kind === 'tariff' && before.status === after.status;
  return { before: isSameStatus ? formatRate(before) : sayingOf(before), after: sayingOf(after) };
}

// "reportedly" and the like stay with what they hedge.
const hedged = (text: string, hedge: string | undefined): string => (hedge ? `${text} (“${hedge}”)` : text);

interface Shown {
  readonly alert: Alert;
  readonly development: Development;
  readonly citer: Citer;
}

// A dispute names both sides, each with its sources.
function sidesOf({ alert, development, citer }: Shown): Line[] {
  const { kind, before, beforeTold = [], statement, itemId, isStruck } = development;
  if (kind !== 'disputed' || !before) return [];
  const told = alert.tellers.filter((teller) => teller.itemId === itemId);
  return [
    struckIf(isStruck, `• ${sayingOf(statement)}: ${listNames(told.map(nameOf))} ${citer.cite(told)}`),
    `• ${sayingOf(before)}: ${listNames([...new Set(beforeTold.map(nameOf))])} ${citer.cite(beforeTold)}`,
  ];
}

function developmentLine({ alert, development, citer }: Shown): Line {
  const text = `• ${headlineOfDevelopment(development)}${speakerOf(development)} ${marksOf({ alert, development, citer })}`;
  return struckIf(development.isStruck, text);
}

function quoteLine({ alert, development, citer }: Shown): Line {
  const marks = marksOf({ alert, development, citer });
  const text = `“${shorten(development.quote, quoteCharsMax)}”${speakerOf(development)} ${marks}`;
  return struckIf(development.isStruck, text);
}

const struckIf = (isStruck: boolean | undefined, text: string): Line => (isStruck ? { text, isStruck: true } : text);

const speakerOf = ({ speaker }: Development): string => (speaker ? `, says ${speaker}` : '');

const marksOf = ({ alert, development, citer }: Shown): string =>
  citer.cite(alert.tellers.filter(({ itemId }) => itemId === development.itemId));

const moreLine = (count: number): string[] => (count > 0 ? [`… and ${count} more`] : []);

// Other outlets by name; further reports of those that are cited already are only counted.
function alsoReported({ developments, tellers }: Alert): string[] {
  const told = new Set(developments.filter(({ kind }) => kind !== 'corroborated').map(({ itemId }) => itemId));
  const cited = new Set(tellers.filter(({ itemId }) => told.has(itemId)).map(nameOf));
  const others = [...new Set(tellers.map(nameOf))].filter((name) => !cited.has(name));
  const repeats = tellers.filter((teller) => !told.has(teller.itemId) && cited.has(nameOf(teller)));
  return [...otherOutlets(others), ...moreReports(repeats)];
}

function otherOutlets(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, outletsNamedMax);
  const more = names.length > shown.length ? [`${names.length - shown.length} more`] : [];
  return [`Also reported by ${countOf(names.length, 'outlet')}: ${listNames([...shown, ...more])}.`];
}

const moreReports = (repeats: readonly Teller[]): string[] =>
  repeats.length === 0
    ? []
    : [`${countOf(repeats.length, 'further report')} by ${listNames([...new Set(repeats.map(nameOf))])}.`];

const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const nameOf = ({ outlet }: Pick<Teller, 'outlet'>): string => outlet ?? outletNotNamed;
