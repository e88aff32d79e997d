import type { PartialDate } from '../../../domain/partial-date.ts';
import type { Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import type { Amount } from './amounts-in.ts';

/** Periods told so far in an item: what an amount without one falls back to. */
export interface ToldPeriods {
  /** Of the last amount in the same sentence that is not there to compare with. */
  readonly inSentence: PartialDate | undefined;
  /** Of the last such amount in any sentence before. */
  readonly inItem: PartialDate | undefined;
}

const monthOrYear = /^\d{4}(?:-\d{2})?$/;
const dateMark = /⟦DATE#\d+⟧|(?<![\d.,$⟦#-])\b(?:19|20)\d\d\b(?![\d,]|\s(?:tons|tonnes|companies))/g;
const amountMark = /⟦(?:PERCENT|MONEY|COUNT)[^⟧]*⟧/;
const isBase =
  /\b(?:from|than|since|before|until|by|to|versus|over|after|compared (?:with|to)|against|signed in|reached in|hits?|lowest|highest|worst|best|decline|end of)\s(?:the |its |an? |that in |the same |its )*$/i;
const comparing =
  /\b(?:from|than|against|versus|vs\.?|compared (?:with|to)|contrast\w*|revers\w*|reversal (?:from|of)|follow\w*|after|improvement on|gain on|better than|worse than)\s(?:(?:⟦DATE[^⟧]*⟧(?:'s)?|an?|the|its|of|gain|record|previous|unexpected|about|around|nearly|more|than|just|only|some|over|roughly|[a-z]+(?:-[a-z]+)*)\s){0,4}$/i;
const yearEarlier =
  /^[^,;⟦]{0,30}?\b(?:(?:a|one) year (?:earlier|ago|before|prior)|(?:the )?(?:previous|prior|preceding) year|same (?:month|period) (?:of )?(?:last|the previous) year)\b/i;

/** Whether an amount is there to compare another with: "up from 5 million". */
export const isComparison = ({ before }: Amount): boolean => comparing.test(before);

/** The month or year that an amount is of, told beside it or before it. */
export function periodOf(amount: Amount, told: ToldPeriods): PartialDate | undefined {
  const { sentence, before, after } = amount;
  const owning = /(?<date>⟦DATE#\d+⟧)(?:'s?)?\s(?:[\p{L}-]+\s){0,3}$/u.exec(before)?.groups?.date;
  if (owning !== undefined && !/\bfrom ⟦DATE#\d+⟧\s/.test(before.slice(-30))) {
    const date = dateOf(sentence, owning);
    if (date !== undefined) return date;
  }
  if (isComparison(amount) && yearEarlier.test(after)) return yearBefore(told.inSentence ?? told.inItem);
  const next = datesIn(
    sentence,
    after.split(amountMark)[0]?.split(/;\s|\s[–—]\s|,\s(?:while|but|and|with|which|when|as)\s|\swhile\s/)[0] ?? '',
  )[0];
  const last = datesIn(sentence, before.split(amountMark).at(-1) ?? '').at(-1);
  if (isComparison(amount)) return next;
  return next ?? last ?? told.inSentence ?? datesIn(sentence, before).at(-1) ?? told.inItem;
}

function datesIn(sentence: Sentence, piece: string): PartialDate[] {
  return [...piece.matchAll(dateMark)].flatMap((match) => {
    if (isBase.test(piece.slice(0, match.index))) return [];
    return dateOf(sentence, match[0]) ?? [];
  });
}

// A day tells when something was said, not what an amount is of.
function dateOf(sentence: Sentence, found: string): PartialDate | undefined {
  const date = /^\d{4}$/.test(found) ? found : tagOf(sentence, { mark: found, kind: 'date' })?.date;
  return date !== undefined && monthOrYear.test(date) ? date : undefined;
}

const yearBefore = (date: PartialDate | undefined): PartialDate | undefined =>
  date === undefined ? undefined : `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
