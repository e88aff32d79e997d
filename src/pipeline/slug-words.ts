import { nounOf } from '../domain/names.ts';

/** The words of a slug as a reader would write them: `uk-us-deal` is “UK–US deal”. */
export function wordsOf(slug: string): string {
  const plain = slug.replace(/[_-]+/g, ' ').trim();
  const named = names
    .reduce((text, [looks, name]) => text.replace(looks, name), plain)
    .replace(tradedWith, (code) => nounOf(code.toUpperCase()));
  return named.replace(properNames, capitalised).replace(initials, (letters) => letters.toUpperCase());
}

/** The text with its first letter as a capital. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

// Slugs are in lower case throughout, so names have to be known.
const names: readonly (readonly [RegExp, string])[] = [
  [/\buk us\b/gi, 'UK–US'],
  [/\bus cn\b|\bus china\b/gi, 'US–China'],
  [/\b(to|with|from|by) cn\b/gi, '$1 China'],
  [/\b(to|with|from) (us|eu|uk)\b/gi, '$1 the $2'],
  [/\bcn\b/gi, 'Chinese'],
  [/\btik ?tok\b/gi, 'TikTok'],
  [/\bh(\d{2,3})\b/gi, 'H$1'],
  [/\bsection (?=\d)/gi, 'Section '],
  [/\bboard of trade\b/gi, 'Board of Trade'],
  [/\bphase one\b/gi, 'Phase One'],
  [/\bsoutheast asia\b/gi, 'Southeast Asia'],
];

// "exports to au": only here two letters are surely a country.
const tradedWith = /(?<=\b(?:exports|imports|shipments|sales) (?:to|from) )(?!us\b|eu\b|uk\b)[a-z]{2}\b/g;

const properNames =
  /\b(?:january|february|april|june|july|august|september|october|november|december|boeing|nvidia|huawei|apple|tesla|geneva|london|busan|madrid|stockholm|trump)\b/g;
const initials = /\b(?:us|eu|uk|ai|gdp|oecd|imf|wto|mfn|lng|ieepa)\b/g;
