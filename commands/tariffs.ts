import { z } from 'zod';
import type { StepChart } from '../src/domain/charts.ts';
import { slug } from '../src/domain/fact-keys.ts';
import { type Fact, isDisputed, type Version } from '../src/domain/facts.ts';
import { adjectiveOf } from '../src/domain/names.ts';
import { dayOf, formatDate, lastDayOf } from '../src/domain/partial-date.ts';
import type { Reply, Table } from '../src/domain/replies.ts';
import { measures, type Party, type StatementOf } from '../src/domain/statements.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { type TariffSpan, tariffChart } from '../src/pipeline/charts/tariff-chart.ts';
import { type Citer, createCiter, sourcing, toldBy, toldOn } from '../src/pipeline/citing.ts';
import { formatRate, measureWords, sayingOf, subjectOf } from '../src/pipeline/describe.ts';
import { type Standing, tariffStandingOn } from '../src/pipeline/standing.ts';
import { defineCommand, type Option } from './command.ts';
import { dayOption, sideOption, textOption } from './options.ts';
import { daysOf } from './suggested-days.ts';

const spansByName: Readonly<Record<string, TariffSpan>> = {
  on: 'since-2025',
  'since-2025': 'since-2025',
  '2025': 'since-2025',
  'since-2018': 'since-2018',
  '2018': 'since-2018',
};

const chartOption = {
  description: 'a chart of the levels: since 2025, or since 2018',
  isNamedOnly: true,
  choices: [
    { name: 'Since 2025', value: 'on' },
    { name: 'Since 2018', value: 'since-2018' },
  ],
  check: z.string().transform((written, context): TariffSpan => {
    const span = spansByName[written.toLowerCase()];
    if (span !== undefined) return span;
    context.addIssue({
      code: 'custom',
      message: `“${plainLine(written, 40)}” is no chart. Write chart:on or chart:since-2018.`,
    });
    return z.NEVER;
  }),
} satisfies Option<TariffSpan>;

/** Rates of both directions, by measure, with status, age and sources. */
export const tariffs = defineCommand({
  name: 'tariffs',
  description: 'Tariff rates between the US and China, with status, date and sources',
  example: '/tariffs side:us as_of:2025-06-10',
  isFactual: true,
  isCostly: ({ chart }) => chart !== undefined,
  options: {
    side: { ...sideOption, description: 'whose tariffs: us or china; both when left out' },
    goods: {
      ...textOption('goods, such as soybeans; all when left out'),
      suggest: async ({ store }) => goodsOf(await store.facts.ofFamilies(['tariff'])),
    },
    as_of: {
      ...dayOption,
      description: 'the rates of a day, such as 2025-06-10; today when left out',
      suggest: daysOf(['tariff']),
    },
    chart: chartOption,
  },
  async answer({ options: { side, goods, as_of, chart }, store, clock }) {
    const facts = await store.facts.ofFamilies(['tariff', 'deadline']);
    const today = dayOf(clock.now());
    const asked: Asked = { day: as_of ?? today, today, nowMs: clock.now(), citer: createCiter(), goods };
    const shown = facts.filter((fact) => concerns(fact, { side, goods }));
    const reply = composeReply(shown, asked);
    return chart === undefined
      ? reply
      : withChart(reply, { chart: tariffChart(facts, { span: chart, side, nowMs: asked.nowMs }), goods });
  },
});

interface Charted {
  readonly chart: StepChart | undefined;
  readonly goods: string | undefined;
}

// The levels of single goods are few and far between; the lines tell them.
function withChart(reply: Reply, { chart, goods }: Charted): Reply {
  if (chart === undefined)
    return { ...reply, notes: ['No level is known here that a chart could show.', ...reply.notes] };
  const note = goods === undefined ? [] : [`The chart does not show ${goods} apart.`];
  return { ...reply, chart, notes: [...note, ...reply.notes] };
}

