import { matchesOf } from '../../../lib/matches.ts';
import { digitNumber, numberOf, scaled, scaleWord, wordNumber } from './numbers.ts';
import type { Tag, Tagger } from './tags.ts';

const bound = String.raw`(?<bound>(?:over|more than|above|at least|exceed\w*|beyond|upwards of|in excess of|north of|well over)\s+)?`;
const percentWord = String.raw`\s?(?:%|-?\s?per ?-?cent(?!age)\b|-?pct\b|pc\b)(?! ?-?points?\b)`;
const rangeWord = String.raw`\s?(?:-|–|to|and|or)\s?`;

// A dash makes a number negative only where it stands alone before it: "5%–10%" is a range.
const percents = new RegExp(
  String.raw`${bound}(?<![\w.,€£])(?<value>(?:(?<=^|[\s(])[-–])?${digitNumber}|\b${wordNumber}(?=[- ]?per ?cent|${rangeWord}${wordNumber}[- ]?per ?cent))(?:${percentWord}|(?=${rangeWord}${digitNumber}${percentWord})|(?<=\p{L})(?=${rangeWord}${wordNumber}${percentWord}))`,
  'giu',
);
const points = new RegExp(
  String.raw`(?<![\w.,])(?<value>${digitNumber})(?:\s?(?:%|per ?cent)\s?-?points?|[- ]?(?:percentage[- ])?points?)\b`,
  'giu',
);
const fractions =
  /\bby\s+(?:(?:about|around|nearly|almost|roughly|some|over|more than|at least|close to)\s+)?(?<value>an?[- ](?:third|quarter|fifth|tenth)|(?:one|two|three|four)[- ](?:thirds?|quarters?|fifths?|tenths?)|half)\b(?! (?:an?|the) |[- ](?:year|point|per ?cent|round|century)|-)/giu;
const ofTariffs = /\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|fees?)\b/i;

const sign = String.raw`US\$|U\.S\. ?\$|A\$|C\$|S\$|HK\$|NT\$|\$|€|£|¥|\bRMB ?|\bCNY ?|\bUSD ?|\bEUR ?`;
const scale = String.raw`\s?-?${scaleWord}\b`;
const coinWord = String.raw`(?:(?:US |U\.S\. |American )?dollars?|USD|yuan|renminbi|RMB|euros?|pounds sterling|yen)\b`;
const moneys = new RegExp(
  String.raw`(?<sign>${sign})\s?(?![\d.,]+\s?%)(?<value>${digitNumber})(?:(?<scale>${scale})|(?=${rangeWord}(?:${sign})?\s?${digitNumber}(?<last>${scale}))|)(?<name>\s?yuan)?`,
  'giu',
);
const namedMoneys = new RegExp(
  String.raw`(?<![\w.,$€£¥])(?<value>${digitNumber}|\b(?:half an?|an?|${wordNumber})(?=[- ](?:trillion|billion|million)))(?<scale>\s?-?(?:trillion|billion|million|bln|bn|tn))?\s?-?(?<coin>${coinWord})`,
  'giu',
);
const rangeEnds = new RegExp(
  String.raw`(?<=(?<sign>${sign})\s?${digitNumber}(?:${scale})?${rangeWord})(?<value>${digitNumber})(?<scale>${scale})`,
  'giu',
);

const weighed = String.raw`(?<ofMillions>MMT\b)|(?<tonnes>(?:metric |short |net )?(?:(?:tons?|tonnes?|mt)\b|t(?= of\b| in\b)))`;
const plainWord = String.raw`(?!(?:in|on|of|to|from|and|or|for|with|by|at|as|per|including|that|which|while|under|since|after|until|countries|people|days?|weeks?|months?|years?|percent|cent)\b)[\p{L}'.&-]+`;
const thing =
  '(?<thing>aircraft|aeroplanes|planes|jets|airplanes|jetliners|boeings|airliners|bushels|barrels|cargoes|vessels|ships|companies|entities|firms|jobs|chips|gpus|wafers|items|products|lines|trucks|cars|vehicles|containers|units|smartphones|handsets|parcels|packages|users|visas|students|workers|farmers)';
