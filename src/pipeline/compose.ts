import type { Alert, Teller } from '../domain/alerts.ts';
import type { Development } from '../domain/developments.ts';
import { outletNotNamed } from '../domain/outlets.ts';
import type { Line, Reply } from '../domain/replies.ts';
import { shorten } from '../lib/plain-text.ts';
import { type Citer, createCiter } from './citing.ts';
import { describe, listNames, sayingOf, subjectOf } from './describe.ts';

const linesMax = 8;
const quoteCharsMax = 280;
const outletsNamedMax = 6;

/** An alert as readers see it: what changed or is reported, strongest first, a quote, who else reports it, its short id. */
export function composeAlert(alert: Alert): Reply {
  const citer = createCiter();
  const shown = strongestFirst(alert.developments).filter(({ kind }) => kind !== 'corroborated');
  const lines = shown.slice(0, linesMax).map((development) => developmentLine({ alert, development, citer }));
  const [first] = shown;
  return {
    title: headlineOf(alert),
    lines: [...lines, ...moreLine(shown.length - linesMax), ...(first ? [quoteLine(first)] : [])],
    citations: citationsOf(alert, citer),
    notes: [...alsoReported(alert), `Alert ${alert.shortId}. Ask why with /why ${alert.shortId}.`],
  };
}

/** The first line of an alert. */
export function headlineOf(alert: Alert): string {
  const [first] = strongestFirst(alert.developments);
  if (!first) return 'New coverage';
  if (alert.kind === 'catch-up') return `While Parley was away: ${headlineOfDevelopment(first)}`;
  return headlineOfDevelopment(first);
}

/** Every topic that an alert touches. */
export const alertTopics = (alert: Alert): string[] => [...new Set(alert.developments.flatMap(({ topics }) => topics))];

const kindOrder: readonly Development['kind'][] = ['corrected', 'changed', 'disputed', 'reported', 'corroborated'];
const significanceOrder: readonly Development['significance'][] = ['high', 'normal', 'low'];

const strongestFirst = (developments: readonly Development[]): Development[] =>
  developments.toSorted(
    (a, b) =>
      Number(a.isStruck ?? false) - Number(b.isStruck ?? false) ||
      significanceOrder.indexOf(a.significance) - significanceOrder.indexOf(b.significance) ||
      kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind),
  );

function headlineOfDevelopment(development: Development): string {
  const { kind, statement, before, isFirm, hedge } = development;
  const subject = subjectOf(statement);
  const after = hedged(sayingOf(statement), hedge);
  if (kind === 'corrected' && before) return `Corrected: ${subject}: not ${sayingOf(before)}, but ${after}`;
  if (kind === 'disputed' && before) return `Reports differ: ${subject}: ${sayingOf(before)}, or ${after}`;
  if (kind === 'changed' && before && isFirm) return `${subject}: ${sayingOf(before)} → ${after}`;
  return hedged(describe(statement), hedge);
}

// "reportedly" and the like stay with what they hedge.
const hedged = (text: string, hedge: string | undefined): string => (hedge ? `${text} (“${hedge}”)` : text);

function developmentLine({
  alert,
  development,
  citer,
}: {
  alert: Alert;
  development: Development;
  citer: Citer;
}): Line {
  const marks = citer.cite(alert.tellers.filter(({ itemId }) => itemId === development.itemId));
  const by = development.speaker ? `, says ${development.speaker}` : '';
  const text = `${headlineOfDevelopment(development)}${by} ${marks}`.trim();
  return development.isStruck ? { text, isStruck: true } : text;
}

const moreLine = (count: number): string[] => (count > 0 ? [`… and ${count} more`] : []);

const quoteLine = ({ quote }: Development): string => `“${shorten(quote, quoteCharsMax)}”`;

// The outlet behind a shown line first; the rest is counted below.
function citationsOf(alert: Alert, citer: Citer) {
  if (citer.citations.length === 0) citer.cite(alert.tellers.slice(0, 1));
  return citer.citations;
}

function alsoReported(alert: Alert): string[] {
  const told = new Set(alert.developments.filter(({ kind }) => kind !== 'corroborated').map(({ itemId }) => itemId));
  const names = new Set(alert.tellers.filter(({ itemId }) => told.has(itemId)).map(nameOf));
  const others = [...new Set(alert.tellers.map(nameOf))].filter((name) => !names.has(name));
  if (others.length === 0) return [];
  const shown = others.slice(0, outletsNamedMax);
  const more = others.length > shown.length ? [`${others.length - shown.length} more`] : [];
  return [
    `Also reported by ${others.length} ${others.length === 1 ? 'outlet' : 'outlets'}: ${listNames([...shown, ...more])}.`,
  ];
}

const nameOf = ({ outlet }: Teller): string => outlet ?? outletNotNamed;
