import type { PartialDate } from '../../../domain/partial-date.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';

/** When something takes place: from its first day, to its last where that is told. */
export interface When {
  readonly start: PartialDate;
  readonly end?: PartialDate;
  /** Its words look ahead: "later this month". */
  readonly isAhead?: boolean;
}

const marks = pattern('{DATE}');
const range = /^(?:\s?[-–]\s?| (?:and|to|through) )(?<day>\d{1,2})\b/;
// The day on which somebody said it, the end of a truce, and what else has a date of its own.
const foreign = pattern(
  '\\b(?:said|says|told|announced|wrote|posted|reported|confirmed|added|deadline|expir\\w+|effective|imposed|signed|threatened)\\b[^;,⟦]{0,24}$',
  'iu',
);
// "The first since the war began in May": the day is the war's.
const ofSince = /\bsince\b[^;,]{0,120}$/i;
const isOfOther = (before: string): boolean => foreign.test(before.slice(-50)) || ofSince.test(before);

const stops = pattern('[;"]|\\b(?:{STOP}|extend\\w*|delay\\w*|tariffs?|reached|deadline|expires?)\\b', 'iu');

/** The date that stands nearest to a stretch of marked text: after it first, then inside, then before it. */
export function whenNear(
  sentence: Sentence,
  { from, to }: { readonly from: number; readonly to: number },
): When | undefined {
  const dates = matchesOf(sentence.text, marks).map(({ 0: mark, index: at }) => ({
    mark,
    at,
    end: at + mark.length,
  }));
  // "Said the April meeting": a date right before is its own.
  const free = dates.filter(({ at, end }) => end === from - 1 || !isOfOther(sentence.text.slice(0, at)));
  const behind = free.find(({ at }) => at >= to && isNear(sentence.text.slice(to, at)));
  const inside = free.find(({ at }) => at >= from && at < to);
  const before = free.findLast(({ end }) => end <= from && isNear(sentence.text.slice(end, from)));
  const moved = dates.find(({ at }) => at > from && putOff.test(sentence.text.slice(0, at)));
  const direct = behind && behind.at - to <= 5 ? behind : undefined;
  const found = moved ?? direct ?? inside ?? behind ?? before;
  return found && whenOf(sentence, found);
}

const putOff =
  /\b(?:pushed back|postponed|moved|delayed|brought forward|rescheduled|shifted|put off|deferred) (?:by [^;,]{0,30} )?(?:to|until|till) $/i;
const isNear = (gap: string): boolean => gap.length <= gapCharsMax && !stops.test(gap);
const gapCharsMax = 60;

function whenOf(sentence: Sentence, { mark, end }: { mark: string; end: number }): When | undefined {
  const tag = tagOf(sentence, { mark, kind: 'date' });
  if (tag === undefined) return undefined;
  const { date: start } = tag;
  const told = sentence.plain.slice(tag.start, tag.end);
  const isAhead = lookingAhead.test(told);
  const day =
    /\d\s?[-–]\s?(?<day>\d{1,2})$/.exec(told)?.groups?.day ?? range.exec(sentence.text.slice(end))?.groups?.day ?? '';
  const last = `${start.slice(0, 8)}${day.padStart(2, '0')}`;
  const isRange = day !== '' && start.length === 10 && last > start;
  return { start, ...(isRange ? { end: last } : {}), ...(isAhead ? { isAhead } : {}) };
}

const lookingAhead = /\b(?:later|next|coming|upcoming|tomorrow)\b/i;
