import type { Series, Step, StepChart } from '../../domain/charts.ts';
import type { Fact } from '../../domain/facts.ts';
import { dayOf, formatDate } from '../../domain/partial-date.ts';
import type { Side, StatementOf } from '../../domain/statements.ts';
import { altOf } from './chart-words.ts';
import { lanesOf } from './lanes.ts';
import { type Level, levelsOf } from './levels.ts';

/** How far back a chart of tariffs goes. */
export const tariffSpans = ['since-2025', 'since-2018'] as const;
export type TariffSpan = (typeof tariffSpans)[number];

export interface TariffCharting {
  readonly span: TariffSpan;
  readonly nowMs: number;
  /** Whose tariffs; both when left out. */
  readonly side?: Side | undefined;
}

/** The levels of one fact under one name. */
export interface Track {
  readonly name: string;
  readonly group: string | undefined;
  readonly side: Side;
  readonly levels: readonly Level[];
}

/**
 * Tariff levels between the US and China over time, as reported; undefined where none can be drawn. Since 2025 it is
 * the total on all goods; since 2018 also, apart from it, the duties by list of goods. A line never mixes measures.
 */
export function tariffChart(facts: readonly Fact[], { span, nowMs, side }: TariffCharting): StepChart | undefined {
  const today = dayOf(nowMs);
  const subjects = facts
    .flatMap((fact) => subjectsOf(fact, span))
    .filter((of) => side === undefined || of.side === side);
  const known = subjects.toSorted(byPlace).map((subject) => ({ ...subject, ...levelsOf(subject.fact, today) }));
  const tracks = known.flatMap(lanesOf).slice(0, seriesMax);
  if (tracks.length === 0) return undefined;
  const from = firstDays[span];
  const frame = { kind: 'steps' as const, title: titles[span], from, to: lastDay(tracks, today), today };
  const subtitle = subtitleOf(tracks, { span, today });
  const notDrawn = known.flatMap(({ name, notDrawn: texts }) => texts.map((text) => `${name}, ${text}`));
  return {
    ...frame,
    subtitle,
    alt: altOf({ title: frame.title, subtitle, tracks, notDrawn, today }),
    series: tracks.map((track) => seriesOf(track, from)),
  };
}

const firstDays = { 'since-2025': '2025-01-01', 'since-2018': '2018-01-01' } as const satisfies Record<
  TariffSpan,
  string
>;
const titles = {
  'since-2025': 'US–China tariffs on all goods since 2025',
  'since-2018': 'US–China tariffs since 2018',
} as const satisfies Record<TariffSpan, string>;

const seriesMax = 12;
const stepsMax = 40;

/** A fact that has a line in the chart. */
export interface Subject {
  readonly fact: Fact;
  readonly name: string;
  readonly group: string | undefined;
  readonly side: Side;
}

function subjectsOf(fact: Fact, span: TariffSpan): Subject[] {
  const statement = fact.versions[0]?.statement;
  if (statement?.kind !== 'tariff') return [];
  const side = sideOf(statement);
  if (side === undefined) return [];
  if (statement.goods === 'all' && statement.measure === 'total')
    return [{ fact, side, name: directions[side], group: span === 'since-2018' ? totalGroup : undefined }];
  if (span === 'since-2018' && isList(statement))
    return [{ fact, side, name: listName(statement, side), group: listGroups[side] }];
  return [];
}

/** Whose tariff it is, where it is one between the two. */
export const sideOf = ({ imposer, target }: StatementOf<'tariff'>): Side | undefined =>
  imposer === 'US' && target === 'CN' ? 'US' : imposer === 'CN' && target === 'US' ? 'CN' : undefined;

const directions = { US: 'US on Chinese goods', CN: 'China on US goods' } as const satisfies Record<Side, string>;
const totalGroup = 'All goods: the total';
const listGroups = {
  US: 'US duties by list of Chinese goods',
  CN: 'Chinese duties by list of US goods',
} as const satisfies Record<Side, string>;

// The lists of 2018 and 2019, each under one legal authority as far as told.
const isList = ({ goods }: StatementOf<'tariff'>): boolean => /\blist\b/.test(goods);

// Short, for a chat that takes 20 characters: "China $60 bn, lowest".
const listName = ({ goods }: StatementOf<'tariff'>, side: Side): string =>
  `${side === 'US' ? 'US' : 'China'} ${goods.replace(/ list, (lowest|highest) rate$/, ', $1')}`;

const groupOrder = [totalGroup, ...Object.values(listGroups)];

const byPlace = (a: Subject, b: Subject): number =>
  groupOrder.indexOf(a.group ?? totalGroup) - groupOrder.indexOf(b.group ?? totalGroup) ||
  b.side.localeCompare(a.side) ||
  a.name.localeCompare(b.name, 'en', { numeric: true });

/** The last day of a picture: what is due or meant later is in it, with some room behind. */
export function lastDay(tracks: readonly Track[], today: string): string {
  const days = tracks.flatMap(({ levels }) => levels.flatMap(({ from, to }) => [from, to ?? today]));
  const latest = days.reduce((late, day) => (day > late ? day : late), today);
  if (latest === today) return today;
  const bound = dayOf(Date.parse(today) + aheadMsMax);
  return latest > bound ? bound : dayOf(Date.parse(latest) + roomAheadMs);
}
const aheadMsMax = 400 * 86_400_000;
const roomAheadMs = 30 * 86_400_000;

function subtitleOf(tracks: readonly Track[], { span, today }: { span: TariffSpan; today: string }): string {
  const told = tracks.flatMap(({ levels }) => levels.flatMap(({ version }) => version.tellings));
  const newest = told.map(({ date }) => date).reduce((late, date) => (date > late ? date : late), '');
  const count = new Set(told.map(({ itemId }) => itemId)).size;
  const what = span === 'since-2025' ? 'Total level in percent' : 'Percent; all goods and single lists count apart';
  return `${what}; blank where not known here. As of ${formatDate(today)}, ${count} ${count === 1 ? 'source' : 'sources'}, newest ${formatDate(newest)}.`;
}

/** A line as a picture has it: a level from before the chart begins with it. */
export function seriesOf({ name, group, side, levels }: Track, chartFrom: string): Series {
  const steps = levels.flatMap(({ from, to, end, percent, statement }): Step[] => {
    if (to !== undefined && to <= chartFrom) return [];
    const start = from < chartFrom ? chartFrom : from;
    return [
      {
        from: start,
        percent,
        status: statement.status,
        ...(to !== undefined && { to }),
        ...(end !== undefined && { end }),
      },
    ];
  });
  return { name, side, steps: steps.slice(-stepsMax), ...(group !== undefined && { group }) };
}
