/**
 * Whether a rate holds, told by what governs it. The first line that fits decides:
 *
 * | The text says                                                                    | Status       |
 * | -------------------------------------------------------------------------------- | ------------ |
 * | denied, ruled out                                                                | no claim     |
 * | a court struck it down since; put "before the truce", "before talks cut it"      | former       |
 * | answered, asked to be dropped, may be lifted; now, currently, existing, on top   | in force     |
 * | is paused, put on hold; plans for it scrapped; a rise not gone ahead with        | suspended    |
 * | planned, upcoming                                                                | announced    |
 * | remains, stays, is left in place, took effect, "will not raise its"              | in force     |
 * | if, unless, without a deal — with will, would, could                             | threatened   |
 * | was to, was due to                                                               | suspended    |
 * | threatened, weighed, floated, averted                                            | threatened   |
 * | had been, once, peaked at, "from"; a peak looked back on; "which he raised to Y" | former       |
 * | suspends, pauses (not: extends, cuts)                                            | suspended    |
 * | could, may, might                                                                | threatened   |
 * | effective at once, keeps                                                         | in force     |
 * | removes, scraps: done / to be done / on a condition                              | former / suspended / in force |
 * | a first day ahead / past                                                         | announced / in force |
 * | else the verb nearest before it: will, agreed to, announced, is raising          | announced    |
 * | … raised, imposed, cut                                                           | in force, announced where the next sentence starts it later |
 * | … faces, stands, ranges                                                          | in force     |
 *
 * The rate that a move replaces ("from X", "instead of X") is former where the move is done, else in force. Of two rates
 * of an item, one raised and a later one cut, the first is former (superseded.ts).
 */
import type { TariffStatus } from '../../../domain/statements.ts';
import { ending } from './status/ending.ts';
import { governing } from './status/governing.ts';
import { holding } from './status/holding.ts';
import { planning } from './status/planning.ts';

/** The words around a rate that tell whether it holds. */
export interface Wording {
  /** The clause up to the rate, from the rate before it. */
  readonly before: string;
  /** The words after the rate, up to the next one. */
  readonly after: string;
  /** The words after the rate, up to the end of the sentence. */
  readonly rest: string;
  /** What a clause that goes on with "which" or "that" goes on about. */
  readonly antecedent: string;
  /** The whole sentence. */
  readonly sentence: string;
  /** A day ahead on which the rate begins is named: true; a day that is past: false. */
  readonly beginsAhead: boolean | undefined;
  /** That day is the one on which the text speaks. */
  readonly beginsToday: boolean;
  /** The item is about a plan: a deal yet to be approved, duties that take effect on a day ahead. */
  readonly isPlanned: boolean;
  /** The next sentence says that it starts on a day ahead. */
  readonly startsLater: boolean;
  /** The sentence looks back on what was agreed before. */
  readonly isRecalled: boolean;
}

/** The status that the words give a rate, and whether they are plain about it. */
export interface Standing {
  readonly status: TariffStatus;
  readonly isPlain: boolean;
  /** The text denies it: no claim. */
  readonly isDenied?: boolean;
  /** It gave way to the next rate, which stands as this one did. */
  readonly wasRaised?: Standing;
  /** It is past, and so is what is told beside it. */
  readonly isPast?: boolean;
}

/** The first rule that fits, most telling first; undefined where the clause says nothing about it. */
export function standingOf(wording: Wording): Standing | undefined {
  const { before, rest } = wording;
  if (planning.denies(before) && !holding.notMoved(before))
    return { status: 'announced', isPlain: false, isDenied: true };
  const standing = byWords(wording);
  return standing !== undefined && standing.status !== 'threatened' && ending.raisedOn(rest)
    ? { status: 'former', isPlain: true, wasRaised: standing }
    : standing;
}

function byWords(wording: Wording): Standing | undefined {
  const found = rules.find(({ fits }) => fits(wording));
  if (found === undefined) return governing(wording);
  return { status: found.status, isPlain: true, ...(ending.had(wording.before) ? { isPast: true } : {}) };
}

/** "…, which he raised to": the rate that follows took the place of the one before. */
export const wasRaisedTo = (before: string): boolean => ending.raisesOn(before);

