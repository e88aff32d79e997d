const digits: Readonly<Record<string, number>> = {
  ...{ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
};
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };

/** A class of characters that a Chinese or Arabic numeral is written with, for use in patterns. */
export const numeral = '[\\d.,〇零一二两三四五六七八九十百千万亿]+';

/** The number that a numeral of Chinese characters, digits or both stands for: 十八, 一百四十五, 1200万. NaN for none. */
export function numberOf(written: string): number {
  const text = written.replaceAll(',', '');
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  let total = 0;
  let section = 0;
  let current: number | undefined;
  for (const part of text.match(/\d+(?:\.\d+)?|./gu) ?? []) {
    const unit = units[part];
    if (unit === undefined) current = digits[part] ?? Number(part);
    else if (unit >= 1e4) {
      total += (section + (current ?? 0)) * unit;
      [section, current] = [0, undefined];
    } else {
      section += (current ?? 1) * unit;
      current = undefined;
    }
  }
  return total + section + (current ?? 0);
}
