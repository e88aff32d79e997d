/** A word or phrase that is looked for as it stands. */
export interface Piece {
  /** As its owner writes it. */
  readonly written: string;
  readonly text: string;
  /** Nothing of the same word may follow. */
  readonly isWhole: boolean;
}

/** A piece and where it stands. */
export interface Standing {
  readonly piece: Piece;
  readonly at: number;
}

/**
 * Builds what finds all pieces in one pass over a text: several hundred patterns would each need their own. A piece
 * starts where a word starts; a leading `#` in it is any digit. At one place they come in the order given.
 */
export function createScanner(pieces: readonly Piece[]): (text: string) => Standing[] {
  const byStart = Map.groupBy(pieces, ({ text }) => startOf(text.charCodeAt(0), text.charCodeAt(1)));
  return (text) => {
    const found: Standing[] = [];
    for (let at = 0; at < text.length; at++) {
      if (!canStart(text, at)) continue;
      const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
      addStanding({ found, text, at }, byStart.get(startOf(first, second)));
      if (isDigit(first)) addStanding({ found, text, at }, byStart.get(startOf(anyDigit, second)));
    }
    return found;
  };
}

interface Place {
  readonly found: Standing[];
  readonly text: string;
  readonly at: number;
}

// Called for every word, mostly without candidates: it makes no lists of its own.
function addStanding({ found, text, at }: Place, candidates: readonly Piece[] | undefined): void {
  if (candidates === undefined) return;
  for (const piece of candidates) {
    const standing = { piece, at };
    if (stands(text, standing)) found.push(standing);
  }
}

/** Builds a finder of whole names, as they are written; the longest that fits wins. */
export function createNameFinder(names: readonly string[]): (text: string) => string[] {
  const pieces = [...new Set(names)].map((text) => ({ written: text, text, isWhole: true }));
  const scan = createScanner(pieces.toSorted((a, b) => b.text.length - a.text.length));
  return (text) => {
    let end = 0;
    return scan(text).flatMap(({ piece, at }) => {
      if (at < end) return [];
      end = at + piece.text.length;
      return [piece.text];
    });
  };
}

// The first two characters as one number; no piece is shorter.
const startOf = (first: number, second: number): number => first * 0x10000 + (second || 0);
const anyDigit = '#'.charCodeAt(0);

function stands(text: string, { piece, at }: Standing): boolean {
  const isThere = piece.text.startsWith('#')
    ? text.startsWith(piece.text.slice(1), at + 1)
    : text.startsWith(piece.text, at);
  if (!isThere || !piece.isWhole) return isThere;
  const end = at + piece.text.length;
  // "US$160 billion" names money, not the country.
  return isUnspaced(text.charCodeAt(end - 1)) || (!isOfWord(text.charCodeAt(end)) && text.charAt(end) !== '$');
}

// Chinese and Japanese are written without spaces, so that a word may start anywhere.
function canStart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return isDigit(code) || isUnspaced(code) || !isOfWord(before) || isUnspaced(before);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isUnspaced = (code: number): boolean => code >= 0x3040 && code <= 0x9fff;

function isOfWord(code: number): boolean {
  if (code < 0x80) return isDigit(code) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return code >= 0x80 && /[\p{L}\p{N}]/u.test(String.fromCharCode(code));
}
