import type { Tag, Tagger } from './tags.ts';

const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const small =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|twenty-five|thirty|fifty|hundred';
const bound = String.raw`(?<bound>(?:over|more than|above|at least|exceed\w*|beyond|upwards of|in excess of|north of|well over)\s+)?`;
const percentWord = String.raw`\s?(?:%|-?\s?per ?-?cent(?!age)\b|-?pct?\b)`;

const percents = new RegExp(
  String.raw`${bound}(?<![\w.,$€£])(?<value>[-–]?(?:${number})|\b(?:${small})(?= per ?cent))(?:${percentWord}(?! ?-?points?\b)|(?=\s?(?:-|–|to|and|or)\s?(?:${number})${percentWord}(?! ?-?points?\b)))`,
  'giu',
);
const points = new RegExp(
  String.raw`(?<![\w.,])(?<value>${number})(?:\s?(?:%|per ?cent)\s?-?points?|[- ]?(?:percentage[- ])?points?)\b`,
  'giu',
);
const scale = String.raw`(?<scale>\s?-?(?:trillion|billion|million|thousand|tn|bn|mn|m|b|k)\b)?`;
const moneys = new RegExp(
  String.raw`(?<sign>US\$|U\.S\. ?\$|A\$|C\$|S\$|HK\$|NT\$|\$|€|£|¥|RMB ?|CNY ?)\s?(?<value>${number})${scale}(?<name>\s?yuan)?|(?<![\w.,])(?<plain>${number})(?<plainScale>\s?-?(?:trillion|billion|million|bn|tn))?\s?-?(?<coin>(?:US |U\.S\. )?dollars?|yuan|euros?|pounds sterling|yen)\b`,
  'giu',
);
const tonnes = String.raw`(?:metric )?(?:tons?|tonnes?|mt)\b`;
const things = String.raw`(?:(?:[A-Z][a-z]+|commercial|passenger|new|more|additional|american|large)\s){0,3}(?<thing>aircraft|planes|jets|airplanes|jetliners|boeings|airliners|bushels|barrels|cargoes|vessels|ships|companies|entities|firms|jobs|chips|items|products|lines|trucks|visas|students)\b`;
const counts = new RegExp(
  String.raw`(?<![\w.,$])(?<value>${number})(?<scale>\s?-?(?:million|billion|thousand|m|mln))?\s?-?(?:(?<tonnes>${tonnes})|${things})`,
  'giu',
);
const spans =
  /(?<![\w.,$])(?<value>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|ninety|another)(?:-|\s|\sfull\s|\smore\s)(?<unit>days?|weeks?|months?|years?)\b(?![- ]?(?:ago|old|earlier|later|on[- ]year|before|high|low|treasur|bond|after))/giu;

const scales: Readonly<Record<string, number>> = {
  trillion: 1e12,
  tn: 1e12,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  million: 1e6,
  mn: 1e6,
  mln: 1e6,
  m: 1e6,
  thousand: 1e3,
  k: 1e3,
};
const worded: Readonly<Record<string, number>> = {
  ...{
    a: 1,
    an: 1,
    another: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
  },
  ...{ eleven: 11, twelve: 12, fifteen: 15, eighteen: 18, twenty: 20, 'twenty-five': 25, thirty: 30, fifty: 50 },
  ...{ ninety: 90, hundred: 100 },
};
const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };
const coins: Readonly<Record<string, string>> = {
  $: 'usd',
  us$: 'usd',
  'u.s. $': 'usd',
  'u.s.$': 'usd',
  '€': 'eur',
  '£': 'gbp',
};

/** Percentages, with "over" and its like as a bound. "10 to 15 %" are two. */
export const tagPercents: Tagger = (text) =>
  [...text.matchAll(percents)].map((match) => ({
    ...spanOf(match),
    kind: 'percent',
    value: numberOf(match.groups?.value?.replace(/^[-–]/, '')) * (/^[-–]/.test(match.groups?.value ?? '') ? -1 : 1),
    isOver: match.groups?.bound !== undefined,
  }));

/** Percentage points: a step, never a level. */
export const tagPoints: Tagger = (text) =>
  [...text.matchAll(points)].map((match) => ({
    ...spanOf(match),
    kind: 'points',
    value: numberOf(match.groups?.value),
  }));

/** Sums of money in whole units of their currency; a bare dollar is the US one. */
export const tagMoney: Tagger = (text) =>
  [...text.matchAll(moneys)].map((match) => {
    const { sign, value, scale: of, name, plain, plainScale, coin } = match.groups ?? {};
    return {
      ...spanOf(match),
      kind: 'money',
      value: round(numberOf(value ?? plain) * scaleOf(of ?? plainScale)),
      currency: name === undefined && coin === undefined ? signed(sign) : named(name ?? coin),
    };
  });

/** Counted things: tonnes, aircraft, companies and their like. */
export const tagCounts: Tagger = (text) =>
  [...text.matchAll(counts)].map((match) => {
    const { value, scale: of, tonnes: weighed, thing = '' } = match.groups ?? {};
    return {
      ...spanOf(match),
      kind: 'count',
      value: round(numberOf(value) * scaleOf(of)),
      unit: weighed === undefined ? unitOf(thing.toLowerCase()) : 'tonnes',
    };
  });

/** Lengths of time in days: a month is 30, a year 365. "a year" alone may be a rate ("$17bn a year") and needs a "for". */
export const tagSpans: Tagger = (text) =>
  [...text.matchAll(spans)].flatMap((match): Tag[] => {
    const { value = '', unit = '' } = match.groups ?? {};
    const isVague =
      /^an?$/i.test(value) && !/\b(?:for|of|by|than|half|within|in)\s+$/i.test(text.slice(0, match.index));
    const days = numberOf(value) * (daysOf[unit.toLowerCase().replace(/s$/, '')] ?? 1);
    return isVague || (/another/i.test(value) && /s$/.test(unit)) ? [] : [{ ...spanOf(match), kind: 'span', days }];
  });

const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].trimEnd().length });

const numberOf = (text = ''): number => worded[text.toLowerCase()] ?? Number(text.replaceAll(',', ''));

const scaleOf = (text = ''): number => scales[text.toLowerCase().replace(/[\s-]/g, '')] ?? 1;

// 3.2 × 10⁹ must be 3200000000 exactly.
const round = (value: number): number => Number(value.toPrecision(12));

const signed = (sign = ''): string => coins[sign.toLowerCase().trim()] ?? (/¥|RMB|CNY/i.test(sign) ? 'cny' : 'other');
const named = (name = ''): string =>
  /dollar/i.test(name) ? 'usd' : /yuan/i.test(name) ? 'cny' : /euro/i.test(name) ? 'eur' : 'other';

const unitOf = (thing: string): string =>
  /aircraft|plane|jet|boeing|airliner/.test(thing) ? 'aircraft' : thing.replace(/ies$/, 'y').replace(/s$/, '');
