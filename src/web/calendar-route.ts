import type { Handler } from 'hono';
import { dayOf } from '../domain/partial-date.ts';
import type { Topic } from '../domain/topics.ts';
import { calendarOf, calendarTopic, hashOfCalendar } from '../pipeline/calendar.ts';
import { datedFamilies } from '../pipeline/dates-ahead.ts';
import { icalOf } from '../pipeline/ical.ts';
import type { Clock, Store } from '../ports.ts';

export interface CalendarParts {
  readonly store: Pick<Store, 'facts' | 'revision'>;
  readonly clock: Clock;
  readonly topics: readonly Topic[];
  readonly limits: { readonly pastDaysMax: number; readonly cacheSecondsMax: number };
}

interface Written {
  /** What of the store it was written from, and on which day. */
  readonly from: string;
  readonly etag: string;
  readonly text: string;
}

/** Answers with the days ahead as an iCalendar file, of all topics or of one: what everybody's coverage told. */
export function calendarRoute(parts: CalendarParts): Handler {
  // One a topic at most, so that asking often costs little.
  const written = new Map<string, Written>();
  return async (context) => {
    const asked = calendarTopic(context.req.query('topic'), parts.topics);
    if ('sentence' in asked) return context.text(`${asked.sentence}\n`, 404);
    const from = `${await parts.store.revision()} ${dayOf(parts.clock.now())}`;
    const known = written.get(asked.topic);
    const current = known?.from === from ? known : await write(parts, { topic: asked.topic, from });
    written.set(asked.topic, current);
    const headers = { etag: current.etag, 'cache-control': `public, max-age=${parts.limits.cacheSecondsMax}` };
    if (isKnown(context.req.header('if-none-match'), current.etag)) return context.body(null, 304, headers);
    return context.body(current.text, 200, { ...headers, 'content-type': 'text/calendar; charset=utf-8' });
  };
}

async function write(
  { store, clock, topics, limits }: CalendarParts,
  { topic, from }: { readonly topic: string; readonly from: string },
): Promise<Written> {
  const now = clock.now();
  const facts = await store.facts.ofFamilies(datedFamilies);
  const calendar = calendarOf({ facts, topics, topic, today: dayOf(now), pastDaysMax: limits.pastDaysMax });
  // A weak one: the same days written at another time differ in their stamps.
  return { from, etag: `W/"${hashOfCalendar(calendar)}"`, text: icalOf(calendar, now) };
}

const isKnown = (known: string | undefined, etag: string): boolean =>
  known?.split(',').some((one) => one.trim() === '*' || bare(one) === bare(etag)) ?? false;

const bare = (etag: string): string => etag.trim().replace(/^W\//, '');
