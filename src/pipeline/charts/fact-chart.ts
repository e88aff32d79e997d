import type { StepChart } from '../../domain/charts.ts';
import type { Fact } from '../../domain/facts.ts';
import { dayOf, formatDate } from '../../domain/partial-date.ts';
import { sideSchema } from '../../domain/statements.ts';
import { measureWords, subjectOf } from '../describe.ts';
import { capitalised } from '../slug-words.ts';
import { altOf } from './chart-words.ts';
import { lanesOf } from './lanes.ts';
import { type Level, levelsOf } from './levels.ts';
import { lastDay, seriesOf } from './tariff-chart.ts';

/** The levels of one rate over time, as reported; undefined where fewer than two levels can be drawn. */
export function factChart(fact: Fact, nowMs: number): StepChart | undefined {
  const statement = fact.versions[0]?.statement;
  if (statement?.kind !== 'tariff') return undefined;
  const side = sideSchema.safeParse(statement.imposer).data;
  const today = dayOf(nowMs);
  const known = levelsOf(fact, today);
  if (side === undefined || known.levels.length < levelsMin) return undefined;
  const name = `${side === 'US' ? 'US' : 'China'}, ${measureWords[statement.measure]}`;
  const tracks = lanesOf({ fact, side, name, group: undefined, ...known }).slice(0, seriesMax);
  const title = capitalised(subjectOf(statement));
  const subtitle = `Percent; blank where not known here. As of ${formatDate(today)}.`;
  const from = firstDay(known.levels);
  return {
    ...{ kind: 'steps', title, subtitle, from, to: lastDay(tracks, today), today },
    alt: altOf({ title, subtitle, tracks, notDrawn: known.notDrawn, today }),
    series: tracks.map((track) => seriesOf(track, from)),
  };
}

const levelsMin = 2;
const seriesMax = 6;

const firstDay = (levels: readonly Level[]): string => levels.map(({ from }) => from).toSorted()[0] ?? '';
