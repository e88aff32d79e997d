import { unknownFields } from './fake-slack-interactive.ts';
import { checkLength, fault, isObject, type Loose, listOf } from './fake-slack-texts.ts';

const kinds = new Set(['bar', 'line', 'area']);

/** What is wrong with a chart that Slack is to draw: bars, lines or areas; Parley sends no pie, so none is taken. */
export function checkDataVisualization(block: Loose, where: string): string[] {
  const { chart } = block;
  return [
    ...unknownFields(block, { where, known: ['type', 'block_id', 'title', 'chart'] }),
    ...checkLength(block.title, { where: `${where}/title`, max: 50 }),
    ...(isObject(chart) ? checkChart(chart, `${where}/chart`) : [fault('must be an object', `${where}/chart`)]),
  ];
}

function checkChart(chart: Loose, where: string): string[] {
  const axes = isObject(chart.axis_config) ? chart.axis_config : {};
  const categories: unknown[] = Array.isArray(axes.categories) ? axes.categories : [];
  const series = listOf(chart.series);
  const names = series.map(({ name }) => name);
  return [
    ...unknownFields(chart, { where, known: ['type', 'series', 'axis_config'] }),
    ...(kinds.has(String(chart.type)) ? [] : [fault('unknown chart', `${where}/type`)]),
    ...unknownFields(axes, { where: `${where}/axis_config`, known: ['categories', 'x_label', 'y_label'] }),
    ...categories.flatMap((label, i) => checkLength(label, { where: `${where}/axis_config/categories/${i}`, max: 20 })),
    ...[axes.x_label, axes.y_label].flatMap((label) =>
      label === undefined ? [] : checkLength(label, { where: `${where}/axis_config`, max: 50 }),
    ),
    ...(categories.length < 1 || categories.length > 20 || new Set(categories).size < categories.length
      ? [fault('1 to 20 different categories allowed', `${where}/axis_config/categories`)]
      : []),
    ...(series.length < 1 || series.length > 12 ? [fault('1 to 12 series allowed', `${where}/series`)] : []),
    ...(new Set(names).size < names.length ? [fault('names must be unique', `${where}/series`)] : []),
    ...series.flatMap((one, i) => checkSeries(one, { where: `${where}/series/${i}`, categories })),
  ];
}

interface InChart {
  readonly where: string;
  readonly categories: readonly unknown[];
}

function checkSeries(series: Loose, { where, categories }: InChart): string[] {
  const points = listOf(series.data);
  const labels = points.map(({ label }) => label);
  const isWhole = labels.length === categories.length && labels.every((label) => categories.includes(label));
  return [
    ...unknownFields(series, { where, known: ['name', 'data'] }),
    ...checkLength(series.name, { where: `${where}/name`, max: 20 }),
    ...(isWhole ? [] : [fault('must have every category once', `${where}/data`)]),
    ...points.flatMap((point) => unknownFields(point, { where: `${where}/data`, known: ['label', 'value'] })),
    ...(points.every(({ value }) => Number.isFinite(value)) ? [] : [fault('must be a number', `${where}/data`)]),
  ];
}

/** What is wrong with a picture. Slack also takes addresses; Parley sends none, so they are refused here. */
export function checkImage(block: Loose, where: string): string[] {
  const { slack_file: file } = block;
  return [
    ...unknownFields(block, { where, known: ['type', 'block_id', 'slack_file', 'alt_text'] }),
    ...checkLength(block.alt_text, { where: `${where}/alt_text`, max: 2000 }),
    ...(isObject(file)
      ? unknownFields(file, { where: `${where}/slack_file`, known: ['id'] })
      : [fault('missing required field: slack_file', where)]),
    ...(isObject(file) && /^F[A-Z0-9]{8,}$/.test(String(file.id))
      ? []
      : [fault('input must match regex pattern: ^[F][A-Z0-9]{8,}$', `${where}/slack_file/id`)]),
  ];
}

/** How many charts a message has that Slack is to draw; it takes two. */
export const chartFaults = (blocks: readonly unknown[]): string[] =>
  blocks.filter((block) => isObject(block) && block.type === 'data_visualization').length > 2
    ? [fault('no more than 2 charts allowed', '/blocks')]
    : [];
