import { z } from 'zod';
import { tierSchema } from './outlets.ts';

/** A time zone by its name. */
export const zoneSchema = z.string().refine(isZone, 'a time zone such as America/New_York');

/** Times of a week, in a zone of its own, in which a feed's silence or empty list says nothing. */
export const quietWindowSchema = z.object({
  zone: zoneSchema,
  /** From this time of the day up to that one, as `08:45`; `24:00` ends a day. */
  from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 08:45'),
  to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time such as 08:45 or 24:00'),
  /** Days as `mon`; every day when left out. */
  days: z.array(z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).optional(),
});
export type QuietWindow = z.infer<typeof quietWindowSchema>;

/** An address that we poll. */
export const feedSchema = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and hyphens'),
  outlet: z.string().min(1).max(80),
  tier: tierSchema,
  /** How it is read: a name in the table of kinds. */
  kind: z.string().min(1).max(40),
  url: z.url({ protocol: /^https?$/ }),
  /** The language that it is written in, such as `en` or `zh`. */
  language: z
    .string()
    .regex(/^[a-z]{2}$/, 'two letters such as en or zh')
    .default('en'),
  /** How often it should bring something: `30m`, `6h`, `2d`. */
  expectedEvery: z
    .string()
    .regex(/^\d{1,4}[mhd]$/, 'a span like 30m, 6h or 2d')
    .default('1d'),
  /** Seconds between polls. */
  pollSeconds: z.number().int().min(5).max(86_400).default(300),
  /** The least seconds between two polls of its host, whichever feed they are for. */
  hostGapSeconds: z.number().int().min(0).max(3_600).default(0),
  /** When its silence says nothing. */
  quiet: z.array(quietWindowSchema).max(10).default([]),
  /** Where its items must lead, so that a body about something else is noticed. */
  links: z
    .object({
      hosts: z.array(z.string().min(1)).min(1),
      /** A regular expression for the path. */
      path: z.string().refine(isPattern, 'a regular expression').optional(),
    })
    .optional(),
  /** The topics on which it is a path to the news: every one when left out. */
  topics: z.array(z.string()).optional(),
  /** Kept for reference and not polled: an operator may switch it on. */
  isOff: z.boolean().default(false),
  /** What its kind needs besides. */
  options: z.record(z.string(), z.unknown()).default({}),
  /** What was found out about it, for the operator. */
  note: z.string().max(500).optional(),
  /** The workspace that added it and alone sees what it brings. */
  workspace: z.string().optional(),
});
export type Feed = z.infer<typeof feedSchema>;

/** A feed that a workspace added. */
export type OwnFeed = Feed & { readonly workspace: string };

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function isPattern(written: string): boolean {
  try {
    return new RegExp(written).source !== '';
  } catch {
    return false;
  }
}

/** What is amiss with a feed that could not be read. */
export const troubles = ['failing', 'blocked', 'wrong-content', 'ended'] as const;
export type Trouble = (typeof troubles)[number];

/** What a server wants to know to answer “nothing new”: both, or the one that it was seen to honour. */
export const conditionKinds = ['both', 'etag', 'last-modified'] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** What is remembered of a feed between polls. */
export const cursorSchema = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Which of them to send. */
  conditions: z.enum(conditionKinds).optional(),
  /** Changes when the body of the feed does. */
  bodyHash: z.string().optional(),
  /** The address that the feed was moved to for good, from the one that was set then. */
  moved: z.object({ from: z.string(), to: z.string() }).optional(),
  nextPollAt: z.number(),
  /** Null until the first good poll, which records and posts nothing. */
  lastOkAt: z.number().nullable(),
  /** When it was first polled well. */
  firstOkAt: z.number().optional(),
  /** When it last brought something that was not known. */
  lastItemAt: z.number().optional(),
  failures: z.number().int(),
  /** What is amiss since the last good poll. */
  trouble: z.enum(troubles).optional(),
  lastError: z.string().optional(),
  /** The address that is gone for good: it is not asked again. */
  endedAddress: z.string().optional(),
});
export type Cursor = z.infer<typeof cursorSchema>;

/** The number and the legal ground of an official document. */
export const officialDocumentSchema = z.object({
  /** As its publisher counts: `FR 2026-18234`. */
  number: z.string().min(1).max(60),
  /** Such as `section 301 of the Trade Act of 1974`. */
  authority: z.string().max(300).optional(),
  /** The day on which it is to be printed, while only the copy filed for public inspection is there. */
  printsOn: z.iso.date().optional(),
});
export type OfficialDocument = z.infer<typeof officialDocumentSchema>;

/** What a piece of any outlet names of an official document: its number, its legal ground, or both. */
export const namedDocumentSchema = officialDocumentSchema.partial({ number: true });
export type NamedDocument = z.infer<typeof namedDocumentSchema>;

/** One entry of a feed before it is read. */
export const feedItemSchema = z.object({
  /** The feed's own name for it, when it gives one. */
  guid: z.string().optional(),
  url: z.string().optional(),
  title: z.string(),
  text: z.string(),
  publishedAt: z.number().nullable(),
  /** Who published it, where the feed gathers pieces of many outlets. */
  outlet: z.string().max(80).optional(),
  /** The official document that it is a copy of. */
  document: officialDocumentSchema.optional(),
});
export type FeedItem = z.infer<typeof feedItemSchema>;
