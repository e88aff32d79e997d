import type { Measure, Side, StatementOf, TariffStatus } from '../../domain/statements.ts';
import type { Found } from './extract-claims.ts';
import type { Passage } from './passages.ts';

type Tariff = StatementOf<'tariff'>;

const duty = /\b(tariffs?|dut(?:y|ies)|lev(?:y|ies)|import tax(?:es)?)\b/i;
// "57 %, not 55 %" tells one rate; "a 12 % fall in exports" and "24 % points" tell none.
const rate =
  /(?<!\b(?:not|instead of|rather than) )(?<![\d.]|\d,)(?<bound>(?:over|above|more than|at least)\s+)?(?<percent>\d{1,3}(?:,\d{3})?(?:\.\d+)?)\s*(?:%|per ?cent\b)(?!\s*(?:of|points?|(?:fall|drop|decline|slump|plunge|rise|increase|jump|gain)s? in)\b)/gi;
// What stands before a percentage that is a change of something else: "Chinese exports fell by ".
const otherFigure =
  /(?<!\bon (?:\w+ )?)\b(?:exports?|imports?|shipments?|shares?|stocks?|sales|growth|economy|output|orders|inflation|prices|surplus|deficit)\b(?:(?!\b(?:tariffs?|dut|lev))[^;]){0,60}\b(?:fell|fall|dropped|slumped|plunged|sank|slid|shrank|slowed|lost|down|rose|grew|jumped|gained|climbed|up)\s+(?:(?:by|about|some|nearly|almost)\s+)?$/i;
const fromTo = /\bfrom\s+(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)?\s+to\s+(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)/i;
const toFrom = /\bto\s+(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)\s+from\s+(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent)?/i;

/** Rates between the two sides: the nearest direction in the clause decides who imposes them on whom. */
export function findTariffs(passage: Passage): Found[] {
  if (!duty.test(passage.text)) return [];
  const clauses = passage.text.split(clauseEnd);
  return clauses.flatMap((clause) => ratesIn(clause)).map((found) => ({ ...found, passage }));
}

// "… is 41 % and the Chinese tariff on US goods is 12 %" tells two directions; ", previously 57 %" another time.
const clauseEnd =
  /;|,?\s+(?:while|whereas|but)\s+|,\s+and\s+|,\s+(?=previously|formerly)|\s+and\s+(?=(?:the\s+)?(?:China|Chinese|Beijing|U\.?S|American|Washington)\b[^,;]{0,40}\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\b[^,;]*\d)/i;

function ratesIn(clause: string): Omit<Found, 'passage'>[] {
  const direction = directionOf(clause);
  if (!direction) return [];
  const move = moveIn(clause);
  const percents = move ? [{ percent: move.after, isOver: false }] : ratesOf(clause);
  return percents.map(({ percent, isOver }) => {
    const status = statusOf(clause);
    const statement: Tariff = {
      kind: 'tariff',
      imposer: direction === 'US' ? 'US' : 'CN',
      target: direction === 'US' ? 'CN' : 'US',
      ...goodsAndMeasure(clause),
      percent,
      ...(isOver ? { isOver } : {}),
      status,
      ...(move && status !== 'former' ? { previousPercent: move.before } : {}),
    };
    return { statement, confidence: move ? 0.85 : 0.7, ...hedgeOf(clause) };
  });
}

const ratesOf = (clause: string) =>
  [...clause.matchAll(rate)]
    .filter(({ index }) => !otherFigure.test(clause.slice(0, index)))
    .map(({ groups }) => ({
      percent: Number(groups?.percent?.replace(',', '')),
      isOver: groups?.bound !== undefined,
    }));

function moveIn(clause: string): { before: number; after: number } | undefined {
  const forward = fromTo.exec(clause);
  if (forward) return { before: Number(forward[1]), after: Number(forward[2]) };
  const backward = toFrom.exec(clause);
  return backward ? { before: Number(backward[2]), after: Number(backward[1]) } : undefined;
}

