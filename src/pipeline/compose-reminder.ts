import type { Version } from '../domain/facts.ts';
import { formatDate } from '../domain/partial-date.ts';
import type { Reply } from '../domain/replies.ts';
import { type Citer, createCiter, sourcing } from './citing.ts';
import { type DueDay, dueOn } from './dates-ahead.ts';
import { asSentence, dueWords, sayingOfRival, unknownSince } from './due-words.ts';
import type { Reminder } from './reminders.ts';

const shownMax = 15;

/** One message on all days that a channel is told of now, soonest first, as seen on its day `today`. */
export function composeReminder(reminders: readonly Reminder[], today: string): Reply {
  const told = onceEach(reminders);
  const shown = told.slice(0, shownMax);
  const more = told.length - shown.length;
  const writing = { citer: createCiter(), nowMs: Date.parse(today) };
  const byDay = [...Map.groupBy(shown, ({ due }) => due.day).values()];
  return {
    title: `Reminder of ${formatDate(today)}: ${titleOf(told)}`,
    lines: [
      ...byDay.flatMap((group) => groupLines(group, writing)),
      ...(more > 0 ? [`… and ${more} more: /deadlines`] : []),
    ],
    citations: writing.citer.citations,
    notes: [...notesOf(shown), offNote],
  };
}

const offNote =
  'Reminders come 30 days, 7 days and 1 day before a date, and once when it has passed without news. /subscribe reminders:off ends them.';

// Accounts of one date that differ are told together.
const onceEach = (reminders: readonly Reminder[]): Reminder[] => {
  const disputed = new Set<string>();
  return reminders.filter(({ due: { rivals, lane } }) => {
    if (rivals.length === 0) return true;
    const isNew = !disputed.has(lane);
    disputed.add(lane);
    return isNew;
  });
};

function titleOf(told: readonly Reminder[]): string {
  const [only, ...others] = told;
  if (only && others.length === 0) return aloneTitle(only);
  const passed = told.filter(({ daysLeft }) => daysLeft < 0).length;
  const ahead = told.length - passed;
  return [ahead > 0 ? `${dates(ahead)} ahead` : '', passed > 0 ? `${dates(passed)} passed without news` : '']
    .filter(Boolean)
    .join(', ');
}

function aloneTitle(reminder: Reminder): string {
  const { ahead, behind } = dueWords(reminder.due.version);
  return reminder.daysLeft < 0
    ? `no news since ${behind().replace(/^(?:The|Talks|A) /, (first) => first.toLowerCase())}`
    : `${ahead} ${leftWords(reminder)}`;
}

const dates = (count: number): string => `${count} ${count === 1 ? 'date' : 'dates'}`;

const leftWords = ({ daysLeft }: Reminder): string =>
  daysLeft === 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`;

interface Writing {
  readonly citer: Citer;
  readonly nowMs: number;
}

// One is said in one line; several of a day stand under it.
function groupLines(group: readonly Reminder[], writing: Writing): string[] {
  const [first, ...others] = group;
  if (first === undefined) return [];
  if (others.length === 0) return aloneLines(first, writing);
  const { daysLeft, due } = first;
  const day = formatDate(due.day);
  const heading =
    daysLeft < 0
      ? `${day} has passed, and what followed is not known here:`
      : `${asSentence(leftWords(first))}, on ${day}:`;
  return [heading, ...group.flatMap((one) => bulletLines(one, writing))];
}

function aloneLines(reminder: Reminder, writing: Writing): string[] {
  const { due, daysLeft } = reminder;
  const { ahead, behind } = dueWords(due.version);
  return daysLeft < 0
    ? dueLines(behind(due.day), { due, writing, end: ` ${unknownSince(due.version)}` })
    : dueLines(`${asSentence(leftWords(reminder))}, on ${formatDate(due.day)}: ${ahead}`, { due, writing });
}

function bulletLines({ due, daysLeft }: Reminder, writing: Writing): string[] {
  const { ahead, behind } = dueWords(due.version);
  if (daysLeft >= 0) return dueLines(`• ${asSentence(ahead)}`, { due, writing });
  // The heading says of all but plans that nothing is known.
  return dueLines(`• ${behind()}`, { due, writing, end: due.what === 'plan' ? ` ${unknownSince(due.version)}` : '' });
}

interface Lines {
  readonly due: DueDay;
  readonly writing: Writing;
  /** A sentence that follows, or nothing. */
  readonly end?: string;
}

// With its condition and its sources; where accounts differ, all of them with theirs.
function dueLines(text: string, { due, writing, end = '' }: Lines): string[] {
  const { condition } = dueWords(due.version);
  const said = `${text}${condition === undefined ? '' : ` (${condition})`}`;
  const sourced = (line: string, { tellings }: Version) => `${line} — ${sourcing({ tellings, ...writing })}`;
  if (due.rivals.length === 0) return [`${sourced(said, due.version)}${end && `.${end}`}`];
  return [
    `${said}, though accounts differ${end ? `.${end.replace(/\.$/, ':')}` : ':'}`,
    ...due.rivals.map((rival) => sourced(`◦ ${sayingOfRival(rival, dueOn(rival)?.date)}`, rival)),
  ];
}

// Our remarks on what is shown: such as that a day is our reading.
function notesOf(shown: readonly Reminder[]): string[] {
  const versions = shown.flatMap(({ due: { version, rivals } }) => (rivals.length > 0 ? rivals : [version]));
  const noted = [...Map.groupBy(versions, ({ note }) => note)].flatMap(([note, [first]]) =>
    note === undefined || first === undefined ? [] : [`On “${dueWords(first).ahead}”: ${note}`],
  );
  return versions.some(isToldInManyWords) ? [...noted, manyNote] : noted;
}

// A teller may have named a rate, and not its end.
const isToldInManyWords = ({ tellings }: Version): boolean => new Set(tellings.map(({ says }) => says)).size > 1;
const manyNote = 'Of several sources, not each need name the day: /deadlines shows what each of them said.';
