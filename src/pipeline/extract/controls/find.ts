import type { ControlledGood } from '../../../domain/lexicon.ts';
import type { Side } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
import { clausesOf } from '../clauses.ts';
import { type Action, actionOf } from './action.ts';
import { type Act, bareFrames, carriedFrames, type Frame, frames, needsIn, supplyFrames } from './frames.ts';
import { type GoodsMarked, goodsOf } from './goods.ts';
import { imposerOf } from './imposer.ts';

/** A curb that a clause tells of. */
export interface Curb {
  readonly imposer: Side;
  readonly item: string;
  readonly action: Action;
  readonly confidence: number;
  readonly clause: string;
}

/** A sentence with its goods marked, and the goods that were named last before it. */
export interface Telling {
  readonly marked: GoodsMarked;
  readonly last: readonly ControlledGood[];
}

interface InClause {
  readonly clause: string;
  readonly earlier: string;
  readonly marked: GoodsMarked;
}

interface Hit {
  readonly act: Act;
  readonly mark: string | undefined;
  readonly verb: string;
  readonly start: number;
  readonly verbAt: number;
  readonly text: string;
}

/** The curbs that a sentence tells of. */
export function curbsIn({ marked, last }: Telling): Curb[] {
  let named = last;
  return clausesOf(marked.text).flatMap((clause) => {
    const telling = { clause: clause.text, earlier: marked.text.slice(0, clause.at), marked };
    const hits = ownHits(telling);
    named = lastNamed(marked, clause.text) ?? named;
    const rest = hits.reduce((text, hit) => blank(text, hit), clause.text);
    return [
      ...hits.flatMap((hit) => curbsOf(hit, telling)),
      ...carriedCurbs({ ...telling, clause: rest, last: named, isAlone: hits.length === 0 }),
    ];
  });
}

/** The goods that a piece of text names last. */
export function lastNamed(marked: GoodsMarked, piece: string): readonly ControlledGood[] | undefined {
  const mark = matchesOf(piece, /⟦(?:ITEM|RULE):\d+⟧/g).at(-1)?.[0];
  return mark === undefined ? undefined : goodsOf(marked, mark);
}

const blank = (text: string, { start, text: { length } }: Hit): string =>
  `${text.slice(0, start)}${' '.repeat(length)}${text.slice(start + length)}`;

function ownHits(telling: InClause): Hit[] {
  if (!/⟦(?:ITEM|LIST|RULE):/.test(telling.clause)) return [];
  const taken = new Set<string>();
  const firstOf = (frame: Frame) => hitsOf(frame, telling.clause).filter((hit) => takes(taken, hit));
  return [
    ...framesFor(frames, telling.clause).flatMap(firstOf),
    ...(isAgreed(telling) ? supplyFrames.flatMap(firstOf).filter((hit) => isPromise(hit, telling)) : []),
  ];
}

function framesFor(among: readonly Frame[], clause: string): Frame[] {
  const held = needsIn(clause);
  return among.filter(({ needs }) => needs.every((need) => held.has(need)));
}

function takes(taken: Set<string>, { mark = '' }: Hit): boolean {
  if (taken.has(mark)) return false;
  taken.add(mark);
  return true;
}

const agreed =
  /\b(?:will|would|deal|agree\w*|accord|framework|pact|promis\w+|pledg\w+|commit\w*|return|exchange|assur\w+|consensus)\b/iu;
const isAgreed = ({ clause, earlier }: InClause): boolean => agreed.test(`${earlier}${clause}`);
// What China is to send is what it held back; a share of the world's supply is no promise.
const isPromise = ({ text, mark }: Hit, { marked }: InClause): boolean =>
  !/⟦PERCENT|\b(?:world|global|majority|most of)\b/iu.test(text) &&
  goodsOf(marked, mark).every(({ imposer }) => imposer === 'CN');

function hitsOf({ act, pattern }: Frame, clause: string): Hit[] {
  return matchesOf(clause, pattern).flatMap((match): Hit[] => {
    const [text] = match;
    const before = clause.slice(Math.max(0, match.index - kindChars), match.index);
    if (isNoExport.test(text) || tariffBefore.test(before) || isOther[act]?.test(text)) return [];
    const verb = match.groups?.verb ?? '';
    return [
      {
        ...{ act, mark: match.groups?.item, verb, text },
        ...{ start: match.index, verbAt: match.index + Math.max(0, text.indexOf(verb)) },
      },
    ];
  });
}

// Tariffs, imports, inquiries and investment rules have their own kinds, or none.
const isNoExport =
  /\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|imports?|importing|investments?|investing|visas?|subsid\w+|soy\w*)\b/iu;
