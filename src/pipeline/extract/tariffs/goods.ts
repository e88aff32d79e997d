import type { Measure } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import type { RateGroup } from './rates.ts';

/** What a rate is put on, and by which authority. */
export interface Scope {
  readonly goods: string;
  readonly measure: Measure;
}

interface Scoping {
  readonly sentence: Sentence;
  readonly group: RateGroup;
  /** The goods that the words before tell, where the rate only goes on about their duty. */
  readonly carried: string | undefined;
}

/** "Chinese goods" is everything; "Chinese soybeans" is soybeans; a value of goods is kept with them. */
export function scopeOf({ sentence, group, carried }: Scoping): Scope {
  const phrase = phraseOf(group);
  const goods = phrase === undefined ? (carried ?? 'all') : goodsIn(sentence, phrase);
  return { goods, measure: measureOf({ near: group, goods, clause: group.clause.text }) };
}

const stop = String.raw`(?=\s*(?:[,;:.()"]|–|$|\b(?:from|starting|beginning|effective|with|while|by|(?<!-)to(?!-)|as|that|which|who|will|would|could|may|might|imposed|introduced|after|is|are|was|were|be|has|have|had|takes?|took|at|until|in (?!goods|imports|products|⟦)|next|this|last|over|because|since|entering|announced|said|stays?|stands?|remains?|holds?|rise|rises|jump|face|faces|still|per|for|on|unless|if|including|such as|like|used|went|goes?|seems?|seemed|looks?|quadrupled|doubled|tripled|jumped|rose|climbed|soared|fell|dropped|hits?|came|comes?|began|begins?|replac\w+|exceed\w*|averag\w+)\b|{DATE}|{PERCENT}))`;
const object = String.raw`\s+(?<phrase>(?:(?!{PERCENT}|{DATE})(?:{ANY}|[^,;:()⟦])){1,100}?)`;
const after = pattern(
  String.raw`^(?:(?!\b(?:and|to|while|but|after|will|would|is|are)\b)[^,;]){0,60}?\b(?:on|for|against)\b${object}${stop}`,
  'iu',
);
const dutyOn = pattern(String.raw`{TARIFF} (?:on|for|against)${object}${stop}`, 'iu');
const before = pattern(String.raw`^.*\b(?:on|for|against)\b${object}${stop}`, 'iu');
const subject = pattern(
  String.raw`(?:^|[;,:] (?:and |while )?)(?<phrase>(?:(?!{TARIFF}|{PERCENT})[^;:]){2,60}?)(?:,? (?:go(?:es)?|rise|rises|will|would|from|face|faces|to|are|is|still|may|could|at|by)\b[^⟦]*|,? )$`,
  'iu',
);

const phraseOf = (group: RateGroup): string | undefined =>
  phraseIn(after.exec(group.after)) ??
  phraseIn(before.exec(group.before)) ??
  phraseIn(wares.test(group.before) ? subject.exec(group.before) : null);

/** The goods of a clause that tells a duty without a rate, undefined where it names none. */
export function goodsOfDuty(sentence: Sentence, clause: string): string | undefined {
  const phrase = phraseIn(dutyOn.exec(clause));
  return phrase === undefined ? undefined : goodsIn(sentence, phrase);
}

const phraseIn = (match: RegExpExecArray | null): string | undefined => {
  const phrase = match?.groups?.phrase;
  return phrase !== undefined && isGoods(phrase) ? phrase : undefined;
};

// "on Chinese handbags" names goods whatever they are; without a party or a value only what is known to be wares does.
const isGoods = (phrase: string): boolean =>
  !/^(?:top of|them|it|those|these)\b/i.test(phrase) &&
  (/⟦(?:PARTY|ADJECTIVE|MONEY)/.test(phrase) || wares.test(phrase));
const wares =
  /\b(?:vehicles?|cars?|steel|alumini?um|soybeans?|pork|beef|crops?|semiconductors?|chips?|solar cells?|batteries|coal|gas|LNG|cotton|corn|wheat|chicken|sorghum|ships?|cranes|parcels|polysilicon|magnets|minerals|oil|wine|fruits?|seafood|lumber|drones?|gloves|syringes|graphite|electronics|machinery|chemicals|items|farm|agricultural|energy|evs?|goods|imports|products|exports)\b/i;

