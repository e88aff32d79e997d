import type { Claim } from '../domain/claims.ts';
import type { Statement, StatementOf } from '../domain/statements.ts';

/** A claim as `parley read` prints it: the kinds and fields of labelled coverage, its quote and where that stands. */
export type ClaimLine = Readonly<Record<string, unknown>> & { readonly kind: string };

/** The claims as lines; one for each person where a team is said to be led. */
export function claimLinesOf(claims: readonly Claim[]): ClaimLine[] {
  const leads = claims.flatMap(({ statement }) => (statement.kind === 'lead' ? [statement] : []));
  return claims.flatMap((claim) => {
    const fields = fieldsOf(claim.statement, leads);
    return fields === undefined ? [] : [{ ...fields, ...placeOf(claim) }];
  });
}

function placeOf({ quote, start, end, speaker, hedge, confidence }: Claim) {
  const where = start === undefined ? { in: 'title', start: 0, end: quote?.length } : { in: 'text', start, end };
  return { quote, ...where, speaker, hedge, confidence };
}

// What has no figure, and a lead that stands with its delegate already, makes no line.
function fieldsOf(statement: Statement, leads: readonly StatementOf<'lead'>[]): ClaimLine | undefined {
  switch (statement.kind) {
    case 'tariff':
      return statement.percent === null ? undefined : statement;
    case 'round':
      return talksLine(statement);
    case 'delegate':
      return delegateLine(statement, leads);
    case 'control':
      return { ...statement, kind: 'export_control' };
    case 'remark':
      return { ...statement, kind: 'statement' };
    case 'lead':
      return undefined;
    default:
      return statement;
  }
}

// `start` and `end` of a line tell where the quote stands: the days of the talks have names of their own.
const talksLine = ({ start, end, ...round }: StatementOf<'round'>) => ({
  ...round,
  kind: 'talks',
  ...(start === undefined ? {} : { begins: start }),
  ...(end === undefined ? {} : { ends: end }),
});

function delegateLine({ isAbsent, ...delegate }: StatementOf<'delegate'>, leads: readonly StatementOf<'lead'>[]) {
  const isLead = leads.some(({ side, people }) => side === delegate.side && people.includes(delegate.person));
  return { ...delegate, ...(isLead ? { lead: true } : {}), ...(isAbsent ? { absent: true } : {}) };
}
