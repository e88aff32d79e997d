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
      : { metric: 'other', about: contentSlugOf(amount) };
  if (tradeHeads.includes(head.name)) return tradeSubjectOf(amount, head);
  return { metric: metricOf(head, amount), about: aboutOf(head, amount), isMarket: isMarket(head, amount) };
}

// "That was more than the 4% increase in June": of the same thing as the figure before it.
const leansBack = ({ before, sentence, tag }: Amount): boolean =>
  /^"?(?:That|This|It|They|Those|These|Both)\b/.test(sentence.plain) ||
  /⟦PERCENT/.test(before) ||
  (tag.kind === 'percent' && /^(?:up|down)\b/i.test(before));

const isPairOfShares = ({ after, next, before }: Amount): boolean =>
  (next !== undefined && /^\s?(?:and|or|to|-|–)\s/.test(after) && isShare.test(next.after)) ||
  /⟦PERCENT#\d+⟧ of (?:the |its |all )?(?:world|global)[^,;]{0,60}$/i.test(before);

const forecast =
  /\b(?:forecast\w*|expect\w*|predict\w*|project(?:s|ed|ion|ions)|outlook|estimat\w+|sees|will|could|would|downgrad\w+|target)\b/i;

const metricOf = ({ name }: Head, { sentence }: Amount): string =>
  name === 'growth' && forecast.test(sentence.text) ? 'growth_forecast' : 'other';

const isMarket = ({ name }: Head, { tag, sentence }: Amount): boolean =>
  marketHeads.includes(name) ||
  (name === 'prices' && tag.kind === 'percent' && !/\bcustoms|\bannual/i.test(sentence.text));

function aboutOf({ name, word, piece, at }: Head, amount: Amount): string {
  const value = amount.tag.kind === 'money' ? '-value' : '';
  switch (name) {
    case 'shares':
      return joined(companyOf(amount, 'shares'), `shares${value}`);
    case 'index':
      return joined(slug(indexName(word)), value.slice(1));
    case 'futures':
      return joined(productOf(piece) ?? '', 'futures');
    case 'prices':
      return joined(productOf(piece) ?? slug(word), /futures/i.test(amount.before) ? 'futures' : 'prices');
    case 'growth':
      return joined(partyBefore(amount, piece) ?? (/\bglobal|\bworld/i.test(amount.before) ? 'world' : ''), 'growth');
    case 'revenue':
    case 'profit':
    case 'sales':
      return joined(companyOf(amount, 'revenue'), `${name}${value}`);
    case 'purchases':
      return joined(productOf(amount.after) ?? productOf(piece.slice(at)) ?? contentSlugOf(amount), 'purchases');
    default:
      return joined(partyBefore(amount, piece) ?? '', productOf(piece) ?? '', `${name}${value}`);
  }
}

const indexName = (word: string): string => (/^(?:ind|market|bourse|benchmark)/i.test(word) ? 'market' : word);

// Tonnes and aircraft: of what, and whether bought, exported or made.
function countedOf(amount: Amount): string {
  const { tag, after, before, sentence, around } = amount;
  const unit = tag.kind === 'count' ? tag.unit : '';
  const text = plainOf(sentence, sentence.text);
  const product =
    productOf(after.slice(0, 60)) ??
    productOf(before) ??
    productOf(text) ??
    productOf(around.title) ??
    productOf(around.previous) ??
    '';
  const act =
    acts.find(([, expression]) => expression.test(before)) ?? acts.find(([, expression]) => expression.test(text));
  const counted = product === '' || unit !== 'tonnes' ? unit : '';
  return joined(product, counted, act?.[0] ?? 'volume');
}

const acts: readonly (readonly [string, RegExp])[] = [
  ['purchases', /\b(?:buy\w*|bought|purchas\w*|orders?|ordered|import(?:s|ed)?|commit\w*|pledg\w*)\b/i],
  ['exports', /\b(?:export\w*|ship(?:ped|ments?|s))\b/i],
  ['output', /\b(?:produc\w*|output|mined|harvest\w*)\b/i],
];

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('-');
