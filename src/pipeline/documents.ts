import type { NamedDocument } from '../domain/feeds.ts';
import { authoritiesIn } from '../domain/legal-authorities.ts';
import { matchesOf } from '../lib/matches.ts';
import { sentencesOf } from '../lib/sentences.ts';
import type { Anchor } from './anchors.ts';
import { areApart } from './story-documents.ts';

/** A piece as far as official documents are looked for in it. */
export interface Documented {
  readonly title: string;
  readonly text: string;
  /** What its feed says that it is a copy of. */
  readonly document?: NamedDocument | undefined;
}

/**
 * The official document that a piece is about: what its feed says, then what its own words name. A number that stands
 * beside another of its kind is no subject.
 */
export function documentIn({ title, text, document }: Documented): NamedDocument | undefined {
  const number = document?.number ?? registerNumberIn(text) ?? orderNumberIn({ title, text, document });
  const authority = document?.authority ?? authorityIn(`${title}\n${text.slice(0, wordsReadCharsMax)}`);
  const printsOn = document?.printsOn ?? (document?.number === undefined ? undefined : printDayIn(text));
  if (number === undefined && authority === undefined) return undefined;
  return {
    ...(number === undefined ? {} : { number }),
    ...(authority === undefined ? {} : { authority }),
    ...(printsOn === undefined ? {} : { printsOn }),
  };
}

const authorityIn = (text: string): string | undefined => {
  const named = authoritiesIn(text).slice(0, authoritiesMax);
  return named.length === 0 ? undefined : named.join('; ');
};
const authoritiesMax = 2;

/** The documents that a piece is about, as anchors: `document/FR/2026-18234`, `document/EO/14431`. */
export function documentAnchorsOf({ title, text, document }: Documented): Anchor[] {
  const numbers = [document?.number ?? registerNumberIn(text), orderNumberIn({ title, text, document })];
  return [...new Set(numbers.filter((number) => number !== undefined))].map(anchorOfNumber);
}

/** Whether the copy at hand was filed before what is held was printed: it tells nothing any more. */
export function isSuperseded(piece: Documented, held: WithDocument | undefined): boolean {
  if (!isFiledCopy(piece)) return false;
  return held?.document?.number === piece.document?.number && held?.document?.printsOn === undefined;
}

/** Whether a piece is the copy of a document that was filed for public inspection, ahead of its print. */
export const isFiledCopy = (piece: Documented): boolean =>
  piece.document !== undefined && documentIn(piece)?.printsOn !== undefined;

/** Whether others are copies of official documents of the item's series, and none of its own. */
export function isOfOtherDocument(item: WithDocument, others: readonly WithDocument[]): boolean {
  const [own, told] = [anchorsIn([item]), anchorsIn(others)];
  return areApart(own, told);
}

interface WithDocument {
  readonly document?: NamedDocument | undefined;
}

const anchorsIn = (items: readonly WithDocument[]): Anchor[] =>
  items.flatMap(({ document }) => (document?.number === undefined ? [] : [anchorOfNumber(document.number)]));

const anchorOfNumber = (number: string): Anchor => {
  const order = /^(Executive Order|Proclamation) (\d+)$/.exec(number);
  const [series, value] = order
    ? [order[1] === 'Proclamation' ? 'Proclamation' : 'EO', order[2]]
    : [number.split(' ')[0], number.split(' ').slice(1).join(' ')];
  return `document/${series}/${value}`;
};

const registerNumber =
  /(?:\bFR Doc(?:ument)?\.?(?: No\.?)?:? ?|\bFederal Register (?:document |notice )?(?:number |no\. ?)?|federalregister\.gov\/(?:d|public-inspection|documents\/\d{4}\/\d\d\/\d\d)\/|\bFR )((?:[CRX]\d-)?20\d\d-\d{5})\b/gi;

const registerNumberIn = (text: string): string | undefined =>
  onlyOne(matchesOf(text, registerNumber).map(([, number]) => `FR ${number}`));

const onlyOne = (numbers: readonly string[]): string | undefined => {
  const [number, ...others] = new Set(numbers);
  return others.length === 0 ? number : undefined;
};

// Every order names older ones that it amends or rests on: only one that the piece begins with, or says to be signed, is its own.
const ownOrder =
  /(?:^[\s“"'[(]*|\b(?:signed|signs|sign|issued|issues|published|publishes|prints|printed|files|filed)\s+(?:an?\s+|the\s+|new\s+|today\s+)*)(Executive Order|E\.O\.|EO|Proclamation)\s+(?:No\.\s*)?(\d{4,5})\b/gi;

function orderNumberIn({ title, text, document }: Documented): string | undefined {
  const lead = text.slice(0, leadCharsMax);
  const [first] = sentencesOf(lead);
  // What the Register's list says of a document stands in lines of their own.
  const begins = document === undefined ? [lead.slice(first?.start ?? 0, first?.end ?? 0)] : lead.split('\n');
  const found = [title, ...begins].flatMap((part) => matchesOf(part, ownOrder));
  return onlyOne(
    found.map(([, kind = '', number]) => `${/^p/i.test(kind) ? 'Proclamation' : 'Executive Order'} ${number}`),
  );
}

const leadCharsMax = 1500;

const day = String.raw`(\d{4}-\d\d-\d\d|\d\d?\/\d\d?\/\d{4}|\d\d? [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d\d?, \d{4})`;
const printDay = new RegExp(
  String.raw`\b(?:(?:scheduled |expected )?to be (?:printed|published)|scheduled for (?:printing|publication)) in the Federal Register on ${day}`,
);
const effectiveDay = new RegExp(
  String.raw`\b(?:(?:[Ee]ffective|[Aa]pplicable)(?: date)?:?|EFFECTIVE DATE:|takes? effect|in effect)(?: (?:on|as of|from|beginning|beginning on|on or after))?(?: 12:01 a\.m\.[^.;]{0,40}? on)? ${day}`,
);

// As the Register writes it on the copy: "scheduled to be published in the Federal Register on 09/24/2026".
const printDayIn = (text: string): string | undefined => dayOfMatch(printDay.exec(text.slice(0, wordsReadCharsMax)));

/** The first day on which a text says that its measures take effect, as `2026-12-15`. */
export const effectiveDayIn = (text: string): string | undefined =>
  dayOfMatch(effectiveDay.exec(text.slice(0, wordsReadCharsMax)));

function dayOfMatch(match: RegExpExecArray | null): string | undefined {
  const written = match?.[1];
  if (written === undefined || /^\d{4}-/.test(written)) return written;
  const at = Date.parse(`${written} UTC`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 10);
}

const wordsReadCharsMax = 20_000;

/** The text of a piece without the lines that the Register's lists give to every document. */
export const withoutListLines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !listLine.test(line))
    .join('\n');

const listLine = /^(?:Filed for public inspection\b|US agenc(?:y|ies): |Type: )/;
