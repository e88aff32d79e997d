import { Parser } from 'htmlparser2';
import { parseInPieces } from './parse-in-pieces.ts';

// These stand within a word or a line; every other tag parts what is left and right of it.
const inline = new Set(
  'a abbr acronym b big bdi bdo cite code del dfn em font i ins kbd mark q s small span strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);
const unseen = new Set(['script', 'style', 'template']);

// Stands where a tag parted two texts until it is known what follows; no text has it.
const parting = '\uE000';

/** Markup as plain text on one line: references decoded once more, tags and scripts gone, block ends as spaces. */
export function plainHtml(markup: string): string {
  if (!/[<&]/.test(markup)) return onOneLine(markup);
  let text = '';
  let [depth, hidden] = [0, 0];
  const part = (name: string): void => {
    if (!inline.has(name)) text += parting;
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
  return onOneLine(text);
}

// Runs are made one first: looking for what follows each part of a long run takes the square of its length.
const onOneLine = (text: string): string =>
  text
    .replace(/\uE000{2,}/g, parting)
    .replace(/\uE000(?=[,.;:!?’”)])/g, '')
    // Single blanks are most of all and may stay.
    .replace(/[\s\uE000]{2,}|[^\S ]|\uE000/g, ' ')
    .trim();
