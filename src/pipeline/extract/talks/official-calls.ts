import { matchesOf } from '../../../lib/matches.ts';
import type { Reading, Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import { anchorsIn } from './anchors.ts';
import { type When, whenNear } from './dates.ts';
import type { LeaderContact } from './leader-contacts.ts';
import { type Member, peopleGroupsIn } from './people-groups.ts';
import { standingOf } from './tense.ts';

/** A call between negotiators of both sides. */
export interface OfficialCall {
  readonly sentence: Sentence;
  readonly status: 'held' | 'planned';
  readonly when: When | undefined;
  /** Full names, the US side first. */
  readonly who: readonly string[];
}

/** The calls between negotiators that an item tells of; those of leaders are none. */
export function officialCallsIn(reading: Reading, leaders: readonly LeaderContact[]): OfficialCall[] {
  const named: Member[] = [];
  return reading.sentences.flatMap((sentence) => {
    if (!sentence.text.includes('PERSON') && !byWire.test(sentence.text)) return [];
    const own = peopleGroupsIn(sentence).flatMap(({ members }) => members);
    named.push(...own);
    if (named.length === 0 || !byWire.test(sentence.text)) return [];
    const anchor = callIn(sentence).find(({ at }) => !isOfLeaders({ sentence, at, leaders }));
    const who = anchor && participants({ sentence, own, named, anchor });
    return anchor === undefined || who === undefined ? [] : [callOf({ sentence, anchor, who, day: reading.day })];
  });
}

interface Span {
  readonly at: number;
  readonly end: number;
}

const spoke = pattern(
  '\\b(?:spoke|spoken|speaking|speak|talked|conversed|conversó|conversation|conversations)\\b(?=[^;"]{0,60}\\b(?:with|to|con|between)\\b|[^;"]{0,24}$)|\\bhave spoken\\b',
);

const byWire = /call|phone|video|tele|virtual|online|sp[eo]ak|spoke|talk|convers|llamad|appel|entretien/i;
const callIn = ({ text }: Sentence): Span[] => [
  ...anchorsIn(text).filter(({ kind }) => kind === 'call'),
  ...(/.⟦PLACE/.test(text)
    ? []
    : matchesOf(text, spoke).map(({ 0: word, index: at }) => ({ at, end: at + word.length }))),
];

const leader = pattern('{LEADER}', 'iu');

function isOfLeaders({
  sentence,
  at,
  leaders,
}: {
  sentence: Sentence;
  at: number;
  leaders: readonly LeaderContact[];
}): boolean {
  const inside = leaders.some((one) => one.sentence === sentence && at >= one.from - 20 && at < one.to + 20);
  return inside || leader.test(sentence.text.slice(Math.max(0, at - 40), at + 70));
}

interface Calling {
  readonly sentence: Sentence;
  readonly own: readonly Member[];
  readonly named: readonly Member[];
  readonly anchor: Span;
}

const counterpart =
  /\b(?:with|to|between|from|con)\b[^;"]{0,50}?\b(?:counterparts?|vice[- ]premier|premier|treasury (?:secretary|chief)|commerce (?:secretary|minister)|trade (?:representative|negotiators?|chief)|ministers?|secretary|negotiators?|officials)\b/i;

// Both sides are named in the sentence; or one is told by its office, and the item names who holds it.
function participants({ sentence, own, named, anchor }: Calling): string[] | undefined {
  const sides = new Set(own.map(({ side }) => side));
  if (sides.size === 2) return namesOf(own);
  if (!counterpart.test(sentence.text.slice(anchor.end))) return undefined;
  const known = ['US', 'CN'].flatMap((side) => {
    const ofSide = own.filter((member) => member.side === side);
    const last = named.findLast((member) => member.side === side);
    return ofSide.length > 0 ? ofSide : last ? [last] : [];
  });
  return new Set(known.map(({ side }) => side)).size === 2 ? namesOf(known) : undefined;
}

const namesOf = (members: readonly Member[]): string[] => [
  ...new Set(members.toSorted((a, b) => b.side.localeCompare(a.side)).map(({ person }) => person.name)),
];

interface Told {
  readonly sentence: Sentence;
  readonly anchor: Span;
  readonly who: readonly string[];
  readonly day: string;
}

function callOf({ sentence, anchor: { at, end }, who, day }: Told): OfficialCall {
  const when = whenNear(sentence, { from: at, to: end }) ?? whenNear(sentence, { from: 0, to: sentence.text.length });
  const { text } = sentence;
  if (/^(?:have )?(?:spoken?|talked|conversed|conversó)$/i.test(text.slice(at, end)))
    return { sentence, who, when, status: 'held' };
  const { status } = standingOf({
    before: text.slice(Math.max(0, at - 90), at),
    after: text.slice(at),
    when,
    day,
  });
  return { sentence, who, when, status: status === 'planned' ? 'planned' : 'held' };
}