const directions: readonly { readonly by: Side; readonly pattern: RegExp }[] = [
  {
    by: 'CN',
    pattern:
      /\b(?:on|for)\s+(?:all\s+)?(?:U\.?S\.?|American)(?!\w)|\b(?:imports|goods|products) from the (?:U\.?S|United States|America)|\bU\.?S\.? imports\b/i,
  },
  {
    by: 'US',
    pattern:
      /\b(?:on|for|of)\s+(?:all\s+|most\s+)?(?:China|Chinese)\b|\b(?:imports|goods|products) from China\b|\bChinese (?:goods|imports|products|exports)\b/i,
  },
  { by: 'CN', pattern: /\b(?:China|Beijing)(?:['’]s)?\b[^,]{0,40}\b(?:tariffs?|dut|lev)/i },
  { by: 'US', pattern: /\b(?:U\.?S\.?|American|Washington|Trump)(?:['’]s)?(?!\w)[^,]{0,40}\b(?:tariffs?|dut|lev)/i },
];

// A tariff by or on others is none between the two sides.
const others =
  'EU|Europe(?:an)?(?: Union)?|Mexic(?:o|an)|Canad(?:a|ian)|India(?:n)?|Brazil(?:ian)?|Japan(?:ese)?|Vietnam(?:ese)?|British';
const ofOthers = new RegExp(
  `\\b(?:${others})(?:['’]s)?\\s+(?:\\w+\\s+)?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\\b|\\b(?:goods|imports|products|cars|steel) from (?:the )?(?:${others})\\b|\\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)) on (?:the )?(?:${others})\\b`,
);

const directionOf = (clause: string): Side | undefined =>
  ofOthers.test(clause) ? undefined : directions.find(({ pattern }) => pattern.test(clause))?.by;

const statuses: readonly { readonly status: TariffStatus; readonly pattern: RegExp }[] = [
  {
    status: 'former',
    pattern: /\b(?:previously|formerly|had (?:been|taken|pushed|reached)|pushing \w+ to|before the)\b/i,
  },
  { status: 'threatened', pattern: /\b(?:threat\w*|could|may|might|would|warn\w*|considering|mulls?)\b/i },
  { status: 'announced', pattern: /\b(?:will|announc\w+|plans? to|planned|set to|to take effect|from next)\b/i },
  { status: 'suspended', pattern: /\b(?:suspend\w*|paus(?:e|ed|es|ing))\b/i },
];

const statusOf = (clause: string): TariffStatus =>
  statuses.find(({ pattern }) => pattern.test(clause))?.status ?? 'in_force';

const measurePatterns: readonly { readonly measure: Measure; readonly pattern: RegExp }[] = [
  { measure: 'baseline', pattern: /\bbaseline\b/i },
  { measure: 'reciprocal', pattern: /\breciprocal\b/i },
  { measure: 'fentanyl', pattern: /\bfentanyl\b/i },
  { measure: 's301', pattern: /\bsection 301\b/i },
  { measure: 's232', pattern: /\bsection 232\b/i },
  { measure: 's122', pattern: /\bsection 122\b/i },
  { measure: 'average', pattern: /\baverage\b/i },
];

// "Chinese goods" is everything; "Chinese soybeans" is soybeans, under a measure that nobody names.
function goodsAndMeasure(clause: string): { goods: string; measure: Measure } {
  const named = [...clause.matchAll(/\b(?:Chinese|U\.?S\.?|American)\s+([a-z][a-z-]+)/g)].map(([, word = '']) => word);
  const goods = named.find((word) => goodsWords.test(word)) ?? 'all';
  const measure = measurePatterns.find(({ pattern }) => pattern.test(clause))?.measure;
  return { goods, measure: measure ?? (goods === 'all' ? 'total' : 'unspecified') };
}
const goodsWords =
  /^(?:soybeans?|steel|alumin(?:i)?um|cars?|chips?|semiconductors?|batteries|beef|pork|farm|agricultural|copper|ships?|energy|oil)$/;

function hedgeOf(clause: string): { hedge?: string } {
  const hedge = /\b(?:reportedly|apparently|appears? to|is said to|are said to)\b/i.exec(clause)?.[0];
  return hedge === undefined ? {} : { hedge: hedge.toLowerCase() };
}
