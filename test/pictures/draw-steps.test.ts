import { describe, expect, it } from 'vitest';
import type { Step, StepChart } from '../../src/domain/charts.ts';
import { drawSteps } from '../../src/pictures/draw-steps.ts';
import { runsOf, textsOf } from './reading-svg.ts';

const chartWith = (...steps: readonly Step[]): StepChart => ({
  ...{ kind: 'steps', title: 'Levels', subtitle: 'In percent', alt: '', from: '2031-01-01', to: '2031-12-31' },
  today: '2031-06-15',
  series: [{ name: 'US', side: 'US', steps: [...steps] }],
});

const rings = (svg: string) =>
  (svg.match(/class="ring"/g) ?? []).length - (svg.includes('not known after this') ? 1 : 0);
const keyOf = (svg: string) => textsOf(svg).flatMap(({ role, text }) => (role === 'key' ? [text] : []));

describe('the line of a series', () => {
  it('is whole up to today and broken after, with a ring where nothing is known after', () => {
    const svg = drawSteps(
      chartWith({ from: '2031-03-01', to: '2031-10-01', percent: 30, status: 'in_force', end: 'due' }),
    );

    expect(runsOf(svg).map(({ isCertain, from, to }) => [isCertain, from.slice(0, 7), to.slice(0, 7)])).toEqual([
      [true, '2031-03', '2031-06'],
      [false, '2031-06', '2031-10'],
    ]);
    expect(rings(svg)).toBe(1);
    expect(keyOf(svg)).toEqual(['not certain', 'not known after this', 'after 15 Jun 2031']);
  });

  it('has no broken line in its key where none can be seen', () => {
    const svg = drawSteps(
      chartWith({ from: '2031-03-01', to: '2031-06-17', percent: 30, status: 'in_force', end: 'due' }),
    );

    expect(keyOf(svg)).toEqual(['not known after this', 'after 15 Jun 2031']);
  });

  it('has no ring where its end lies outside of the picture', () => {
    const svg = drawSteps(
      chartWith({ from: '2031-03-01', to: '2033-10-01', percent: 30, status: 'in_force', end: 'due' }),
    );

    expect(rings(svg)).toBe(0);
    expect(keyOf(svg)).not.toContain('not known after this');
  });

  it('ends today while its level holds', () => {
    const svg = drawSteps(chartWith({ from: '2031-03-01', percent: 30, status: 'in_force' }));

    expect(runsOf(svg).map(({ to }) => to)).toEqual([expect.stringMatching(/^2031-06-1[456]$/)]);
    expect(rings(svg)).toBe(0);
  });

  it('steps on the very day on which it is drawn', () => {
    const svg = drawSteps(
      chartWith(
        { from: '2031-03-01', to: '2031-06-15', percent: 30, status: 'in_force' },
        { from: '2031-06-15', percent: 55, status: 'in_force' },
      ),
    );

    expect(runsOf(svg)).toMatchObject([
      { percent: 30, isCertain: true },
      { percent: 55, isCertain: true },
    ]);
  });

  it('is broken where a level is only announced or threatened, and dotted where it is suspended', () => {
    const announced = drawSteps(chartWith({ from: '2031-07-01', percent: 30, status: 'announced' }));
    const suspended = drawSteps(chartWith({ from: '2031-03-01', percent: 24, status: 'suspended' }));

    expect(runsOf(announced)).toMatchObject([{ isCertain: false, isDotted: false, percent: 30 }]);
    expect(runsOf(suspended)).toMatchObject([{ isCertain: false, isDotted: true, percent: 24 }]);
    expect(keyOf(suspended)).toContain('suspended');
  });
});
