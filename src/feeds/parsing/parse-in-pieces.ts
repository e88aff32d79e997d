import type { Parser } from 'htmlparser2';

const pieceChars = 4_096;
const depthMax = 1_000;

/** Feeds markup to a parser piece by piece, and stops where it is nested deeper than any honest markup: a parser's time grows with the square of the depth. */
export function parseInPieces({
  parser,
  markup,
  depth,
  isDone = () => false,
}: {
  parser: Parser;
  markup: string;
  /** How many tags are open now. */
  depth: () => number;
  /** True when the rest is of no use. */
  isDone?: () => boolean;
}): void {
  for (let at = 0; at < markup.length && depth() <= depthMax && !isDone(); at += pieceChars)
    parser.write(markup.slice(at, at + pieceChars));
  parser.end();
}
