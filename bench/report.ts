import { median } from './figures.ts';
import type { Bench, Figure, Growth, Measured } from './measured.ts';
import { exponentOf, isGrowthMet, isMet, ratioOf } from './verdicts.ts';

/** A part with what came of it; none where it failed. */
export interface Done {
  readonly name: string;
  readonly bench: Pick<Bench, 'title' | 'what'>;
  readonly measured: Measured | undefined;
}

/** A part as a section of the document. */
export function sectionFor({ name, bench: { title, what }, measured }: Done): string {
  const head = [`## ${title}`, `\`npm run bench ${name}\`. ${what}`];
  if (measured === undefined) return [...head, 'It failed in this run.'].join('\n\n');
  const { figures, growths = [], notes = [] } = measured;
  return [
    ...head,
    ...(figures.length > 0 ? [table(figureHead, figures.map(figureRow))] : []),
    ...(growths.length > 0 ? [growthTables(growths)] : []),
    ...notes,
  ].join('\n\n');
}

/** The figures that stand worst beside their peer or limit, worst first. */
export function worstOf(all: readonly Done[], count: number): string {
  const rows = all.flatMap(({ bench, measured }) =>
    (measured?.figures ?? []).map((figure) => ({ part: bench.title, figure, ratio: beyond(figure) })),
  );
  const worst = rows.filter(({ ratio }) => ratio > 0).toSorted((a, b) => b.ratio - a.ratio);
  return table(
    ['part', 'figure', 'ratio', 'limit'],
    worst
      .slice(0, count)
      .map(({ part, figure }) => [part, figure.name, short(ratioOf(figure) ?? Number.NaN), boundWords(figure)]),
  );
}

// A ratio that may be 1.3 and is 1.3 is no worse than a value at its limit.
function beyond(figure: Figure): number {
  const ratio = ratioOf(figure) ?? 0;
  return figure.bound?.of === 'ratio' ? ratio / figure.bound.bound : ratio;
}

/** A part as lines for a terminal. */
export const linesFor = (done: Done): string => sectionFor(done).replaceAll('\\|', '|');

const figureHead = ['figure', 'unit', 'Parley', 'beside', 'ratio', 'limit', 'met'];

const figureRow = (figure: Figure): string[] => [
  figure.name,
  figure.unit,
  spread(figure.ours),
  figure.peer === undefined ? '' : `${figure.peer.name}: ${spread(figure.peer.values)}`,
  shortOr(ratioOf(figure)),
  boundWords(figure),
  verdict(isMet(figure)),
];

const verdict = (isHeld: boolean | undefined): string => (isHeld === undefined ? '' : isHeld ? 'yes' : '**no**');

function boundWords({ bound }: Figure): string {
  if (bound === undefined) return '';
  const of = bound.of === 'ratio' ? 'ratio ' : '';
  return `${of}${{ most: '≤ ', least: '≥ ', exactly: '' }[bound.at]}${short(bound.bound)}`;
}

// Where sizes are the same, one table shows them side by side.
function growthTables(growths: readonly Growth[]): string {
  const kinds = Map.groupBy(growths, ({ of, steps }) => `${of} ${steps.map(({ size }) => size).join()}`);
  return [...kinds.values()].map(growthTable).join('\n\n');
}

function growthTable(growths: readonly Growth[]): string {
  const [first] = growths;
  const sizes = first?.steps.map(({ size }) => size.toLocaleString('en')) ?? [];
  return table(
    [`growth with ${first?.of}`, 'unit', ...sizes, 'exponent', 'limit', 'met'],
    growths.map((growth) => [
      growth.name,
      growth.unit,
      ...growth.steps.map(({ value }) => short(value)),
      exponentOf(growth).toFixed(2),
      growth.exponentMax === undefined ? '' : `≤ ${growth.exponentMax}`,
      verdict(isGrowthMet(growth)),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

// The median, and between which values the rounds lay.
function spread(values: readonly number[]): string {
  const middle = short(median(values));
  return values.length < 2 ? middle : `${middle} (${short(Math.min(...values))}–${short(Math.max(...values))})`;
}

const shortOr = (value: number | undefined): string => (value === undefined ? '' : short(value));

/** Three digits, and whole numbers as they are. */
export function short(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
