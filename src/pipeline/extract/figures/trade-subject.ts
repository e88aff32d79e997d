import { tagsIn } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Amount } from './amounts-in.ts';
import { partyBefore, productOf } from './names-in.ts';
import type { Head, Subject } from './subject.ts';

const withOther = pattern(
  String.raw`\bwith (?:the )?{SIDE}|{SIDE}(?:'s)? (?:trade )?(?:gap|deficit|surplus|imbalance) (?:with|against|over)|\bbilateral\b`,
  'iu',
);
const toPlace = pattern(
  String.raw`^(?:[^⟦,;]|{DATE}|{PERCENT}){0,40}?\b(?:to|into|for|with)\s+(?:the\s+)?(?<to>{PARTY}|⟦PLACE#\d+⟧|(?:[A-Z][a-z]+\s?)+|other|all|non-)`,
  'u',
);
const fromPlace = pattern(String.raw`^(?:[^⟦,;]|{DATE}|{PERCENT}){0,40}?\bfrom\s+(?:the\s+)?(?<from>{PARTY})`, 'u');
const toUs = pattern(
  String.raw`\b(?:to|into|for|with)\s+(?:the\s+)?{US}|{US}(?:-bound| market)|\b{US} (?:exports|shipments)\b`,
  'iu',
);

/** What an amount of trade is of: China's exports in all or to the US, the gap between the two, or another flow. */
export function tradeSubjectOf(amount: Amount, head: Head): Subject {
  const detail = amount.tag.kind === 'money' ? 'value' : monthly(amount) ? 'on-month' : undefined;
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

interface Flow {
  readonly head: Head;
  readonly detail: string | undefined;
}

const monthly = ({ before, after }: Amount): boolean =>
  /^[^,;⟦]{0,30}\bfrom (?:the )?(?:previous|prior|preceding) month\b|^[^,;⟦]{0,30}\b(?:month[- ]on[- ]month|from the month before|from a month (?:earlier|ago))|^ (?:[a-z]+ )?from ⟦DATE/i.test(
    after,
  ) || /\bfrom ⟦DATE#\d+⟧,?\s(?:[a-z]+\s){0,3}$/i.test(before);

const other = (parts: readonly (string | undefined)[]): Subject => ({
  metric: 'other',
  about: parts.filter((part) => part !== undefined && part !== '').join('-'),
});
const named = (metric: string, detail: string | undefined): Subject => ({
  metric,
  ...(detail === undefined ? {} : { about: detail }),
});

function exportsOf(amount: Amount, { head, detail }: Flow): Subject {
  const product = productOf(head.piece);
  const exporter = partyBefore(amount, head.piece.slice(0, head.at)) ?? 'cn';
  const to = destinationOf(amount, head);
  if (product === undefined && exporter === 'cn' && to === 'us') return named('cn_exports_to_us', detail);
  if (product === undefined && exporter === 'cn' && to === undefined) return named('cn_exports', detail);
  return other([product, exporter === 'cn' ? '' : exporter, 'exports', to === undefined ? '' : `to-${to}`, detail]);
}

// "Exports to the EU rose 5%, to Africa 7%": what stands nearest the amount tells where to.
function destinationOf(amount: Amount, { piece, at }: Head): string | undefined {
  const sources = [
    amount.pieces[0] === piece ? piece.slice(at) : (amount.pieces[0] ?? ''),
    piece.slice(at),
    amount.after,
  ];
  for (const source of sources) {
    if (toUs.test(source) && !/\bexcept|\bnon-/i.test(source)) return 'us';
    const to = toPlace.exec(source)?.groups?.to;
    if (to !== undefined) return partyOrWord(amount, to);
    if (source === piece.slice(at) && /\bus exports\b/i.test(source)) return 'us';
  }
  return /^\s*⟦PARTY:US#\d+⟧\s*$/.test(piece.slice(0, at)) && /^ships|^shipments/i.test(piece.slice(at))
    ? 'us'
    : undefined;
}

const partyOrWord = ({ sentence }: Amount, to: string): string =>
  tagsIn(sentence, { piece: to, kind: 'party' })[0]?.party.toLowerCase() ??
  to
    .trim()
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '');

function importsOf(amount: Amount, { head, detail }: Flow): Subject {
  const importer = partyBefore(amount, head.piece.slice(0, head.at));
  const from = fromPlace.exec(head.piece.slice(head.at))?.groups?.from ?? fromPlace.exec(amount.after)?.groups?.from;
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
  const text = amount.sentence.text;
  const change = amount.tag.kind === 'percent' ? 'change' : undefined;
  if (withOther.test(text)) return named('us_deficit_with_cn', change);
  return other([partyBefore(amount, head.piece) ?? '', head.name, detail === 'value' ? '' : 'change']);
}

const bothOrOne = (amount: Amount): string => {
  const parties = tagsIn(amount.sentence, { piece: amount.sentence.text, kind: 'party' }).map(({ party }) => party);
  return (parties.includes('US') && parties.includes('CN')) ||
    /two largest|bilateral|two-way|two countries/i.test(amount.sentence.plain)
    ? 'us-cn'
    : [...new Set(parties)].join('-').toLowerCase();
};
