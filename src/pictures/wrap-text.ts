import { type Type, widthOf } from './text-width.ts';

/**
 * The rows of a text that are each at most `widthPx` wide. A date, a rate and "due to end" stay in one row; a single
 * word that is wider is cut with an ellipsis.
 */
export function wrapText(text: string, { widthPx, ...type }: Type & { readonly widthPx: number }): string[] {
  const rows: string[] = [];
  for (const word of bound(text).split(' ')) {
    const longer = rows.length === 0 ? word : `${rows.at(-1)} ${word}`;
    if (rows.length > 0 && widthOf(longer, type) <= widthPx) rows[rows.length - 1] = longer;
    else rows.push(fitting(word, { widthPx, ...type }));
  }
  return rows;
}

const bound = (text: string): string =>
  text.replace(
    /(?<=\d) (?=%)|(?<=\b\d{1,2}) (?=[A-Z][a-z]{2} \d{4}\b)|(?<=\b[A-Z][a-z]{2}) (?=\d{4}\b)|(?<=\bdue) (?=to\b)|(?<=\bdue to(?: take)?) /g,
    '\u00A0',
  );

function fitting(word: string, { widthPx, ...type }: Type & { readonly widthPx: number }): string {
  if (widthOf(word, type) <= widthPx) return word;
  const signs = [...word];
  while (signs.length > 0 && widthOf(`${signs.join('')}…`, type) > widthPx) signs.pop();
  return `${signs.join('')}…`;
}
