import type { Version } from '../domain/facts.ts';
import { formatDate } from '../domain/partial-date.ts';
import type { Reply } from '../domain/replies.ts';
import { type Citer, createCiter, sourcing } from './citing.ts';
import { type DueDay, dueOn } from './dates-ahead.ts';
import { asSentence, dueWords, isTruce, sayingOfRival, unknownSince } from './due-words.ts';
import { localDay } from './local-words.ts';
import type { Reminder } from './reminders.ts';

const shownMax = 15;

/** One message on all days that a channel is told of now, soonest first, as seen on its day `today`. */
export function composeReminder(reminders: readonly Reminder[], today: string): Reply {
  const told = truceFirst(onceEach(reminders));
  const shown = told.slice(0, shownMax);
  const more = told.length - shown.length;
  const citer = createCiter();
  const writing = { citer: newestOnly(citer), nowMs: Date.parse(today) };
  const byDay = [...Map.groupBy(shown, ({ due }) => due.day).values()];
  return {
    title: titleOf(told),
    lines: [
      ...byDay.flatMap((group) => groupLines(group, writing)),
      ...(more > 0 ? [`… and ${more} more: /deadlines`] : []),
    ],
    citations: citer.citations,
    notes: [offNote],
  };
}

export interface Lateness {
  readonly zone: string;
  readonly writtenMs: number;
  readonly nowMs: number;
}

/** A reminder with the day by which it counts, where it goes out on a later one. */
export function saidLate(reminder: Reply, { zone, writtenMs, nowMs }: Lateness): Reply {
  const day = localDay(writtenMs, zone);
  return day === localDay(nowMs, zone)
    ? reminder
    : { ...reminder, title: `Late, written on ${day}: ${reminder.title}` };
}

const offNote =
  '/deadlines shows all that is known of them. Reminders come 30, 7 and 1 day before a date, and once when it has passed without news; /subscribe reminders:off ends them.';

// Of one day, what most else hangs on comes first.
const truceFirst = (reminders: readonly Reminder[]): Reminder[] =>
  reminders.toSorted(
    (a, b) => a.due.day.localeCompare(b.due.day) || Number(isTruce(b.due.version)) - Number(isTruce(a.due.version)),
  );

const citedMax = 3;

// A reminder is read in passing: the newest of those who tell a date stand for all, who are still counted.
const newestOnly = (citer: Citer): Citer => ({
  cite: (tellings) => citer.cite(tellings.toSorted((a, b) => b.date.localeCompare(a.date)).slice(0, citedMax)),
  citations: citer.citations,
});

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
  const [first, ...others] = told;
  if (first === undefined) return 'Reminder';
  return `${aloneTitle(first)}${others.length === 0 ? '' : `, and ${others.length} more`}`;
}

function aloneTitle(reminder: Reminder): string {
  const { ahead, behind } = dueWords(reminder.due.version);
  return reminder.daysLeft < 0
    ? `No news since ${behind().replace(/^(?:The|Talks|A) /, (first) => first.toLowerCase())}`
    : `Reminder: ${ahead} ${leftWords(reminder)}`;
}

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
