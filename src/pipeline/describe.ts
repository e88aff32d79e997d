import { adjectiveOf, nounOf } from '../domain/names.ts';
import { formatDate } from '../domain/partial-date.ts';
import type { Measure, Statement, StatementOf, TariffStatus } from '../domain/statements.ts';
import { figureSubject, figureWords, formatNumber, metricName } from './figure-words.ts';
import { capitalised, wordsOf } from './slug-words.ts';

/** The words a reader sees for the status of a rate. */
export const statusWords: Readonly<Record<TariffStatus, string>> = {
  threatened: 'threatened',
  announced: 'announced',
  in_force: 'in force',
  suspended: 'suspended',
  former: 'former',
};

/** The words a reader sees for the duty that a rate belongs to. */
export const measureWords: Readonly<Record<Measure, string>> = {
  total: 'total',
  baseline: 'baseline',
  reciprocal: 'reciprocal',
  fentanyl: 'fentanyl',
  s301: 'Section 301',
  s232: 'Section 232',
  s122: 'Section 122',
  mfn: 'most favoured nation',
  average: 'average',
  unspecified: 'duty not named',
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
      return `${subjectOf(statement)}: ${wordsOf(statement.status)}`;
    case 'accusation':
      return subjectOf(statement);
    case 'record':
      return `${subjectOf(statement)}: the ${statement.rank} since ${formatDate(statement.since)}`;
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
      return deadlineSubject(statement);
    case 'figure':
      return figureSubject(statement);
    case 'control':
      return `${adjectiveOf(statement.imposer)} export controls ${controlledWords(statement.item)}`;
    case 'contact':
      return `${capitalised(statement.mode)} of ${listNames(statement.who)}`;
    case 'agreement':
      return agreementSubject(statement);
    case 'accusation':
      return `${capitalised(nounOf(statement.by))} accuses ${nounOf(statement.against)} ${offenceWords(statement.of)}`;
    case 'record':
      return recordedThing(statement.of);
    case 'remark':
      return wordsOf(statement.about);
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

function tariffSubject({ imposer, target, goods, measure }: StatementOf<'tariff'>): string {
  const { on, which } = targetOf({ target, goods });
  const notes = [which, measureNote(measure)].filter(Boolean).join(', ');
  return `${adjectiveOf(imposer)} tariff on ${on}${notes ? ` (${notes})` : ''}`;
}

/** What a duty is put on, and which of it: `$200 billion of Chinese goods`, `Chinese goods` and `soybeans`. */
export function targetOf({ target, goods }: Pick<StatementOf<'tariff'>, 'target' | 'goods'>) {
  const on = target === 'WORLD' ? 'goods of all countries' : `${adjectiveOf(target)} goods`;
  const worth = /^(\$\S+ (?:b|m|tr)illion) of (?:goods|others?)$/.exec(goods)?.[1];
  return worth === undefined
    ? { on, which: goods === 'all' ? '' : goods.replace(/^others?$/, 'other goods') }
    : { on: `${worth} of ${on}`, which: '' };
}

/** What a record is said of, by its fact key: `Contact of Trump and Xi`, `Chinese exports to the US`. */
export function recordedThing(of: string): string {
  const [kind = '', what = ''] = of.split('/');
  return capitalised(kind === 'contact' ? `contact of ${what.replace('-', ' and ')}` : metricName(what));
}

const deadlineSubject = ({ what, date }: StatementOf<'deadline'>): string =>
  isClause(what) || date === undefined ? capitalised(wordsOf(what)) : `Deadline: ${wordsOf(what)}`;

/** True where what falls due is told as a clause of its own: `port fees take effect`. */
export const isClause = (what: string): boolean => /\b(?:ends?|expires?|takes? effect)$/.test(wordsOf(what));

function agreementSubject({ what, place }: Pick<StatementOf<'agreement'>, 'what' | 'place'>): string {
  const name = wordsOf(what).replace(/^breach of (?:the )?/, '');
  const subject = isAdjective.test(name) ? `${capitalised(name)} agreement` : `Agreement: ${name}`;
  return place === undefined || name === place ? subject : `${subject}, ${place}`;
}

const isAdjective = /^(?:economic|trade|general|initial|preliminary|bilateral|joint|tentative|commercial)$/i;

/** What somebody is accused of, after the accused: `of a breach`, `over fentanyl`. */
export function offenceWords(of: string): string {
  if (of === 'breach') return 'of a breach';
  return `${['fentanyl', 'export-controls'].includes(of) ? 'over' : 'of'} ${wordsOf(of)}`;
}

/** What is controlled, after "export controls": `on rare earths (Geneva pledge)`. */
export function controlledWords(item: string): string {
  const [what = item, ...more] = item.replace(/^rare-earth export licences$/, 'rare earths').split(': ');
  const notes = more.length > 0 ? ` (${more.join(': ')})` : '';
  return /\b(?:rule|list)$/i.test(what) ? `(${what})${notes}` : `on ${what}${notes}`;
}

const controlWords = ({ action, to }: StatementOf<'control'>): string =>
  to === undefined
    ? wordsOf(action)
    : `${wordsOf(action)}, ${to === 'undisclosed' ? 'for whom is not disclosed' : `for ${to}`}`;

const placeWords = ({ place }: { readonly place: string | null }): string => (place === null ? '' : ` in ${place}`);

const deadlineWords = ({ date, days, condition }: StatementOf<'deadline'>): string =>
  [date ? formatDate(date) : days ? `for ${days} days` : undefined, condition].filter(Boolean).join(', ');

/** The duty that a rate belongs to, where it is named and not all of them together. */
export const measureNote = (measure: Measure): string =>
  measure === 'total' || measure === 'unspecified' ? '' : measureWords[measure];

function roundWords({ status, start, end, venue }: StatementOf<'round'>): string {
  const when = [start, end === start ? undefined : end].filter((day) => day !== undefined).map(formatDate);
  return [wordsOf(status), when.join(' to '), venue].filter(Boolean).join(', ');
}

function delegateWords({ person, role, isAbsent }: StatementOf<'delegate'>): string {
  const who = role ? `${person} (${role})` : person;
  return isAbsent ? `${who} did not take part` : who;
}
