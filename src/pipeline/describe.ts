import { adjectiveOf, nounOf } from '../domain/names.ts';
import { formatDate } from '../domain/partial-date.ts';
import type { Statement, StatementOf, TariffStatus } from '../domain/statements.ts';

/** The words a reader sees for the status of a rate. */
export const statusWords: Readonly<Record<TariffStatus, string>> = {
  threatened: 'threatened',
  announced: 'announced',
  in_force: 'in force',
  suspended: 'suspended',
  former: 'former',
};

/** A statement as one plain sentence part, without who says it: `US tariff on Chinese goods: 30 %, in force`. */
export function describe(statement: Statement): string {
  switch (statement.kind) {
    case 'tariff':
      return `${subjectOf(statement)}: ${formatRate(statement)}, ${statusWords[statement.status]}`;
    case 'round':
      return `${subjectOf(statement)}: ${roundWords(statement)}`;
    case 'delegate':
      return `${subjectOf(statement)}: ${delegateWords(statement)}`;
    case 'lead':
      return `${subjectOf(statement)}: ${listNames(statement.people) || 'a team is named, but no head'}`;
    case 'deadline':
      return `${subjectOf(statement)}: ${deadlineWords(statement)}`;
    case 'figure':
      return `${subjectOf(statement)}: ${figureWords(statement)}`;
    case 'control':
      return `${subjectOf(statement)}: ${controlWords(statement)}`;
    case 'contact':
      return `${subjectOf(statement)}: ${statement.status}, ${formatDate(statement.date)}`;
    case 'agreement':
      return `${subjectOf(statement)}: ${words(statement.status)}`;
    case 'accusation':
      return subjectOf(statement);
    case 'record':
      return `${subjectOf(statement)}: ${formatDate(statement.since)}`;
    case 'remark':
      return statement.says;
    default:
      return statement satisfies never;
  }
}

/** What a statement is about, for a headline: `US tariff on Chinese goods`. */
export function subjectOf(statement: Statement): string {
  switch (statement.kind) {
    case 'tariff':
      return tariffSubject(statement);
    case 'round':
      return `Talks${placeWords(statement)}, ${formatDate(statement.month)}`;
    case 'delegate':
      return `${adjectiveOf(statement.side)} team${placeWords(statement)}`;
    case 'lead':
      return `Head of the ${adjectiveOf(statement.side)} team${placeWords(statement)}`;
    case 'deadline':
      return `Deadline: ${words(statement.what)}`;
    case 'figure':
      return figureSubject(statement);
    case 'control':
      return `${adjectiveOf(statement.imposer)} export controls on ${statement.item}`;
    case 'contact':
      return `${statement.who.join(' and ')}: ${statement.mode}`;
    case 'agreement':
      return `Agreement: ${words(statement.what)}${statement.place ? `, ${statement.place}` : ''}`;
    case 'accusation':
      return `${nounOf(statement.by)} accuses ${nounOf(statement.against)}: ${words(statement.of)}`;
    case 'record':
      return recordSubject(statement);
    case 'remark':
      return words(statement.about);
    default:
      return statement satisfies never;
  }
}

/** What a statement says of its subject, for a "before → after": `57 %`, `under way`. */
export function sayingOf(statement: Statement): string {
  const subject = `${subjectOf(statement)}: `;
  const whole = describe(statement);
  return whole.startsWith(subject) ? whole.slice(subject.length) : whole;
}

/** `30 %`, `over 100 %`, `level not given`. */
export const formatRate = ({ percent, isOver }: Pick<StatementOf<'tariff'>, 'percent' | 'isOver'>): string =>
  percent === null ? 'level not given' : `${isOver ? 'over ' : ''}${formatNumber(percent)} %`;

/** `A`, `A and B`, `A, B and C`. */
export function listNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

const words = (slug: string): string => slug.replace(/[_-]+/g, ' ');
const formatNumber = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: 2 }).replace('-', '−');

// `3.2 billion`, `20 million`, `8,500`.
function formatAmount(value: number): string {
  const [scale, word] =
    Math.abs(value) >= 1e9 ? [1e9, ' billion'] : Math.abs(value) >= 1e6 ? [1e6, ' million'] : [1, ''];
  return `${formatNumber(value / scale)}${word}`;
}

function tariffSubject({ imposer, target, goods, measure }: StatementOf<'tariff'>): string {
  const on = target === 'WORLD' ? 'goods of all countries' : `${adjectiveOf(target)} goods`;
  const which = [goods === 'all' ? '' : goods, measureNote(measure)].filter(Boolean).join(', ');
  return `${adjectiveOf(imposer)} tariff on ${on}${which ? ` (${which})` : ''}`;
}

// "Trump and Xi: first since": what the record is of stands in its fact key.
const recordSubject = ({ of, rank }: StatementOf<'record'>): string => {
  const [kind = '', what = ''] = of.split('/');
  const subject = kind === 'contact' ? `Contact of ${what.replace('-', ' and ')}` : (metricNames[what] ?? words(what));
  return `${subject}: the ${rank} since`;
};

const controlWords = ({ action, to }: StatementOf<'control'>): string =>
  to === undefined
    ? words(action)
    : `${words(action)}, ${to === 'undisclosed' ? 'for whom is not disclosed' : `for ${to}`}`;

const placeWords = ({ place }: { readonly place: string | null }): string => (place === null ? '' : ` in ${place}`);

const deadlineWords = ({ date, days, condition }: StatementOf<'deadline'>): string =>
  [date ? formatDate(date) : days ? `${days} days` : undefined, condition].filter(Boolean).join(', ');

const metricNames: Readonly<Record<string, string>> = {
  cn_exports_to_us: 'Chinese exports to the US',
  cn_exports: 'Chinese exports',
  us_deficit_with_cn: 'US trade deficit with China',
  growth_forecast: 'growth forecast',
  rare_earth_share: 'Chinese share of rare earths',
};

// "Chinese share of rare earths (production)", "soybeans bought".
function figureSubject({ metric, about }: StatementOf<'figure'>): string {
  const of =
    about &&
    words(about)
      .replace(/\bcn\b/g, 'Chinese')
      .replace(/\bus\b/g, 'US');
  if (metric === 'other') return of ?? 'figure';
  const name = metricNames[metric] ?? words(metric);
  return of ? `${name} (${of})` : name;
}

const measureNote = (measure: string): string => (measure === 'total' || measure === 'unspecified' ? '' : measure);

function roundWords({ status, start, end, venue }: StatementOf<'round'>): string {
  const when = [start, end === start ? undefined : end].filter((day) => day !== undefined).map(formatDate);
  return [words(status), when.join(' to '), venue].filter(Boolean).join(', ');
}

function delegateWords({ person, role, isAbsent }: StatementOf<'delegate'>): string {
  const who = role ? `${person} (${role})` : person;
  return isAbsent ? `${who} did not take part` : who;
}

function figureWords({ value, unit, period, by }: StatementOf<'figure'>): string {
  const amount =
    unit === 'percent' ? `${formatNumber(value)} %` : unit === 'usd' ? `$${formatAmount(value)}` : formatAmount(value);
  return [amount, period && formatDate(period), by && `by ${nounOf(by)}`].filter(Boolean).join(', ');
}
