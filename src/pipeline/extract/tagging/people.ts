import type { Lexicon, Person } from '../../../domain/lexicon.ts';
import { firstDayOf, lastDayOf } from '../../../domain/partial-date.ts';
import { alternatives } from '../../../lib/words.ts';
import type { Named, Tag, Tagger } from './tags.ts';

const titles =
  "(?:(?:Executive |Deputy |Assistant |Under |Acting |Vice |Former |then-)?(?:US |U\\.S\\. |Chinese |China's |American )?(?:Treasury|Commerce|Trade|Foreign|Finance|State|Defen[cs]e|Agriculture|Energy|Prime|Vice|Deputy|Chief|Economic|Customs|National Security)?[ -]?(?:Commerce |Trade |Finance |Foreign |Agriculture )?)(?:Secretary|Minister|Representative|Premier|President|Vice[- ]Premier|Vice[- ]President|Chairman|Chairwoman|Ambassador|Negotiator|negotiator|Envoy|envoy|Undersecretary|Under Secretary|vice-minister|vice minister|minister|secretary|representative|ambassador|adviser|Adviser|advisor|spokesman|spokeswoman|spokesperson|official)";
const givenNames = "(?:[A-Z][\\p{L}'’-]+|[A-Z]\\.)(?: (?:[A-Z][\\p{L}'’-]+|[A-Z]\\.)){0,2}";

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
  const full = new RegExp(`(?<![\\p{L}])(?:${alternatives([...byFullName.keys()])})(?![\\p{L}])`, 'gu');
  const surnames = alternatives([...new Set(people.map(({ surname }) => surname))]);
  const titled = new RegExp(`\\b${titles} (?<name>${surnames})(?![\\p{L}]| [A-Z][a-z])`, 'gu');
  const bare = new RegExp(
    `(?<![\\p{L}])(?<!\\b[A-Z][a-z]+ )(?<name>${surnames})(?![\\p{L}]| (?!${headlineWords})[A-Z][a-z]+(?<!Lifeng))`,
    'gu',
  );
  return ({ text: whole, day }) => {
    const seen = new Set([...whole.matchAll(full)].map(([name]) => byFullName.get(name)));
    const bySurname = (surname: string) => pick({ people: people.filter((one) => one.surname === surname), seen, day });
    return (text) => [
      ...[...text.matchAll(full)].flatMap((match) => tagsOf({ match, person: byFullName.get(match[0]), day })),
      ...[...text.matchAll(titled)].flatMap((match) =>
        tagsOf({ match, person: bySurname(match.groups?.name ?? ''), day }),
      ),
      ...[...text.matchAll(bare)].flatMap((match) => {
        const person = bySurname(match[0]);
        return person && isClear({ person, seen, text, at: match.index }) ? tagsOf({ match, person, day }) : [];
      }),
      ...unknownPeople(text),
    ];
  };
}

// In a headline in capitals a surname stands before a verb: "Trump Announces".
const headlineWords = '(?:To|And|Will|Would|Has|Is|May|Could|Hits|Sets)\\b|[A-Z][a-z]+(?:[^s\\W]s|ed)\\b';

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

// "He" at the start of a sentence or a quotation is the pronoun.
function isClear({ person, seen, text, at }: Clearing): boolean {
  if (person.isSurnameClear) return true;
  const isFirst = /(?:^|["'(:.!?–—]\s*)$/.test(text.slice(0, at));
  return seen.has(person) && !(isFirst && person.surname === 'He');
}

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

const unknown = new RegExp(`(?<title>${titles}),? (?<name>${givenNames})`, 'gu');

// Somebody that no list knows is still read when the text gives an office: "Chinese Vice Finance Minister Zhao Min".
function unknownPeople(text: string): Tag[] {
  return [...text.matchAll(unknown)].flatMap((match): Tag[] => {
    const { title = '', name = '' } = match.groups ?? {};
    if (notNames.test(name)) return [];
    const start = match.index + match[0].length - name.length;
    const context = `${text.slice(Math.max(0, match.index - contextChars), match.index)}${title}`;
    const person = { name, side: sideIn(context), role: title.trim(), isLeader: false };
    return [{ kind: 'person', start, end: start + name.length, person }];
  });
}

const contextChars = 14;
const notNames =
  /^(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|The|In|On|At|And|General|Office|US|China|For|To|From)\b/;
const sideIn = (context: string) =>
  /\b(?:Chinese|China's|Beijing's)\b/.test(context)
    ? 'CN'
    : /\b(?:U\.S\.|US|American|Washington's)(?!\w)/.test(context)
      ? 'US'
      : undefined;
