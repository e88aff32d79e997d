import type { Side } from '../../../domain/statements.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Named } from '../tagging/tags.ts';

/** Someone of a side who is named in a sentence. */
export interface Member {
  readonly person: Named;
  readonly side: Side;
  /** Where the mark stands in the marked text, and ends. */
  readonly at: number;
  readonly end: number;
  /** Named beside the head of the group: "alongside", "joined by". */
  readonly isBeside: boolean;
}

/** People named in one breath: "Ada Moreno and Carl Whitby". Leaders and third parties are in none. */
export interface PeopleGroup {
  readonly members: readonly Member[];
  readonly at: number;
  readonly end: number;
}

const marks = pattern('{PERSON}');

/** The groups of people of the two sides in a sentence, in order. */
export function peopleGroupsIn(sentence: Sentence): PeopleGroup[] {
  const groups: Member[][] = [];
  for (const member of membersOf(sentence)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const join = last && joinOf(sentence.text.slice(last.end, member.at));
    if (group && join) group.push({ ...member, isBeside: join === 'beside' || last.isBeside });
    else groups.push([member]);
  }
  return groups.map((members) => ({ members, at: members[0]?.at ?? 0, end: members.at(-1)?.end ?? 0 }));
}

function membersOf(sentence: Sentence): Member[] {
  return matchesOf(sentence.text, marks).flatMap(({ 0: mark, index: at }): Member[] => {
    const person = tagOf(sentence, { mark, kind: 'person' })?.person;
    if (person === undefined || person.isLeader) return [];
    const side = person.side ?? sideOf(sentence.text, { at, end: at + mark.length });
    return side === 'US' || side === 'CN' ? [{ person, side, at, end: at + mark.length, isBeside: false }] : [];
  });
}

const parties = pattern('⟦(?:PARTY|ADJECTIVE):(?<party>[A-Z]+)#\\d+⟧');

// Whose office it is: the party named last before it, or that for which it acts.
const sideOf = (text: string, { at, end }: { at: number; end: number }): string | undefined =>
  sideNear(text.slice(Math.max(0, at - 70), at)) ??
  actsFor.exec(text.slice(end))?.groups?.party ??
  sideNear(text.slice(0, at));

const actsFor = /^[^;.]{0,40}\bfor ⟦PARTY:(?<party>US|CN)#/;
const sideNear = (before: string) => matchesOf(before, parties).at(-1)?.groups?.party;

const joint =
  /^(?:'s)?(?:,| and\b| &| with\b| y\b| et\b|;? (?:alongside|along with|together with|as well as|accompanied by|joined by|flanked by|plus)\b)/i;
const beside = /\b(?:alongside|along with|accompanied by|joined by|assisted by|flanked by|with)\b/i;
const verbs =
  /[;:"]|\b(?:said|says|told|will|would|met|meets?|meeting|is|are|was|were|has|have|had|led|leads|headed|held|hold|to|that|who|which|after|before|when|while|but|agreed|confirmed|talks|includ\w+|compris\w+|between|by|during|from|in|on|at)\b/i;

// "…, Secretary of Commerce; …": items of a list.
const items = /^(?:, [^;]{0,90})?; (?:and )?[^;]{0,60}$/;

// Only titles and words that join may stand between two of one group.
function joinOf(between: string): 'beside' | 'joined' | undefined {
  const plain = between
    .replace(/\bassistant to the president\b(?: for)?/gi, 'aide')
    .replace(/, (?:who|which) [^,;]*,/g, ',')
    .replace(/\([^()]*\)|⟦[^⟧]*⟧/g, '');
  if (items.test(plain) && !verbs.test(plain.replace(/;/g, ''))) return 'joined';
  if (plain.length > 150 || !joint.test(plain) || verbs.test(plain)) return undefined;
  return beside.test(plain) ? 'beside' : 'joined';
}
