import { pattern } from '../tagging/patterns.ts';
import type { Amount } from './amounts-in.ts';
import { directionOf, isDirectlyChanged } from './direction.ts';
import { subjects } from './figure-words.ts';

/** Whether an amount is a figure: no tariff rate, no value of goods that a tariff covers, no threshold and no mere number. */
export function isFigure(amount: Amount): boolean {
  switch (amount.tag.kind) {
    case 'percent':
      return isFigurePercent(amount);
    case 'money':
      return amount.tag.currency === 'usd' && amount.tag.value >= moneyMin && !isCovered(amount);
    case 'count':
      return countedUnits.test(amount.tag.unit) || amount.tag.value >= countMin;
    default:
      return amount.tag satisfies never;
  }
}

const moneyMin = 1;
// Lists of goods and companies are counted in tens and hundreds; what runs to tens of thousands is told as a figure.
const countMin = 20_000;
const countedUnits = /^(?:tonnes|aircraft|bushel|barrel|cargoe|job|container)$/;

const tariff = pattern(
  '(?:{TARIFF}|tariff(?:s|ed|ing)?|tax(?:ed|es|ing)?|rates?|penalt(?:y|ies)|fees?|tariffing)\\b',
  'iu',
);
const tariffAfter = pattern(
  String.raw`^[\s-]*"?(?:(?!(?:in|on|to|from|and|while|as|after|of|with|for|but|by|at|than|over|amid|since|due|because|that|which|when)\b)(?:{ANY}|[a-z\d"'./-]+)\s+){0,5}?"?(?:{TARIFF}|baseline|tax|rate\b|penalt)`,
  'iu',
);
const onGoods = pattern(
  String.raw`^\s+(?:on|against|for)\s+(?:(?:an?|the|all|some|most|about|around|another|additional|roughly|nearly|up to|other|certain|remaining|imported|those|these|its|their|goods|products)\s+)*(?:{MONEY}|{GOODS}|{PARTY}|{COUNT})`,
  'iu',
);
const rateVerb = pattern(
  String.raw`\b(?:taxed|tax|tariffed|charg(?:e|ed|es|ing)|face[sd]?|facing|levied|levy|slapp?(?:s|ed|ing)?|impos(?:e|es|ed|ing)|subject to|hit with|penali[sz]ed|duty|ad valorem|owned|own|ownership|threshold|surcharges?)\b`,
  'iu',
);
const shareOf =
  /^\s*(?:stake|share|portion|cut)?\s*(?:of|share|in value)\s+(?!(?:tariffs?|duties|levies|them|the (?:tariffs?|duties|levies|additional|rate|value of (?:the|a) (?:good|product|item))|those|these|additional|reciprocal)\b)/i;
const owned =
  /^[\s-]*(?:or (?:more|less|above|greater)[\s-]*)?(?:owned|or more (?:of the value|owned)|stake-?holders?|ownership|threshold|de minimis|by value)\b/i;
const ofContent = /^\s+of (?:the )?(?:value|content|its value)\b/i;
const containing = /\b(?:contain(?:s|ed|ing)?|content|de minimis|threshold|stake of|at least)\s+$/i;
const figureHead = new RegExp(String.raw`\b(?:${subjects.map(([source]) => source).join('|')})`, 'iu');
const levelHead =
  /\b(?:growth|GDP|inflation|unemployment|yields?|market share|share|forecasts?|revenues?|margins?|stake|odds|chance|probability|approval|turnout)\b/i;
// "About 4% and 9% of revenue": the first is what the second is.
const pairs = /^\s?(?:and|or|to|-|–)\s(?:(?:about|around|nearly|almost|roughly|over)\s)?⟦PERCENT/;
// "Mines 60% of the world's supply and refines nearly 90%".
const elliptic =
  /⟦PERCENT#\d+⟧ of (?:the |its |all )?(?:world|global)[^,;]{0,60}\band (?:also )?(?:process|refin|min|produc|suppl|control|hold|mak)(?:e|es|s|ing)?\s(?:(?:about|around|nearly|almost|roughly|over|some|of)\s)*$/i;
