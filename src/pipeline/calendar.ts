import { createHash } from 'node:crypto';
import { type Fact, laneOf, type Version } from '../domain/facts.ts';
import { formatDate, lastDayOf } from '../domain/partial-date.ts';
import type { Citation } from '../domain/replies.ts';
import { everyTopic } from '../domain/subscriptions.ts';
import type { Topic } from '../domain/topics.ts';
import { plainLine } from '../lib/plain-text.ts';
import { dayAfter } from '../lib/wall-clock.ts';
import { createCiter, toldBy } from './citing.ts';
import { type DueDay, dueDaysOf, dueOn, isLeftOpen } from './dates-ahead.ts';
import { asSentence, dueWords, sayingOfRival, unknownSince } from './due-words.ts';
import { isFollowedDay } from './reminders.ts';

/** Days that readers hang on, for a calendar of any kind. All of it is plain text. */
export interface Calendar {
  readonly name: string;
  /** Soonest first. */
  readonly entries: readonly CalendarEntry[];
}

/** One day, or several in a row. */
export interface CalendarEntry {
  /** The same for as long as it is about the same thing, whatever the day. */
  readonly id: string;
  /** How often its day was moved, as far as known. */
  readonly moves: number;
  /** `YYYY-MM-DD` */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly title: string;
  readonly lines: readonly string[];
  /** Labels of its topics. */
  readonly topics: readonly string[];
  /** Planned, or told otherwise by others. */
  readonly isTentative: boolean;
  readonly isAhead: boolean;
}

interface Asked {
  readonly facts: readonly Fact[];
  readonly topics: readonly Topic[];
  /** One topic by its id, or `all`. */
  readonly topic: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Days that lie farther behind are left out. */
  readonly pastDaysMax: number;
}

/** The days of these facts on one topic or all, those with them that have passed not long ago. */
export function calendarOf({ facts, topics, topic, today, pastDaysMax }: Asked): Calendar {
  const earliest = dayAfter(today, -pastDaysMax);
  const days = dueDaysOf(facts).filter((due) => due.day >= earliest && isFollowedDay(due, [topic]));
  const label = topics.find(({ id }) => id === topic)?.label;
  return {
    name: label === undefined ? 'US–China trade dates' : `US–China trade dates: ${label}`,
    entries: days.map((due) => entryOf(due, { topics, today })),
  };
}

/** The topic that is meant, or a sentence on those that there are. */
export function calendarTopic(
  written: string | undefined,
  topics: readonly Topic[],
): { readonly topic: string } | { readonly sentence: string } {
  const topic = (written ?? everyTopic).trim().toLowerCase();
  const ids = [...topics.map(({ id }) => id), everyTopic];
  return ids.includes(topic)
    ? { topic }
    : { sentence: `There is no topic “${plainLine(written ?? '', 40)}”. Topics: ${ids.join(', ')}.` };
}

/** Changes with what a calendar says, and with nothing else. */
export const hashOfCalendar = (calendar: Calendar): string => hashOf(JSON.stringify(calendar));

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

interface Placing {
  readonly topics: readonly Topic[];
  readonly today: string;
}

function entryOf(due: DueDay, { topics, today }: Placing): CalendarEntry {
  const { fact, what, day, rivals } = due;
  const isDisputed = rivals.length > 0;
  return {
    id: hashOf(idOf(due)),
    moves: fact.versions.filter((other) => isMovedFrom(other, due)).length,
    ...{ firstDay: day, lastDay: endOf(due) },
    title: `${plainLine(asSentence(duePhrase(due, today)), titleCharsMax)} (as reported${isDisputed ? '; accounts differ' : ''})`,
    lines: linesOf(due, today),
    topics: topics.flatMap(({ id, label }) => (fact.topics.includes(id) ? [label] : [])),
    isTentative: isDisputed || what === 'plan',
    isAhead: day >= today,
  };
}

// Of accounts that differ, the first told keeps the id of the thing itself: it is there before and after the dispute.
function idOf({ lane, version, rivals }: DueDay): string {
  const [first] = rivals.toSorted((a, b) => a.firstAt - b.firstAt);
  return first === undefined || first === version ? lane : `${lane} ${version.value}`;
}

const isMovedFrom = (other: Version, { version, day }: DueDay): boolean =>
  other.standing === 'past' && laneOf(other) === laneOf(version) && ![undefined, day].includes(dueOn(other)?.date);

// A round lasts; for a calendar, no more than the month of its fact after all.
function endOf({ version: { statement }, day }: DueDay): string {
  const end = statement.kind === 'round' && statement.end !== undefined ? lastDayOf(statement.end) : day;
  return end > day ? end : day;
}

const sourcesShownMax = 10;

function linesOf(due: DueDay, today: string): string[] {
  const { version, day, rivals } = due;
  const { condition } = dueWords(version);
  const citer = createCiter();
  const told = [...version.tellings].toSorted((a, b) => b.date.localeCompare(a.date)).slice(0, sourcesShownMax);
  const by = toldBy({ tellings: version.tellings, citer: { ...citer, cite: () => citer.cite(told) } });
  return [
    `${asSentence(duePhrase(due, today))}${condition === undefined ? '' : ` (${condition})`}: ${formatDate(day)}, as reported.`,
    `As of ${formatDate(told[0]?.date ?? day)}, ${by}`,
    ...(isLeftOpen(due, today) ? [unknownSince(version)] : []),
    ...rivals.filter((rival) => rival !== version).map((rival) => rivalLine(rival)),
    ...(version.note === undefined ? [] : [version.note]),
    ...citer.citations.map(citationLine),
  ].map((line) => plainLine(line, lineCharsMax));
}

// Of a rate whose end was told when it came, "due" would be said too late.
function duePhrase(due: DueDay, today: string): string {
  const { ahead, ended } = dueWords(due.version);
  return due.day < today && !isLeftOpen(due, today) ? (ended ?? ahead) : ahead;
}

const titleCharsMax = 200;
const lineCharsMax = 1_000;

const rivalLine = (rival: Version): string => `By another account: ${sayingOfRival(rival, dueOn(rival)?.date)}.`;

const citationLine = ({ outlet, tier, date, title, url }: Citation, place: number): string =>
  [`[${place + 1}] ${outlet} (${tier}), ${formatDate(date)}`, title && `“${title}”`, url].filter(Boolean).join(', ');
