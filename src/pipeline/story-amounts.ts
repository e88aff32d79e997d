/** The text with shares and sums in one spelling, so that "34 per cent" and "34%", "$60bn" and "60 billion dollars" are one term. */
export const withAmounts = (text: string): string =>
  text
    .replace(shareInChinese, (_, figure: string) => ` ${figure === '百' || figure === '一百' ? 100 : figure}% `)
    .replace(share, ' $1% ')
    .replace(sum, (said) => ` #${millionsOf(said)}m `);

const shareInChinese = /百分之(\d+(?:\.\d+)?|一?百)/gu;
const share = /(\d+(?:\.\d+)?)[\s-]*(?:%|per ?cent\b|percent\b|pct\b|por ciento\b|pour cent\b|Prozent\b)/giu;

const millions: Readonly<Record<string, number>> = {
  万亿: 1_000_000,
  兆: 1_000_000,
  trillion: 1_000_000,
  亿: 100,
  億: 100,
  billion: 1_000,
  bln: 1_000,
  bn: 1_000,
  b: 1_000,
  'mil millones': 1_000,
  milliards: 1_000,
  milliarden: 1_000,
  million: 1,
  millones: 1,
  millionen: 1,
  mln: 1,
  mn: 1,
  m: 1,
  万: 0.01,
  萬: 0.01,
};
const unitsInWords = Object.keys(millions).filter((unit) => /[a-z]/.test(unit));
const unitsInChinese = Object.keys(millions).filter((unit) => !/[a-z]/.test(unit));
const longestFirst = (units: readonly string[]) => units.toSorted((a, b) => b.length - a.length).join('|');
const sum = new RegExp(
  `(\\d[\\d,]*(?:\\.\\d+)?)[\\s-]?((?:${longestFirst(unitsInWords)})(?![\\p{L}])|${longestFirst(unitsInChinese)})`,
  'giu',
);

function millionsOf(said: string): number {
  const figure = /^[\d,.]+/.exec(said)?.[0] ?? '';
  const unit = said
    .slice(figure.length)
    .replace(/^[\s-]/, '')
    .toLowerCase();
  return Number((Number(figure.replaceAll(',', '')) * (millions[unit] ?? 1)).toPrecision(3));
}
