import type { Lexicon, Person } from '../../../domain/lexicon.ts';
import { dayOf } from '../../../domain/partial-date.ts';
import type { Party } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
import { alternatives } from '../../../lib/words.ts';
import type { Tag, Tagger } from '../tagging/tags.ts';
import { numberOf, numeral } from './numerals.ts';
import { toSimplified } from './script.ts';

const dayMs = 86_400_000;

/** The taggers for Chinese text, which has no borders between words; texts come in simplified characters. */
export const chineseTaggers = ({ people, places }: Lexicon, spokenAt: number): readonly Tagger[] => [
  named(peopleByName(people), (person) => ({ kind: 'person', person })),
  dates(spokenAt),
  percents,
  spans,
  amounts,
  named(placesByName(places), (place) => ({ kind: 'place', place })),
  parties,
];

const han = /\p{Script=Han}/u;
const namesOf = (names: readonly string[] = []) => names.filter((name) => han.test(name)).map(toSimplified);

const peopleByName = (people: readonly Person[]) =>
  new Map(
    people.flatMap((person) => {
      const { name, side, offices, isLeader = false } = person;
      return namesOf(person.names).map(
        (chinese) => [chinese, { name, side, role: offices.at(-1)?.role, isLeader }] as const,
      );
    }),
  );

const placesByName = (places: Lexicon['places']) =>
  new Map(
    places
      .filter(({ isMetonym }) => !isMetonym)
      .flatMap((place) => namesOf(place.names).map((chinese) => [chinese, place.name] as const)),
  );

function named<T>(
  byName: ReadonlyMap<string, T>,
  toTag: (found: T) => { kind: 'person'; person: T } | { kind: 'place'; place: T },
): Tagger {
  const any = new RegExp(alternatives([...byName.keys()]), 'gu');
  return (text) =>
    matchesOf(text, any).flatMap((match) => {
      const found = byName.get(match[0]);
      return found === undefined ? [] : [{ ...spanOf(match), ...toTag(found) } as Tag];
    });
}

const percent = new RegExp(
  `(?<bound>超过|逾|高于|至少)?(?:百分(?:之)?(?<worded>${numeral})|(?<value>\\d+(?:\\.\\d+)?)\\s?[%％](?!点|个百分点))`,
  'gu',
);
const percents: Tagger = (text) =>
  matchesOf(text, percent).map((match) => ({
    ...spanOf(match),
    kind: 'percent',
    value: numberOf(match.groups?.worded ?? match.groups?.value ?? ''),
    isOver: match.groups?.bound !== undefined,
  }));

const span = new RegExp(
  `(?<value>${numeral})(?<unit>天|日(?=的|暂|休|停)|个月|周|年(?!\\d|初|底|末|代|来|前|\\d*月))`,
  'gu',
);
const spanDays: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 个月: 30, 年: 365 };
const spans: Tagger = (text) =>
  matchesOf(text, span).flatMap((match): Tag[] => {
    const days = numberOf(match.groups?.value ?? '') * (spanDays[match.groups?.unit ?? ''] ?? 1);
    return days > 0 && days <= spanDaysMax ? [{ ...spanOf(match), kind: 'span', days }] : [];
  });
const spanDaysMax = 3650;

const amount = new RegExp(`(?<value>${numeral})(?<unit>美元|公吨|吨|架)`, 'gu');
const amounts: Tagger = (text) =>
  matchesOf(text, amount).map((match): Tag => {
    const value = numberOf(match.groups?.value ?? '');
    const unit = match.groups?.unit ?? '';
    return unit === '美元'
      ? { ...spanOf(match), kind: 'money', value, currency: 'usd' }
      : { ...spanOf(match), kind: 'count', value, unit: unit === '架' ? 'aircraft' : 'tonnes' };
  });

