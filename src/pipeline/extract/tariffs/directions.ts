import type { Party } from '../../../domain/statements.ts';
import type { Cue } from './cues.ts';
import type { Rate, RateGroup } from './rates.ts';

/** Who puts a duty on whom. */
export interface Direction {
  readonly imposer: Party;
  readonly target: Party;
}

/** Directions of a rate, and how plainly the text tells them. */
export interface Directed {
  readonly directions: readonly Direction[];
  /** `told` beside the rate, `acting` by whoever acts in the clause, `carried` from words before. */
  readonly from: 'told' | 'acting' | 'carried';
}

/** What words before the clause have told: the last direction, or the last actor. */
export interface Carried {
  readonly directions?: readonly Direction[];
  readonly actor?: Party;
  /** What the duty is on, where that is not everything. */
  readonly goods?: string;
}

interface Directing {
  readonly group: RateGroup;
  readonly rate: Rate;
  /** The cues of its clause. */
  readonly cues: readonly Cue[];
  readonly carried: Carried;
}

/** Who puts the rate on whom: the object right after it, else what stands nearest before it, else what is carried. */
export function directionOf({ group, rate, cues, carried }: Directing): Directed | undefined {
  const inner = cues.find(({ at, target }) => at >= group.at && at < group.end && target !== undefined);
  const before = cues.filter(({ at }) => at < group.at);
  const after = cues.find((cue) => isObjectOf(cue, group));
  const nearest = before.at(-1);
  const beside = nearest?.target === undefined ? cues.find((one) => isOwnerOf(one, group)) : undefined;
  const cue = inner ?? after ?? beside ?? nearest;
  if (cue === undefined) return answers.test(group.clause.text) ? reversed(carriedOn(carried)) : carriedOn(carried);
  const acting = actorOf(cue.target === undefined ? before : cues.filter(({ at }) => at < cue.at));
  const actor = acting ?? carried.actor ?? carried.directions?.[0]?.imposer;
  if (cue.isMutual === true) return { directions: mutualFor({ group, rate, first: cue.first }), from: 'told' };
  const paired = pairedWith({ group, rate, cues: before });
  if (paired !== undefined) return { directions: [paired], from: 'told' };
  const from = cue.target === undefined ? 'acting' : 'told';
  const directions = [cue, ...(cue.also === undefined ? [] : [{ ...cue, target: cue.also }])].flatMap(
    (one) => completed({ cue: one, actor, acting }) ?? [],
  );
  return { directions, from };
}

/** What a clause without rates leaves for the next ones. */
export function carriedFrom(cues: readonly Cue[], held: Carried): Carried {
  const told = cues.find(({ target }) => isSide(target) || target === 'WORLD');
  const actor = actorOf(cues) ?? held.actor;
  const direction = told && completed({ cue: told, actor, acting: undefined });
  if (direction !== undefined) return { directions: [direction], ...(actor === undefined ? {} : { actor }) };
  return { ...held, ...(actor === undefined ? {} : { actor }) };
}

// "… a 50% duty on China if it keeps its 34% levy": the other one's.
const answers = /^(?:if|unless|should) (?:it|they|he)\b[^;]*\b(?:its|their|his)\b/i;
const reversed = (directed: Directed | undefined): Directed | undefined =>
  directed && {
    ...directed,
    directions: directed.directions.map(({ imposer, target }) => ({ imposer: target, target: imposer })),
  };

const carriedOn = ({ directions, actor }: Carried): Directed | undefined => {
  if (directions !== undefined) return { directions, from: 'carried' };
  return actor === 'US' || actor === 'CN'
    ? { directions: [{ imposer: actor, target: facing(actor) }], from: 'carried' }
    : undefined;
};

// "a 30% duty on Chinese goods": the object follows, with no other rate and no turn of thought between.
function isObjectOf({ at, isObject }: Cue, { clause, end, after }: RateGroup): boolean {
  if (isObject !== true || at < end || at > end + after.length) return false;
  return !turn.test(clause.text.slice(end, at));
}
// "the 145% US duties": whose they are stands right after.
const isOwnerOf = ({ at, imposer, target }: Cue, { clause, end }: RateGroup): boolean =>
  imposer !== undefined && target === undefined && at >= end && /^\s*$/.test(clause.text.slice(end, at));
const turn =
  /[,;]|\b(?:and|or|after|because|since|while|in (?:retaliation|response|return|exchange|answer)|as|when|to|from)\b/i;

const isSide = (party: Party | undefined): party is 'US' | 'CN' => party === 'US' || party === 'CN';
const facing = (side: 'US' | 'CN'): Party => (side === 'US' ? 'CN' : 'US');

const actorOf = (cues: readonly Cue[]): Party | undefined =>
  cues.findLast(({ target, imposer }) => target === undefined && imposer !== undefined)?.imposer;

interface Completing {
  readonly cue: Cue;
  readonly actor: Party | undefined;
  /** Whoever acts in the same clause. */
  readonly acting: Party | undefined;
}

// A third country's duty on Chinese goods is none of the US; a duty on a third country needs one of the two to put it.
function completed({ cue, actor, acting }: Completing): Direction | undefined {
  if (cue.target === undefined)
    return isSide(cue.imposer) ? { imposer: cue.imposer, target: facing(cue.imposer) } : undefined;
  if (isSide(cue.target))
    return acting !== undefined && !isSide(acting) ? undefined : { imposer: facing(cue.target), target: cue.target };
  const imposer = actor ?? (cue.target === 'WORLD' ? 'US' : undefined);
  return isSide(imposer) && imposer !== cue.target ? { imposer, target: cue.target } : undefined;
}

interface Pairing {
  readonly group: RateGroup;
  readonly rate: Rate;
}
const both: readonly Direction[] = [
  { imposer: 'US', target: 'CN' },
  { imposer: 'CN', target: 'US' },
];

// "each side's duties fall to 30% and 10%": the two rates are one side's each, the US first as such news has it.
function mutualFor({ group, rate, first }: Pairing & { readonly first: Party | undefined }): readonly Direction[] {
  const rates = group.rates.filter(({ role }) => role === 'rate');
  const place = rates.indexOf(rate);
  return rates.length === 2 && place >= 0 && isPair(group)
    ? both.filter(({ imposer }) => (imposer === (first ?? 'US')) === (place === 0))
    : both;
}

const isPair = ({ clause, rates, after }: RateGroup): boolean =>
  /\brespective/i.test(after) || /^\s*and\s*$/i.test(clause.text.slice(rates.at(-2)?.end, rates.at(-1)?.at));

// "duties of China and the US stand at 10% and 30% respectively".
function pairedWith({ group, rate, cues }: Pairing & { readonly cues: readonly Cue[] }): Direction | undefined {
  const place = group.rates.indexOf(rate);
  if (group.rates.length !== 2 || !/\brespective/i.test(group.after)) return undefined;
  const cue = cues.slice(-2)[place];
  return cues.length < 2 || cue === undefined ? undefined : completed({ cue, actor: undefined, acting: undefined });
}
