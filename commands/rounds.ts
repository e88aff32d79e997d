import { formatDate } from '../src/domain/partial-date.ts';
import { UserError } from '../src/domain/user-error.ts';
import { nearest } from '../src/lib/nearest.ts';
import { plainLine } from '../src/lib/plain-text.ts';

/** A round of talks, as a reader names it. */
export interface NamedRound {
  readonly place: string;
  /** `YYYY-MM` */
  readonly month: string;
}

/** `London, Jun 2025` */
export const nameOf = ({ place, month }: NamedRound): string => `${place}, ${formatDate(month)}`;

/** The known rounds that a reader may mean by a place, a month or both. Throws a UserError that names the nearest. */
export function findRounds<R extends NamedRound>(written: string, known: readonly R[]): R[] {
  const wanted = written.toLowerCase();
  const found = known.filter((round) =>
    `${round.place} ${round.month} ${nameOf(round)}`.toLowerCase().includes(wanted),
  );
  if (found.length > 0) return found;
  const places = known.map(({ place }) => place.toLowerCase());
  const meant = nearest(wanted, places);
  const round = known.find(({ place }) => place.toLowerCase() === meant);
  const hint = round ? `Did you mean ${round.place}?` : knownRounds(known);
  throw new UserError(`No round “${plainLine(written, 40)}” is known here. ${hint}`);
}

const knownRounds = (known: readonly NamedRound[]): string =>
  known.length === 0
    ? 'None is known yet: /latest shows what is told.'
    : `Known rounds: ${known.map(nameOf).join('; ')}.`;