/** "will not raise its 30% duty": the duty stays. */
export const staysAsItIs = (before: string): boolean => holding.notMoved(before);

interface Rule {
  readonly status: TariffStatus;
  readonly fits: (wording: Wording) => boolean;
}

// What was only planned or threatened never held, so that it cannot have ended.
const isAheadOf = (before: string): boolean =>
  planning.ahead(before) || planning.plans(before) || planning.mayBe(before) || planning.threatens(before);

// The order is the rule: what is said to hold now comes first, a condition outweighs a plan.
const rules: readonly Rule[] = [
  { status: 'in_force', fits: ({ rest }) => holding.began(rest) },
  { status: 'former', fits: ({ before, rest }) => ending.endedSince(rest) && !isAheadOf(before) },
  { status: 'in_force', fits: ({ before, after }) => holding.answers(before) && !/\bthreat/i.test(after) },
  { status: 'in_force', fits: ({ before, after }) => holding.demands(before) || holding.mayGo(after) },
  { status: 'in_force', fits: ({ before, after }) => holding.already(before) || holding.alreadyAfter(after) },
  { status: 'suspended', fits: ({ after, before }) => ending.isSuspended(after) && !ending.resumes(before) },
  { status: 'suspended', fits: ({ before }) => ending.plansDropped(before) },
  { status: 'announced', fits: ({ before }) => planning.planned(before) },
  { status: 'in_force', fits: ({ before }) => holding.notMoved(before) },
  {
    status: 'in_force',
    fits: ({ before, after }) => holding.keptAfter(after) && !ending.notRaised(before) && !ending.once(before),
  },
  { status: 'suspended', fits: ({ before }) => ending.notRaised(before) },
  {
    status: 'threatened',
    fits: ({ sentence, before, after }) =>
      planning.conditional(sentence) && planning.turnsOn(before + after) && !holding.keeps(before),
  },
  { status: 'suspended', fits: ({ before, after }) => ending.wasTo(before) && !/\bnow\b/i.test(before + after) },
  { status: 'former', fits: ({ sentence }) => ending.isIllegal(sentence) },
  { status: 'former', fits: ({ before, antecedent }) => ending.refunds(antecedent + before) },
  { status: 'former', fits: ({ before, after }) => ending.beforeTurn(after) && !isAheadOf(before) },
  { status: 'threatened', fits: ({ before, after }) => planning.orElse(before) || planning.underReview(after) },
  { status: 'former', fits: ({ before, antecedent }) => ending.voids(antecedent + before) },
  { status: 'threatened', fits: ({ before, after }) => planning.threatens(before) || planning.threatenedAfter(after) },
  {
    status: 'former',
    fits: ({ before, after }) =>
      ending.had(before) || ending.onceAfter(after) || ending.once(before) || ending.initial(before),
  },
  { status: 'former', fits: ({ before, isRecalled }) => isRecalled && ending.peaked(before) },
  {
    status: 'suspended',
    fits: ({ before }) => !ending.resumes(before) && ending.suspends(before),
  },
  {
    status: 'former',
    fits: ({ sentence, before }) => ending.beforeThen(sentence) && !planning.ahead(before) && !planning.plans(before),
  },
  { status: 'threatened', fits: ({ before }) => planning.mayBe(before) },
  { status: 'threatened', fits: ({ before }) => planning.proposes(before) && !planning.plans(before) },
  { status: 'in_force', fits: ({ before, after }) => holding.now(before + after) },
  { status: 'in_force', fits: ({ before }) => holding.keepsNow(before) },
  { status: 'suspended', fits: ({ before, after }) => ending.removes(before) && ending.dueLater(after) },
  { status: 'in_force', fits: ({ before }) => ending.removes(before) && planning.conditional(before) },
  { status: 'suspended', fits: ({ before }) => ending.removes(before) && planning.ahead(before) },
  { status: 'former', fits: ({ before, after }) => ending.removes(before) || ending.isRemoved(after) },
  { status: 'announced', fits: ({ beginsAhead }) => beginsAhead === true },
  {
    status: 'in_force',
    fits: ({ beginsAhead, beginsToday, before }) => beginsAhead === false && !(beginsToday && planning.ahead(before)),
  },
  { status: 'announced', fits: ({ after }) => planning.goesAhead(after) },
];
