import type { Version } from '../src/domain/facts.ts';
import type { Side } from '../src/domain/statements.ts';
import type { Suggested, SuggestionContext } from './command.ts';
import { shownVersions } from './lines.ts';

/** What facts name that an alert may name too: goods, controlled items, negotiators, places; most told first. */
export async function commonTerms({ store }: Pick<SuggestionContext, 'store'>): Promise<string[]> {
  const facts = await store.facts.ofFamilies(['tariff', 'control', 'delegate', 'lead', 'round']);
  const terms = facts.flatMap(shownVersions).flatMap(termsIn);
  const counted = [...Map.groupBy(terms, (term) => term)].map(([term, told]) => ({ term, count: told.length }));
  return counted.toSorted((a, b) => b.count - a.count).map(({ term }) => term);
}

function termsIn({ statement }: Version): string[] {
  switch (statement.kind) {
    case 'tariff':
      return statement.goods === 'all' ? [] : wordingOf(statement.goods);
    case 'control':
      return wordingOf(statement.item);
    case 'round':
      return statement.place === null ? [] : [statement.place];
    case 'delegate':
      return [calledOf(statement.person, statement.side)];
    case 'lead':
      return statement.people.map((person) => calledOf(person, statement.side));
    default:
      return [];
  }
}

// What follows a comma, a colon or a bracket is ours, and stands in no alert.
const wordingOf = (name: string): string[] => /^\p{L}[\p{L}\p{N} ’'-]*(?<! )/u.exec(name)?.slice(0, 1) ?? [];

// After the first time, news names Americans by their last name alone.
const calledOf = (person: string, side: Side): string =>
  side === 'US' ? (person.split(' ').at(-1) ?? person) : person;

interface List {
  /** What is written so far. */
  readonly written: string;
  readonly values: readonly Suggested[];
  /** Makes sense alone only. */
  readonly alone: readonly Suggested[];
}

/** Values of which several can be given with commas between: those that are written whole stay, and none comes twice. */
export function listed({ written, values, alone }: List): Suggested[] {
  const whole = written
    .split(',')
    .slice(0, -1)
    .map((part) => part.trim())
    .filter(Boolean);
  if (whole.length === 0) return [...values, ...alone];
  const taken = whole.map((part) => part.toLowerCase());
  const left = values.map(plainValue).filter((value) => !taken.includes(value.toLowerCase()));
  return left.map((value) => [...whole, value].join(', '));
}

const plainValue = (one: Suggested): string => (typeof one === 'string' ? one : one.value);
