import { Parser } from 'htmlparser2';
import { parseInPieces } from './parse-in-pieces.ts';

// These stand within a word or a line; every other tag parts what is left and right of it.
const inline = new Set(
  'a abbr acronym b big bdi bdo cite code del dfn em font i ins kbd mark q s small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);
const unseen = new Set(['script', 'style', 'template']);

/** Markup as plain text on one line: references decoded once more, tags and scripts gone, block ends as spaces. */
export function plainHtml(markup: string): string {
  let text = '';
  let [depth, hidden] = [0, 0];
  const part = (name: string): void => {
    if (!inline.has(name)) text += ' ';
  };
  const parser = new Parser({
    ontext: (words) => {
      if (hidden === 0) text += words;
    },
    onopentagname: (name) => {
      depth++;
      if (unseen.has(name)) hidden++;
      part(name);
    },
    onclosetag: (name) => {
      depth--;
      if (unseen.has(name)) hidden--;
      part(name);
    },
  });
  parseInPieces({ parser, markup, depth: () => depth });
  return text
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?’”)])/g, '$1')
    .trim();
}
