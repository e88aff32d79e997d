import { matchesOf } from '../lib/matches.ts';
/** Whether a line holds a sentence or leads to one. A headline holds none: no full stop, few words, a capital first. */
export function isSentenceLine(line: string): boolean {
  if (innerBreak.test(line) || /^\p{Ll}|。/u.test(line)) return true;
  const words = countWords(line);
  if (/[?!]["”’'»)\]]*$/.test(line)) return words > titleWordsMax;
  if (/(?:…|\.\.\.)["”’'»)\]]*$/.test(line)) return !isTitleCase(line);
  if (/[.:;,！？；：，]["”’'»)\]]*$/.test(line)) return !(endsInAbbreviation.test(line) && words <= titleWordsMax);
  return words > lineWordsMax && !isTitleCase(line);
}

/** Whether most of the longer words of a line begin with a capital, as in many headlines; so too in bits of a few words. */
export function isTitleCase(line: string): boolean {
  const longer = wordsOf(line).filter((word) => word.length >= 4);
  return longer.length < 3 || longer.filter((word) => /^\p{Lu}/u.test(word)).length >= longer.length * 0.7;
}

/** Whether a line is a point of a list or a row of rates, which no headline is: it begins with a letter or number in brackets or in Chinese, or with a control number (3A090), or names a rate or a tariff line. */
export const isPoint = (line: string): boolean => point.test(line) || rate.test(line);

/** Whether no subject runs through these lines: no word of substance stands in half of them. */
export function areUnrelated(lines: readonly string[]): boolean {
  const linesWith = new Map<string, number>();
  for (const line of lines)
    for (const word of new Set(wordsOf(line.toLowerCase()).filter((one) => one.length >= 4 && !common.has(one))))
      linesWith.set(word, (linesWith.get(word) ?? 0) + 1);
  return Math.max(0, ...linesWith.values()) < lines.length / 2;
}

/** Where headlines that were glued together begin behind the last sentence of a line; its length where there are none. */
export function gluedTitlesStart(line: string): number {
  let start = 0;
  for (const { 0: stop, index } of matchesOf(line, innerBreaks)) start = index + stop.length;
  const rest = line.slice(start);
  return countWords(rest) >= gluedWordsMin && isTitleCase(rest) && !isSentenceLine(rest) ? start : line.length;
}

const point =
  /^(?:[(（](?:[a-z]{1,4}|\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,5}条|\d{1,2} ?[.、．] ?\p{Script=Han}|\d[A-E]\d{3}\b)/u;
const rate = /\d ?(?:%|％|per ?cent\b)|\b\d{4}\.\d{2}\b/;

const titleWordsMax = 16;
const lineWordsMax = 30;
const gluedWordsMin = 40;

const wordsOf = (line: string): string[] => line.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
const countWords = (line: string): number => line.split(/\s+/).length;

// A stop behind a word in lower case, then a new beginning: “U.S. Soldiers” and “vs. China” hold none.
const innerBreak = /[\p{Ll}\p{N}%]{2}[.!?]["”’')\]]*\s+["“‘'(]*\p{Lu}/u;
const innerBreaks =
  /(?<=[\p{Ll}\p{N}%]{2})(?<!\b(?:vs|[JS]r|Mrs?|Dr|St|Gov|Sen|Rep|Gen))[.!?]["”’')\]]*\s+(?=["“‘'(]*\p{Lu})/gu;
const endsInAbbreviation = /\b(?:\p{Lu}\.){2,}$|\b(?:a\.m|p\.m|Inc|Co|Corp|Ltd|Jr|Sr)\.$/u;

const common = new Set(
  `about after against amid before between from have into more over says said than that their this with what when
  where while will would year years`.split(/\s+/),
);