const counts = new RegExp(
  String.raw`(?<![\w.,$€£¥]|(?<!\w)[-–])(?<value>${digitNumber}|\b(?:half an?|a(?= million| billion)|${wordNumber})(?=[- ]))(?<scale>\s?-?(?:million|billion|thousand|mln|mn|bn|m|k)\b)?(?:\s?-?(?:${weighed})|\s?-?(?:${plainWord}\s){0,3}?${thing}\b)`,
  'giu',
);
const spans = new RegExp(
  String.raw`(?<![\w.,$])(?<value>\d{1,3}|an?|another|${wordNumber})(?:-|\s|\sfull\s|\smore\s)(?<unit>days?|weeks?|months?|years?)\b(?![- ]?(?:ago|old|earlier|later|on[- ]year|before|high|low|treasur|bond|after))`,
  'giu',
);

const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };
const parts: Readonly<Record<string, number>> = { half: 50, third: 100 / 3, quarter: 25, fifth: 20, tenth: 10 };

/** Percentages, with "over" and its like as a bound. "10 to 15 %" are two; a cut "by a third" is 33.3 %. */
export const tagPercents: Tagger = (text) => [
  ...(percentSign.test(text) ? percentsIn(text) : []),
  ...(fractionSign.test(text) ? fractionsIn(text) : []),
];

// Most sentences hold no amounts: a look for their signs costs little beside the patterns.
const percentSign = /%|cent|pct|pc\b/i;
const fractionSign = /third|quarter|fifth|tenth|half/i;
const pointSign = /point/i;
const moneySign = /[$€£¥]|RMB|CNY|USD|EUR|dollar|yuan|renminbi|sterling|yen\b/i;
const signBefore = /[$€£¥]|RMB|CNY|USD|EUR/i;
const coinAfter = /dollar|USD|yuan|renminbi|RMB|euro|sterling|yen\b/i;
const spanSign = /day|week|month|year/i;
const countSign = new RegExp(String.raw`tonn|tons?\b|mmt\b|mt\b|\dt\b|\bt\b|${thing.replace('?<thing>', '?:')}\b`, 'i');

const percentsIn = (text: string): Tag[] =>
  matchesOf(text, percents).map((match) => ({
    ...spanOf(match),
    kind: 'percent',
    value: numberOf(match.groups?.value?.replace(/^[-–]/, '')) * (/^[-–]/.test(match.groups?.value ?? '') ? -1 : 1),
    isOver: match.groups?.bound !== undefined,
  }));

// "Cut tariffs by half" halves a rate, which rules for rates read by themselves.
const fractionsIn = (text: string): Tag[] =>
  ofTariffs.test(text)
    ? []
    : matchesOf(text, fractions).map((match) => {
        const [count = '', part = 'half'] = (match.groups?.value ?? '')
          .toLowerCase()
          .replace('half', '1 half')
          .split(/[\s-]/);
        const value = round(numberOf(count) * (parts[part.replace(/s$/, '')] ?? Number.NaN));
        const end = match.index + match[0].length;
        return { kind: 'percent', start: match.index + 'by '.length, end, value, isOver: false };
      });

/** Percentage points: a step, never a level. */
export const tagPoints: Tagger = (text) =>
  (pointSign.test(text) ? matchesOf(text, points) : []).map((match) => ({
    ...spanOf(match),
    kind: 'points',
    value: numberOf(match.groups?.value),
  }));

/** Sums of money in whole units of their currency; a bare dollar is the US one. "$10 to $15 billion" are two. */
export const tagMoney: Tagger = (text) =>
  moneySign.test(text)
    ? [
        ...(signBefore.test(text) ? [...signedSums(text), ...rangeEndsIn(text)] : []),
        ...(coinAfter.test(text) ? namedSums(text) : []),
      ]
    : [];

const signedSums = (text: string): Tag[] =>
  matchesOf(text, moneys).map((match) => {
    const { sign: before, value, scale: own, last, name } = match.groups ?? {};
    const currency = name === undefined ? currencyOfSign(before) : 'cny';
    return { ...spanOf(match), kind: 'money', value: scaled(numberOf(value), own ?? last), currency };
  });

const rangeEndsIn = (text: string): Tag[] =>
  matchesOf(text, rangeEnds).map((match) => {
    const { sign: before, value, scale: own } = match.groups ?? {};
    return { ...spanOf(match), kind: 'money', value: scaled(numberOf(value), own), currency: currencyOfSign(before) };
  });

const namedSums = (text: string): Tag[] =>
  matchesOf(text, namedMoneys).map((match) => {
    const { value, scale: own, coin } = match.groups ?? {};
    return { ...spanOf(match), kind: 'money', value: scaled(halved(value), own), currency: currencyOfName(coin) };
  });

