import type { Alert } from '../domain/alerts.ts';
import type { NamedDocument } from '../domain/feeds.ts';
import { isOfficial, type Tier } from '../domain/outlets.ts';
import { filedWords } from './filed-claims.ts';

interface Documented {
  readonly tier: Tier;
  readonly document?: NamedDocument | undefined;
}

const documentsShownMax = 3;

/** `Document: FR 2026-18234; authority: section 301 of the Trade Act of 1974.`, one for each document that pieces are copies of or name. */
export function documentNotes(pieces: readonly Documented[]): string[] {
  const numbered = pieces.filter(({ document }) => document?.number !== undefined);
  const known = new Set(numbered.map(({ document }) => document?.authority));
  const others = pieces.filter(({ document }) => document?.number === undefined && !known.has(document?.authority));
  return [...new Set([...numbered, ...others].flatMap((piece) => noteOf(piece) ?? []))].slice(0, documentsShownMax);
}

/** What an alert says plainly of documents that are not printed yet. */
export function filedLines({ tellers }: Pick<Alert, 'tellers'>): string[] {
  const days = new Set(tellers.map(({ document }) => document?.printsOn).filter((day) => day !== undefined));
  return [...days].slice(0, documentsShownMax).map((day) => sentenceOf(filedWords(day)));
}

// An authority alone is the word of a government, or a paper's aside.
function noteOf({ tier, document }: Documented): string | undefined {
  if (document?.number === undefined)
    return document?.authority !== undefined && isOfficial(tier) ? `Authority: ${document.authority}.` : undefined;
  const authority = document.authority === undefined ? '' : `; authority: ${document.authority}`;
  return `Document: ${document.number}${authority}.`;
}

const sentenceOf = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
