import type { Version } from '../domain/facts.ts';
import { formatDate, type PartialDate } from '../domain/partial-date.ts';
import type { StatementOf } from '../domain/statements.ts';
import { formatRate, listNames, sayingOf, subjectOf } from './describe.ts';

/** What falls on a date, in words that never say that it happened. */
export interface DueWords {
  /** `truce due to end`: begins small where no name begins it. */
  readonly ahead: string;
  /** `The truce was due to end`, followed by its date where one is given. */
  readonly behind: (date?: PartialDate) => string;
  /** Of what is told to have ended on its day. */
  readonly ended?: string;
  /** `unless the president extends it`, where there is a condition. */
  readonly condition?: string | undefined;
}

/** The words for what a deadline, a rate that ends or a plan brings. */
export function dueWords({ statement }: Pick<Version, 'statement'>): DueWords {
  switch (statement.kind) {
    case 'deadline':
      return { ...deadlineWords(nameOf(statement.what)), condition: statement.condition };
    case 'tariff':
      return rateWords(statement);
    case 'round':
      return roundWords(statement);
    case 'contact':
      return contactWords(statement);
    default:
      return { ahead: subjectOf(statement), behind: (date) => `${subjectOf(statement)}${onDay(date)}` };
  }
}

/** True for the day on which the truce ends: most else hangs on it. */
export const isTruce = ({ statement }: Pick<Version, 'statement'>): boolean =>
  statement.kind === 'deadline' && statement.what === 'truce';

/** The same with a capital at the beginning. */
export const asSentence = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

const onDay = (date: PartialDate | undefined): string => (date === undefined ? '' : ` on ${formatDate(date)}`);

/** How what is named falls due; the first that fits counts. What is named stands before it. */
const acts = [
  { looks: / expires?$/i, due: 'due to expire' },
  { looks: / ends?$/i, due: 'due to end' },
  { looks: / takes? effect$/i, due: 'due to take effect' },
  { looks: / starts?$/i, due: 'due to start' },
  { looks: /(?<= (?:increase|rise|cut|hike)s?)$/i, due: 'due to take effect' },
  { looks: /(?<=\bmeasures of [a-z]+ \d{4})$/i, due: 'due to take effect' },
  { looks: /(?<=(?:comments|rebuttals|submissions))$/i, due: 'due' },
  {
    looks: /(?<=(?:truce|pause|suspension|suspension of measures|reprieve|freeze|relief|extension))$/i,
    due: 'due to end',
  },
  {
    looks: /(?<=(?:exclusions?|exemptions?|waivers?|licences?|comment period|Section \d+ tariff))$/i,
    due: 'due to end',
  },
] as const;

function deadlineWords(name: string): DueWords {
  const act = acts.find(({ looks }) => looks.test(name));
  if (act === undefined)
    return {
      ahead: `deadline for the ${name}`,
      behind: (date) => `The deadline for the ${name} ${date === undefined ? 'passed' : `was ${formatDate(date)}`}`,
    };
  const subject = name.replace(act.looks, '');
  return {
    ahead: `${subject} ${act.due}`,
    behind: (date) => `The ${subject} ${isPlural(subject) ? 'were' : 'was'} ${act.due}${onDay(date)}`,
  };
}

// "Suspension of measures" is one, "measures of October 2025" are several.
const isPlural = (subject: string): boolean =>
  /[^s]s$|\bmeasures of [a-z]+ \d{4}$/i.test(subject) && !/^suspension of /i.test(subject);

// What is kept of a rate until a day; of a suspended one it is the suspension that ends.
const keptWords = {
  threatened: 'threatened rate of',
  announced: 'announced rate of',
  in_force: 'rate of',
  suspended: 'suspension of',
  former: 'former rate of',
} as const satisfies Record<StatementOf<'tariff'>['status'], string>;

function rateWords(statement: StatementOf<'tariff'>): DueWords {
  const kept = `${keptWords[statement.status]} ${statement.percent === null ? 'a level that is not given' : formatRate(statement)}`;
  const subject = subjectOf(statement);
  return {
    ahead: `${subject}: ${kept} due to end`,
    ended: `${subject}: ${kept}, told to have ended`,
    behind: (date) => `${subject}: the ${kept} was due to end${onDay(date)}`,
  };
}

function roundWords(statement: StatementOf<'round'>): DueWords {
  const talks = statement.place === null ? 'talks' : `talks in ${statement.place}`;
  return {
    ahead: `${talks} planned to begin`,
    behind: (date) => `${asSentence(talks)} were planned to begin${onDay(date)}`,
  };
}

function contactWords({ who, mode }: StatementOf<'contact'>): DueWords {
  const contact = `${mode} of ${listNames(who)}`;
  return {
    ahead: `${contact} planned`,
    behind: (date) => `A ${contact} was planned${date === undefined ? '' : ` for ${formatDate(date)}`}`,
  };
}

/** What is said of a date that has passed without news, as a sentence. */
export function unknownSince({ statement }: Pick<Version, 'statement'>): string {
  if (statement.kind === 'round') return 'No report that they began is known here.';
  return statement.kind === 'contact' ? 'Whether it took place is not known here.' : 'What followed is not known here.';
}

// Names that stand small in slugs.
const properNames: readonly (readonly [RegExp, string])[] = [
  [/\buk us\b/gi, 'UK–US'],
  [/\bus\b/g, 'US'],
  [/\buk\b/g, 'UK'],
  [/\beu\b/g, 'EU'],
  [/\bcn\b/g, 'Chinese'],
  [/\bsection (?=\d)/g, 'Section '],
  [/\bboard of trade\b/g, 'Board of Trade'],
  [/\btiktok\b/g, 'TikTok'],
];
const months = 'january|february|march|april|may|june|july|august|september|october|november|december';
const monthPattern = new RegExp(`\\b(?:${months})(?= \\d{4}\\b)`, 'g');

const nameOf = (what: string): string =>
  properNames
    .reduce((name, [looks, proper]) => name.replace(looks, proper), what.replace(/[_-]+/g, ' '))
    .replace(monthPattern, asSentence);

/** What a version says of a date that another contradicts. */
export const sayingOfRival = (version: Version, date: PartialDate | undefined): string =>
  date === undefined
    ? `no day is told (${sayingOf(version.statement)})`
    : `${formatDate(date)}: ${dueWords(version).ahead}`;
