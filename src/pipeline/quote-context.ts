/** A quote with what stands around it, each as it stands in the text: put together they are a part of it. */
export interface QuoteInContext {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

export interface QuotePlace {
  readonly text: string;
  /** `text.slice(start, end)` is the quote. */
  readonly start: number;
  readonly end: number;
  /** About how much is shown on each side. */
  readonly charsAround: number;
}

/** A quote and what stands around it, cut where a sentence or at least a word begins or ends. */
export function inContext({ text, start, end, charsAround }: QuotePlace): QuoteInContext {
  const from = start <= charsAround ? 0 : beginIn(text, { least: start - charsAround, most: start });
  const to = text.length - end <= charsAround ? text.length : endIn(text, { least: end, most: end + charsAround });
  return {
    before: text.slice(from, start),
    quote: text.slice(start, end),
    after: text.slice(end, to),
    isCutBefore: from > 0,
    isCutAfter: to < text.length,
  };
}

interface Span {
  readonly least: number;
  readonly most: number;
}

// A sentence that begins in the nearer half would leave little to read.
function beginIn(text: string, { least, most }: Span): number {
  const part = text.slice(least, most);
  const sentence = part.slice(0, part.length / 2).search(/(?<=[.!?…]["”’)]?\s+)\S|(?<=[。！？\n])\S/u);
  const word = part.search(/(?<=\s)\S/u);
  return whole(text, least + Math.max(0, sentence >= 0 ? sentence : word));
}

function endIn(text: string, { least, most }: Span): number {
  const part = text.slice(least, most);
  const half = Math.floor(part.length / 2);
  const sentence = [...part.slice(half).matchAll(/[.!?…]["”’)]?(?=\s)|[。！？](?=.)/gu)].at(-1);
  if (sentence) return least + half + sentence.index + sentence[0].length;
  const word = part.search(/\s\S*$/u);
  return whole(text, word >= 0 ? least + word : most);
}

// Never through a surrogate pair.
const whole = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at);