/** Counted things: tonnes, aircraft, companies and their like. */
export const tagCounts: Tagger = (text) => {
  const counted = countSign.test(text) ? countsIn(text) : [];
  return counted.length === 0 ? counted : [...counted, ...comparedIn(text, counted)];
};

const comparison = String.raw`(?:from|against|versus|vs\.?|than|compared (?:with|to))\s(?:(?:about|around|roughly|nearly|just|only|some|over|more than|the)\s)*`;
const ofMillions = String.raw`\d+(?:\.\d+)?(?=\s?(?:million|billion|mln|mn|bn|m)\b)`;
const otherUnit = String.raw`(?!\s?(?:(?:million|billion|thousand|mln|mn|bn|m)\s)?(?:%|-|per ?cent|pct|points?|dollars?|yuan|euros?|people|users|jobs|units))`;
const compared = new RegExp(
  String.raw`(?:(?<=\b${comparison})(?<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|${ofMillions})|(?<=\band\s(?:at least\s|about\s)?)(?<next>${ofMillions})(?=\s\w+\s(?:a|per|each|every|next|in)\s))(?<scale>\s?(?:million|billion|thousand|mln|mn|bn|m)\b)?${otherUnit}`,
  'giu',
);

// "To 20 million tonnes from 12 million": a number that is compared with a count, or joined to one, bears its unit.
const comparedIn = (text: string, counted: readonly Tag[]): Tag[] =>
  matchesOf(text, compared).flatMap((match): Tag[] => {
    const unit = counted.flatMap((tag) => (tag.kind === 'count' && tag.start < match.index ? [tag.unit] : [])).at(-1);
    const { value, next, scale: own } = match.groups ?? {};
    return unit === undefined
      ? []
      : [{ ...spanOf(match), kind: 'count', value: scaled(numberOf(value ?? next), own), unit }];
  });

const countsIn = (text: string): Tag[] =>
  matchesOf(text, counts).map((match) => {
    const { value, scale: own, ofMillions, tonnes, thing: counted = '' } = match.groups ?? {};
    const unit = ofMillions === undefined && tonnes === undefined ? unitOf(counted.toLowerCase()) : 'tonnes';
    const sum = scaled(halved(value), ofMillions === undefined ? own : 'million');
    return { ...countSpanOf(match), kind: 'count', value: sum, unit };
  });

// "170 million American users": the number alone, so that the party between keeps its own mark.
function countSpanOf(match: RegExpExecArray) {
  const { value = '', scale: own, thing: counted = '' } = match.groups ?? {};
  const number = `${value}${own ?? ''}`;
  const isApart = own !== undefined && counted !== '' && match[0].length > number.length + counted.length + 1;
  return isApart ? { start: match.index, end: match.index + number.length } : spanOf(match);
}

/** Lengths of time in days: a month is 30, a year 365. "a year" alone may be a rate ("$17bn a year") and needs a "for". */
export const tagSpans: Tagger = (text) =>
  (spanSign.test(text) ? matchesOf(text, spans) : []).flatMap((match): Tag[] => {
    const { value = '', unit = '' } = match.groups ?? {};
    const isVague =
      /^an?$/i.test(value) && !/\b(?:for|of|by|than|half|within|in)\s+$/i.test(text.slice(0, match.index));
    const days = numberOf(value) * (daysOf[unit.toLowerCase().replace(/s$/, '')] ?? 1);
    return isVague || (/another/i.test(value) && /s$/.test(unit)) ? [] : [{ ...spanOf(match), kind: 'span', days }];
  });

const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].trimEnd().length });

const halved = (text = ''): number => (/^half/i.test(text) ? 0.5 : numberOf(text));

const round = (value: number): number => Number(value.toFixed(1));

function currencyOfSign(before = ''): string {
  const plain = before.toLowerCase().replaceAll(' ', '');
  if (['$', 'us$', 'u.s.$', 'usd'].includes(plain)) return 'usd';
  if (['¥', 'rmb', 'cny'].includes(plain)) return 'cny';
  return plain === '€' || plain === 'eur' ? 'eur' : plain === '£' ? 'gbp' : 'other';
}

const currencyOfName = (name = ''): string =>
  /dollar|usd/i.test(name) ? 'usd' : /yuan|renminbi|rmb/i.test(name) ? 'cny' : /euro/i.test(name) ? 'eur' : 'other';

const unitOf = (counted: string): string =>
  /aircraft|plane|jet|boeing|airliner/.test(counted) ? 'aircraft' : counted.replace(/ies$/, 'y').replace(/s$/, '');
