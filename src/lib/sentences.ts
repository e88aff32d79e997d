/** A sentence and where it stands: `text.slice(start, end)` gives it back. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text. An abbreviation such as "U.S." does not end one. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    const end = index + segment.length;
    if (endsInAbbreviation.test(segment) && end < text.length && !startsAnew.test(text.slice(end, end + startChars)))
      continue;
    sentences.push(trimmed(text, { start, end }));
    start = end;
  }
  if (start < text.length) sentences.push(trimmed(text, { start, end: text.length }));
  return sentences.filter((sentence) => sentence.text !== '');
}

const endsInAbbreviation =
  /(?:\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|Inc|Co|Corp|Ltd|Sec)\.|\b[A-Z]\.)["']?\s*$/;
// "… to the U.S. The deal": a new sentence after all. A name alone may belong to the abbreviation: "U.S. Treasury".
const startsAnew =
  /^["']?(?:The|This|That|These|Those|It|In|On|At|But|And|He|She|They|Both|While|After|Under|As|His|Its|Their|There|An?|Under|China(?:'s)? (?:also|has|had|will|said|is|was|would)|Beijing (?:also|has|had|will|said|is|was|would))\s/;
const startChars = 16;

function trimmed(text: string, { start, end }: { start: number; end: number }): Sentence {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  return { text: piece.trim(), start: from, end: from + piece.trim().length };
}
