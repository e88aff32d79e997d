/** Text from outside on one line: control and direction characters gone, white space folded, cut at `charsMax`. */
export function plainLine(text: string, charsMax: number): string {
  const line = onlySeen(text).replace(/\s+/g, ' ').trim();
  return shorten(line, charsMax);
}

/** Text from outside with a blank for each control and direction character, and nothing else changed. */
export const onlySeen = (text: string): string => text.replace(unseen, ' ');

/** Cuts at `charsMax` characters, with an ellipsis, never through a surrogate pair. */
export function shorten(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  return `${text.slice(0, charsMax - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

// Control characters, and the marks that turn the direction of text or hide in it.
const unseen = /[\p{Cc}\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;
