import { slug } from '../../../domain/fact-keys.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { tagsIn } from '../tagging/marked.ts';
import type { Amount } from './amounts-in.ts';

const products: readonly (readonly [about: string, expression: RegExp])[] = [
  ['rare-earth-magnets', /\bmagnets?\b/i],
  ['rare-earths', /\brare[- ]earths?|\bcritical minerals?\b/i],
  ['gallium', /\bgallium\b/i],
  ['germanium', /\bgermanium\b/i],
  ['soybeans', /\bsoy(?:[- ]?beans?)?\b/i],
  ['farm-goods', /\b(?:farm|agricultural|agriculture)\b/i],
  ['aircraft', /\b(?:aircraft|boeing|planes|jets|airliners?)\b/i],
  ['energy', /\benergy\b/i],
  ...[
    'corn',
    'wheat',
    'sorghum',
    'pork',
    'beef',
    'cotton',
    'gold',
    'silver',
    'copper',
    'steel',
    'coal',
    'lithium',
    'graphite',
    'antimony',
  ].map((word) => [word, new RegExp(String.raw`\b${word}\b`, 'i')] as const),
  ['oil', /\b(?:crude|oil)\b/i],
  ['lng', /\b(?:LNG|natural gas)\b/],
  ['cars', /\b(?:cars|vehicles|autos?|EVs)\b/i],
  ['chips', /\b(?:chips?|semiconductors?|GPUs?|processors?)\b/i],
  ['arms', /\b(?:arms|weapons)\b/i],
  ['port-fees', /\b(?:port|docking) fees?\b/i],
  ['manufactured-goods', /\bmanufactured goods\b/i],
  ['services', /\bservices\b/i],
];

/** The first product named in a piece of marked text, as a slug. */
export const productOf = (piece: string): string | undefined =>
  products
    .map(([about, expression]) => ({ about, at: expression.exec(piece)?.index ?? Number.POSITIVE_INFINITY }))
    .filter(({ at }) => at < Number.POSITIVE_INFINITY)
    .toSorted((a, b) => a.at - b.at)[0]?.about;

/** Marked text with the words of its tags back in place of the marks. */
export const plainOf = ({ tags, plain }: Sentence, marked: string): string =>
  marked.replace(/⟦[^⟧]*#(\d+)⟧/g, (_, index: string) => {
    const tag = tags[Number(index)];
    return tag === undefined ? '' : plain.slice(tag.start, tag.end);
  });

/** The party that a piece of text names last, as the start of a slug: `us`, `cn`, `eu`. */
export const partyBefore = ({ sentence }: Amount, piece: string): string | undefined =>
  tagsIn(sentence, { piece, kind: 'party' }).at(-1)?.party.toLowerCase();

const name = String.raw`(?:[A-Z][\p{L}\d&.]*(?:\s(?:of\s)?[A-Z][\p{L}\d&.]*){0,3})`;
const ofName = new RegExp(
  String.raw`\b(?:[Ss]hares|[Ss]tocks?|[Rr]evenues?|sales|profits?|earnings) (?:of|in|at) (?<name>${name})`,
  'u',
);
const nameOwn = new RegExp(
  String.raw`(?<name>${name})(?:'s?)?\s(?:[a-z-]+\s){0,2}?(?:shares?|stocks?|ADRs?|revenues?|sales|profits?|earnings)\b`,
  'u',
);
const anyName = new RegExp(String.raw`(?<![\p{L}⟦:])(?<name>${name})`, 'gu');
const noName =
  /^(?:The|In|On|A|An|Its|Their|His|But|And|While|Shares|Stock|Stocks|After|As|Both|Another|US|China|It|They|Total|Meanwhile|Global)$/;

/** The company whose shares or revenue an amount tells, as a slug; empty where none is named. */
export function companyOf({ pieces, sentence, after, around }: Amount, what: 'shares' | 'revenue'): string {
  const nearest = plainOf(sentence, pieces[0] ?? '');
  const text = plainOf(sentence, pieces.slice(0, 3).toReversed().join(' '));
  const later = what === 'revenue' ? ownerIn(plainOf(sentence, after)) : undefined;
  const alone = /^\s*(?:and|while|but)\s/.test(nearest) ? lastName(nearest) : undefined;
  const named = ownerIn(nearest) ?? alone ?? ownerIn(text) ?? later ?? lastName(text);
  // "The stock slid": that of whom the sentence before speaks.
  return slug(named ?? namesIn(around.previous)[0] ?? '');
}

function ownerIn(text: string): string | undefined {
  const owner = ofName.exec(text)?.groups?.name ?? nameOwn.exec(text)?.groups?.name;
  return owner === undefined || noName.test(owner) ? undefined : owner;
}

const namesIn = (text: string): string[] =>
  matchesOf(text, anyName).flatMap(({ groups }) =>
    groups?.name !== undefined && !noName.test(groups.name) ? [groups.name.replace(/\.$/, '')] : [],
  );

const lastName = (text: string): string | undefined => namesIn(text).at(-1);

const empty =
  /^(?:the|an?|of|in|on|to|by|from|for|and|or|at|as|is|was|were|are|be|been|has|have|had|it|its|their|his|this|that|these|those|about|around|nearly|almost|roughly|some|just|only|over|more|than|up|down|with|which|who|would|will|could|may|said|says|say|told|worth|estimated|another|additional|total|least|much|also|not|year|month|percent|into|per)$/i;
const wordsMax = 4;

/** The words around an amount that bear meaning, as a slug: what it is of where no known noun tells. */
export function contentSlugOf({ sentence, pieces, after }: Amount): string {
  const beforeWords = wordsOf(plainOf(sentence, pieces.find((piece) => wordsOf(piece).length > 0) ?? ''));
  const afterWords = wordsOf(plainOf(sentence, after.split(/[,;:.()⟦]/)[0] ?? ''));
  return (
    slug([...beforeWords.slice(-wordsMax + 1), ...afterWords.slice(0, 2)].slice(0, wordsMax).join(' ')) || 'amount'
  );
}

const wordsOf = (text: string): string[] =>
  (text.replace(/⟦[^⟧]*⟧/g, ' ').match(/[\p{L}][\p{L}\d'-]*/gu) ?? [])
    .map((word) => word.replace(/'s?$/, ''))
    .filter((word) => word !== '' && !empty.test(word));
