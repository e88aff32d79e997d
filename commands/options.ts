import { z } from 'zod';
import { lastDayOf, partialDateSchema } from '../src/domain/partial-date.ts';
import type { Side } from '../src/domain/statements.ts';
import { everyTopic } from '../src/domain/subscriptions.ts';
import type { Topic } from '../src/domain/topics.ts';
import { nearest } from '../src/lib/nearest.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import type { Option } from './command.ts';

const quoted = (written: unknown): string => `“${plainLine(String(written), 40)}”`;

const sideWords: Readonly<Record<Side, readonly string[]>> = {
  US: ['us', 'usa', 'u.s.', 'america', 'american', 'united states', 'washington'],
  CN: ['china', 'cn', 'chinese', 'prc', 'beijing'],
};

/** `us` or `china`, under any of their names. */
export const sideOption = {
  description: 'us or china; both when left out',
  choices: [
    { name: 'US', value: 'us' },
    { name: 'China', value: 'china' },
  ],
  check: z.string().transform((written, context): Side => {
    const found = (['US', 'CN'] as const).find((side) => sideWords[side].includes(written.toLowerCase()));
    if (found) return found;
    context.addIssue({ code: 'custom', message: `There is no side ${quoted(written)}. Choose a side: us or china.` });
    return z.NEVER;
  }),
} satisfies Option<Side>;

/** A day, month or year: `2025-06-10`. Gives the day as `YYYY-MM-DD`; a month means its last day. */
export const dayOption = {
  description: 'a date such as 2025-06-10',
  check: z.string().transform((written, context): string => {
    const parsed = partialDateSchema.safeParse(written);
    if (parsed.success) return lastDayOf(parsed.data);
    context.addIssue({ code: 'custom', message: `${quoted(written)} is no date. ${dateHint(written)}` });
    return z.NEVER;
  }),
} satisfies Option<string>;

// For a day that its month does not have, the last day that it has is what was meant.
function dateHint(written: string): string {
  const [, month] = /^(\d{4}-(?:0[1-9]|1[0-2]))-\d{2}$/.exec(written) ?? [];
  return month
    ? `The last day of that month is ${lastDayOf(month)}: write that or an earlier one.`
    : 'Write it as year-month-day, such as 2025-06-10.';
}

/** Free text, on one line. */
export const textOption = (description: string, charsMax = 100): Option<string> => ({
  description,
  check: z.string().transform((written) => plainLine(written, charsMax)),
});

/** One topic by its id, label or another of its names; `all` for every topic. */
export function topicOption(topics: readonly Topic[]): Option<string> {
  const names = new Map(
    topics.flatMap(({ id, label, aliases }) => [id, label, ...aliases].map((name) => [fold(name), id])),
  );
  names.set(everyTopic, everyTopic);
  return {
    description: 'what to follow',
    choices: [
      ...topics.map(({ id, label }) => ({ name: label, value: id })),
      { name: 'All topics', value: everyTopic },
    ],
    check: z.string().transform((written, context): string => {
      const found = names.get(fold(written));
      if (found !== undefined) return found;
      const meant = nearest(fold(written), [...names.keys()]);
      const hint = meant
        ? `Did you mean ${names.get(meant)}?`
        : `Topics: ${[...topics.map(({ id }) => id), everyTopic].join(', ')}.`;
      context.addIssue({ code: 'custom', message: `There is no topic ${quoted(written)}. ${hint}` });
      return z.NEVER;
    }),
  };
}

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
