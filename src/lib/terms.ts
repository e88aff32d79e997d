import { createScanner, type Piece } from './scanner.ts';

/** Where each term stands: the indexes of its sentences, once for each time. Terms that stand nowhere are left out. */
export type TermHits = ReadonlyMap<string, readonly number[]>;

/** Finds terms in sentences. */
export type TermFinder = (sentences: readonly string[]) => TermHits;

interface ParsedTerm {
  readonly term: string;
  /** Alternatives for each of what must stand in one sentence. */
  readonly parts: readonly (readonly string[])[];
  /** What must not stand there. */
  readonly barred: readonly string[];
}

/**
 * Builds a finder of terms, whatever their case. A term is a word or phrase, found at the start of a word; `|` parts
 * alternatives, `$` ends a whole word, `#` is a digit; all that ` & ` joins must stand in one sentence, and nothing of a
 * part that begins with `!` may.
 */
export function createTermFinder(terms: readonly string[]): TermFinder {
  const parsed = [...new Set(terms)].map(parseTerm);
  const scan = createScanner(
    [...new Set(parsed.flatMap(({ parts, barred }) => [...parts.flat(), ...barred]))].map(pieceOf),
  );
  // A sentence without any alternative of a term's first part needs no further look at that term.
  const byFirst = groupByFirst(parsed);
  return (sentences) => {
    const hits = new Map<string, number[]>();
    sentences.forEach((sentence, index) => {
      const counts = countsOf(scan(foldTerm(sentence)).map(({ piece }) => piece.written));
      const candidates = new Set([...counts.keys()].flatMap((written) => byFirst.get(written) ?? []));
      for (const one of candidates) addHits(hits, { term: one.term, index, times: timesOf(one, counts) });
    });
    return hits;
  };
}

/** A text as terms are compared with it: lower case, plain quotation marks and hyphens, "U.S." as "us". */
export const foldTerm = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[‐‑–]/g, '-')
    .replace(/\bu\.\s?s\.?(?!\w)/g, 'us');

function parseTerm(term: string): ParsedTerm {
  const parts = term.split(' & ').map(foldTerm);
  const [barred, wanted] = [parts.filter(isBarred), parts.filter((part) => !isBarred(part))];
  return { term, parts: wanted.map(alternativesOf), barred: barred.flatMap((part) => alternativesOf(part.slice(1))) };
}

const isBarred = (part: string): boolean => part.startsWith('!');
const alternativesOf = (part: string): string[] => part.split('|');

function pieceOf(written: string): Piece {
  const isWhole = written.endsWith('$');
  return { written, text: isWhole ? written.slice(0, -1) : written, isWhole };
}

function groupByFirst(parsed: readonly ParsedTerm[]): ReadonlyMap<string, readonly ParsedTerm[]> {
  const groups = new Map<string, ParsedTerm[]>();
  for (const one of parsed)
    for (const written of one.parts[0] ?? []) groups.set(written, [...(groups.get(written) ?? []), one]);
  return groups;
}

function countsOf(found: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const written of found) counts.set(written, (counts.get(written) ?? 0) + 1);
  return counts;
}

function timesOf({ parts, barred }: ParsedTerm, counts: ReadonlyMap<string, number>): number {
  if (barred.some((written) => counts.has(written))) return 0;
  return Math.min(...parts.map((part) => part.reduce((sum, written) => sum + (counts.get(written) ?? 0), 0)));
}

interface Hit {
  readonly term: string;
  readonly index: number;
  readonly times: number;
}

function addHits(hits: Map<string, number[]>, { term, index, times }: Hit): void {
  if (times === 0) return;
  const at = hits.get(term) ?? [];
  for (let time = 0; time < times; time++) at.push(index);
  hits.set(term, at);
}
