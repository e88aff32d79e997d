import type { Claim } from '../domain/claims.ts';
import type { NamedDocument } from '../domain/feeds.ts';
import { dayOf, firstDayOf, formatDate } from '../domain/partial-date.ts';
import { claimIdOf } from './extract/extract-claims.ts';

interface Filing {
  readonly document: NamedDocument | undefined;
  /** Epoch milliseconds. */
  readonly spokenAt: number;
  /** The day on which its measures begin, where its text names one. */
  readonly effectiveOn: string | undefined;
}

/**
 * The claims of an item with the document that makes them. A rate of an official document is announced until its day
 * has come or the words say that it stands; each claim of a copy that is only filed says when it is to be printed.
 */
export function withDocument(claims: readonly Claim[], { document, spokenAt, effectiveOn }: Filing): Claim[] {
  if (document === undefined) return [...claims];
  const { printsOn } = document;
  const isDue = printsOn === undefined && effectiveOn !== undefined && effectiveOn <= dayOf(spokenAt);
  return claims.map((claim) => {
    const isOwn = document.number !== undefined && !claim.isRecalled && !isDue;
    const settled = isOwn ? announced(claim, { isFiled: printsOn !== undefined, today: dayOf(spokenAt) }) : claim;
    return { ...settled, ...(printsOn === undefined ? {} : { says: sentenceStart(filedWords(printsOn)) }), document };
  });
}

/** What a reader is told of a document that is not printed yet. */
export const filedWords = (printsOn: string): string =>
  `filed for public inspection, to be printed on ${formatDate(printsOn)}`;

const sentenceStart = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

// "Imposes" is said of what begins later; a rate that began before is told as it stands.
function announced(claim: Claim, { isFiled, today }: { readonly isFiled: boolean; readonly today: string }): Claim {
  const { itemId, key, statement, quote = '' } = claim;
  if (statement.kind !== 'tariff' || statement.status !== 'in_force') return claim;
  const from = statement.from === undefined ? undefined : firstDayOf(statement.from);
  // "From today" in a copy that is only filed means the day of its print.
  const hasBegun = from !== undefined && (isFiled ? from < today : from <= today);
  if (hasBegun || stands.test(quote) || (!isFiled && isSaidInForce.test(quote))) return claim;
  const settled = { ...statement, status: 'announced' as const };
  return { ...claim, id: claimIdOf({ itemId, key, statement: settled }), statement: settled };
}

const stands = /\b(?:current(?:ly)?|existing|since|remains?|already|stands? at|took effect|has been)\b/i;
const isSaidInForce = /\b(?:in force|in effect|effective (?:immediately|today|upon))\b/i;
