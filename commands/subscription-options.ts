import { z } from 'zod';
import { significances } from '../src/domain/developments.ts';
import { everyTopic, subscriptionModes } from '../src/domain/subscriptions.ts';
import type { Topic } from '../src/domain/topics.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import type { Option } from './command.ts';
import { textOption, topicOption } from './options.ts';
import { scheduleOptions } from './schedule-options.ts';
import { choiceOption, isNone } from './setting-options.ts';
import { mutedIds } from './suggested-alerts.ts';
import { commonTerms, listed } from './suggested-terms.ts';

const termCharsMax = 60;
const termsMax = 20;

/** One or several topics, separated by commas. */
export function topicsOption(topics: readonly Topic[]): Option<string[]> {
  const { check } = topicOption(topics);
  const values = topics.map(({ id, label }) => ({ name: label, value: id }));
  const alone = [{ name: 'All topics', value: everyTopic }];
  return {
    description: 'what to follow; several with commas between',
    suggest: async ({ written }) => listed({ written, values, alone }),
    check: z
      .string()
      .transform((written): unknown[] => partsOf(written))
      .pipe(z.array(check).min(1, 'Name a topic, such as topic:tariffs.')),
  };
}

/** Terms separated by commas; `none` for no terms at all. */
const termsOption = (description: string): Option<string[]> => ({
  description,
  isNamedOnly: true,
  suggest: async (context) =>
    listed({ written: context.written, values: await commonTerms(context), alone: [noTerms] }),
  check: z.string().transform((written, context): string[] => {
    if (isNone(written)) return [];
    const terms = [...new Set(partsOf(written).map((term) => plainLine(term, term.length)))].filter(Boolean);
    const long = terms.find((term) => term.length > termCharsMax);
    const message =
      (long &&
        `“${plainLine(long, 40)}” is too long: a term has at most ${termCharsMax} characters. Shorten it, such as include:soybeans.`) ||
      (terms.length > termsMax &&
        `These are ${terms.length} terms; at most ${termsMax} can be given. Leave some out.`) ||
      (terms.length === 0 &&
        'Name a term, or several with commas between, such as include:soybeans,pork; none takes them away.');
    if (!message) return terms;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
});

const noTerms = { name: 'none: takes the terms away', value: 'none' };

const partsOf = (written: string): string[] =>
  written
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** The short id of an alert, for its story. */
export const storyOption = (description: string) => ({ ...textOption(description), isNamedOnly: true }) as const;

/** Another channel of the same workspace. */
export const channelOption = (description: string) =>
  ({ ...textOption(description), kind: 'channel', isNamedOnly: true }) as const;

/** What a subscription can be told, each option for the whole channel. */
export const subscriptionOptions = (topics: readonly Topic[]) => ({
  topic: topicsOption(topics),
  only: {
    description: 'yes: these topics and no others',
    isNamedOnly: true,
    choices: [{ name: 'yes', value: 'yes' }],
    check: z
      .string()
      .refine((written) => written.toLowerCase() === 'yes', 'Write only:yes, or leave it out to add topics.'),
  },
  include: termsOption('only alerts that name one of these, with commas between; none for any'),
  exclude: termsOption('no alerts that name one of these, with commas between; none for any'),
  significance: choiceOption({
    name: 'significance',
    description: 'the least that is told: low (everything), normal or high',
    values: significances,
  }),
  mode: choiceOption({
    name: 'mode',
    description: 'now, digest or pause; now and digest go on again',
    values: [...subscriptionModes, 'pause'] as const,
  }),
  thread: choiceOption({
    name: 'thread',
    description: 'on or off: later alerts of a story go into its thread',
    values: ['on', 'off'] as const,
  }),
  mention: {
    ...textOption('a role or user group to call for high significance only; none for nobody'),
    kind: 'role' as const,
    isNamedOnly: true,
  },
  ...scheduleOptions(),
  reminders: choiceOption({
    name: 'setting of reminders',
    description: 'on or off: reminds of dates 30, 7 and 1 day before, and says when one passed without news',
    values: ['on', 'off'] as const,
  }),
  story: { ...storyOption('the short id of an alert whose muted story is told again'), suggest: mutedIds },
  channel: channelOption('another channel to subscribe, such as a forum (Discord)'),
});
