import { Parser } from 'htmlparser2';
import { parseInPieces } from './parse-in-pieces.ts';

/** Markup as plain text on one line: entities decoded once more, tags gone, block ends as spaces. */
export function plainHtml(markup: string): string {
  let text = '';
  let depth = 0;
  const parser = new Parser({
    ontext: (part) => {
      text += part;
    },
    onopentagname: () => {
      depth++;
      text += ' ';
    },
    onclosetag: () => {
      depth--;
      text += ' ';
    },
  });
  parseInPieces({ parser, markup, depth: () => depth });
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?’”)])/g, '$1')
    .trim();
}