const asReason = pattern(
  String.raw`\b(?:by|amid|despite|due to|because of|over|under|before|ahead of|from)\s(?:(?:[a-z'-]+|{ANY})\s){0,3}$`,
  'iu',
);
const objectOfTariff = pattern(
  String.raw`\b(?:on|against|for)\s+(?:(?:all|some|most|certain|its|their|the|other|remaining|of)\s+|{ANY}\s+|[a-z]+\s+){0,3}$`,
  'iu',
);

function isFigurePercent(amount: Amount): boolean {
  const { before, after, sentence, next } = amount;
  if (next !== undefined && pairs.test(after)) return isFigurePercent(next);
  if (owned.test(after) || ofContent.test(after) || containing.test(before)) return false;
  if (shareOf.test(after)) return !/\btariff[^,;]{0,20}$/i.test(before);
  if (tariffAfter.test(after) || onGoods.test(after)) return false;
  const subject = subjectKindOf(amount);
  if (subject === 'tariff') return false;
  if (elliptic.test(before)) return true;
  if (isDirectlyChanged(amount)) return subject === 'figure' || !tariff.test(sentence.text);
  if (subject === undefined) return levelHead.test(amount.pieces[0] ?? '') && !tariff.test(sentence.text);
  return directionOf(amount) !== undefined || levelHead.test(amount.pieces.slice(0, 2).join(' '));
}

// The nearest piece of the sentence that has a subject tells what the percentage is of; its first noun leads it.
function subjectKindOf({ pieces }: Amount): 'tariff' | 'figure' | undefined {
  for (const piece of pieces) {
    const rate = Math.min(tariffAt(piece), firstOf(rateVerb, piece));
    const figure = figureAt(piece);
    if (rate < figure) return 'tariff';
    if (figure < Number.POSITIVE_INFINITY)
      return firstOf(rateVerb, piece) > figure && firstOf(rateVerb, piece) < Number.POSITIVE_INFINITY
        ? 'tariff'
        : 'figure';
  }
  return undefined;
}

const firstOf = (expression: RegExp, text: string): number => expression.exec(text)?.index ?? Number.POSITIVE_INFINITY;

// "Exports, hit by tariffs, sank 28%": tariffs there are the reason, not the subject.
function tariffAt(piece: string): number {
  const match = tariff.exec(piece);
  if (match === null) return Number.POSITIVE_INFINITY;
  const isReason = asReason.test(piece.slice(0, match.index)) && !/\b(?:of|at|to|by)\s+$/i.test(piece);
  return isReason ? Number.POSITIVE_INFINITY : match.index;
}

// "25% on Chinese imports": imports there bear the rate, they do not change.
function figureAt(piece: string): number {
  const at = firstOf(figureHead, piece);
  return at < Number.POSITIVE_INFINITY && objectOfTariff.test(piece.slice(0, at)) ? Number.POSITIVE_INFINITY : at;
}

const tradeAct =
  /\b(?:buy(?:s|ing|ers?)?|bought|purchas\w*|spend(?:s|ing)?|spent|orders? (?:for|of|worth)|invest\w*|surplus|deficit|gap|imbalance|export(?:ed|ing)|(?:will|to|would|can|could|may) import|shipped|sold|sell(?:s|ing)?|sales|revenues?|trade (?:between|with|was|reached|fell|hit|totall?ed|volume)|turnover|charges?|costs?|fees?|fined?|penalt(?:y|ies)|package|arms|paid|pay(?:s|ing)?|generat\w*|earn\w*|profits?|loss(?:es)?|los(?:e|t|ing)|rais(?:e|es|ing)|collect\w*|worth of (?:soybeans|aircraft|weapons|arms|energy)|investment|market value|valuation|valued the|capitali[sz]ation|short of|reserves|debt|holdings)\b/i;
