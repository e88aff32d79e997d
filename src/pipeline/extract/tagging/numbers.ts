const digits = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const units = 'one|two|three|four|five|six|seven|eight|nine';
const teens = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const underHundred = `(?:(?:${tens})(?:[- ](?:${units}))?|${teens}|${units})`;

/** The source of a pattern for numbers in digits. */
export const digitNumber = `(?:${digits})`;
/** The source of a pattern for whole numbers in words, below a thousand: "twenty-five", "a hundred and forty-five". */
export const wordNumber = `(?:(?:(?:${underHundred}|a)[- ])?hundred(?:(?: and)?[- ]${underHundred})?|${underHundred})`;
/** The source of a pattern for the words that make a number larger. */
export const scaleWord = '(?:trillion|billion|million|thousand|trn|tn|bln|bn|mln|mn|m|b|k)';

const scales: Readonly<Record<string, number>> = {
  ...{ trillion: 1e12, trn: 1e12, tn: 1e12 },
  ...{ billion: 1e9, bln: 1e9, bn: 1e9, b: 1e9 },
  ...{ million: 1e6, mln: 1e6, mn: 1e6, m: 1e6 },
  ...{ thousand: 1e3, k: 1e3 },
};
const listOf = (words: string, of: (index: number) => number): [string, number][] =>
  words.split('|').map((word, index) => [word, of(index)]);
const worded = new Map([
  ...listOf(units, (index) => index + 1),
  ...listOf(teens, (index) => index + 10),
  ...listOf(tens, (index) => (index + 2) * 10),
  ...listOf('a|an|another', () => 1),
]);

/** The number that digits or words stand for; `NaN` where they stand for none. */
export function numberOf(text = ''): number {
  const plain = text.trim().toLowerCase();
  if (/\d/.test(plain)) return Number(plain.replaceAll(',', ''));
  const [before = '', after] = plain.split('hundred');
  if (after === undefined) return sumOf(before);
  return 100 * (before.trim() === '' ? 1 : sumOf(before)) + (after.trim() === '' ? 0 : sumOf(after));
}

const sumOf = (words: string): number =>
  words
    .split(/[\s-]+/)
    .filter((word) => word !== '' && word !== 'and')
    .reduce((sum, word) => sum + (worded.get(word) ?? Number.NaN), 0);

/** A number times its scale, without the dust of binary fractions: 3.2 billion is 3200000000 exactly. */
export const scaled = (number: number, scale = ''): number =>
  Number((number * (scales[scale.toLowerCase().replace(/[\s-]/g, '')] ?? 1)).toPrecision(12));
