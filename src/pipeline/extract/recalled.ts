import { dayOf, lastDayOf } from '../../domain/partial-date.ts';
import type { Statement } from '../../domain/statements.ts';
import type { Found, Reading, Sentence } from './reading.ts';
import { tagsIn } from './tagging/marked.ts';

const dayMs = 86_400_000;
const recalledAfterMs = 14 * dayMs;
/** What bears a day of its own is history sooner than what stands beside one. */
const ownRecalledAfterMs = 6 * dayMs;

// How coverage marks what came before: "earlier this year", "since April", "had already imposed".
const recalling =
  /\b(?:earlier (?:this|in the) (?:month|year|week)|last (?:month|year|spring|summer|autumn|fall|winter)|in recent (?:weeks|months|years)|previously|(?:weeks?|months?|years?) (?:ago|earlier|before)|had (?:already |earlier |previously |also )?(?:agreed|imposed|announced|raised|reached|cut|threatened|suspended|tightened|met|held|struck|signed|accused|halted|restricted)|following (?:talks|the talks|a deal|an agreement|a truce|negotiations)|came (?:after|weeks after|days after|months after))\b/i;

/** Whether an item tells a statement as history: by its own date, or by the words of a sentence that is not its first. */
export function isToldAsHistory({ statement, sentence, confidence }: Found, reading: Reading): boolean {
  if (statement.kind === 'record') return false;
  // A curb that is only named stands as it stood.
  if (statement.kind === 'control' && statement.action === 'imposed' && confidence <= namedConfidenceMax) return true;
  // Talks that are only named are no news of their end.
  if (statement.kind === 'round' && statement.status === 'concluded' && confidence <= untoldConfidenceMax) return true;
  if (isStandingRate(statement) && sentence.index > standingAfter) return true;
  const own = ownDateOf(statement);
  const isPast = !isAhead(statement) && sentence.index > newsSentencesMax && recalling.test(sentence.plain);
  if (own !== undefined) return isPast || lastDayOf(own) < dayOf(reading.spokenAt - ownRecalledAfterMs);
  if (isAhead(statement) || sentence.index <= newsSentencesMax)
    return isDatedBefore(sentence, reading) && sentence.index > 1;
  return recalling.test(sentence.plain) || isDatedBefore(sentence, reading);
}

// A rate that further down is only said to be in force is how things stood, unless the text tells its move.
const isStandingRate = (statement: Statement): boolean =>
  statement.kind === 'tariff' &&
  statement.status === 'in_force' &&
  statement.previousPercent === undefined &&
  statement.from === undefined;
const standingAfter = 2;

const namedConfidenceMax = 0.65;
const untoldConfidenceMax = 0.75;
/** The title and the first sentence are the news. */
const newsSentencesMax = 1;

const isLongBefore = (date: string, { spokenAt }: Reading): boolean =>
  lastDayOf(date) < dayOf(spokenAt - recalledAfterMs);

// A sentence that names a day or month long past, and no later one.
function isDatedBefore(sentence: Sentence, reading: Reading): boolean {
  const dates = tagsIn(sentence, { piece: sentence.text, kind: 'date' }).filter(({ date }) => date.length > 4);
  return dates.length > 0 && dates.every(({ date }) => isLongBefore(date, reading));
}

function ownDateOf(statement: Statement): string | undefined {
  switch (statement.kind) {
    case 'agreement':
      // That an old deal is broken or refused may be news of today.
      return ['breach_alleged', 'rejected'].includes(statement.status) ? undefined : statement.date;
    case 'contact':
    case 'deadline':
      return statement.date;
    case 'round':
      return statement.end ?? statement.start ?? statement.month;
    case 'tariff':
      return statement.status === 'former' ? undefined : statement.from;
    default:
      return undefined;
  }
}

const isAhead = (statement: Statement): boolean =>
  'status' in statement && ['planned', 'announced', 'threatened'].includes(statement.status);
