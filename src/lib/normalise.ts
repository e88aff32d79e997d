/** A text made plain for reading, which remembers where each character stood. */
export interface PlainText {
  readonly text: string;
  /** Where the character at `index` stood in the text as it came; `text.length` gives its end. */
  originalAt(index: number): number;
}

/** Quotation marks, dashes and spaces of one kind each; marks that nobody sees are gone. */
export function normalise(original: string): PlainText {
  if (unseen.test(original)) return withoutUnseen(original);
  return {
    text: original.replace(otherwise, (character) => plainOf[character] ?? character),
    originalAt: (index) => Math.min(index, original.length),
  };
}

// Only where characters go does one have to remember where the others stood.
function withoutUnseen(original: string): PlainText {
  const places: number[] = [];
  let text = '';
  for (let at = 0; at < original.length; at++) {
    const character = original.charAt(at);
    if (unseen.test(character)) continue;
    text += plainOf[character] ?? character;
    places.push(at);
  }
  places.push(original.length);
  return { text, originalAt: (index) => places[Math.min(index, places.length - 1)] ?? original.length };
}

const unseen = /[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]/;
// One character for one character, so that lengths stay.
const plainOf: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‐': '-',
  '‑': '-',
  '‒': '–',
  '−': '-',
  '％': '%',
  '\u00A0': ' ',
  '\u2007': ' ',
  '\u2009': ' ',
  '\u202F': ' ',
  '\t': ' ',
};
const otherwise = new RegExp(`[${Object.keys(plainOf).join('')}]`, 'g');
