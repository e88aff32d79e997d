import type { StatementOf } from '../../domain/statements.ts';
import type { Found, Reading, Sentence } from './reading.ts';
import type { LeaderContact } from './talks/leader-contacts.ts';
import { receptionsIn } from './talks/leader-receives.ts';
import { officialCallsIn } from './talks/official-calls.ts';

/** Calls and meetings of leaders, and calls of chief negotiators; what these say face to face is a round. */
export function findContacts(reading: Reading, contacts: readonly LeaderContact[]): Found[] {
  const leaders = leadersOf(reading);
  return withoutUndated([
    ...contacts.map((contact) => foundOf({ ...contact, who: leaders, day: reading.day })),
    ...receptionsIn(reading).map((one) => foundOf({ ...one, mode: 'meeting', day: reading.day })),
    ...officialCallsIn(reading, contacts).map((call) => foundOf({ ...call, mode: 'call', day: reading.day })),
  ]);
}

// "The call" without a day is the one whose day the item gives.
function withoutUndated(found: readonly Found[]): Found[] {
  const nameOf = ({ statement }: Found) =>
    statement.kind === 'contact' ? `${statement.who.join()} ${statement.mode} ${statement.status}` : '';
  const dated = new Set(found.filter(isDated).map(nameOf));
  return found.filter((one) => isDated(one) || !dated.has(nameOf(one)));
}

const isDated = ({ confidence }: Found): boolean => confidence >= datedConfidence;
const datedConfidence = 0.9;

// Leaders are known by the surname; the US one first, so that one contact has one name. Whom the item does not name
// is who leads that side on its day.
function leadersOf({ sentences, leaders: [us = 'US president', cn = 'Chinese president'] }: Reading): string[] {
  const named = sentences.flatMap(({ tags }) =>
    tags.flatMap((tag) => (tag.kind === 'person' && tag.person.isLeader ? [tag.person] : [])),
  );
  return [
    named
      .find(({ side }) => side === 'US')
      ?.name.split(' ')
      .at(-1) ?? us,
    named.find(({ side }) => side === 'CN')?.name.split(' ')[0] ?? cn,
  ];
}

type Telling = Pick<StatementOf<'contact'>, 'mode' | 'status'> & {
  readonly sentence: Sentence;
  readonly when: { readonly start: string } | undefined;
  readonly who: readonly string[];
  readonly day: string;
};

function foundOf({ sentence, mode, status, when, who, day }: Telling): Found {
  const date = when?.start ?? day.slice(0, 7);
  const statement: StatementOf<'contact'> = { kind: 'contact', who: [...who], mode, status, date };
  return { statement, sentence, confidence: when === undefined ? 0.75 : datedConfidence };
}