const coveredBefore = pattern(
  String.raw`(?:{TARIFF}|tax(?:es|ed)?|penalties|rates?|{PERCENT})\s[^;:]{0,80}?\b(?:on|covering|affect\w*|hit(?:ting)?|target\w*|for|to)\s[^;:⟦]{0,60}$|\b(?:worth|valued at|value of|totall?ing|volume of|amounting to|in the amount of|equivalent to)\s[^;,]{0,20}$|\b(?:target|cover|hit|affect|penali[sz]|tax)(?:s|ed|es|ing|ting)?\s[^;:⟦]{0,40}$|\b(?:tariffs?|duties|levies)\s(?:of|worth|totall?ing)\s[^;:⟦]{0,20}$`,
  'iu',
);
const onRate = pattern(
  String.raw`{PERCENT}(?:\s{TARIFF})? on (?:an? |about |around |some |roughly |nearly |another |additional |the |remaining |up to )*$`,
  'iu',
);
const ofTariffs = pattern(
  String.raw`^\s+(?:worth )?(?:in|of)\s+(?:(?:{ANY}|[a-z-]+)\s+){0,3}?(?:{TARIFF}|import taxes)`,
  'iu',
);
const collected =
  /\b(?:collect(?:s|ed|ing)?|brought in|bring(?:s|ing)? in|took in|tak(?:es?|ing) in|rais(?:es|ed|ing)|generat(?:e|es|ed|ing)|refund(?:s|ed|ing)?|paid|pays?)\s(?:an? |about |around |some |nearly |almost |roughly |over |more than |at least |up to |another |further |estimated |record )*$/i;
const perTon =
  /^\)?\s+(?:per|an?|each)\s+(?:net |metric |gross )?(?:ton|tonne|container|barrel|bushel|share|vessel|ship|voyage|visit)\b/i;
const raised =
  /^\s+(?:a year |annually |per year )?in (?:annual |new |extra |additional |tariff |customs )*(?:revenues?|income|receipts|costs|sales|losses|fees|purchases|investments?)\b/i;
const worthAlone = /^\s+worth\b(?! of)/i;
const goodsWorth =
  /\b(?:goods|imports|products|items|exports|shipments) (?:worth|valued at|totall?ing) (?:about |around |roughly |some |an estimated |nearly |more than )*$/i;
const otherGoods = /⟦MONEY[^⟧]*⟧(?: worth)? of goods/;
const covers = /\bcovers?\b|\bvalue matching\b/i;
const coveredAfter = pattern(
  String.raw`^(?:\s+worth)?\s+(?:of|in|from|more|more in|worth of)\s+(?:an? )?(?:(?:{ANY}|[a-z'.-]+)\s+){0,4}?(?:{GOODS}|{TARIFF})|^\s+(?:list|worth)\b|^\s+in (?:(?:{ANY}|[a-z-]+)\s+){0,3}?{TARIFF}`,
  'iu',
);

// A sum of goods under tariffs belongs to the tariff; one bought, sold, earned or owed is a figure.
function isCovered(amount: Amount): boolean {
  const { before, after, pieces, sentence } = amount;
  if (collected.test(before)) return false;
  if (onRate.test(before) || ofTariffs.test(after)) return true;
  if (raised.test(after) || perTon.test(after)) return false;
  const near = pieces.slice(0, 2).toReversed().join(' ');
  const isTariffs = tariff.test(sentence.text);
  if (tradeAct.test(isTariffs ? near : before) && !tariff.test(pieces[0] ?? '')) return false;
  if (isTariffs) return coveredBefore.test(before) || coveredAfter.test(after) || covers.test(sentence.text);
  return coveredAfter.test(after) || worthAlone.test(after) || otherGoods.test(before) || goodsWorth.test(before);
}
