import { firstDayOf } from '../../../domain/partial-date.ts';
import type { TariffStatus } from '../../../domain/statements.ts';
import type { Sentence } from '../reading.ts';
import type { Cue } from './cues.ts';
import { type Carried, type Directed, type Direction, directionOf } from './directions.ts';
import type { Context, Draft } from './draft.ts';
import { scopeOf } from './goods.ts';
import type { Rate, RateGroup } from './rates.ts';
import { reserveOf } from './reserve.ts';
import { type Standing, standingOf, staysAsItIs, type Wording, wasRaisedTo } from './statuses.ts';
import { turnOf } from './superseded.ts';
import { isAhead, isRecalled, type Term, termOf } from './terms.ts';

/** A group of rates, and what the text around it has told. */
export interface GroupReading {
  readonly sentence: Sentence;
  readonly context: Context;
  readonly group: RateGroup;
  /** The cues of its clause. */
  readonly cues: readonly Cue[];
  readonly held: Carried;
  /** Of the rates before in the sentence. */
  readonly standing: Standing | undefined;
  /** Of the first rate of the sentence. */
  readonly first: Standing | undefined;
  /** The clause before. */
  readonly lead: string;
  /** Rates that the text has told before: "the 10% will go up". */
  readonly known: readonly Draft[];
}

/** The rates of a group as drafts, with the status and direction that they leave for the next ones. */
export interface GroupRead {
  readonly drafts: readonly Draft[];
  readonly standing: Standing;
  readonly directions: readonly Direction[];
}

/** Reads the rates of a group: whose they are, whether they hold, on what and when. */
export function readGroup(reading: GroupReading): GroupRead {
  const { sentence, group } = reading;
  const term = termOf({ sentence, before: group.before, after: group.after });
  const standing = standingIn({ ...reading, term });
  if (standing.isDenied === true) return { drafts: [], standing, directions: [] };
  const directed = group.rates.map((rate) => directedTo(reading, rate));
  const drafts = group.rates.flatMap((rate, index) =>
    // Told, but of nobody that concerns us.
    directed[index]?.directions.length === 0
      ? []
      : [draftOf({ reading, rate, directed: directed[index], standing, term })],
  );
  return { drafts, standing, directions: directed.at(-1)?.directions ?? [] };
}

function directedTo({ group, cues, held, known }: GroupReading, rate: Rate): Directed | undefined {
  const found = directionOf({ group, rate, cues, carried: held });
  return found === undefined || found.from === 'carried' ? (toldBefore(known, rate) ?? found) : found;
}

interface Drafting {
  readonly reading: GroupReading;
  readonly rate: Rate;
  readonly directed: Directed | undefined;
  readonly standing: Standing;
  readonly term: Term;
}

function draftOf({ reading, rate, directed, standing, term }: Drafting): Draft {
  const { sentence, group, context } = reading;
  const isBefore = rate.role === 'before';
  const previous = previousOf(group.rates);
  const isMoved = !isBefore && previous !== undefined && standing.status !== 'former';
  const confidence = confidenceOf({ directed, standing, hasMove: previous !== undefined });
  return {
    directions: directed?.directions ?? [],
    turn: isBefore ? undefined : turnOf(group.before),
    rate: {
      ...scopeOf({ sentence, group, carried: directed?.from === 'carried' ? reading.held.goods : undefined }),
      percent: rate.percent,
      ...(rate.isOver ? { isOver: true } : {}),
      status: isBefore && !staysAsItIs(group.before) ? statusBefore(standing.status) : standing.status,
      ...(isMoved ? { previousPercent: previous } : {}),
      ...(isBefore ? {} : datesOf({ term, standing, context })),
    },
    found: { sentence, confidence, ...reserveOf(sentence, group) },
  };
}

// A day ahead is no start of what is in force already.
function datesOf({
  term,
  standing,
  context,
}: {
  readonly term: Term;
  readonly standing: Standing;
  readonly context: Context;
}): Term {
  const { from, ...rest } = term;
  const isWrong = standing.status === 'in_force' && from !== undefined && firstDayOf(from) > context.day;
  return isWrong ? rest : term;
}

