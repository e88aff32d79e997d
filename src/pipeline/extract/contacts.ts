import type { StatementOf } from '../../domain/statements.ts';
import type { Found, Reading, Sentence } from './reading.ts';
import { type LeaderContact, leaderContactsIn } from './talks/leader-contacts.ts';

/** Calls and meetings of leaders, and of chief negotiators outside a round. */
export function findContacts(reading: Reading): Found[] {
  const leaders = leadersOf(reading);
  return leaderContactsIn(reading).map((contact) => foundOf({ contact, who: leaders, day: reading.day }));
}

// Leaders are known by the surname; the US one first, so that one contact has one name.
function leadersOf({ sentences }: Reading): string[] {
  const named = sentences.flatMap(({ tags }) =>
    tags.flatMap((tag) => (tag.kind === 'person' && tag.person.isLeader ? [tag.person] : [])),
  );
  const us = named
    .find(({ side }) => side === 'US')
    ?.name.split(' ')
    .at(-1);
  const cn = named.find(({ side }) => side === 'CN')?.name.split(' ')[0];
  return [us ?? 'US president', cn ?? 'Chinese president'];
}

function foundOf({ contact, who, day }: { contact: LeaderContact; who: string[]; day: string }): Found {
  const { sentence, mode, status, when } = contact;
  const statement: StatementOf<'contact'> = {
    kind: 'contact',
    who,
    mode,
    status,
    date: when?.start ?? day.slice(0, 7),
  };
  return { statement, sentence, confidence: confidenceOf(sentence, when !== undefined) };
}

const confidenceOf = (_sentence: Sentence, isDated: boolean): number => (isDated ? 0.9 : 0.75);
