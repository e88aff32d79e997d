import { describe, expect, it } from 'vitest';
import type { Fact, Version } from '../../src/domain/facts.ts';
import { dayOf, firstDayOf, lastDayOf } from '../../src/domain/partial-date.ts';
import { svgOf } from '../../src/pictures/draw-chart.ts';
import { eventChart } from '../../src/pipeline/charts/event-chart.ts';
import { tariffChart } from '../../src/pipeline/charts/tariff-chart.ts';
import { markDays, type Run, runsOf, todayOf } from './reading-svg.ts';
import { seedFacts } from './seed-facts.ts';

const nowMs = Date.UTC(2026, 10, 9);
const blue = '#1f5fa8';
const orange = '#b04a00';
const dayMs = 86_400_000;

// A pixel is a day and a half in the one chart and a week in the other; places are exact to a tenth of a pixel.
const isNear = (a: string, b: string): boolean => Math.abs(Date.parse(a) - Date.parse(b)) <= dayMs;
const isWithin = (day: string, date: string): boolean =>
  isNear(day, firstDayOf(date)) || isNear(day, lastDayOf(date)) || (day > firstDayOf(date) && day < lastDayOf(date));

// A level that goes on past today is drawn in two ways.
function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last && last.to === run.from && last.percent === run.percent && last.colour === run.colour)
      whole[whole.length - 1] = { ...last, to: run.to };
    else whole.push(run);
  }
  return whole;
}

function heldIn(facts: readonly Fact[], pattern: RegExp): Version[] {
  const versions = facts.filter(({ key }) => pattern.test(key)).flatMap(({ versions: all }) => all);
  return versions.filter(
    ({ statement }) =>
      statement.kind === 'tariff' &&
      statement.percent !== null &&
      !statement.isOver &&
      ['in_force', 'former'].includes(statement.status),
  );
}

function isDrawnAs({ statement, firstAt, lastAt }: Version, { from, to, percent }: Run): boolean {
  if (statement.kind !== 'tariff' || statement.percent !== percent) return false;
  const isFromKnown = statement.from !== undefined && statement.from.length > 4;
  const begins = isFromKnown ? isWithin(from, statement.from ?? '') : isNear(from, dayOf(firstAt));
  return begins && (statement.until === undefined ? isNear(to, dayOf(lastAt)) : isWithin(to, statement.until));
}

describe('the chart of tariffs since 2025', () => {
  it.each([
    ['tariff/US>CN/all/total', blue],
    ['tariff/CN>US/all/total', orange],
  ])('draws the levels of %s between the days that the facts give, and no other', async (...[key, colour]) => {
    const facts = await seedFacts(nowMs);
    const chart = tariffChart(facts, { span: 'since-2025', nowMs });

    const runs = chart ? joined(runsOf(svgOf(chart))).filter((run) => run.colour === colour) : [];

    const versions = heldIn(facts, new RegExp(`^${key}$`));
    expect(versions.length).toBeGreaterThan(1);
    expect(runs.map(({ percent }) => percent).toSorted()).toEqual(
      versions.map(({ statement }) => statement.kind === 'tariff' && statement.percent).toSorted(),
    );
    for (const version of versions) expect(runs.filter((run) => isDrawnAs(version, run))).toHaveLength(1);
  });

  it('draws nothing as certain past today, and marks today', async () => {
    const chart = tariffChart(await seedFacts(nowMs), { span: 'since-2025', nowMs });
    const svg = chart ? svgOf(chart) : '';

    const runs = runsOf(svg);

    expect(isNear(todayOf(svg) ?? '', '2026-11-09')).toBe(true);
    expect(runs.filter(({ isCertain, to }) => isCertain && to > '2026-11-10')).toEqual([]);
    expect(runs.filter(({ isCertain }) => !isCertain)).toHaveLength(1);
  });

  it('ends each line on the day after which nothing is known, also when that day has passed', async () => {
    const later = Date.UTC(2027, 2, 1);
    const chart = tariffChart(await seedFacts(later), { span: 'since-2025', nowMs: later });

    const svg = chart ? svgOf(chart) : '';

    expect(runsOf(svg).filter(({ to }) => to > '2026-11-11')).toEqual([]);
    expect(svg.match(/class="ring"/g)).toHaveLength(3);
    expect(chart?.alt).toContain('10 % from May 2025, was due to end 10 Nov 2026, what followed is not known here');
  });
});

describe('the chart of tariffs since 2018', () => {
  it('draws every list and the totals, each on its own axes', async () => {
    const facts = await seedFacts(nowMs);
    const chart = tariffChart(facts, { span: 'since-2018', nowMs });

    const runs = chart ? joined(runsOf(svgOf(chart))) : [];

    const versions = heldIn(facts, /^tariff\/(?:US>CN|CN>US)\/(?:all\/total|.*list.*)$/);
    expect(versions.length).toBeGreaterThan(15);
    expect(runs).toHaveLength(versions.length);
    for (const version of versions) expect(runs.filter((run) => isDrawnAs(version, run))).not.toEqual([]);
  });
});

describe('the chart of talks and deadlines', () => {
  it('marks the days of the facts', async () => {
    const facts = await seedFacts(nowMs);
    const chart = eventChart(facts, { from: '2024-11-09', to: undefined, nowMs });

    const days = chart ? markDays(svgOf(chart)) : [];

    const told = facts.flatMap(({ versions }) =>
      versions.flatMap(({ statement }) =>
        statement.kind === 'round'
          ? (statement.start ?? [])
          : statement.kind === 'deadline'
            ? (statement.date ?? [])
            : [],
      ),
    );
    expect(days).toHaveLength(16);
    expect(days.filter((day) => !told.some((one) => isNear(one, day)))).toEqual([]);
    expect(
      ['2025-06-09', '2025-07-28', '2026-05-12', '2027-06-23'].every((day) => days.some((one) => isNear(one, day))),
    ).toBe(true);
  });
});
