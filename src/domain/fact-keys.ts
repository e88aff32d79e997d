import type { Statement } from './statements.ts';

/** Names what a statement is about, such as `tariff/US>CN/all/total`; statements with one key are compared. */
export function factKeyOf(statement: Statement): string {
  switch (statement.kind) {
    case 'tariff':
      return `tariff/${statement.imposer}>${statement.target}/${slug(statement.goods)}/${statement.measure}`;
    case 'round':
      return `round/${statement.place ?? unplaced}/${statement.month}`;
    case 'delegate':
      return `delegate/${statement.side}/${statement.place ?? unplaced}/${statement.month}/${slug(statement.person)}`;
    case 'lead':
      return `delegate/${statement.side}/${statement.place ?? unplaced}/${statement.month}/lead`;
    case 'deadline':
      return `deadline/${slug(statement.what)}`;
    case 'figure':
      return ['figure', statement.metric, statement.about, statement.period].filter(Boolean).join('/');
    case 'control':
      return `control/${statement.imposer}/${slug(statement.item)}`;
    case 'contact':
      return `contact/${statement.who.join('-')}/${statement.date.slice(0, 7)}`;
    case 'agreement':
      return ['agreement', slug(statement.place ?? dealNameOf(statement.what)), statement.date?.slice(0, 7)]
        .filter(Boolean)
        .join('/');
    case 'accusation':
      return `accusation/${statement.by}>${statement.against}/${slug(statement.of)}`;
    case 'record':
      return `${statement.of}/${statement.rank}-since`;
    case 'remark':
      return `remark/${slug(statement.about)}`;
    default:
      return statement satisfies never;
  }
}

// Outlets call one deal a framework, an accord or a consensus, and one truce a pause.
function dealNameOf(what: string): string {
  if (/^(?:tariff |trade )?(?:truce|pause|ceasefire|reprieve)(?: extension)?$/i.test(what)) return 'truce';
  return /^(?:trade |initial |general )?(?:deal|framework|agreement|accord|pact|consensus)$/i.test(what)
    ? 'deal'
    : what;
}

/** Stands for a place that the text does not name. */
const unplaced = 'unplaced';

/** What a statement says of its key, in a form that can be compared. Details that only refine are left out. */
export function statedValueOf(statement: Statement): string {
  switch (statement.kind) {
    case 'tariff':
      return `${statement.isOver ? '>' : ''}${statement.percent ?? 'level not given'}`;
    case 'round':
      return statement.status;
    case 'delegate':
      return statement.isAbsent ? 'absent' : 'takes part';
    case 'lead':
      return statement.people.join(', ') || 'none named';
    case 'deadline':
      return statement.date ?? `${statement.days} days`;
    case 'figure':
      return `${statement.value} ${statement.unit}`;
    case 'control':
      return statement.action;
    case 'contact':
      return `${statement.mode} ${statement.status}`;
    case 'agreement':
      return statement.status;
    case 'accusation':
      return 'made';
    case 'record':
      return statement.since;
    case 'remark':
      return statement.says;
    default:
      return statement satisfies never;
  }
}

/** Lower case, words joined by hyphens; letters of every script are kept. */
export const slug = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$%.]+/gu, '-')
    .replace(/^-+|-+$/g, '');
