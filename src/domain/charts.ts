import { z } from 'zod';
import { sideSchema, tariffStatuses } from './statements.ts';

const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/** A level that held, or is meant to hold, from one day until another. */
const stepSchema = z.object({
  from: daySchema,
  /** The first day on which it no longer held; open while it holds. */
  to: daySchema.optional(),
  percent: z.number(),
  status: z.enum(tariffStatuses),
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
  series: z.array(z.object({ name: z.string(), side: sideSchema, steps: z.array(stepSchema) })),
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
    }),
  ),
});

/** A picture of facts as data: a chat draws it its own way, or is handed a PNG. */
export const chartSchema = z.discriminatedUnion('kind', [stepChartSchema, eventChartSchema]);
export type Chart = Readonly<z.infer<typeof chartSchema>>;
export type StepChart = Extract<Chart, { kind: 'steps' }>;
export type EventChart = Extract<Chart, { kind: 'events' }>;
