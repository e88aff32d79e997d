import { writeFile } from 'node:fs/promises';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { dayOf } from '../domain/partial-date.ts';
import { UserError } from '../domain/user-error.ts';
import { calendarOf, calendarTopic } from '../pipeline/calendar.ts';
import { datedFamilies } from '../pipeline/dates-ahead.ts';
import { icalOf } from '../pipeline/ical.ts';
import type { Clock } from '../ports.ts';
import { openStore } from './open-store.ts';

export interface WritingCalendar {
  readonly settings: Settings;
  readonly clock: Clock;
  /** Where to; standard output when left out. */
  readonly path?: string | undefined;
  /** All topics when left out. */
  readonly topic?: string | undefined;
  readonly write: (text: string) => void;
}

/** Writes the days ahead as an iCalendar file; works beside a running bot. */
export async function writeCalendar({ settings, clock, path, topic, write }: WritingCalendar): Promise<void> {
  const asked = calendarTopic(topic, topics);
  if ('sentence' in asked) throw new UserError(asked.sentence);
  const text = await calendarText({ settings, clock, topic: asked.topic });
  if (path === undefined) write(text);
  else await writeInto(path, text);
}

async function calendarText({
  settings,
  clock,
  topic,
}: Pick<WritingCalendar, 'settings' | 'clock'> & { readonly topic: string }): Promise<string> {
  const { store, close } = await openStore(settings, clock);
  try {
    const now = clock.now();
    const facts = await store.facts.ofFamilies(datedFamilies);
    const { pastDaysMax } = limits.calendar;
    return icalOf(calendarOf({ facts, topics, topic, today: dayOf(now), pastDaysMax }), now);
  } finally {
    await close();
  }
}

async function writeInto(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The calendar could not be written to ${path}: ${reason}.`);
  }
}
