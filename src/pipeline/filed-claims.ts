import type { Claim } from '../domain/claims.ts';
import type { NamedDocument } from '../domain/feeds.ts';
import { dayOf, firstDayOf, formatDate } from '../domain/partial-date.ts';
import type { Statement } from '../domain/statements.ts';
import { claimIdOf } from './extract/extract-claims.ts';

interface Filing {
  readonly document: NamedDocument | undefined;
  /** Epoch milliseconds. */
  readonly spokenAt: number;
}

/**
 * The claims of an item with the document that makes them. What is only filed is not in force: its rates are announced,
 * and each claim says when it is to be printed.
 */
export function withDocument(claims: readonly Claim[], { document, spokenAt }: Filing): Claim[] {
  if (document === undefined) return [...claims];
  const { printsOn } = document;
  return claims.map((claim) => ({
    ...(printsOn === undefined ? claim : filed(claim, { today: dayOf(spokenAt), printsOn })),
    document,
  }));
}

/** What a reader is told of a document that is not printed yet. */
export const filedWords = (printsOn: string): string =>
  `filed for public inspection, to be printed on ${formatDate(printsOn)}`;

function filed(claim: Claim, { today, printsOn }: { readonly today: string; readonly printsOn: string }): Claim {
  const statement = claim.isRecalled ? claim.statement : notYetInForce(claim.statement, today);
  const words = filedWords(printsOn);
  const says = `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
  return { ...claim, id: claimIdOf({ itemId: claim.itemId, key: claim.key, statement }), statement, says };
}

// A rate that began before is told as it stands.
const notYetInForce = (statement: Statement, today: string): Statement =>
  statement.kind === 'tariff' &&
  statement.status === 'in_force' &&
  (statement.from === undefined || firstDayOf(statement.from) > today)
    ? { ...statement, status: 'announced' }
    : statement;
