import { z } from 'zod';
import { dayOf, firstDayOf, formatDate } from '../src/domain/partial-date.ts';
import type { Reply } from '../src/domain/replies.ts';
import type { Topic } from '../src/domain/topics.ts';
import { UserError } from '../src/domain/user-error.ts';
import { eventChart } from '../src/pipeline/charts/event-chart.ts';
import { byDate, type TimelineEntry, type TimelineSpan, timelineOf } from '../src/pipeline/timeline.ts';
import { type Command, defineCommand, type Option } from './command.ts';
import { allFamilies, isOnTopic, labelledText, onTopic, openShowing, type Showing, sourcedLine } from './lines.ts';
import { dayOption, topicOption } from './options.ts';
import { daysOf } from './suggested-days.ts';

// A month or a year means its first day here.
const fromOption = {
  ...dayOption,
  description: 'first date, such as 2025-01; 24 months ago when left out',
  check: z.string().transform((written, context): string => {
    const day = dayOption.check.safeParse(written);
    if (day.success) return firstDayOf(written);
    context.addIssue({ code: 'custom', message: day.error.issues[0]?.message ?? '' });
    return z.NEVER;
  }),
} satisfies Option<string>;

const chartOption = {
  description: 'off for an answer without the chart of talks and deadlines',
  isNamedOnly: true,
  choices: [
    { name: 'On', value: 'on' },
    { name: 'Off', value: 'off' },
  ],
  check: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['on', 'off'], 'Write chart:off for an answer without the chart.')),
} satisfies Option<'on' | 'off'>;

/** What happened and what is due, in the order of dates, newest last. */
export const timeline = (topics: readonly Topic[]): Command =>
  defineCommand({
    name: 'timeline',
    description: 'What happened, in the order of dates, newest last; the last 24 months unless you say',
    example: '/timeline topic:talks from:2025-05 to:2025-06',
    isFactual: true,
    isCostly: () => true,
    options: {
      topic: { ...topicOption(topics), description: 'a topic; all when left out' },
      from: { ...fromOption, suggest: daysOf(allFamilies) },
      to: {
        ...dayOption,
        description: 'last date, such as 2025-06; open when left out',
        suggest: daysOf(allFamilies),
      },
      chart: chartOption,
    },
    async answer({ options: { topic, from, to, chart }, store, clock }) {
      const span: TimelineSpan = { from: from ?? spanStart({ to, nowMs: clock.now() }), to };
      if (to !== undefined && span.from > to)
        throw new UserError(
          `from ${span.from} lies after to ${to}. Write the earlier date in from, the later one in to.`,
        );
      const facts = await store.facts.ofFamilies(allFamilies);
      const own = facts.filter((fact) => isOnTopic(fact, topic));
      const asked: Asked = { span, showing: openShowing(clock), on: onTopic(topic, topics) };
      const entries = timelineOf(own, span);
      return {
        ...composeReply(entries, asked),
        chart: chart === 'off' ? undefined : eventChart(own, { ...span, nowMs: clock.now() }),
      };
    },
  });

interface Asked {
  readonly span: TimelineSpan;
  readonly showing: Showing;
  readonly on: string;
}

const linesMax = 40;
const monthsByDefault = 24;

function composeReply(entries: readonly TimelineEntry[], { span, showing, on }: Asked): Reply {
  const kept = entries.toSorted(mostUsefulFirst).slice(0, linesMax).toSorted(byDate);
  const until = span.to === undefined ? '' : ` to ${formatDate(span.to)}`;
  const words = `from ${formatDate(span.from)}${until}`;
  const leftOut = entries.length - kept.length;
  return {
    title: `Timeline${on}, ${words}`,
    lines:
      kept.length > 0
        ? kept.map((entry) => entryLine(entry, showing))
        : [`Nothing${on} ${words} is known here. Other dates: /timeline from:2018-01 to:2019-12.`],
    citations: showing.citer.citations,
    notes: [
      ...(leftOut > 0
        ? [
            `${leftOut} more left out: remarks first, then the earliest. Narrow it with topic:talks or from:2018-01 to:2019-12.`,
          ]
        : []),
    ],
  };
}

function entryLine({ fact, version, date, isOwnDate }: TimelineEntry, showing: Showing): string {
  const when = isOwnDate ? formatDate(date) : `told ${formatDate(date)}`;
  const text = `• ${when}: ${labelledText(fact, { version, showing })}`;
  return sourcedLine(text, { tellings: version.tellings, showing });
}

const isRemark = ({ fact }: TimelineEntry): number => Number(fact.key.startsWith('remark/'));

const mostUsefulFirst = (a: TimelineEntry, b: TimelineEntry): number => isRemark(a) - isRemark(b) || byDate(b, a);

// Counted back from the end that is asked for.
function spanStart({ to, nowMs }: { readonly to: string | undefined; readonly nowMs: number }): string {
  const end = new Date(to ?? nowMs);
  end.setUTCMonth(end.getUTCMonth() - monthsByDefault);
  return dayOf(end.getTime());
}
