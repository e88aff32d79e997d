import { firstDayOf, lastDayOf, type PartialDate } from '../../../domain/partial-date.ts';
import type { Sentence } from '../reading.ts';
import { tagOf, tagsIn } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';

/** When a rate begins and ends, as told. */
export interface Term {
  readonly from?: PartialDate;
  readonly until?: PartialDate;
}

const begins = pattern(
  String.raw`\b(?:effective|effect|force|starting|starts?|beginning|begins?|began|from|as of|as from|on or after|apply|kick(?:s|ing)? in|no later than)(?: (?:on|from|in|as|of|of|at|the|next|this|early|late|no|later|than)| \d\S*| [ap]\.?m\.?| {DATE}){0,6},? {date:DATE}`,
  'iu',
);
const beginsBeside = pattern(String.raw`^[^,;]{0,80}?\b(?:on|in|next|by) {date:DATE}`, 'iu');
const sinceBeside = pattern(String.raw`^[^,;]{0,80}?\bsince {date:DATE}`, 'iu');
const changes = pattern(String.raw`\b(?:{RAISE}|{CUT}|{IMPOSE}|go up|jump|rise|to|will|would)\b`, 'iu');
const ends = pattern(
  String.raw`\b(?:until|till|through|expir\w+(?: on)?|ends?(?: on)?|up to)(?: the)? {date:DATE}`,
  'iu',
);

interface Timing {
  readonly sentence: Sentence;
  readonly before: string;
  readonly after: string;
}

/** The dates on which the rate begins and ends; those beside it outweigh those elsewhere in the sentence. */
export function termOf({ sentence, before, after }: Timing): Term {
  const beside = changes.test(before) ? beginsBeside.exec(after) : null;
  const from = dateIn(
    sentence,
    begins.exec(after) ?? sinceBeside.exec(after) ?? beside ?? begins.exec(before) ?? begins.exec(sentence.text),
  );
  const until = dateIn(sentence, ends.exec(after) ?? ends.exec(before));
  return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

const dateIn = (sentence: Sentence, match: RegExpExecArray | null): PartialDate | undefined =>
  tagOf(sentence, { mark: match?.groups?.date, kind: 'date' })?.date;

/** Whether the day is still ahead; undefined where the date is too coarse, or so far off that it may be misread. */
export function isAhead(from: PartialDate | undefined, day: string): boolean | undefined {
  if (from === undefined) return undefined;
  if (firstDayOf(from) > day) return daysBetween(day, firstDayOf(from)) > farDays ? undefined : true;
  return lastDayOf(from) <= day ? false : undefined;
}

/** The sentence says of duties told before it that they start on a day ahead: "The higher rates take effect on Friday." */
export const startsOthersLater = (sentence: Sentence, day: string): boolean =>
  mayStart.test(sentence.text) &&
  starts.test(sentence.text) &&
  tagsIn(sentence, { piece: sentence.text, kind: 'date' }).some(({ date }) => isAhead(date, day) === true);

const mayStart = /^(?!.*⟦PERCENT).*⟦DATE/;
const starts = pattern(
  String.raw`\b(?:(?:the|these|those|its|this|all|both|their)\b(?: [\w'-]+){0,4}? (?:{TARIFF}|rates?|increases?|hikes?|moves?|measures?|changes?|rises?|cuts?|reductions?|orders?|steps?|actions?)|they|it)\b[^;]{0,80}?\b(?:tak(?:e|es|ing) (?:effect|hold)|com(?:e|es|ing) into (?:force|effect)|go(?:es|ing)? into (?:force|effect)|kicks? in|begins?|starts?(?! date)|appl(?:y|ies))\b`,
  'iu',
);

/** The sentence looks back: it names a time well before the day on which the text speaks. */
export function isRecalled(sentence: Sentence, day: string): boolean {
  const dates = tagsIn(sentence, { piece: sentence.text, kind: 'date' }).map(({ date }) => date);
  return looksBack.test(sentence.plain) || dates.some((date) => daysBetween(lastDayOf(date), day) > recentDays);
}

const looksBack =
  /\b(?:earlier (?:this|that)|last (?:month|year|spring|summer|autumn|fall|winter)|previously|originally|had (?:agreed|pledged|promised))\b/i;
const recentDays = 9;
const farDays = 300;
const dayMs = 86_400_000;
const daysBetween = (first: string, last: string): number => (Date.parse(last) - Date.parse(first)) / dayMs;
