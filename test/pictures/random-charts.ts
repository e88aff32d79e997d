import { createRandom, type Random } from '../../bench/random.ts';
import type { Chart, Series, Step } from '../../src/domain/charts.ts';
import { tariffStatuses } from '../../src/domain/statements.ts';

const words =
  'soybeans tariffs <b> & "quoted" Verlängerung exclusions-of-machinery rate 25 % list W iiii 10 Nov 2026'.split(' ');
const startMs = Date.UTC(2018, 0, 1);
const dayAt = (days: number): string => new Date(startMs + days * 86_400_000).toISOString().slice(0, 10);
const say = (random: Random, most: number): string =>
  [...Array(1 + random.below(most)).keys()].map(() => random.pick(words)).join(' ');

/** A chart by chance: any number of lines and marks, long and hostile words, levels that meet. */
export function randomChart(seed: number): Chart {
  const random = createRandom(seed);
  const [from, days] = [random.below(2500), 90 + random.below(3500)];
  const today = dayAt(from + random.below(days));
  const frame = {
    title: say(random, 9),
    subtitle: say(random, 20),
    alt: '',
    from: dayAt(from),
    to: dayAt(from + days),
    today,
  };
  if (random.isLucky(0.3)) return { kind: 'events', ...frame, events: eventsOf(random, { from, days }) };
  const groups = [undefined, 'One group', 'Another group'].slice(0, 1 + random.below(3));
  const series = [...Array(1 + random.below(6)).keys()].map(() => seriesOf(random, { from, days, groups }));
  return { kind: 'steps', ...frame, series };
}

interface Span {
  readonly from: number;
  readonly days: number;
}

function seriesOf(
  random: Random,
  { from, days, groups }: Span & { readonly groups: readonly (string | undefined)[] },
): Series {
  const group = random.pick(groups);
  const steps: Step[] = [];
  let at = from + random.below(days);
  const count = 1 + random.below(8);
  for (let place = 0; place < count && at < from + days; place += 1) {
    const end = at + 1 + random.below(Math.ceil(days / 3));
    const isLast = place === count - 1 || end >= from + days;
    const to = isLast && random.isLucky(0.5) ? {} : { to: dayAt(end), ...(isLast && { end: 'due' as const }) };
    steps.push({
      from: dayAt(at),
      percent: random.pick([0, 5, 7.5, 10, 25, 145, random.below(300)]),
      status: random.pick(tariffStatuses),
      ...to,
    });
    at = end;
  }
  return { name: say(random, 4), side: random.pick(['US', 'CN']), steps, ...(group !== undefined && { group }) };
}

function eventsOf(random: Random, { from, days }: Span) {
  return [...Array(2 + random.below(15)).keys()]
    .map(() => from + random.below(days))
    .toSorted((a, b) => a - b)
    .map((at) => ({
      ...{ label: say(random, 8), what: random.pick(['round', 'deadline'] as const), from: dayAt(at) },
      ...(random.isLucky(0.3) && { to: dayAt(Math.min(at + 1 + random.below(5), from + days)) }),
      isPlanned: random.isLucky(0.4),
    }));
}
