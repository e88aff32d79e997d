import type { StatementOf } from '../../domain/statements.ts';
import type { Found, Reading } from './reading.ts';
import type { FoundRound } from './rounds.ts';
import { type Attendance, attendanceIn } from './talks/attendance.ts';

/** Who takes part in the talks that an item tells of, who leads a team, and who expressly stays away. */
export function findDelegates(reading: Reading, rounds: readonly FoundRound[]): Found[] {
  if (rounds.length === 0) return [];
  const seats = reading.sentences.flatMap((sentence) =>
    attendanceIn(sentence).flatMap((attendance): Seat[] => {
      const round = roundAt(rounds, attendance);
      return round === undefined ? [] : [{ ...attendance, round }];
    }),
  );
  return [...withoutDoubt(seats).map(delegateOf), ...leadsOf(seats)];
}

interface Seat extends Attendance {
  readonly round: FoundRound;
}

// The round nearest in the sentence itself, else the one named last before it, else the first to come.
function roundAt(rounds: readonly FoundRound[], { sentence, at }: Attendance): FoundRound | undefined {
  const told = rounds.flatMap((round) => round.mentions.map((mention) => ({ round, mention })));
  const own = told.filter(({ mention }) => mention.sentence === sentence);
  if (own.length > 0)
    return own.toSorted((a, b) => Math.abs(a.mention.at - at) - Math.abs(b.mention.at - at))[0]?.round;
  const before = told
    .filter(({ mention }) => mention.sentence.index < sentence.index)
    .toSorted((a, b) => a.mention.sentence.index - b.mention.sentence.index || a.mention.at - b.mention.at);
  return (before.at(-1) ?? told[0])?.round;
}

// Whoever takes part in one sentence is not absent because of another.
function withoutDoubt(seats: readonly Seat[]): Seat[] {
  const isThere = ({ person, round }: Seat) =>
    seats.some((seat) => seat.person.name === person.name && seat.round === round && seat.part !== 'absent');
  return seats.filter((seat) => seat.part !== 'absent' || !isThere(seat));
}

function delegateOf({ person, side, part, round, sentence }: Seat): Found {
  const { place, month } = round.statement;
  const statement: StatementOf<'delegate'> = {
    ...{ kind: 'delegate', side, place, month, person: person.name },
    ...(person.role === undefined ? {} : { role: person.role }),
    ...(part === 'absent' ? { isAbsent: true } : {}),
  };
  return { statement, sentence, confidence: sentence.isTitle ? 0.75 : 0.85 };
}

// One statement for each side, round and sentence: all whom that sentence has at the head.
function leadsOf(seats: readonly Seat[]): Found[] {
  const heads = Map.groupBy(
    seats.filter(({ part }) => part === 'leads'),
    ({ side, round, sentence }) => `${side} ${round.statement.place} ${round.statement.month} ${sentence.index}`,
  );
  return [...heads.values()].flatMap((group): Found[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { side, sentence, round } = first;
    const { place, month } = round.statement;
    const people = [...new Set(group.map(({ person }) => person.name))];
    return [{ statement: { kind: 'lead', side, place, month, people }, sentence, confidence: 0.9 }];
  });
}
