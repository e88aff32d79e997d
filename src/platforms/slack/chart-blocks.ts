import type { types } from '@slack/bolt';
import type { Chart, Step, StepChart } from '../../domain/charts.ts';
import { formatDate } from '../../domain/partial-date.ts';
import type { Reply } from '../../domain/replies.ts';
import { shorten, tidy, unparsed } from './escape.ts';

/** A chart that Slack draws itself. Its library does not know the block yet. */
export interface DataVisualizationBlock {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'bar';
    readonly series: readonly Series[];
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label: string };
  };
}

/** What stands for a chart in a message: its bars with what they count, or its picture. */
export type ChartBlock = DataVisualizationBlock | types.ImageBlock | types.ContextBlock;

interface Series {
  readonly name: string;
  readonly data: readonly { readonly label: string; readonly value: number }[];
}

/** The chart of a reply as bars that Slack draws; undefined where bars would not tell the same, or not fit. */
export function barsOf({ chart }: Pick<Reply, 'chart'>): readonly ChartBlock[] | undefined {
  const block = chart?.kind === 'steps' ? barBlock(chart) : undefined;
  return block && [block, ...subtitle(chart)];
}

/** The chart as a picture that was uploaded. */
export const imageOf = ({ alt }: Chart, fileId: string): readonly ChartBlock[] => [
  { type: 'image', slack_file: { id: fileId }, alt_text: shorten(shown(alt) || 'Chart', altMaxChars) },
];

// Bars, since a line would draw slopes where there were steps.
function barBlock(chart: StepChart): DataVisualizationBlock | undefined {
  const title = shown(chart.title);
  const days = daysOfChange(chart);
  const series = days.length > daysMax || !isAllPast(chart) ? [undefined] : chart.series.map(barsAt(days));
  const known = series.filter((one) => one !== undefined);
  const names = new Set(known.map(({ name }) => name));
  const isWhole = known.length === chart.series.length && names.size === known.length;
  if (!isWhole || !isWithin(known.length, seriesMax) || !isWithin(title.length, titleMaxChars)) return undefined;
  const axis_config = { categories: days.map(formatDate), y_label: 'Percent' };
  const block = { type: 'data_visualization', title, chart: { type: 'bar', series: known, axis_config } } as const;
  return JSON.stringify(block).length > blockMaxChars ? undefined : block;
}

// Bars stand for what held, of one thing: nothing that is ahead, or that nobody knows the end of.
const isAllPast = ({ today, series }: StepChart): boolean =>
  new Set(series.map(({ group }) => group)).size <= 1 &&
  series.every(({ steps }) => steps.every((step) => isKnown(step) && step.from <= today));

const isKnown = ({ status, end }: Step): boolean => pastStatuses.has(status) && (end === undefined || end === 'ended');

const pastStatuses: ReadonlySet<string> = new Set(['in_force', 'former']);

/** The days on which a level began or ended; what began earlier counts from the first day that is drawn. */
function daysOfChange({ from, to, series }: StepChart): string[] {
  const steps = series.flatMap((one) => one.steps).filter((step) => step.to === undefined || step.to > from);
  const days = steps.flatMap((step) => [
    step.from < from ? from : step.from,
    ...(step.to === undefined ? [] : [step.to]),
  ]);
  return [...new Set(days)].filter((day) => day >= from && day <= to).toSorted();
}

// Slack wants a figure for each day. Where none is known, zero would be a claim that nobody made.
const barsAt =
  (days: readonly string[]) =>
  ({ name, steps }: StepChart['series'][number]): Series | undefined => {
    const data = days.map((day) => {
      const [step, ...others] = steps.filter(({ from, to }) => from <= day && (to === undefined || day < to));
      return step === undefined || others.length > 0 ? undefined : { label: formatDate(day), value: step.percent };
    });
    const known = data.filter((point) => point !== undefined);
    const label = shown(name);
    const isWhole = known.length === days.length && days.length > 0 && isWithin(label.length, labelMaxChars);
    return isWhole ? { name: label, data: known } : undefined;
  };

function subtitle(chart: Chart | undefined): types.ContextBlock[] {
  const text = shorten(shown(chart?.subtitle ?? ''), subtitleMaxChars);
  return text === '' ? [] : [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }];
}

const shown = (text: string): string => unparsed(tidy(text)).trim();
const isWithin = (count: number, max: number): boolean => count >= 1 && count <= max;

const daysMax = 20;
const seriesMax = 12;
const titleMaxChars = 50;
const labelMaxChars = 20;
const altMaxChars = 2_000;
const subtitleMaxChars = 300;
// All blocks share one allowance, and what is said comes first.
const blockMaxChars = 4_000;