const partyWords: readonly { readonly party: Party; readonly words: string }[] = [
  { party: 'US', words: '美国|美方|白宫|华盛顿|华府|(?<!中)美(?=对|商|企|财|官|总统)|(?<=对|赴|访)美' },
  { party: 'CN', words: '中国大陆|中国|中方|北京|大陆|陆方|商务部|国务院|中(?=对|企)|(?<=对|访|输)[中华](?!国|方)' },
  { party: 'EU', words: '欧盟|欧洲' },
  { party: 'JP', words: '日本' },
  { party: 'IN', words: '印度(?!尼)' },
  { party: 'KR', words: '韩国' },
  { party: 'TW', words: '台湾' },
  { party: 'VN', words: '越南' },
  { party: 'TH', words: '泰国' },
  { party: 'KH', words: '柬埔寨' },
  { party: 'CA', words: '加拿大' },
  { party: 'MX', words: '墨西哥' },
];
const parties: Tagger = (text) =>
  partyWords.flatMap(({ party, words }) =>
    [...text.matchAll(new RegExp(words, 'gu'))].map(
      (match): Tag => ({ ...spanOf(match), kind: 'party', party, isAdjective: false }),
    ),
  );

const date = new RegExp(
  `(?:(?<year>20\\d\\d|今|去|明)年)?(?<month>${numeral})月(?:(?<day>${numeral})[日号]|(?<part>底|初|中旬)?)|(?<![\\d月])(?<only>${numeral})[日号](?=晚|早|起|至|在|与|宣|说|表|公|视|,|，|在|同|上|下|凌)|(?<word>今天|昨天|明天|今日|昨日|本月底?|下个?月|上个?月|下周|本周)`,
  'gu',
);

// A day without a month is of the month in which the text speaks; a month without a year is the nearest.
const dates =
  (spokenAt: number): Tagger =>
  (text) =>
    matchesOf(text, date).flatMap((match): Tag[] => {
      const resolved = dateOf(match.groups ?? {}, spokenAt);
      return resolved === undefined ? [] : [{ ...spanOf(match), kind: 'date', date: resolved }];
    });

function dateOf(groups: Partial<Record<string, string>>, spokenAt: number): string | undefined {
  const { year, month, day, only, word } = groups;
  if (word !== undefined) return wordDates.find(({ words }) => words.test(word))?.date(spokenAt);
  const spoken = dayOf(spokenAt);
  if (only !== undefined) return withDay(spoken.slice(0, 7), only);
  const monthNumber = numberOf(month ?? '');
  if (!(monthNumber >= 1 && monthNumber <= 12)) return undefined;
  const named = `${yearOf({ year, monthNumber, spokenAt })}-${String(monthNumber).padStart(2, '0')}`;
  return day === undefined ? named : withDay(named, day);
}

function withDay(month: string, day: string): string | undefined {
  const number = numberOf(day);
  return number >= 1 && number <= 31 ? `${month}-${String(number).padStart(2, '0')}` : undefined;
}

function yearOf({
  year,
  monthNumber,
  spokenAt,
}: {
  year: string | undefined;
  monthNumber: number;
  spokenAt: number;
}): number {
  const spoken = new Date(spokenAt);
  const now = spoken.getUTCFullYear();
  if (year !== undefined) return { 今: now, 去: now - 1, 明: now + 1 }[year] ?? Number(year);
  const ahead = monthNumber - (spoken.getUTCMonth() + 1);
  return ahead > 6 ? now - 1 : ahead < -6 ? now + 1 : now;
}

const monthFrom = (spokenAt: number, months: number): string => {
  const spoken = new Date(spokenAt);
  return dayOf(Date.UTC(spoken.getUTCFullYear(), spoken.getUTCMonth() + months, 1)).slice(0, 7);
};
const wordDates: readonly { readonly words: RegExp; readonly date: (spokenAt: number) => string }[] = [
  { words: /今天|今日/, date: (at) => dayOf(at) },
  { words: /昨/, date: (at) => dayOf(at - dayMs) },
  { words: /明天/, date: (at) => dayOf(at + dayMs) },
  { words: /本月/, date: (at) => monthFrom(at, 0) },
  { words: /下个?月/, date: (at) => monthFrom(at, 1) },
  { words: /上个?月/, date: (at) => monthFrom(at, -1) },
  { words: /下周/, date: (at) => dayOf(at + 7 * dayMs).slice(0, 7) },
  { words: /本周/, date: (at) => dayOf(at).slice(0, 7) },
];

const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });
