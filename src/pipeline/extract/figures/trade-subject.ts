import { tagsIn } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Amount } from './amounts-in.ts';
import type { Head } from './heads.ts';
import { partyBefore, plainOf, productOf } from './names-in.ts';
import { isToDate } from './period.ts';
import type { Subject } from './subject.ts';

const withOther = pattern(
  String.raw`\bwith (?:the )?{SIDE}|{SIDE}(?:'s)? (?:trade )?(?:gap|deficit|surplus|imbalance) (?:with|against|over)|{SIDE}(?:'s)? {SIDE}(?:'s)? (?:trade )?(?:gap|deficit|surplus)|\bbilateral\b`,
  'iu',
);
const toPlace = pattern(
  String.raw`^(?:[^⟦,;]|{DATE}|{PERCENT}|{MONEY}|{COUNT}){0,40}?\b(?:to|into|for|with)\s+(?:the\s+)?(?<to>{PARTY}|⟦PLACE#\d+⟧|(?:[A-Z][a-z]+\s?)+|other|all|non-)`,
  'u',
);
const fromPlace = pattern(
  String.raw`^(?:[^⟦,;]|{DATE}|{PERCENT}){0,40}?\b(?:from\s+(?:the\s+)?(?<from>{PARTY})|of\s+(?<of>{PARTY})(?:'s)? {GOODS})`,
  'u',
);

/** What an amount of trade is of: China's exports in all or to the US, the gap between the two, or another flow. */
export function tradeSubjectOf(amount: Amount, head: Head): Subject {
  const parts = [
    amount.tag.kind === 'money' ? (isStep(amount) ? 'step' : 'value') : isOnMonth(amount) ? 'on-month' : '',
    isToDate(amount) ? 'to-date' : '',
  ];
  const detail = parts.filter(Boolean).join('-') || undefined;
  switch (head.name) {
    case 'exports':
      return exportsOf(amount, { head, detail });
    case 'imports':
      return importsOf(amount, { head, detail });
    case 'trade':
      return other([bothOrOne(amount), 'trade', detail]);
    default:
      return balanceOf(amount, { head, detail });
  }
}

// "Widened by $3 billion": how far it moved, not where it stands.
const isStep = ({ before }: Amount): boolean =>
  /\bby (?:an? |about |around |some |nearly |almost |roughly |over |more than |another |further )*$/i.test(before);

interface Flow {
  readonly head: Head;
  readonly detail: string | undefined;
}

const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const fromMonth = new RegExp(
  String.raw`^[^,;]{0,30}?\b(?:from (?:in )?${month}\b(?! (?:19|20)\d\d| last year)|(?:from|than) (?:the |a )?(?:previous|prior|preceding|month) (?:month|before|earlier|ago)\b|month[- ]on[- ]month)`,
  'i',
);

const isOnMonth = ({ sentence, before, after }: Amount): boolean =>
  fromMonth.test(plainOf(sentence, after.split(/⟦(?:PERCENT|MONEY|COUNT)/)[0] ?? '')) ||
  new RegExp(String.raw`\bfrom ${month},?\s(?:[a-z]+\s){0,3}$`, 'i').test(plainOf(sentence, before));

const other = (parts: readonly (string | undefined)[]): Subject => ({
  metric: 'other',
  about: parts.filter((part) => part !== undefined && part !== '').join('-'),
});
const named = (metric: string, detail: string | undefined): Subject => ({
  metric,
  ...(detail === undefined ? {} : { about: detail }),
});

function exportsOf(amount: Amount, { head, detail }: Flow): Subject {
  const product = productOf(head.piece) ?? (isOfTopic(amount, head) ? productOf(amount.around.title) : undefined);
  const exporter = partyBefore(amount, head.piece.slice(0, head.at)) ?? 'cn';
  const to = destinationOf(amount, head);
  if (product === undefined && exporter === 'cn' && to === 'us') return named('cn_exports_to_us', detail);
  if (product === undefined && exporter === 'cn' && to === undefined) return named('cn_exports', detail);
  return other([product, exporter === 'cn' ? '' : exporter, 'exports', to === undefined ? '' : `to-${to}`, detail]);
}

// In a piece on rare-earth exports, "exports" alone are those.
const isOfTopic = ({ around, sentence }: Amount, { piece }: Head): boolean =>
  !/\b(?:total|overall|all)\b/i.test(piece) &&
  (/⟦COUNT:tonnes/.test(sentence.text) ||
    /\b(?:earths?|magnets?|soy\w*|minerals?) (?:[a-z]+ )?(?:exports|shipments)\b/i.test(around.title));

// "Exports to the EU rose 5%, Africa by 7%": what stands nearest the amount tells where to.
function destinationOf(amount: Amount, { piece, at }: Head): string | undefined {
  const { after, pieces, before } = amount;
  const afterHead = before.slice(before.lastIndexOf(piece) + at);
  const alone = aloneBefore.exec(pieces[0] ?? '')?.groups?.to;
  if (alone !== undefined && pieces[0] !== piece) return partyOrWord(amount, alone);
  const nearest = pieces[0] === undefined || pieces[0] === piece ? '' : pieces[0];
  for (const source of [
    /^\s(?:[a-z-]+\s){0,3}to\s/.test(after) ? after : '',
    nearest,
    piece.slice(at),
    afterHead,
    after,
  ]) {
    const to = toPlace.exec(source)?.groups?.to;
    if (to !== undefined) return partyOrWord(amount, to);
  }
  if (usBefore.test(piece.slice(0, at + 9))) return 'us';
  return withUs.test(before) ? 'us' : undefined;
}

const aloneBefore = pattern(
  String.raw`^\s*(?:and\s+)?(?:to\s+)?(?:the\s+)?(?<to>{PARTY}|(?:[A-Z][a-z]+\s)*[A-Z][a-z]+)\s+(?:by\s+)?$`,
  'u',
);
// "US shipments plunge" in China's figures; "trade with the US fell, with exports down".
const usBefore = pattern(String.raw`(?:{CN}.*|^\s*){US}(?:-bound)? shipments`, 'iu');
const withUs = pattern(String.raw`\btrade with (?:the )?{US}`, 'iu');

const partyOrWord = ({ sentence }: Amount, to: string): string =>
  tagsIn(sentence, { piece: to, kind: 'party' })[0]?.party.toLowerCase() ??
  to
    .trim()
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');

function importsOf(amount: Amount, { head, detail }: Flow): Subject {
  const importer = partyBefore(amount, head.piece.slice(0, head.at));
  const { from: place, of } = (fromPlace.exec(head.piece.slice(head.at)) ?? fromPlace.exec(amount.after))?.groups ?? {};
  const from = place ?? of;
  const source = from === undefined ? undefined : partyOrWord(amount, from);
  // The same flow told by the other side's customs has a figure of its own.
  if (source === 'cn' && (importer === 'us' || importer === undefined))
    return named('cn_exports_to_us', ['us-data', detail].filter(Boolean).join('-'));
  return other([
    productOf(head.piece),
    importer ?? 'cn',
    'imports',
    source === undefined ? '' : `from-${source}`,
    detail,
  ]);
}

function balanceOf(amount: Amount, { head, detail }: Flow): Subject {
  const change =
    amount.tag.kind === 'percent' || isStep(amount)
      ? `change${amount.tag.kind === 'money' ? '-value' : ''}`
      : undefined;
  const isBetween =
    withOther.test(amount.sentence.text) ||
    (withOtherPlain.test(amount.around.title) && !/\b(?:total|overall|global)\b/i.test(head.piece));
  if (isBetween)
    return named(
      'us_deficit_with_cn',
      [change, isToDate(amount) ? 'to-date' : ''].filter(Boolean).join('-') || undefined,
    );
  return other([
    partyBefore(amount, head.piece) ?? '',
    head.name,
    detail?.includes('to-date') ? 'to-date' : '',
    change,
  ]);
}

const withOtherPlain =
  /\b(?:surplus|deficit|gap|imbalance) with (?:the )?(?:U\.?S|United States|America|China|Beijing|Washington)|\b(?:U\.?S\.?|US-China|China-US) trade (?:surplus|deficit|gap)/i;

const bothOrOne = (amount: Amount): string => {
  const parties = tagsIn(amount.sentence, { piece: amount.sentence.text, kind: 'party' }).map(({ party }) => party);
  return (parties.includes('US') && parties.includes('CN')) ||
    /two largest|bilateral|two-way|two countries/i.test(amount.sentence.plain)
    ? 'us-cn'
    : [...new Set(parties)].join('-').toLowerCase();
};
