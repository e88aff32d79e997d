import { expect, it } from 'vitest';
import { pageOf } from '../../src/pipeline/paging.ts';
import { stepChart } from '../fakes/charts.ts';

it('shows the chart of a long answer on its first page alone', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `Line ${i}: ${'x'.repeat(80)}`);
  const whole = { title: 'Rates', lines, citations: [], notes: [], chart: stepChart() };

  const pages = [1, 2, 3].map((page) => pageOf(whole, { page, charsMax: 2_000, command: '/rates' }));

  expect(pages.map(({ chart }) => chart?.title)).toEqual([whole.chart.title, undefined, undefined]);
});
