import { firstDayOf, lastDayOf, type PartialDate } from '../../../domain/partial-date.ts';
import { pattern } from '../tagging/patterns.ts';
import type { When } from './dates.ts';

export type Standing = 'planned' | 'under_way' | 'concluded';

/** What the words around an anchor tell of its time. */
export interface Timing {
  /** The clause before the anchor, and from the anchor on. */
  readonly before: string;
  readonly after: string;
  readonly when: When | undefined;
  /** The day on which the item speaks. */
  readonly day: string;
}

/** How sure the words are: a verb that says so, or the date alone, or nothing. */
export interface Stated {
  readonly status: Standing;
  readonly isTold: boolean;
}

const near = 70;
const planned = pattern(
  "(?:\\b(?:will|won't|'ll|shall|should (?=$|[^;]{0,45}$)|would|set to|set for|due to|due in|due for|to be|expects? to|expected to|expected in|scheduled|plans? to|planned|planning|plan|about to|is to|are to|going to|upcoming|slated|poised|prepar(?:e|es|ing)|preparations|ready to|agree[sd]? to|agreed on|intends? to|ahead of|next|forthcoming|further|eve of|before|looming|looks? to|hop(?:e|es|ing) to|in advance of|run-up to|proposed|new|fresh|another|follow-up|tentatively|announced|announces|arranged|accepted|eyes?|eyeing|(?<!-)face(?![- ]to)|pav(?:e|es|ed|ing) (?:the )?way for|await\\w*|promised|resume|restart|can|prév\\w+|prevista|antes de|avant|preparar|verán|futur\\w*|próxim\\w*)\\b|(?:^|[ ,])(?:{SIDE}|{PERSON}|officials|negotiators|teams|sides|envoys?|delegations?|secretary|representative|ministers?|premier|chiefs?|leaders|presidents) to\\b)[^;]{0,45}$",
  'iu',
);
const directlyTo =
  /\b(?:to|will|would|'ll)(?: (?:again|also|next|now|then|finally|likely|probably|both))?\s*(?:[a-z]+ ){0,2}$/i;
const plannedAfter =
  /^[^;,]{0,34}\b(?:will|would (?!have)|(?:is |are |be )?(?:set|due|slated|scheduled|planned|expected) (?:to|for|in|on|next|later|after)|(?:is|are) to|to (?:resume|restart|take place|be held|begin|start|open|focus|cover)|is likely|planned|next (?:week|month|weekend|year|\w+day)|later this (?:week|month|year)|tomorrow|in the coming|on (?:the )?horizon|looms|nears|approaches|in the works|previst[ao]|prévue?)\b/i;
const otherAct = /\b(?:ahead of|before|after|following|as|while|since|but|amid)\b.*$/i;
const over =
  /\b(?:after|following|since|ended|ends|concluded|concludes|wrapped up|wraps? up|finished|had|previous|previously|earlier(?! (?:reports?|versions?|articles?|stories|story|dispatch(?:es)?)\b)|last|reached (?:in|at|during)|agreed (?:in|at|during|upon)|outcome of|results? of|met|was held|were held|took place|held|came out of|secured|struck|culmination|conclusion|latest round|recent|tras|después de|après|emerged from|during)\b(?:[^;]{0,50})$/i;
const overAfter =
  /^[^;,]{0,45}\b(?:ended|concluded|wrapped up|wraps up|finished|yielded|produced|broke (?:up|down)|were (?:held|constructive)|was held|took place|led to|resulted|lasted|collapsed|closed)\b/i;
const going =
  /\b(?:second day|under way|underway|ongoing|(?:went|go|goes|going|gone) on|continu(?:e|es|ed|ing)|resum(?:e|es|ed|ing)|restart(?:s|ed)?|kick(?:s|ed)? off|open(?:s|ed)?|beg[ai]n|begins|start(?:s|ed)|reconven(?:e|es|ed)|are meeting|is meeting|sits? down|back at the table|reopen(?:s|ed)?|got under ?way|are holding|is holding|is hosting|are hosting|gather|se encuentran|se reúnen)\b/i;

/** Reads whether what an anchor names lies ahead, goes on or is over. */
export function standingOf(timing: Timing): Stated {
  const status = dated(timing) ?? told(timing);
  return status === undefined
    ? {
        status: timing.when?.start === timing.day ? 'under_way' : 'concluded',
        isTold: timing.when?.start === timing.day,
      }
    : { status, isTold: true };
}

const dated = ({ when, day }: Timing): Standing | undefined =>
  when !== undefined && (firstDayOf(when.start) > day || when.isAhead) ? 'planned' : undefined;

function told({ before, after, when, day }: Timing): Standing | undefined {
  const left = before.slice(-near);
  const right = after.replace(names, '¤').replace(those, '$1');
  const isPast = when !== undefined && lastDayOf(when.start) < day;
  if (justAfter.test(left)) return 'concluded';
  if (isNow.test(left) && nowMeets.test(right)) return 'under_way';
  if (isAhead(left, right) && !(isPast && !/\bwill\b/.test(left))) return 'planned';
  if (overAfter.test(right) || (over.test(left) && when?.start !== day)) return 'concluded';
  return runningOrOver({ isGoing: going.test(left) || going.test(right.slice(0, near)), isPast, when, day });
}

// A mark is longer than the name it stands for, and the look ahead is short.
const names = /⟦[^⟧]*⟧/g;
const those = /^([\w-]+) (?:between|of|with) [^;,¤]{0,30}¤(?:'s [^;,¤]{0,20}¤)?(?: and [^;,¤]{0,30}¤)?/;
const justAfter = /\b(?:after|following|since)\b (?:(?!ahead|before)[\w'’-]+ |⟦[^⟧]*⟧ ){0,5}$/i;
// "Envoys are meeting in Oslo".
const isNow = /\b(?:is|are) (?:now |again |currently )?$/i;
const nowMeets = /^(?:meeting|holding|gathering|sitting|convening|negotiating|hosting|talking)\b/i;
const isDone = /(?<!\b(?:will|to|would|could|should) )\b(?:had|has|have|was|were)\b[^;]{0,12}$/;
const startedNew =
  /\b(?:opened|began|started|kicked off|launched|resumed|restarted|held|hosting|hosted|holding|opens?|begins?|starts?|kicks? off)\b (?:an? |the |their )?(?:[\w-]+ ){0,3}$/i;
const clearlyAhead = /\b(?:next|upcoming|further|ahead of|set to|will)\b/i;

function isAhead(left: string, after: string): boolean {
  if (
    isDone.test(left) ||
    (startedNew.test(left) && !directlyTo.test(left.replace(startedNew, ''))) ||
    !(planned.test(left) || plannedAfter.test(after.replace(otherAct, '')))
  )
    return false;
  return !over.test(left) || directlyTo.test(left) || clearlyAhead.test(left);
}

const dayMs = 86_400_000;
function runningOrOver({
  isGoing,
  isPast,
  when,
  day,
}: Pick<Timing, 'when' | 'day'> & { readonly isGoing: boolean; readonly isPast: boolean }): Standing | undefined {
  const daysMax = isGoing ? roundDaysMax : 1;
  if (isPast && when !== undefined && !isWithin(when.start, { day, daysMax })) return 'concluded';
  return isGoing ? 'under_way' : undefined;
}

/** Rounds last a day or two: what resumed so lately may still go on. */
const roundDaysMax = 3;
const isWithin = (date: PartialDate, { day, daysMax }: { readonly day: string; readonly daysMax: number }): boolean =>
  Date.parse(day) - Date.parse(lastDayOf(date)) <= daysMax * dayMs;
