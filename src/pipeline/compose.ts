import type { Alert } from '../domain/alerts.ts';
import type { Development } from '../domain/developments.ts';
import type { Button, Line, Reply } from '../domain/replies.ts';
import { shorten } from '../lib/plain-text.ts';
import { alsoReported, outletOf } from './also-reported.ts';
import { type Citer, createCiter } from './citing.ts';
import { headlineAbout } from './clauses-of.ts';
import { listNames, sayingOf } from './describe.ts';
import { documentLines, filedLines } from './document-lines.ts';
import { alertSignificance, headlineOf, lineOfDevelopment, toldInOrder, weightLine } from './headlines.ts';
import { sentenceOf } from './sentences-of.ts';

export { alertTopics, headlineOf, leadTellers } from './headlines.ts';

const sentencesMax = 3;
const linesMax = 8;
const quoteCharsMax = 200;

/**
 * An alert as readers see it: what changed or is reported, how much it matters, who says it in sentences of our own, the
 * words it rests on, the rest in short, who else reports it, its short id.
 */
export function composeAlert(alert: Alert): Reply {
  const citer = createCiter();
  const [first, ...others] = toldIn(alert);
  const weighty = others.filter(({ significance }) => significance !== 'low').slice(0, sentencesMax - 1);
  const rest = others.filter((development) => !weighty.includes(development));
  const shown = (development: Development): Shown => ({ alert, development, citer });
  return {
    title: headlineOf(alert),
    significance: alertSignificance(alert),
    lines: [
      weightLine(alert),
      ...(first ? leadLines(shown(first)) : []),
      ...filedLines(alert),
      ...weighty.flatMap((development) => tellingLines(shown(development))),
      ...shortLines(rest.map(shown)),
      ...documentLines(alert.tellers, citer.cite),
    ],
    citations: citer.citations,
    notes: [...alsoReported(alert), ...ownNote(alert), `Alert ${alert.shortId} · /why ${alert.shortId}`],
    buttons: buttonsOf(alert),
    more: `/why ${alert.shortId}`,
  };
}

/** What an alert tells, the strongest first; further tellings of what is known tell nothing by themselves. */
export const toldIn = ({ developments }: Alert): Development[] =>
  toldInOrder(developments).filter(({ kind }) => kind !== 'corroborated');

const ownNote = ({ workspace }: Alert): string[] =>
  workspace === undefined ? [] : ['From a feed that this workspace added; nobody else sees this.'];

// What gathers several stories, or answers an alert, is no story to mute.
const buttonsOf = ({ kind, shortId }: Alert): Button[] => [
  { label: 'Why', command: `/why ${shortId}` },
  { label: 'Sources', command: `/sources alert:${shortId}` },
  { label: 'Wrong?', command: `/wrong ${shortId}` },
  ...(kind === 'story' ? [{ label: 'Mute story', command: `/unsubscribe story:${shortId}` }] : []),
];

interface Shown {
  readonly alert: Alert;
  readonly development: Development;
  readonly citer: Citer;
}

// The sentence, and below it the words that it rests on: ours can be checked against theirs.
const leadLines = (shown: Shown): Line[] => [...tellingLines(shown), ...quoteLines(shown), ...sidesOf(shown)];

// What was taken back is crossed out, and what holds instead stands below it.
function tellingLines(shown: Shown): Line[] {
  const { correctedTo, isStruck } = shown.development;
  const line = struckIf(isStruck, `${sentenceIn(shown)} ${marksOf(shown)}`);
  if (!isStruck) return [line];
  const instead =
    correctedTo === undefined
      ? 'It was taken back.'
      : `What holds instead, by a correction of that outlet: ${sayingOf(correctedTo)}.`;
  return [line, instead];
}

function sentenceIn({ alert, development }: Shown): string {
  const { kind, isFirm, before, itemId, ...said } = development;
  const teller = alert.tellers.find((one) => one.itemId === itemId);
  const isTold = kind === 'corroborated' || (kind === 'changed' && !isFirm) ? 'reported' : kind;
  return sentenceOf({
    ...{ kind: isTold, statement: said.statement, before, outlet: teller?.outlet ?? null },
    ...{ tier: teller?.tier ?? 'aggregator', speaker: said.speaker, hedge: said.hedge },
  });
}

// A story that is told by its headline is quoted by its sentence already.
function quoteLines(shown: Shown): Line[] {
  const { quote, statement, isStruck } = shown.development;
  if (statement.kind === 'remark' && statement.about === headlineAbout) return [];
  return [struckIf(isStruck, `“${shorten(quote, quoteCharsMax)}” ${marksOf(shown)}`)];
}

// A dispute names both sides, each with its sources.
function sidesOf({ alert, development, citer }: Shown): Line[] {
  const { kind, before, beforeTold = [], statement, itemId, isStruck } = development;
  if (kind !== 'disputed' || !before) return [];
  const told = alert.tellers.filter((teller) => teller.itemId === itemId);
  return [
    struckIf(isStruck, `• ${sayingOf(statement)}: ${listNames(told.map(outletOf))} ${citer.cite(told)}`),
    `• ${sayingOf(before)}: ${listNames([...new Set(beforeTold.map(outletOf))])} ${citer.cite(beforeTold)}`,
  ];
}

// Details stand below one heading, so that each need not say again that it is only reported.
function shortLines(shown: readonly Shown[]): Line[] {
  if (shown.length === 0) return [];
  const more = shown.length - linesMax;
  return ['Reported besides:', ...shown.slice(0, linesMax).map(shortLine), ...(more > 0 ? [`… and ${more} more`] : [])];
}

function shortLine(shown: Shown): Line {
  const { isStruck, correctedTo } = shown.development;
  const text = `• ${lineOfDevelopment(shown.development)} ${marksOf(shown)}`;
  return correctedTo === undefined ? struckIf(isStruck, text) : text;
}

const struckIf = (isStruck: boolean | undefined, text: string): Line => (isStruck ? { text, isStruck: true } : text);

const marksOf = ({ alert, development, citer }: Shown): string =>
  citer.cite(alert.tellers.filter(({ itemId }) => itemId === development.itemId));