// The words that are left once parties, amounts and words for anything are gone.
function goodsIn(sentence: Sentence, phrase: string): string {
  const money = matchesOf(phrase, /⟦MONEY[^⟧]*⟧/g).map(([mark]) => tagOf(sentence, { mark, kind: 'money' }))[0];
  const named = phrase
    .replace(generic, '$1')
    .replace(/⟦[^⟧]+⟧(?:'s)?/g, ' ')
    .replace(/["“”]/g, ' ')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && !anything.test(word))
    .join(' ')
    .replace(/^(?:[,;]|and |or |like |such )+| (?:and|or)$/g, '')
    .trim();
  const what = /^(?:[\W\d]|and|or)*$/.test(named) ? 'goods' : farm.test(named) ? 'farm goods' : named;
  if (money?.currency === 'usd') return `${amountOf(money.value)} of ${what}`;
  return what === 'goods' ? 'all' : what;
}

// "Chinese goods climb": what follows the goods is no part of them.
const generic =
  /\b((?:goods|imports|products|exports|items|shipments|merchandise)\b(?! (?:of|from|like|such|including|made|worth|valued)\b)).*$/i;

const farm = /^(?:major |key )?(?:agricultur(?:e|al)|farm)$/;
const anything =
  /^(?:all|most|some|many|certain|various|imports?|imported|goods|products?|exports?|items?|articles?|shipments?|merchandise|worth|of|the|from|its|their|his|our|more|another|additional|remaining|other|about|around|roughly|nearly|over|made|made-in|made-|an?|in|valued?|further|extra|range|wide|list|key|annual|dollars?|coming|entering|into|new|existing|virtually|everything|categories|each|both|sides?|countries|country|nations?|mainland|billion|million|-made|made|arrivals|economies|companies|trade|partners?|trading|any|every|with|as|up|much|now|currently|already|-?origin|originating|essentially|others?|most|high|volume|total|largest|largest,|world's|two|part|many|number|hundreds?|thousands?|broad|array|slew|-|–|&|\d[\d,.]*|wares|commodities|manufactures|added|section|increases|include)$/;

const amountOf = (value: number): string =>
  value >= 1e12 ? `$${value / 1e12} trillion` : value >= 1e9 ? `$${value / 1e9} billion` : `$${value / 1e6} million`;

const measures: readonly { readonly measure: Measure; readonly words: RegExp }[] = [
  { measure: 'fentanyl', words: /\bfentanyl\b/i },
  { measure: 's301', words: /\bsection 301\b|\b301 (?:tariff|dut)/i },
  { measure: 's232', words: /\bsection 232\b|\b232 (?:tariff|dut)/i },
  { measure: 's122', words: /\bsection 122\b/i },
  { measure: 'baseline', words: /\bbase-?line\b/i },
  { measure: 'reciprocal', words: /\breciprocal\b/i },
  { measure: 'mfn', words: /\bmost[- ]favou?red|\bMFN\b/i },
  { measure: 'average', words: /\baverag\w+|\bon average\b/i },
];
const step =
  /\b(?:additional|extra|another|further|added|adding|adds?|on top of|in addition|remaining|surcharge|bump)\b/i;

interface Measuring {
  readonly near: { readonly before: string; readonly after: string };
  readonly goods: string;
  readonly clause: string;
}

// An additional duty is no total; a part of the goods has no total that anybody names.
function measureOf({ near, goods, clause }: Measuring): Measure {
  const beside = `${near.before.slice(-besideChars)} ${near.after.slice(0, besideChars)}`;
  const named = measures.find(({ words }) => words.test(beside)) ?? measures.find(({ words }) => words.test(clause));
  if (/\b(?:total|combined|overall|sum)\b/i.test(beside) && goods === 'all') return 'total';
  if (named !== undefined) return named.measure;
  return goods === 'all' && !step.test(beside) ? 'total' : 'unspecified';
}
const besideChars = 70;
