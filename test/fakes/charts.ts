import type { Chart, EventChart, StepChart } from '../../src/domain/charts.ts';
import type { Random } from './seeded-random.ts';

/** The smallest picture that is one: a single pixel. */
export const tinyPng: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Levels that all held: a chart that Slack can draw by itself. */
export const stepChart = (differing: Partial<StepChart> = {}): StepChart => ({
  kind: 'steps',
  title: 'Tariffs on goods of the other side',
  subtitle: 'Total in percent, as reported by 2 Nov 2026',
  alt: 'The US total fell from 57 % to 47 % on 10 Nov 2025; the Chinese total fell from 32 % to 31 %.',
  from: '2025-05-14',
  to: '2026-11-02',
  today: '2026-11-02',
  series: [
    { name: 'US on China', side: 'US', steps: stepsOf(57, 47) },
    { name: 'China on US', side: 'CN', steps: stepsOf(32, 31) },
  ],
  ...differing,
});

const stepsOf = (before: number, after: number): StepChart['series'][number]['steps'] => [
  { from: '2025-05-14', to: '2025-11-10', percent: before, status: 'in_force' },
  { from: '2025-11-10', percent: after, status: 'in_force' },
];

/** Rounds and deadlines: a chart that only a picture can show. */
export const eventChart = (differing: Partial<EventChart> = {}): EventChart => ({
  kind: 'events',
  title: 'Talks and deadlines',
  subtitle: 'As reported by 2 Nov 2026',
  alt: 'A round in Madrid on 14 and 15 Sep 2025; the truce ends on 10 Nov 2026.',
  from: '2025-09-01',
  to: '2026-12-01',
  today: '2026-11-02',
  events: [
    { label: 'Madrid', what: 'round', from: '2025-09-14', to: '2025-09-15', isPlanned: false },
    { label: 'The truce ends', what: 'deadline', from: '2026-11-10', isPlanned: true },
  ],
  ...differing,
});

/** A chart of such texts, with steps and figures as faulty code can make them. */
export function hostileChart(random: Random, text: () => string): Chart {
  const common = { title: text(), subtitle: text(), alt: text(), from: '2025-01-01', to: '2025-12-31' };
  if (random(3) === 0)
    return { ...common, kind: 'events', today: '2025-06-01', events: [{ ...eventOf(random), label: text() }] };
  const series = Array.from({ length: random(14) }, (_, i) => ({
    name: random(2) === 0 ? `Series ${i}` : text(),
    side: 'US' as const,
    steps: Array.from({ length: random(23) }, (_step, j) => stepOf(random, j)),
  }));
  return { ...common, title: random(2) === 0 ? 'Tariffs' : common.title, kind: 'steps', today: common.to, series };
}

const dayAt = (index: number): string => new Date(Date.UTC(2025, 0, 1 + 16 * index)).toISOString().slice(0, 10);

const stepOf = (random: Random, index: number): StepChart['series'][number]['steps'][number] => ({
  from: dayAt(index),
  to: dayAt(index + (random(20) === 0 ? 2 : 1)),
  percent: random(200) - (random(30) === 0 ? 100 : 0),
  status: random(40) === 0 ? 'threatened' : 'in_force',
});

const eventOf = (random: Random) => ({
  what: random(2) === 0 ? ('round' as const) : ('deadline' as const),
  from: dayAt(random(23)),
  isPlanned: random(2) === 0,
});
