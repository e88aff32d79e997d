import { z } from 'zod';
import { sideSchema, tariffStatuses } from './statements.ts';

const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/**
 * How a level ends after which none is known: it ended; it is or was due to end; no word of it came later.
 * None of them says that it held on.
 */
export const stepEnds = ['ended', 'due', 'last-reported'] as const;

/** A level that held, or is meant to hold, from one day until another. */
const stepSchema = z.object({
  from: daySchema,
  /** The first day on which it no longer held, or of which nothing is known; open while it holds. */
  to: daySchema.optional(),
  percent: z.number(),
  status: z.enum(tariffStatuses),
  /** Set where no other level is known to have followed. */
  end: z.enum(stepEnds).optional(),
});
export type Step = Readonly<z.infer<typeof stepSchema>>;

const stepChartSchema = z.object({
  kind: z.literal('steps'),
  title: z.string(),
  /** What is counted, and as of when. */
  subtitle: z.string(),
  /** The whole picture in words, for who cannot see it. */
  alt: z.string(),
  /** The days between which it is drawn. */
  from: daySchema,
  to: daySchema,
  /** The day on which it was drawn: what lies after it is not certain. */
  today: daySchema,
  series: z.array(
    z.object({
      /** At most 20 characters where the facts allow. */
      name: z.string(),
      /** Series of one group are drawn together and apart from those of others: they count different things. */
      group: z.string().optional(),
      side: sideSchema,
      /** In the order of days; at most one of them holds on any day. */
      steps: z.array(stepSchema),
    }),
  ),
});

const eventChartSchema = z.object({
  kind: z.literal('events'),
  title: z.string(),
  subtitle: z.string(),
  alt: z.string(),
  from: daySchema,
  to: daySchema,
  /** The day on which it was drawn. */
  today: daySchema,
  events: z.array(
    z.object({
      label: z.string(),
      what: z.enum(['round', 'deadline']),
      from: daySchema,
      /** Its last day, where it is longer than one. */
      to: daySchema.optional(),
      /** Did not happen yet, as far as known. */
      isPlanned: z.boolean(),
      /** Set for what most else hangs on. */
      isMain: z.literal(true).optional(),
    }),
  ),
});

/** A picture of facts as data: a chat draws it its own way, or is handed a PNG. */
export const chartSchema = z.discriminatedUnion('kind', [stepChartSchema, eventChartSchema]);
export type Chart = Readonly<z.infer<typeof chartSchema>>;
export type StepChart = Extract<Chart, { kind: 'steps' }>;
export type Series = StepChart['series'][number];
export type EventChart = Extract<Chart, { kind: 'events' }>;
