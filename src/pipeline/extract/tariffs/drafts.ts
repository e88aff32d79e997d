import type { Clause } from '../clauses.ts';
import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import { cuesIn } from './cues.ts';
import { type Carried, carriedFrom } from './directions.ts';
import type { Context, Draft } from './draft.ts';
import { goodsOfDuty } from './goods.ts';
import { rateClausesOf, rateGroupsIn } from './rates.ts';
import { type GroupRead, readGroup } from './read-group.ts';
import type { Standing } from './statuses.ts';

interface Reading {
  readonly sentence: Sentence;
  readonly context: Context;
  /** What the sentences before tell. */
  readonly carried: Carried;
  /** The sentence before is about duties. */
  readonly isCarried: boolean;
  /** Rates that the text has told before: "the 10% will go up". */
  readonly known: readonly Draft[];
}

// What the clauses of a sentence have told so far.
interface Told {
  readonly drafts: readonly Draft[];
  readonly held: Carried;
  readonly standing: Standing | undefined;
  /** Of the first rate of the sentence. */
  readonly first: Standing | undefined;
  readonly isAbout: boolean;
  /** A direction is told in this sentence. */
  readonly isDirected: boolean;
  /** The clause before. */
  readonly lead: string;
}

/** The rates of a sentence, and the direction that it leaves for the next one. */
export function draftsIn(reading: Reading): { readonly drafts: readonly Draft[]; readonly carried: Carried } {
  const { sentence, carried } = reading;
  const isNear = duty.test(sentence.text) || (reading.isCarried && rate.test(sentence.text));
  if (!isNear || sentence.text.length > sentenceCharsMax) return { drafts: [], carried };
  let told: Told = {
    ...{ drafts: [], held: carried, standing: undefined, first: undefined },
    ...{ isAbout: false, isDirected: false, lead: '' },
  };
  for (const clause of rateClausesOf(sentence)) told = withClause({ reading, told, clause });
  return { drafts: told.drafts, carried: told.held };
}

// What is longer is no sentence, but a table or a list that lost its breaks.
const sentenceCharsMax = 1_500;
const rate = pattern('{PERCENT}|{POINTS}', 'iu');
const duty = pattern(String.raw`{TARIFF}|\b(?:tax(?:es|ed)?|section \d{3})\b|\bcharg\w* (?:an? )?{PERCENT} on\b`, 'iu');
// Without a word for a duty of its own, a clause goes on about one only where it tells a move or a stand.
const movesRate = pattern(
  String.raw`\b(?:{RAISE}|{CUT}|{KEEP}|{SUSPEND}|go(?:es|ing)?|fac(?:e|es|ing)|pay\w*|charg\w*|taxed|rates?|getting|gets?|(?:is|are|stands?|now) (?:now )?at|hit|jump\w*|return\w*|revert\w*|both|surcharge)\b|from {PERCENT}`,
  'iu',
);

interface Adding {
  readonly reading: Reading;
  readonly told: Told;
  readonly clause: Clause;
}

function withClause({ reading, told, clause }: Adding): Told {
  const isOn = told.isAbout || movesRate.test(clause.text);
  const groups = rateGroupsIn({ sentence: reading.sentence, clause, isCarried: isOn });
  const cues = groups.length > 0 || told.drafts.length === 0 ? cuesIn(clause.text) : [];
  let now = told;
  for (const group of groups)
    now = withGroup(now, readGroup({ ...reading, ...now, group, cues, known: now.isDirected ? [] : reading.known }));
  return {
    ...now,
    held:
      now.drafts.length === 0 ? withGoods({ reading, told: now, clause, held: carriedFrom(cues, now.held) }) : now.held,
    isAbout: isOn || duty.test(clause.text),
    lead: clause.text,
  };
}

// A duty told without a rate leaves its goods for the rate that follows.
function withGoods({ reading, clause, held }: Adding & { readonly held: Carried }): Carried {
  const goods = goodsOfDuty(reading.sentence, clause.text);
  return goods === undefined ? held : { ...held, goods };
}

const goodsOf = (drafts: readonly Draft[]): Pick<Carried, 'goods'> => {
  const goods = drafts.at(-1)?.rate.goods;
  return goods === undefined ? {} : { goods };
};

function withGroup(told: Told, { drafts, standing, directions }: GroupRead): Told {
  const isDirected = directions.length > 0;
  const kept = standing.isDenied === true ? told.standing : standing;
  return {
    ...told,
    drafts: [...told.drafts, ...drafts],
    standing: kept,
    first: told.first ?? kept,
    isDirected: told.isDirected || isDirected,
    held: isDirected ? { ...told.held, directions, ...goodsOf(drafts) } : told.held,
  };
}
