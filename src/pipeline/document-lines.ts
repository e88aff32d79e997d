import type { Alert } from '../domain/alerts.ts';
import type { NamedDocument } from '../domain/feeds.ts';
import { isOfficial, type Tier } from '../domain/outlets.ts';
import { filedWords } from './filed-claims.ts';

interface Documented {
  readonly tier: Tier;
  readonly document?: NamedDocument | undefined;
}

const documentsShownMax = 3;

/**
 * `Document: FR 2026-18234; authority: section 301 of the Trade Act of 1974.`, one for each document that pieces are
 * copies of or name, with the marks of those that governments publish.
 */
export function documentLines<Piece extends Documented>(
  pieces: readonly Piece[],
  cite: (pieces: readonly Piece[]) => string = () => '',
): string[] {
  const byNumber = Map.groupBy(pieces, ({ document }) => document?.number);
  const numbered = [...byNumber].flatMap(([number, group]) => (number === undefined ? [] : [{ number, group }]));
  const shown = numbered.slice(0, documentsShownMax).map(({ number, group }) => {
    const authority = group.find(({ document }) => document?.authority !== undefined)?.document?.authority;
    const marks = cite(group.filter(({ tier }) => isOfficial(tier)));
    const words = `Document: ${number}${authority === undefined ? '' : `; authority: ${authority}`}`;
    return `${words}${marks === '' ? '.' : ` ${marks}`}`;
  });
  return shown.length > 0 ? shown : authorityLines(pieces);
}

// An authority alone is the word of a government, or a paper's aside.
function authorityLines(pieces: readonly Documented[]): string[] {
  const authority = pieces.find(({ tier, document }) => isOfficial(tier) && document?.authority !== undefined)?.document
    ?.authority;
  return authority === undefined ? [] : [`Authority: ${authority}.`];
}

/** What an alert says plainly of documents that are not printed yet. */
export function filedLines({ tellers }: Pick<Alert, 'tellers'>): string[] {
  const days = new Set(tellers.map(({ document }) => document?.printsOn).filter((day) => day !== undefined));
  return [...days].slice(0, documentsShownMax).map((day) => sentenceOf(filedWords(day)));
}

const sentenceOf = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
