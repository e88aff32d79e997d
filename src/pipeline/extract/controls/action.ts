import type { StatementOf } from '../../../domain/statements.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Act } from './frames.ts';

export type Action = StatementOf<'control'>['action'];

/** Where a frame stands: what it says, its verb, and the words before that verb in its clause and sentence. */
export interface Saying {
  readonly act: Act;
  readonly verb: string;
  /** The clause up to the verb. */
  readonly before: string;
  /** The sentence up to the clause. */
  readonly earlier: string;
}

/** What a frame says of a curb, by how firmly its verb says it: a promise to lift is no lifting, a threat no curb. */
export const actionOf = (saying: Saying): Action => readings[saying.act](saying);

const readings: Readonly<Record<Act, (saying: Saying) => Action>> = {
  stand: ({ before }) => (planned.test(before) ? 'threatened' : 'imposed'),
  tighten: (saying) => (isThreat(saying) ? 'threatened' : 'tightened'),
  impose: (saying) => (isThreat(saying) ? 'threatened' : 'imposed'),
  suspend: (saying) => (isUndone(saying) ? 'imposed' : isGuess(saying) ? 'pledged_to_ease' : 'suspended'),
  ease: (saying) => (isUndone(saying) ? 'imposed' : isAhead(saying) ? 'pledged_to_ease' : 'eased'),
  license: (saying) => (isNeeded.test(saying.before) ? 'imposed' : isAwaited(saying) ? 'pledged_to_ease' : 'licensed'),
  open: (saying) => (isAhead(saying) ? 'pledged_to_ease' : 'eased'),
};

const threat = pattern(
  String.raw`\b(?:{THREATEN}|could|may|might|would|ready to|if|plan(?:s|ned|ning)? (?:to|for|on|new|more|further)|prepar\w+|eye[sd]?|eyeing|looking at|explor\w+|study|studying|discuss\w*)\b[^;]{0,60}$`,
  'iu',
);
const planned =
  /\b(?:threaten\w*|consider\w*|weigh\w*|mull\w*|float\w*|propos\w*|draft\w*|eye[sd]?|eyeing|warn\w* of|plan(?:s|ned|ning)?)\s+(?:[a-z]+\s+){0,5}$|\bthreaten\w*\b[^;]{0,80}\b(?:as well as|and|or|plus|along with)\s+(?:[a-z]+\s+){0,3}$/iu;
const ownWill = /⟦PERSON:US[^⟧]*⟧[^;]*\bwould\s+(?:\S+\s+){0,2}$|\bsays? (?:he|it) (?:will|would)\s+(?:\S+\s+){0,2}$/iu;
const isThreat = ({ before, verb }: Saying): boolean =>
  threat.test(before) || ownWill.test(before) || /^prepar/i.test(verb);

const isAwaited = (saying: Saying): boolean => isAhead(saying) || /^(?:expect|await)/i.test(saying.verb);
// "Unless they obtain a licence": what is asked for is not given.
const isNeeded = /\b(?:unless|without|until|must|needs?|needed|requir\w+|have to)\b[^;]{0,40}$/iu;
const undone =
  /(?:n't|\b(?:not|never|no plans? to|refus\w+ to|without|yet to|fail\w* to|declin\w+ to|rul\w+ out|no (?:sign|intention|hurry)[\w ]*))\s+(?:\S+\s+){0,3}$/iu;
const asked =
  /\b(?:urg\w+|call(?:s|ed|ing)? (?:on|for|upon)|demand\w*|ask(?:s|ed|ing)?|press(?:es|ed|ing)?|push(?:es|ed|ing)?|want(?:s|ed|ing)?|request\w*|insist\w*|implor\w+|lobb\w+)\b[^;]{0,60}$/iu;
const isUndone = ({ before }: Saying): boolean => undone.test(before) || asked.test(before);

const guess = /\b(?:expect\w*|anticipat\w+|hope\w*|could|may|might|would|likely)\b[^;]{0,70}$/iu;
const isGuess = ({ before }: Saying): boolean => guess.test(before);

const promise =
  /\b(?:agree[sd]?|agreeing|pledg\w+|promis\w+|commit\w*|vow\w*|undert\w+|assur\w+|expect\w*|anticipat\w+|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|aim\w*|seek\w*|offer\w*|will|would|could|may|might|should|shall|set to|ready to|poised|if|once|unless|provided|in exchange|in return|return for|deal|agreements?|accords?|framework|consensus)\b[^;]{0,110}$/iu;
const promisedEarlier =
  /\b(?:agreed|pledged|promised|committed|deal|agreement|accord|framework|in exchange|expect\w*|said it (?:will|would))\b/iu;
const plain = /^(?:[a-z]+(?<!ed|s|ing)(?: (?:up|back|down|off|away|and approve))?|be .*)$/iu;
const doneWords =
  /^(?:took|taken|withdrew|withdrawn|unwound|gave|won|kept|sped up|sold|got|resumption of|relaxation|removal|reversal|rollback|approval|clearance)/iu;

function isAhead({ verb, before, earlier }: Saying): boolean {
  if (promise.test(before)) return true;
  if (doneWords.test(verb)) return false;
  if (/\b(?:decision|order|move)\s+(?:[a-z]+\s+|⟦[^⟧]+⟧\s+){0,4}to\s+$/iu.test(before)) return false;
  if (plain.test(verb)) return !/\b(?:has|have|had|did|does)\s+$/iu.test(before);
  return /ing$/iu.test(verb) && promisedEarlier.test(earlier);
}