const tariffBefore = /\b(?:tariffs?|dut(?:y|ies)|import)\s+$/iu;
const isTalk = /\b(?:talks|negotiat\w+|dialogue|dispute|discussions?|questions?)\b/iu;
// Talks may resume and tensions may ease without any goods.
const easedOther =
  /\b(?:tensions?|bottlenecks?|pressures?|concerns?|fears?|worries|talks|shortages?|triggered|caused|amid|after)\b/iu;
const isOther: Readonly<Partial<Record<Act, RegExp>>> = { open: isTalk, ease: easedOther, suspend: easedOther };
const kindChars = 12;

function curbsOf(hit: Hit, { clause, earlier, marked }: InClause): Curb[] {
  const { act, verb } = hit;
  const standing = standingOf(hit, { clause, earlier });
  const action = actionOf({ act, verb, before: clause.slice(0, hit.verbAt), earlier });
  return goodsOf(marked, hit.mark).flatMap((good) => {
    const imposer = imposerOf(good, standing);
    if (imposer === undefined) return [];
    const curb = { imposer, item: good.item, action, confidence: confidenceOf(act), clause };
    return isRecalled(action, { ...hit, after: standing.after })
      ? [curb, { ...curb, action: 'imposed', confidence: mentionConfidence }]
      : [curb];
  });
}

const standingOf = (
  { act, start, text }: Hit,
  { clause, earlier }: { readonly clause: string; readonly earlier: string },
) => ({
  ...{ match: text, before: clause.slice(0, start), after: clause.slice(start + text.length), earlier },
  isDone: act !== 'stand',
});

const sureConfidence = 0.8;
// A curb that is only named may have been lifted since: never firm by itself.
const mentionConfidence = 0.6;
const carriedConfidence = 0.65;
const confidenceOf = (act: Act): number => (act === 'stand' ? mentionConfidence : sureConfidence);

/** True of an action that takes a curb away or sets it aside. */
export const isEasing = (action: Action): boolean => !['imposed', 'tightened', 'threatened'].includes(action);

// "Lifted the curbs that it imposed in May" tells of the curbs too, and only what stands can be reversed.
const isRecalled = (action: Action, { verb, text, after }: Hit & { readonly after: string }): boolean =>
  isEasing(action) &&
  ((action !== 'suspended' && recalled.test(`${text} ${after.slice(0, recalledChars)}`)) || /^revers/iu.test(verb));
const recalled =
  /\b(?:imposed|introduced|announced|enacted|put in place|adopted)\s+(?:by\s+\S+\s+)?(?:in|on|last|earlier|this|since|⟦DATE)/iu;
const recalledChars = 60;

interface Carrying extends InClause {
  readonly last: readonly ControlledGood[];
  /** The clause says nothing of goods that it names. */
  readonly isAlone: boolean;
}

/** The curbs of a clause that names no goods: on those named before, or on exports as such. */
function carriedCurbs({ clause, earlier, last, isAlone }: Carrying): Curb[] {
  const [bare] = /export/i.test(clause) ? framesFor(bareFrames, clause).flatMap((frame) => hitsOf(frame, clause)) : [];
  const [carried] = isAlone ? carriedFrames.flatMap((frame) => hitsOf(frame, clause)) : [];
  const hit = bare ?? carried;
  if (hit === undefined) return [];
  const standing = standingOf(hit, { clause, earlier });
  const imposer = imposerOf(undefined, standing) ?? (isPointing(hit, clause) ? last[0]?.imposer : undefined);
  if (imposer === undefined) return [];
  const fitting = last.filter((good) => (good.imposer ?? imposer) === imposer);
  const names = fitting.length > 0 ? fitting.map(({ item }) => item) : bare === undefined ? [] : [anyExports];
  const action = actionOf({ act: hit.act, verb: hit.verb, before: clause.slice(0, hit.verbAt), earlier });
  const curb = { imposer, action, confidence: Math.min(carriedConfidence, confidenceOf(hit.act)), clause };
  const actions = isRecalled(action, { ...hit, after: standing.after }) ? [action, 'imposed' as const] : [action];
  return names.flatMap((item) => actions.map((one) => ({ ...curb, item, action: one })));
}

// "The curbs" are those told of before; "export curbs" with nobody's name may be anyone's.
const isPointing = ({ act, start }: Hit, clause: string): boolean =>
  act !== 'stand' || /\b(?:the|these|those|such|its|their)\s+(?:[a-z]+\s+){0,3}$/iu.test(clause.slice(0, start));

/** How curbs are kept whose goods the text does not name. */
export const anyExports = 'export restrictions';