const goodsOf = (facts: readonly Fact[]): string[] =>
  facts.flatMap(({ versions }) => {
    const statement = versions[0]?.statement;
    return statement?.kind === 'tariff' && isBetweenBoth(statement) && statement.goods !== 'all'
      ? [statement.goods]
      : [];
  });

interface Asked {
  readonly day: string;
  readonly today: string;
  readonly nowMs: number;
  readonly citer: Citer;
  readonly goods: string | undefined;
}
interface Rate {
  readonly fact: Fact;
  readonly version: Version;
  readonly statement: StatementOf<'tariff'>;
  readonly standing: Standing;
}

function composeReply(facts: readonly Fact[], asked: Asked): Reply {
  const all = facts.flatMap((fact) => ratesOf(fact, asked));
  const rates = all.filter(({ standing }) => !isLongPast(standing, asked.day));
  const directions = directionsOf(rates).map(sortedRates);
  const lines = [
    ...directions.flatMap((direction) => directionLines(direction, asked)),
    ...deadlineLines(facts, asked),
  ];
  const goods = asked.goods ? ` on ${asked.goods}` : '';
  return {
    title: `US–China tariffs${goods}${asked.day === asked.today ? '' : ` on ${formatDate(asked.day)}, by what is known now`}`,
    lines: lines.length > 0 ? lines : [`No tariff${goods} is known here for ${formatDate(asked.day)}.`],
    citations: asked.citer.citations,
    notes: [...notesOf(rates), ...disputeNotes(facts), ...(rates.length < all.length ? [earlierNote] : [])],
    ...(rates.length > 0 && { table: tableOf(directions, asked) }),
  };
}

function concerns(
  { versions }: Fact,
  { side, goods }: { side: Party | undefined; goods: string | undefined },
): boolean {
  const statement = versions[0]?.statement;
  if (statement?.kind === 'deadline') return statement.what === 'truce' && goods === undefined;
  if (statement?.kind !== 'tariff' || !isBetweenBoth(statement)) return false;
  const isGoods =
    goods === undefined ||
    (goods === 'all' && statement.goods === 'all') ||
    slug(statement.goods).includes(slug(goods));
  return isGoods && (side === undefined || statement.imposer === side);
}

const isBetweenBoth = ({ imposer, target }: StatementOf<'tariff'>): boolean =>
  ['US', 'CN'].includes(imposer) && ['US', 'CN', 'WORLD'].includes(target);

const earlierNote =
  'Rates that gave way more than a year before are left out: ask for a day of theirs, such as as_of:2018-08-01.';

/** Rates that gave way longer ago than this are for another day's answer. */
const longPastMs = 365 * 86_400_000;

const isLongPast = ({ endedOn }: Standing, day: string): boolean =>
  endedOn !== undefined && Date.parse(day) - Date.parse(endedOn) > longPastMs;

const ratesOf = (fact: Fact, asked: Asked): Rate[] =>
  fact.versions.flatMap((version) => {
    const { statement } = version;
    const standing = tariffStandingOn(version, asked);
    return statement.kind === 'tariff' && standing ? [{ fact, version, statement, standing }] : [];
  });

// The US first, then China, then the rest; the direction is the heading of its rates.
function directionsOf(rates: readonly Rate[]): Rate[][] {
  const order = ['US>CN', 'CN>US'];
  const groups = Map.groupBy(rates, ({ statement }) => `${statement.imposer}>${statement.target}`);
  const rank = (direction: string) => (order.includes(direction) ? order.indexOf(direction) : order.length);
  return [...groups].toSorted(([a], [b]) => rank(a) - rank(b)).map(([, group]) => group);
}

const standingOrder: readonly Standing['kind'][] = ['holds', 'ahead', 'past'];

// The level on all goods first, then its parts, then single goods.
const scopeRank = ({ statement: { goods, measure } }: Rate): number =>
  goods !== 'all' ? 2 : Number(measure !== 'total');

