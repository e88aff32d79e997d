import { describe, expect, it } from 'vitest';
import type { Chart, Step, StepChart } from '../../src/domain/charts.ts';
import { barsOf, imageOf } from '../../src/platforms/slack/chart-blocks.ts';
import { renderMessage } from '../../src/platforms/slack/render.ts';
import { eventChart, stepChart } from '../fakes/charts.ts';
import { checkBlocks, shownText } from '../fakes/fake-slack-blocks.ts';
import { replyOf } from './slack-harness.ts';

const barsIn = (chart: Chart) => barsOf({ chart });
const held = (steps: Partial<Step>[]): StepChart =>
  stepChart({
    series: [
      {
        name: 'US on China',
        side: 'US',
        steps: steps.map((step) => ({ from: '2025-05-14', percent: 57, status: 'in_force', ...step })),
      },
    ],
  });
const dayAt = (index: number): string => new Date(Date.UTC(2025, 5, 1 + index)).toISOString().slice(0, 10);
const daily = (days: number): StepChart =>
  held(
    Array.from({ length: days }, (_, i) => ({ from: dayAt(i), ...(i < days - 1 && { to: dayAt(i + 1) }), percent: i })),
  );
const named = (...names: readonly string[]): StepChart =>
  stepChart({
    series: names.map((name) => ({
      name,
      side: 'US',
      steps: [{ from: '2025-05-14', percent: 1, status: 'in_force' }],
    })),
  });
const many = (count: number): StepChart => named(...Array.from({ length: count }, (_, i) => `Goods ${i}`));

describe('bars that Slack draws', () => {
  it('stand for what held at each change, also for what began before the picture does', () => {
    const [block] =
      barsIn(
        held([
          { from: '2025-01-01', to: '2025-11-10' },
          { from: '2025-11-10', percent: 47 },
        ]),
      ) ?? [];

    expect(block).toMatchObject({
      chart: {
        series: [
          {
            data: [
              { label: '14 May 2025', value: 57 },
              { label: '10 Nov 2025', value: 47 },
            ],
          },
        ],
      },
    });
  });

  it.each([
    { what: '20 days', chart: daily(20) },
    { what: '12 series', chart: many(12) },
    { what: 'a title of 50 characters', chart: stepChart({ title: 'x'.repeat(50) }) },
    { what: 'a name of 20 characters', chart: named('x'.repeat(20)) },
    { what: 'what is over', chart: held([{ status: 'former' }]) },
  ])('can show $what', ({ chart }) => {
    const bars = barsIn(chart);

    expect(bars?.[0]?.type).toBe('data_visualization');
    expect(checkBlocks(bars)).toEqual([]);
  });

  it.each([
    { what: '21 days', chart: daily(21) },
    { what: '13 series', chart: many(13) },
    { what: 'no series', chart: stepChart({ series: [] }) },
    { what: 'two series of one name', chart: named('US', 'US') },
    { what: 'a title of 51 characters', chart: stepChart({ title: 'x'.repeat(51) }) },
    { what: 'no title', chart: stepChart({ title: ' ' }) },
    { what: 'a name of 21 characters', chart: named('x'.repeat(21)) },
    { what: 'a threat', chart: held([{ status: 'threatened' }]) },
    { what: 'a plan', chart: held([{ status: 'announced' }]) },
    { what: 'a suspension', chart: held([{ status: 'suspended' }]) },
    { what: 'what lies ahead', chart: held([{}, { from: '2027-01-01' }]) },
    { what: 'a day without a known level', chart: held([{ to: '2025-11-10' }]) },
    { what: 'two levels on one day', chart: held([{}, { from: '2025-11-10', percent: 47 }]) },
    { what: 'rounds and deadlines', chart: eventChart() },
  ])('cannot show $what', ({ chart }) => {
    expect(barsIn(chart)).toBeUndefined();
  });
});

describe('hostile words in a chart', () => {
  const hostile = '<!channel> *b* <http://evil.example|x>\n\u202e@here';

  it.each([
    { what: 'bars', blocks: barsIn(stepChart({ title: '<!here>', subtitle: hostile, alt: hostile })) },
    { what: 'a picture', blocks: imageOf(eventChart({ alt: hostile }), 'F0123456789') },
    { what: 'words', blocks: undefined },
  ])('are shown as they stand in $what', ({ blocks }) => {
    const message = renderMessage(replyOf('News', { chart: eventChart({ alt: hostile }) }), blocks);

    expect(checkBlocks(message.blocks)).toEqual([]);
    expect(shownText(message.blocks)).not.toMatch(/<!|<http|\u202e/);
    expect(message.text).toContain('Chart: &lt;!channel&gt;');
  });

  it('are cut where they are too long', () => {
    const blocks = imageOf(eventChart({ alt: 'x'.repeat(3_000) }), 'F0123456789');

    expect(checkBlocks(blocks)).toEqual([]);
    expect(checkBlocks(imageOf(eventChart({ alt: '' }), 'F0123456789'))).toEqual([]);
  });
});
