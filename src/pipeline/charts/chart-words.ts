import type { Version } from '../../domain/facts.ts';
import { formatDate, type PartialDate } from '../../domain/partial-date.ts';
import { shorten } from '../../lib/plain-text.ts';
import { formatRate, statusWords } from '../describe.ts';
import { isHeld, type Level } from './levels.ts';
import type { Track } from './tariff-chart.ts';

interface Told {
  readonly title: string;
  readonly subtitle: string;
  readonly tracks: readonly Track[];
  readonly notDrawn: readonly string[];
  readonly today: string;
}

/** The longest text that chats take for a picture. */
const altCharsMax = 2000;

/** A chart of levels in words: each with its dates as they were told, and how it ends. */
export function altOf({ title, subtitle, tracks, notDrawn, today }: Told): string {
  const lines = [...Map.groupBy(tracks, ({ group }) => group)].flatMap(([group, own]) => [
    ...(group === undefined ? [] : [`${group}.`]),
    ...own.map(({ name, levels }) => `${name}: ${levels.map((level) => levelWords(level, today)).join('; ')}.`),
  ]);
  const left = notDrawn.length === 0 ? [] : [`Not drawn, as it is not known when they held: ${notDrawn.join('; ')}.`];
  return shorten([`${title}.`, subtitle, ...lines, ...left].join(' '), altCharsMax);
}

function levelWords(level: Level, today: string): string {
  const { statement, from, isStartTold } = level;
  const start = isStartTold ? '' : ` from ${formatDate(statement.from ?? from)}`;
  const told = isStartTold ? `, start not given, drawn from ${formatDate(from)} on which it was told` : '';
  const status = isHeld(level) ? '' : ` ${statusWords[statement.status]}`;
  return `${formatRate(statement)}${status}${start}${endWords(level, today)}${told}`;
}

function endWords({ statement, to, end, version }: Level, today: string): string {
  if (to === undefined) return '';
  const day = formatDate(statement.until === undefined || statement.until > to ? to : statement.until);
  const unknown = 'what followed is not known here';
  switch (end) {
    case 'due':
      return to < today ? `, was due to end ${day}, ${unknown}` : `, due to end ${day}`;
    case 'last-reported':
      return `, last reported ${formatDate(newestOf(version))}, ${unknown}`;
    case 'ended':
      return ` until ${day}, ${unknown}`;
    case undefined:
      return ` until ${day}`;
    default:
      return end satisfies never;
  }
}

const newestOf = ({ tellings }: Version): PartialDate =>
  tellings.map(({ date }) => date).reduce((late, date) => (date > late ? date : late), '');