// "The 25% duties will apply from Saturday": whose they are was told with the figure before.
function toldBefore(known: readonly Draft[], { percent }: Rate): Directed | undefined {
  const same = known.filter(({ rate, directions }) => rate.percent === percent && directions.length > 0);
  const names = new Set(
    same.flatMap(({ directions }) => directions).map(({ imposer, target }) => `${imposer}>${target}`),
  );
  const directions = same[0]?.directions;
  return names.size === 1 && directions !== undefined ? { directions, from: 'carried' } : undefined;
}

function standingIn(reading: GroupReading & { readonly term: Term }): Standing {
  const { context, group, standing, first, lead } = reading;
  if (standing?.wasRaised !== undefined && wasRaisedTo(group.before)) return standing.wasRaised;
  if (first !== undefined && sums.test(group.before)) return first;
  if (standing?.isPast === true && goesOn.test(group.clause.text)) return standing;
  const wording = wordingOf(reading);
  return (
    standingOf(wording) ??
    standing ??
    standingOf({ ...wording, before: lead, after: '' }) ?? {
      status: context.isPlanned ? 'announced' : 'in_force',
      isPlain: false,
    }
  );
}

// "had raised its duties to 145%, and China slapped 125% on …": both are past.
const goesOn = /^(?:and|while|with)\b(?!.*\b(?:now|still|will|would|remains?|currently|today|since)\b)/i;

function wordingOf({ sentence, context, group, lead, term }: GroupReading & { readonly term: Term }): Wording {
  const { clause, before, rates, end } = group;
  // What follows "to X from Y" belongs to Y.
  const isMoveDone = rates.at(-1)?.role === 'before' && rates.length > 1;
  return {
    ...{ sentence: sentence.text, before, after: isMoveDone ? '' : `${group.after}${followUp(sentence, group)}` },
    rest: sentence.text.slice(clause.at + end),
    antecedent: /^(?:which|that|who)\b/i.test(clause.text) ? `${lead}, ` : '',
    ...{ isPlanned: context.isPlanned, startsLater: context.startsLater.has(sentence.index) },
    ...{ isRecalled: isRecalled(sentence, context.day), beginsAhead: isAhead(term.from, context.day) },
    beginsToday: term.from === context.day,
  };
}

// "…, bringing the total to 54%" holds as what it sums up.
const sums =
  /(?<!\b(?:from|without|not|by|of|is|are|was|were|be) )\b(?:bringing|taking|pushing|raising|resulting in|for a (?:combined |total )?(?:total|rate)|by (?:halving|cutting|raising|lowering|doubling))\b[^;⟦]{0,80}$/i;

// "34 percent, which will be added": the next clause goes on about the rate.
function followUp(sentence: Sentence, { clause, end, after }: RateGroup): string {
  if (clause.text.length > end + after.length) return '';
  return (
    /^,? ?(?:which|that) (?:will|would|is|are|take|was|were)\b[^⟦;,]*/i.exec(
      sentence.text.slice(clause.at + clause.text.length),
    )?.[0] ?? ''
  );
}

const previousOf = (rates: readonly Rate[]): number | undefined => {
  const before = rates.filter(({ role }) => role === 'before');
  return before.length === 1 && rates.length === 2 ? before[0]?.percent : undefined;
};

// What a plan would replace holds still; what a done move replaced is past.
const statusBefore = (status: TariffStatus): TariffStatus =>
  status === 'in_force' || status === 'former' ? 'former' : 'in_force';

interface Weighing {
  readonly directed: Directed | undefined;
  readonly standing: Standing;
  readonly hasMove: boolean;
}

// Only a rate whose direction and status the clause itself tells is sure enough for a "before → after".
function confidenceOf({ directed, standing, hasMove }: Weighing): number {
  const direction = directed === undefined ? 0.5 : { told: 0.8, acting: 0.75, carried: 0.6 }[directed.from];
  const plain = standing.isPlain ? direction : Math.min(direction, 0.7);
  return plain >= 0.75 && hasMove ? 0.85 : plain;
}