const sortedRates = (rates: readonly Rate[]): Rate[] =>
  rates.toSorted(
    (a, b) =>
      scopeRank(a) - scopeRank(b) ||
      standingOrder.indexOf(a.standing.kind) - standingOrder.indexOf(b.standing.kind) ||
      measures.indexOf(a.statement.measure) - measures.indexOf(b.statement.measure) ||
      // Of what gave way, the newest word first.
      Number(a.standing.kind === 'past') * (b.version.lastAt - a.version.lastAt),
  );

const directionLines = (rates: readonly Rate[], asked: Asked): string[] =>
  rates.flatMap((rate, place) => [...(place === 0 ? [directionOf(rate)] : []), rateLine(rate, asked)]);

const directionOf = ({ statement }: Rate): string =>
  `${adjectiveOf(statement.imposer)} tariffs on ${adjectiveOf(statement.target)} goods`;

const columns = ['Direction', 'Goods', 'Measure', 'Rate', 'Status', 'As of', 'Sources'];

// Every direction begins with its heading, which stands in the table as a column.
function tableOf(directions: readonly (readonly Rate[])[], asked: Asked): Table {
  const headings = directions.map((_, place) => directions.slice(0, place).flat().length + place);
  const all = directions.flat();
  const lines = [...Array(all.length + directions.length).keys()];
  return {
    caption: 'Tariff rates, with status and sources',
    columns,
    rows: all.map((rate) => rowOf(rate, asked)),
    lines: [...lines.filter((line) => !headings.includes(line)), ...headings],
  };
}

function rowOf(rate: Rate, { citer, nowMs }: Asked): string[] {
  const { statement, version, standing } = rate;
  const { tellings } = version;
  return [
    ...[directionOf(rate), statement.goods, measureWords[statement.measure], formatRate(statement)],
    ...[standing.words, toldOn({ tellings, nowMs }), toldBy({ tellings, citer })],
  ];
}

function rateLine({ statement, version, standing }: Rate, { citer, nowMs }: Asked): string {
  const measure = measureWords[statement.measure];
  const what = statement.goods === 'all' ? measure : `${statement.goods}, ${measure}`;
  return `• ${what}: ${formatRate(statement)}, ${standing.words} — ${sourcing({ tellings: version.tellings, citer, nowMs })}`;
}

const deadlineLines = (facts: readonly Fact[], asked: Asked): string[] =>
  facts.flatMap(({ versions }) => {
    const known = versions.findLast((version) => isDeadlineOn(version, asked.day));
    if (known?.statement.kind !== 'deadline') return [];
    const { date } = known.statement;
    const isLapsed = date !== undefined && known.replacedAt === undefined && lastDayOf(date) < asked.today;
    const lapse = isLapsed ? ' (lapsed by today; what followed is not known here)' : '';
    const sources = sourcing({ tellings: known.tellings, citer: asked.citer, nowMs: asked.nowMs });
    return [`${subjectOf(known.statement)}: ${sayingOf(known.statement)}${lapse} — ${sources}`];
  });

// The date that was known that day, and had not given way to another yet.
const isDeadlineOn = ({ standing, firstAt, replacedAt }: Version, day: string): boolean =>
  standing !== 'struck' && dayOf(firstAt) <= day && (replacedAt === undefined || dayOf(replacedAt) > day);

// A note names the rate that it is about.
const notesOf = (rates: readonly Rate[]): string[] => [
  ...new Set(
    rates.flatMap(({ version, statement }) =>
      version.note === undefined ? [] : [`On ${nameOf(statement)}: ${version.note}`],
    ),
  ),
];

// The subject names every measure but these two.
const nameOf = (statement: StatementOf<'tariff'>): string =>
  ['total', 'unspecified'].includes(statement.measure)
    ? `${subjectOf(statement)}, ${measureWords[statement.measure]}`
    : subjectOf(statement);

const disputeNotes = (facts: readonly Fact[]): string[] =>
  facts
    .filter(isDisputed)
    .map(({ versions }) => `Disputed: ${versions[0] ? subjectOf(versions[0].statement) : ''}. All versions are shown.`);
