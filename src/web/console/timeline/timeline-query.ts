import { z } from 'zod';
import { firstDayOf, lastDayOf, partialDateSchema } from '../../../domain/partial-date.ts';
import { everyTopic } from '../../../domain/subscriptions.ts';
import type { Topic } from '../../../domain/topics.ts';
import { plainLine } from '../../../lib/plain-text.ts';
import { dayAfter } from '../../../lib/wall-clock.ts';
import { calendarTopic } from '../../../pipeline/calendar.ts';
import { consoleBase } from '../page.ts';

/** What a timeline is asked for. */
export interface TimelineAsked {
  /** An id, or `all`. */
  readonly topic: string;
  /** `YYYY-MM-DD` */
  readonly from: string;
  readonly to: string;
  readonly isOldestFirst: boolean;
  readonly hasRemarks: boolean;
  /** Of its list; the first is 1. */
  readonly page: number;
}

/** The form as it was filled in, right or wrong. */
export type TimelineForm = Readonly<Record<'topic' | 'from' | 'to' | 'order' | 'remarks', string>>;

/** A form with what it asks for, or with a sentence on the field that has a slip. */
export type TimelineQuery =
  | { readonly form: TimelineForm; readonly asked: TimelineAsked }
  | { readonly form: TimelineForm; readonly slip: string; readonly field: keyof TimelineForm };

/** Where the timeline is; what it is asked for stands in the query, the same for the page, its pictures and its file. */
export const timelinePath = `${consoleBase}/timeline`;

/** Where timelines begin unless told. */
export const firstMonth = '2018-01';

const written = z.string().max(200).catch('');
const formSchema = z.object({
  topic: written,
  from: written,
  to: written,
  order: written,
  remarks: written,
});
const pageSchema = z.coerce.number().int().min(1).max(10_000).catch(1);

interface Reading {
  readonly topics: readonly Topic[];
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** The list ends so far ahead unless told. */
  readonly aheadDays: number;
}

/** Reads the query of a timeline. */
export function readTimelineQuery(
  query: Readonly<Record<string, string>>,
  { topics, today, aheadDays }: Reading,
): TimelineQuery {
  const read = formSchema.parse(query);
  const form = {
    ...read,
    topic: read.topic || everyTopic,
    from: read.from.trim() || firstMonth,
    to: read.to.trim() || dayAfter(today, aheadDays).slice(0, 7),
  };
  const topic = calendarTopic(form.topic, topics);
  if ('sentence' in topic) return { form, slip: topic.sentence, field: 'topic' };
  for (const field of ['from', 'to'] as const) {
    const slip = slipOf(form[field], field);
    if (slip !== undefined) return { form, slip, field };
  }
  const span = { from: firstDayOf(form.from), to: lastDayOf(form.to) };
  if (span.from > span.to)
    return {
      form,
      slip: `“From” lies after “to”: write the earlier date in “from”, the later one in “to”.`,
      field: 'to',
    };
  const ways = { isOldestFirst: form.order === 'oldest', hasRemarks: form.remarks === 'yes' };
  return { form, asked: { ...topic, ...span, ...ways, page: pageSchema.parse(query.page ?? 1) } };
}

function slipOf(date: string, field: 'from' | 'to'): string | undefined {
  if (partialDateSchema.safeParse(date).success) return undefined;
  return `“${plainLine(date, 40)}” in “${field}” is no date. Write a month such as 2025-06, or a day such as 2025-06-10.`;
}

/** The address of what shows the same selection: the page itself, or a file below it such as `.csv`. */
export const timelineAddress = (form: TimelineForm, { file = '', page }: AddressOptions = {}): string =>
  `${timelinePath}${file}?${new URLSearchParams({
    ...Object.fromEntries(Object.entries(form).filter(([, value]) => value !== '')),
    ...(page !== undefined && page > 1 && { page: String(page) }),
  })}`;

export interface AddressOptions {
  /** `.csv`, `/events.png` */
  readonly file?: string;
  readonly page?: number;
}
