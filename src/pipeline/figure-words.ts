import { nounOf } from '../domain/names.ts';
import { formatDate } from '../domain/partial-date.ts';
import type { StatementOf } from '../domain/statements.ts';
import { capitalised, wordsOf } from './slug-words.ts';

type Figure = StatementOf<'figure'>;

/** What a figure counts: `Chinese share of rare earths (production)`, `Soybeans bought`. */
export function figureSubject({ metric, about }: Pick<Figure, 'metric' | 'about'>): string {
  const of = about && wordsOf(about.replace(/-(?:usd|count)$/, ''));
  if (metric === 'other') return capitalised(of ?? 'Figure, of what is not told');
  const name = capitalised(metricNames[metric] ?? wordsOf(metric.replace(/_in_tonnes$/, '')));
  return of ? `${name} (${of})` : name;
}

/** What a figure is, when and by whom: `−3.25 %, Apr 2031, by OECD`. */
export const figureWords = ({ period, by, ...figure }: Figure): string =>
  [amountOf(figure), period && formatDate(period), by && `by ${nounOf(by)}`].filter(Boolean).join(', ');

/** The amount of a figure in its unit: `−3.25 %`, `$17 billion`, `12 million tonnes`. */
export function amountOf({ value, unit, metric, about }: Pick<Figure, 'value' | 'unit' | 'metric' | 'about'>): string {
  if (unit === 'percent') return `${formatNumber(value)} %`;
  if (unit === 'usd') return `${value < 0 ? '−' : ''}$${formatAmount(Math.abs(value))}`;
  return `${formatAmount(value)}${isWeighed({ metric, about }) ? ' tonnes' : ''}`;
}

// Goods that are bought, shipped or made are counted in tonnes where their slug names no other unit.
const isWeighed = ({ metric, about = '' }: Pick<Figure, 'metric' | 'about'>): boolean =>
  metric.endsWith('_in_tonnes') ||
  (/-(?:bought|purchases|exports|output|volume)\b/.test(about) && !otherUnits.test(about));
const otherUnits = /\b(?:aircraft|bushel|barrel|cargoe|job|container|tonnes)\b/;

/** A number as readers here write it: `1,200`, `−3.25`. */
export const formatNumber = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: 2 }).replace('-', '−');

/** The name of a metric by its slug, such as `Chinese exports to the US`. */
export const metricName = (metric: string): string => metricNames[metric] ?? wordsOf(metric);

const metricNames: Readonly<Record<string, string>> = {
  cn_exports_to_us: 'Chinese exports to the US',
  cn_exports: 'Chinese exports',
  us_deficit_with_cn: 'US trade deficit with China',
  growth_forecast: 'Growth forecast',
  rare_earth_share: 'Chinese share of rare earths',
  boeing_aircraft_in_fact_sheet: 'Boeing aircraft in the fact sheet',
  us_farm_goods_a_year_in_fact_sheet: 'US farm goods a year in the fact sheet',
  mutual_tariff_cuts_on_goods_worth_each: 'Goods of each side under mutual tariff cuts',
  us_total_on_chinese_goods_before_the_ruling: 'Total US tariff on Chinese goods before the ruling',
  us_total_on_chinese_goods_with_15_percent_under_section_122:
    'Total US tariff on Chinese goods with 15 % under Section 122',
  section_301_probes_partners: 'Trading partners under Section 301 investigation',
};

// `3.2 billion`, `20 million`, `8,500`.
function formatAmount(value: number): string {
  const [scale, word] = scales.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  return `${formatNumber(value / scale)}${word}`;
}

const scales = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
] as const;
