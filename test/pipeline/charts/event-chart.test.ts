import { describe, expect, it } from 'vitest';
import { svgOf } from '../../../src/pictures/draw-chart.ts';
import { eventChart } from '../../../src/pipeline/charts/event-chart.ts';
import { datedFact, truceEnds } from '../../jobs/reminding.ts';
import { textsOf } from '../../pictures/reading-svg.ts';

const nowMs = Date.parse('2031-06-15T12:00:00Z');

const factsOn = (days: Readonly<Record<string, string>>) =>
  Object.entries(days).map(([what, date]) => datedFact({ ...truceEnds(date), what }, { on: '2031-05-01' }));

const chartOf = (days: Readonly<Record<string, string>>) =>
  eventChart(factsOn(days), { from: '2031-01-01', to: undefined, nowMs });

describe('the chart of talks and deadlines', () => {
  it('says what falls on a day, and of a day behind only that it was due', () => {
    const chart = chartOf({
      'uk-us-deal': '2031-01-09',
      'rare-earth-measures-of-october-2030': '2031-02-01',
      'board-of-trade-comments': '2031-03-10',
      'port-fees-pause': '2031-04-09',
      'affiliates-rule-pause': '2031-07-10',
      'tiktok-sale': '2031-08-01',
    });

    expect(chart?.events.map(({ label }) => label)).toEqual([
      'Deadline for the UK–US deal',
      'Rare earth measures of October 2030 were due to take effect',
      'Board of Trade comments were due',
      'Port fees pause was due to end',
      'Affiliates rule pause due to end',
      'Deadline for the TikTok sale',
    ]);
  });

  it('sets the truce in bold, first of its day', () => {
    const chart = chartOf({ 'affiliates-rule-pause': '2031-07-10', truce: '2031-07-10', 'tiktok-sale': '2031-07-09' });

    expect(chart?.events.map(({ label }) => label)).toEqual([
      'Deadline for the TikTok sale',
      'Truce due to end',
      'Affiliates rule pause due to end',
    ]);
    const svg = chart ? svgOf(chart) : '';
    const bold = svg.split('\n').filter((line) => line.includes('class="event"') && line.includes('bold'));
    expect(bold.flatMap(textsOf).map(({ text }) => text)).toEqual([
      '10\u00A0Jul\u00A02031: Truce due\u00A0to\u00A0end',
    ]);
  });
});
