import { slug } from '../../../domain/fact-keys.ts';
import type { Amount } from './amounts-in.ts';
import { type Head, headOf } from './heads.ts';
import { companyOf, contentSlugOf, partyBefore, plainOf, productOf } from './names-in.ts';
import { shareSubjectOf } from './share-subject.ts';
import { tradeSubjectOf } from './trade-subject.ts';

/** What a figure is of: the metric, and a slug where the metric alone does not tell. */
export interface Subject {
  readonly metric: string;
  readonly about?: string;
  /** No known noun governs it: what it is of is made of the words around. */
  readonly isUnclear?: boolean;
  /** Whether it moves by the day, as shares do. */
  readonly isMarket?: boolean;
}

const marketHeads: readonly string[] = ['shares', 'index', 'futures', 'currency', 'yield'];
const tradeHeads: readonly string[] = ['exports', 'imports', 'trade-surplus', 'trade-deficit', 'trade'];
const isShare = /^\s*(?:stake|share|portion)?\s*(?:of|share of)\s/i;

/** What an amount is of, told by the nearest noun before it, by what follows it, or else by the words around it. */
export function subjectOf(amount: Amount, previous: Subject | undefined): Subject {
  const { tag, after } = amount;
  if (tag.kind === 'percent' && (isShare.test(after) || isPairOfShares(amount))) return shareSubjectOf(amount);
  if (tag.kind === 'count') return { metric: 'other', about: countedOf(amount) };
  const head = headOf(amount);
  if (head === undefined)
    return previous !== undefined && tag.kind === 'percent' && leansBack(amount)
      ? previous
      : { metric: 'other', about: contentSlugOf(amount), isUnclear: true };
  if (tradeHeads.includes(head.name)) return tradeSubjectOf(amount, head);
  return { metric: metricOf(head, amount), about: aboutOf(head, amount), isMarket: isMarket(head, amount) };
}

// "That was more than the 4% increase in June": of the same thing as the figure before it.
const leansBack = ({ before, sentence, tag }: Amount): boolean =>
  /^"?(?:That|This|It|They|Those|These|Both)\b/.test(sentence.plain) ||
  /⟦PERCENT/.test(before) ||
  (tag.kind === 'percent' && /^(?:up|down)\b/i.test(before)) ||
  foreseen.test(sentence.plain);

const foreseen = /\b(?:economists?|analysts?|poll(?:ed)?|forecasters|consensus|expectations)\b/i;

/** Whether an amount is what was expected, beside which the outcome stands. */
export const isExpected = ({ pieces, before, after }: Amount): boolean =>
  /\b(?:forecasts?|expected|expectations?|estimates?|consensus|predicted|poll(?:ed)?)\b/i.test(pieces[0] ?? before) ||
  /^[^,;⟦]{0,40}\b(?:forecast|expected|predicted|anticipated) (?:by|in a)\b/i.test(after);

const isPairOfShares = ({ after, next, before }: Amount): boolean =>
  (next !== undefined && /^\s?(?:and|or|to|-|–)\s/.test(after) && isShare.test(next.after)) ||
  /⟦PERCENT#\d+⟧ of (?:the |its |all )?(?:world|global)[^,;]{0,60}$/i.test(before);

const forecast =
  /\b(?:forecast\w*|expect\w*|predict\w*|project(?:s|ed|ion|ions)|outlook|estimat\w+|sees|will|could|would|downgrad\w+|targets?)\b/i;

const metricOf = ({ name }: Head, { pieces }: Amount): string =>
  name === 'growth' && forecast.test(pieces.slice(0, 2).join(' ')) ? 'growth_forecast' : 'other';

const isMarket = ({ name }: Head, { tag, sentence }: Amount): boolean =>
  marketHeads.includes(name) ||
  (name === 'prices' && tag.kind === 'percent' && !/\bcustoms|\bannual/i.test(sentence.text));

function aboutOf(head: Head, amount: Amount): string {
  const { name, word, piece, at } = head;
  const value = amount.tag.kind === 'money' ? '-value' : '';
  const product = productOf(piece);
  switch (name) {
    case 'shares':
      return joined(companyOf(amount, 'shares'), `shares${value}`);
    case 'index':
      return joined(indexOf(head, amount), value.slice(1));
    case 'currency':
    case 'yield':
      return joined(slug(word), value.slice(1));
    case 'prices':
      if (product === undefined && /^(?:price|cost)/i.test(word)) return contentSlugOf(amount);
      return joined(product ?? slug(word), /futures/i.test(amount.before) ? 'futures' : 'prices');
    case 'growth':
      return joined(partyBefore(amount, piece) ?? worldOf(amount), 'growth');
    case 'market-value':
      return joined(companyOf(amount, 'revenue'), name);
    case 'revenue':
    case 'profit':
    case 'sales':
      return joined(companyOf(amount, 'revenue'), `${name}${value}`);
    case 'purchases':
      return joined(productOf(amount.after) ?? productOf(piece.slice(at)) ?? contentSlugOf(amount), actOf(amount));
    default:
      return joined(
        partyBefore(amount, piece) ?? partyBefore(amount, amount.before) ?? '',
        product ?? '',
        `${name}${value}`,
      );
  }
}

const worldOf = ({ before }: Amount): string => (/\b(?:global|world)/i.test(before) ? 'world' : '');

const indexOf = ({ piece, word }: Head, { sentence }: Amount): string =>
  indexName(plainOf(sentence, piece)) ?? (isMarketWord.test(word) ? 'market' : slug(word));

const isMarketWord = /^(?:ind|market|bourse|benchmark|composite)/i;
// "Shanghai" is a place besides.
const indexName = (plain: string): string | undefined => {
  const name = /\b[A-Z][a-z]+ Composite\b/.exec(plain)?.[0];
  return name === undefined ? undefined : slug(name);
};

// Tonnes and aircraft: of what, and whether bought, exported or made.
function countedOf(amount: Amount): string {
  const { tag, after, before, sentence, around } = amount;
  const unit = tag.kind === 'count' ? tag.unit : '';
  const text = plainOf(sentence, sentence.text);
  if (!weighed.test(unit)) return joined(unit, actOf(amount));
  const product =
    productOf(after.slice(0, 60)) ??
    productOf(before) ??
    productOf(text) ??
    productOf(around.title) ??
    productOf(around.previous) ??
    '';
  return joined(product, product !== '' && unit === 'tonnes' ? '' : unit, actOf(amount));
}

const weighed = /^(?:tonnes|bushel|barrel|cargoe)$/;

// What is promised, by the year or once, is not what has been bought.
function actOf({ before, after, sentence }: Amount): string {
  const text = plainOf(sentence, sentence.text);
  const act =
    acts.find(([, expression]) => expression.test(before)) ?? acts.find(([, expression]) => expression.test(text));
  const isYearly =
    /^[^,;]{0,60}\b(?:annually|annual|(?:a|per|each|every) year)\b/i.test(after) ||
    /\bannual\b/i.test(before.slice(-30));
  return joined(act?.[0] ?? 'volume', act?.[0] === 'purchases' && isYearly ? 'yearly' : '');
}

const acts: readonly (readonly [string, RegExp])[] = [
  ['bought', /\b(?:bought|(?:has|have|had) purchased|booked|sold)\b/i],
  ['purchases', /\b(?:buy\w*|bought|purchas\w*|orders?|ordered|import(?:s|ed)?|commit\w*|pledg\w*)\b/i],
  ['exports', /\b(?:export\w*|ship(?:ped|ments?|s))\b/i],
  ['output', /\b(?:produc\w*|output|mined|harvest\w*)\b/i],
];

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('-');
