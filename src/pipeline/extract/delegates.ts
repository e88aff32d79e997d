import type { Person } from '../../domain/lexicon.ts';
import type { Side, StatementOf } from '../../domain/statements.ts';
import type { Found, Reading } from './extract-claims.ts';
import type { Passage } from './passages.ts';

type Round = StatementOf<'round'>;

const team =
  /\b(?:delegation|team|led by|leading|headed by|headed|negotiat\w+|represent\w+|at the helm|engage with)\b/i;
const leadership =
  /\b(?:(?:is|are|was|were|being)?\s*(?:led|headed) by|leading (?:the|its)|heads? (?:the|its)|leads (?:the|its)|at the helm)\b/i;
const side: Readonly<Record<Side, RegExp>> = {
  US: /\b(?:U\.?S\.?|American|Washington)(?!\w)/,
  CN: /\b(?:China|Chinese|Beijing)(?!\w)/,
};

/** Who sits at the table of the item's round, and who leads, from sentences that speak of a team. */
export function findDelegates(
  passage: Passage,
  { lexicon, round }: Reading & { readonly round: Round | undefined },
): Found[] {
  if (!round || !team.test(passage.text)) return [];
  const named = lexicon.people
    .map((person) => ({ person, at: passage.text.indexOf(person.surname) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  const members = named.map(({ person }) => ({ statement: memberOf(person, round), passage, confidence: 0.7 }));
  return [...members, ...(['US', 'CN'] as const).flatMap((one) => leadOf({ side: one, named, passage, round }))];
}

const memberOf = ({ side: of, name, role }: Person, { place, month }: Round): StatementOf<'delegate'> => ({
  kind: 'delegate',
  side: of,
  place,
  month,
  person: name,
  role,
});

interface LeadSearch {
  readonly side: Side;
  readonly named: readonly { readonly person: Person; readonly at: number }[];
  readonly passage: Passage;
  readonly round: Round;
}

// "led by A, B and C" names three; "Leading the team is A, alongside B and C" names one.
function leadOf({ side: of, named, passage, round: { place, month } }: LeadSearch): Found[] {
  const ours = named.filter(({ person }) => person.side === of);
  if (ours.length === 0 || !leadership.test(passage.text) || !side[of].test(passage.text)) return [];
  const beside = passage.text.search(/\b(?:alongside|together with|joined by|flanked by)\b/i);
  const leaders = beside < 0 ? ours : ours.filter(({ at }) => at < beside);
  const people = leaders.map(({ person }) => person.name);
  return people.length === 0
    ? []
    : [{ statement: { kind: 'lead', side: of, place, month, people }, passage, confidence: 0.7 }];
}
