import type { EventChart } from '../../domain/charts.ts';
import { type Fact, liveVersions, type Version } from '../../domain/facts.ts';
import { dayOf, firstDayOf, formatDate, lastDayOf, type PartialDate } from '../../domain/partial-date.ts';
import { shorten } from '../../lib/plain-text.ts';
import { subjectOf } from '../describe.ts';
import { asSentence, dueWords, isTruce } from '../due-words.ts';
import { sayingOn } from '../standing.ts';

export interface EventCharting {
  readonly from: string;
  /** Open when left out. */
  readonly to: string | undefined;
  readonly nowMs: number;
  /** Of more, those nearest to today are kept; as many as a chat can show when left out. */
  readonly eventsMax?: number | undefined;
}

const eventsMin = 2;
const eventsShownMax = 16;
const labelCharsMax = 60;
const altCharsMax = 2000;

/**
 * Rounds of talks and deadlines whose days are known, on a line of time; undefined where fewer than two lie in the
 * span.
 */
export function eventChart(
  facts: readonly Fact[],
  { from, to, nowMs, eventsMax = eventsShownMax }: EventCharting,
): EventChart | undefined {
  const today = dayOf(nowMs);
  const all = facts
    .flatMap((fact) => shownOf(fact).flatMap((version) => eventOf(version, today)))
    .filter(({ event }) => (event.to ?? event.from) >= from && (to === undefined || event.from <= to));
  if (all.length < eventsMin) return undefined;
  const kept = all.toSorted(nearestTo(today)).slice(0, eventsMax).toSorted(inOrder);
  const title = titleOf(kept.map(({ event }) => event));
  const subtitle = subtitleOf(all.length, { kept, today });
  return {
    kind: 'events',
    title,
    subtitle,
    alt: shorten(`${title}. ${subtitle} ${kept.map((told) => sayingOf(told, today)).join('; ')}.`, altCharsMax),
    ...frameOf(kept, { from, to, today }),
    today,
    events: kept.map(({ event }) => event),
  };
}

/** How many rounds and deadlines of a span no chart shows, since only their month or year is known. */
export const countWithoutDay = (facts: readonly Fact[], { from, to }: Omit<EventCharting, 'nowMs'>): number =>
  facts.filter((fact) =>
    shownOf(fact).some((version) => {
      const [date] = daysOf(version);
      if (date === undefined || date.length === 10) return false;
      return lastDayOf(date) >= from && (to === undefined || firstDayOf(date) <= to);
    }),
  ).length;

type Event = EventChart['events'][number];
interface Told {
  readonly event: Event;
  readonly version: Version;
}

// A round that is history alone has no live version; a deadline that gave way to another is not due.
function shownOf(fact: Fact): Version[] {
  const live = liveVersions(fact);
  if (live.length > 0) return live;
  return fact.versions.filter(({ standing, statement }) => standing === 'past' && statement.kind === 'round').slice(-1);
}

function eventOf(version: Version, today: string): Told[] {
  const { statement } = version;
  const [from, to] = daysOf(version);
  if (from?.length !== 10) return [];
  const what = statement.kind === 'round' ? 'round' : 'deadline';
  const isPlanned = statement.kind === 'round' ? statement.status === 'planned' : from >= today;
  const label = shorten(labelOf(version, isPlanned), labelCharsMax);
  const marks = { ...(to?.length === 10 && to > from && { to }), ...(isTruce(version) && { isMain: true as const }) };
  return [{ version, event: { label, what, from, isPlanned, ...marks } }];
}

function sayingOf({ event, version }: Told, today: string): string {
  const subject = event.what === 'round' ? event.label : subjectOf(version.statement);
  return `${subject}: ${sayingOn(version, today).replaceAll(';', ',')}`;
}

function daysOf({ statement }: Version): (PartialDate | undefined)[] {
  if (statement.kind === 'round') return [statement.start ?? statement.month, statement.end];
  return statement.kind === 'deadline' ? [statement.date] : [];
}

// "Talks in London", "Truce due to end", once its day has passed "Truce was due to end": the day stands beside it.
function labelOf(version: Version, isAhead: boolean): string {
  const { statement } = version;
  if (statement.kind === 'round') return statement.place === null ? 'Talks' : `Talks in ${statement.place}`;
  const { ahead, behind } = dueWords(version);
  return asSentence(
    isAhead
      ? ahead
      : behind()
          .replace(/^The /, '')
          .replace(/ passed$/, ''),
  );
}

const distance = (day: string, today: string): number => Math.abs(Date.parse(day) - Date.parse(today));
const nearestTo =
  (today: string) =>
  (a: Told, b: Told): number =>
    distance(a.event.from, today) - distance(b.event.from, today);

// Of one day, what most else hangs on comes first.
const inOrder = ({ event: a }: Told, { event: b }: Told): number =>
  a.from.localeCompare(b.from) || Number(b.isMain ?? false) - Number(a.isMain ?? false);

function titleOf(events: readonly Event[]): string {
  const kinds = new Set(events.map(({ what }) => what));
  if (kinds.size === 2) return 'Talks and deadlines';
  return kinds.has('round') ? 'Talks between the US and China' : 'Deadlines';
}

function subtitleOf(
  count: number,
  { kept, today }: { readonly kept: readonly Told[]; readonly today: string },
): string {
  const sources = new Set(kept.flatMap(({ version }) => version.tellings.map(({ itemId }) => itemId))).size;
  const few = count > kept.length ? ` The ${kept.length} nearest to that day, of ${count}.` : '';
  return `Those whose day is known. As of ${formatDate(today)}, ${sources} ${sources === 1 ? 'source' : 'sources'}.${few}`;
}

interface Frame {
  readonly from: string;
  readonly to: string | undefined;
  readonly today: string;
}

// Whole months around what is shown; today too, where it lies in the span.
function frameOf(kept: readonly Told[], { from, to, today }: Frame): Pick<EventChart, 'from' | 'to'> {
  const isTodayIn = today >= from && (to === undefined || today <= to);
  const days = [
    ...kept.flatMap(({ event }) => [event.from, event.to ?? event.from]),
    ...(isTodayIn ? [today] : []),
  ].toSorted();
  const [first = today, last = today] = [days[0], days.at(-1)];
  return { from: `${first.slice(0, 7)}-01`, to: lastDayOf(last.slice(0, 7)) };
}
