import type { EventChart } from '../../domain/charts.ts';
import { type Fact, liveVersions, type Version } from '../../domain/facts.ts';
import { dayOf, formatDate, lastDayOf } from '../../domain/partial-date.ts';
import type { StatementOf } from '../../domain/statements.ts';
import { shorten } from '../../lib/plain-text.ts';
import { subjectOf } from '../describe.ts';
import { sayingOn } from '../standing.ts';

export interface EventCharting {
  readonly from: string;
  /** Open when left out. */
  readonly to: string | undefined;
  readonly nowMs: number;
}

const eventsMin = 2;
const eventsMax = 16;
const labelCharsMax = 60;
const altCharsMax = 2000;

/**
 * Rounds of talks and deadlines whose days are known, on a line of time; undefined where fewer than two lie in the
 * span. Of more than 16, those nearest to today are kept.
 */
export function eventChart(facts: readonly Fact[], { from, to, nowMs }: EventCharting): EventChart | undefined {
  const today = dayOf(nowMs);
  const all = facts
    .flatMap((fact) => shownOf(fact).flatMap((version) => eventOf(version, today)))
    .filter(({ event }) => (event.to ?? event.from) >= from && (to === undefined || event.from <= to));
  if (all.length < eventsMin) return undefined;
  const kept = all
    .toSorted(nearestTo(today))
    .slice(0, eventsMax)
    .toSorted((a, b) => a.event.from.localeCompare(b.event.from));
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
  const dates =
    statement.kind === 'round' ? roundDays(statement) : statement.kind === 'deadline' ? [statement.date] : [];
  const [from, to] = dates;
  if (from?.length !== 10) return [];
  const what = statement.kind === 'round' ? 'round' : 'deadline';
  const label = shorten(labelOf(statement), labelCharsMax);
  const isPlanned = statement.kind === 'round' ? statement.status === 'planned' : from >= today;
  return [{ version, event: { label, what, from, isPlanned, ...(to?.length === 10 && to > from && { to }) } }];
}

const sayingOf = ({ event, version }: Told, today: string): string =>
  `${event.label}: ${sayingOn(version, today).replaceAll(';', ',')}`;

const roundDays = ({ start, end }: StatementOf<'round'>) => [start, end];

// "Talks in London", "Truce": the day stands beside it.
function labelOf(statement: Version['statement']): string {
  if (statement.kind === 'round') return statement.place === null ? 'Talks' : `Talks in ${statement.place}`;
  const subject = subjectOf(statement)
    .replace(/^Deadline: /, '')
    .replace(names, (name) => name.toUpperCase());
  const named = subject.replace(capitals, (word) => capital(word));
  return capital(named).replace(/\b(US|UK|EU|CN) (?=US|UK|EU|CN)/, '$1–');
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

// A deadline is filed in small letters.
const names = /\b(?:us|uk|eu|wto)\b/g;
const capitals =
  /\b(?:section|january|february|march|april|may|june|july|august|september|october|november|december)\b/g;

const distance = (day: string, today: string): number => Math.abs(Date.parse(day) - Date.parse(today));
const nearestTo =
  (today: string) =>
  (a: Told, b: Told): number =>
    distance(a.event.from, today) - distance(b.event.from, today);

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
  return `As of ${formatDate(today)}, ${sources} ${sources === 1 ? 'source' : 'sources'}.${few}`;
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
