import type { Lexicon, Person } from '../../../domain/lexicon.ts';
import { firstDayOf, lastDayOf } from '../../../domain/partial-date.ts';
import { matchesOf } from '../../../lib/matches.ts';
import { alternatives, wordEnd, wordStart } from '../../../lib/words.ts';
import type { Named, Tag, Tagger } from './tags.ts';
import { unknownPeople } from './unknown-people.ts';

const titles =
  "(?:(?:Executive |Deputy |Assistant |Under |Acting |Vice |Former |then-)?(?:US |U\\.S\\. |Chinese |China's |American )?(?:Treasury|Commerce|Trade|Foreign|Finance|State|Defen[cs]e|Agriculture|Energy|Prime|Vice|Deputy|Chief|Economic|Customs|National Security)?[ -]?(?:Commerce |Trade |Finance |Foreign |Agriculture )?)(?:Secretary|Minister|Representative|Premier|President|Vice[- ]Premier|Vice[- ]President|Chairman|Chairwoman|Ambassador|Negotiator|negotiator|Envoy|envoy|Undersecretary|Under Secretary|vice-minister|vice minister|minister|secretary|representative|ambassador|adviser|Adviser|advisor|spokesman|spokeswoman|spokesperson|official)";

/** What the tagger of people knows of the whole text. */
export interface Speaking {
  readonly text: string;
  /** The day on which it speaks, `YYYY-MM-DD`. */
  readonly day: string;
}

/** Builds the tagger for one text: a surname that is also a word counts only with a title or after the full name. */
export function createPeopleTagger({ people }: Pick<Lexicon, 'people'>): (speaking: Speaking) => Tagger {
  const byFullName = new Map(
    people.flatMap((person) => [person.name, ...(person.names ?? [])].map((name) => [name, person] as const)),
  );
  const full = new RegExp(`${wordStart}(?:${alternatives([...byFullName.keys()])})${wordEnd}`, 'gu');
  const surnames = alternatives([...new Set(people.map(({ surname }) => surname))]);
  const titled = new RegExp(`\\b${titles} (?<name>${surnames})(?![\\p{L}]| [A-Z][a-z])`, 'gu');
  const bare = new RegExp(`(?<![\\p{L}])(?<name>${surnames})(?![\\p{L}]|'an\\b)`, 'gu');
  return ({ text: whole, day }) => {
    const seen = new Set(matchesOf(whole, full).map(([name]) => byFullName.get(name)));
    const bySurname = (surname: string) => pick({ people: people.filter((one) => one.surname === surname), seen, day });
    const fullIn = (text: string) => (seen.size === 0 ? [] : matchesOf(text, full));
    return (text) => {
      const named = matchesOf(text, bare);
      // A title makes the name behind it sure: without such a name there is nothing to look for.
      const withTitle = named.length === 0 && !text.includes("'an") ? [] : matchesOf(text, titled);
      return [
        ...fullIn(text).flatMap((match) => tagsOf({ match, person: byFullName.get(match[0]), day })),
        ...withTitle.flatMap((match) => tagsOf({ match, person: bySurname(match.groups?.name ?? ''), day })),
        ...named.flatMap((match) => {
          const person = bySurname(match[0]);
          return person && isClear({ person, seen, text, at: match.index }) ? tagsOf({ match, person, day }) : [];
        }),
        ...unknownPeople(text),
      ];
    };
  };
}

interface Picking {
  readonly people: readonly Person[];
  readonly seen: ReadonlySet<Person | undefined>;
  readonly day: string;
}

// Whom the text names in full, else who holds office on that day, else the only one.
const pick = ({ people, seen, day }: Picking): Person | undefined =>
  people.find((person) => seen.has(person)) ??
  people.find((person) => officeOf(person, day) !== undefined) ??
  people[0];

const officeOf = (person: Person, day: string) =>
  person.offices.find(
    ({ from, until }) =>
      (from === undefined || firstDayOf(from) <= day) && (until === undefined || day < lastDayOf(until)),
  );

interface Clearing {
  readonly person: Person;
  readonly seen: ReadonlySet<Person | undefined>;
  readonly text: string;
  readonly at: number;
}

// "He" at the start of a sentence or a quotation is the pronoun, but for "He and Moreno". A surname that is clear is
// read in headlines too, where every word has a capital; any other may be half of a name that no list holds.
function isClear({ person, seen, text, at }: Clearing): boolean {
  const before = text.slice(Math.max(0, at - contextChars), at);
  const after = text.slice(at + person.surname.length, at + person.surname.length + contextChars);
  if (person.isSurnameClear) return !family.test(before) && !namesake.test(after);
  if (!seen.has(person) || otherName.test(before) || /^ \p{Lu}\p{Ll}/u.test(after)) return false;
  return person.surname !== 'He' || !isSentenceStart.test(before) || /^ and \p{Lu}/u.test(after);
}

const contextChars = 16;
const isSentenceStart = /(?:^|["'(:.!?–—]\s*)$/;
const family = /\b(?:Eric|Melania|Ivanka|Barron|Lara|Fred|Mary|Tiffany|Hunter|Jill|Judy|Sonny|Jeanine)\s$/;
const namesake = /^ (?:Tower|Organi[sz]ation|Media|Jr|Hotel|Plaza|Turnpike)\b/;
const otherName =
  /(?<!\b(?:US|And|But|With|As|After|When|While|Before|For|That|Since|If|Mr|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))(?<=\b\p{Lu}\p{Ll}+) $/u;

interface Tagging {
  readonly match: RegExpExecArray;
  readonly person: Person | undefined;
  readonly day: string;
}

function tagsOf({ match, person, day }: Tagging): Tag[] {
  if (!person) return [];
  const name = match.groups?.name ?? match[0];
  const start = match.index + match[0].lastIndexOf(name);
  return [{ kind: 'person', start, end: start + name.length, person: namedOf(person, day) }];
}

function namedOf(person: Person, day: string): Named {
  const office = officeOf(person, day) ?? person.offices.at(-1);
  const { name, side, isLeader = false } = person;
  return { name, side, role: office?.role, isLeader, ...(office?.from ? { since: office.from } : {}) };
}
