import { matchesOf } from '../../../lib/matches.ts';
import type { Clause } from '../clauses.ts';
import { clausesOf } from '../clauses.ts';
import type { Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';

/** A percentage of a clause that is a rate of duty. */
export interface Rate {
  readonly percent: number;
  readonly isOver: boolean;
  /** Where its mark stands in the clause. */
  readonly at: number;
  readonly end: number;
  /** `before`: the rate that another one of its group replaces. */
  readonly role: 'rate' | 'before';
}

/** Rates of one clause that belong together: "from 10% to 25%", "5% or 10%". */
export interface RateGroup {
  readonly clause: Clause;
  readonly rates: readonly Rate[];
  readonly at: number;
  readonly end: number;
  /** The clause before the group, from where the group before it ends. */
  readonly before: string;
  /** The clause after the group, up to the next group. */
  readonly after: string;
}

/** The clauses of a sentence as rates need them: "up from 34%" and "compared with 20%" belong to what stands before. */
export function rateClausesOf(sentence: Sentence): Clause[] {
  const clauses: Clause[] = [];
  for (const clause of clausesOf(sentence.text)) {
    const last = clauses.at(-1);
    if (last === undefined || !(belongsBefore.test(clause.text) || onlyActor.test(last.text))) clauses.push(clause);
    else clauses.splice(-1, 1, { at: last.at, text: sentence.text.slice(last.at, clause.at + clause.text.length) });
  }
  return clauses;
}

// "The US and China will each cut": one subject.
const onlyActor = pattern(String.raw`^(?:the |both )?{ACTOR}$`, 'iu');
const belongsBefore = pattern(
  String.raw`^(?:(?:up|down) from|compared (?:with|to)|from|against|previously|to|including)\b[^⟦]{0,40}{PERCENT}|^(?:bringing|taking|pushing) (?:it|them)\b`,
  'iu',
);

interface Looking {
  readonly sentence: Sentence;
  readonly clause: Clause;
  /** The talk is of duties already, so that a bare percentage may be one. */
  readonly isCarried: boolean;
}

/** The groups of rates in a clause. Percentages of exports, shares, growth and the like are left out. */
export function rateGroupsIn(looking: Looking): RateGroup[] {
  const { clause } = looking;
  const groups: Rate[][] = [];
  for (const rate of ratesIn(looking)) {
    const last = groups.at(-1);
    const between = last === undefined ? '' : clause.text.slice(last.at(-1)?.end ?? 0, rate.at);
    if (last !== undefined && !stacked.test(between) && (joins.test(between) || moves.test(between))) last.push(rate);
    else groups.push([rate]);
  }
  return groups.map((rates, index) =>
    groupOf({ clause, rates, from: endOf(groups[index - 1]), to: startOf(groups[index + 1]) }),
  );
}

const joins = pattern(
  String.raw`^\s*(?:\(?(?:,|and|or|to|from|-|–|up from|down from|,? (?:up|down) from|compared (?:with|to)|previously)\s*)+(?:(?:the|an?|about|around|its|their|as high as|up to|current|existing|previous|earlier|old|the current|even|level|rate|tariffs?|to|from|of|or|and)\s+)*$`,
  'iu',
);
// "the 25% duty on Chinese goods would be raised to 30%": one move, although the goods stand between.
const stacked = /\b(?:to|on) (?:the|an?|its) (?:existing|current|earlier|previous)\b/i;
const moves = pattern(
  String.raw`^(?:(?!\b(?:and|while|but)\b)[^;,]|, [a-z][^;,]{1,50}, ){1,140}(?:\b(?:rose|doubled|jumped|climbed|fell|dropped|went up|went|was raised|was cut)|\b(?:will|would|to|set to|was|were|is|are|has been|been|be|now)\b(?: be| been| now)*(?: {RAISE}| {CUT}| bumped(?: up)?| go(?:es)?(?: up| down)?| rise| jump| fall| climb| double| snap back))(?: up| down)? to (?:a |as high as |up to )?$`,
  'iu',
);
const endOf = (rates: readonly Rate[] | undefined): number => rates?.at(-1)?.end ?? 0;
const startOf = (rates: readonly Rate[] | undefined): number | undefined => rates?.[0]?.at;

interface Grouping {
  readonly clause: Clause;
  readonly rates: readonly Rate[];
  readonly from: number;
  readonly to: number | undefined;
}

function groupOf({ clause, rates, from, to }: Grouping): RateGroup {
  const [at, end] = [startOf(rates) ?? 0, endOf(rates)];
  // What stands between the rates of a move holds its verb.
  const inner = rates.length > 1 ? clause.text.slice(rates[0]?.end, rates.at(-1)?.at) : '';
  const isMoved = moves.test(inner);
  const texts = { before: `${clause.text.slice(from, at)}${isMoved ? inner : ''}`, after: clause.text.slice(end, to) };
  return { clause, at, end, ...texts, rates: withRoles({ clause, rates, ...texts, isMoved }) };
}

interface Roles {
  readonly clause: Clause;
  readonly rates: readonly Rate[];
  readonly before: string;
  readonly after: string;
  readonly isMoved: boolean;
}

// "from X to Y", "to Y from X", "Y, up from X": X is the rate before. "of 5% to 25%" and "range from 5% to 25%" are both rates.
function withRoles({ clause, rates, before, after, isMoved }: Roles): Rate[] {
  const isRange = rangeBefore.test(before);
  return rates.map((rate, index) => {
    const lead = clause.text.slice(Math.max(0, rate.at - leadChars), rate.at);
    const isFirstOfMove = rates.length > 1 && index === 0 && !isRange && /\bfrom\b[^⟦]*$/i.test(lead);
    const isHalved = index === 0 && (isMoved || (!isRange && isMovedObject({ clause, rates, before })));
    const isLater = index > 0 && /\bfrom\b[^⟦]*$|\bpreviously\b[^⟦]*$|\bcompared (?:with|to)\b[^⟦]*$/i.test(lead);
    const isAlone = rates.length === 1 && aloneBefore.test(before) && !isRange && !freedFrom.test(before);
    const isNamedBefore =
      rates.length === 1 && /^ (?:rate |level |tariff )?(?:previously|earlier|before)\b/i.test(after);
    return isFirstOfMove || isHalved || isLater || isAlone || isNamedBefore
      ? { ...rate, role: 'before' as const }
      : rate;
  });
}

// "raised the 10% duty to 25%", "halving the rate … 20% to 10%": the first is the object of a change.
function isMovedObject({ clause, rates, before }: Pick<Roles, 'clause' | 'rates' | 'before'>): boolean {
  const [first, second] = rates;
  if (second === undefined) return movedAlone.test(before);
  if (first === undefined) return false;
  const between = clause.text.slice(first.end, second.at);
  return /^[^⟦]*\bto\b[^⟦]*$/i.test(between) && changeBefore.test(before);
}

// "halve its 15% duty", "lowering the existing 20% levy".
const movedAlone = pattern(
  String.raw`\b(?:halv\w+|doubl\w+|tripl\w+|quadrupl\w+|cut(?:s|ting)?|reduc\w+|lower\w*|slash\w*|trim\w*|replac\w+|swap\w*|supersed\w+) (?:its|their|the|those|these|his|an?)(?: existing| current| earlier| additional| most| some)* $`,
  'iu',
);
const leadChars = 40;
const rangeBefore = /\b(?:rang(?:e|es|ed|ing)|between|vary(?:ing)?|varies|anywhere)\b[^⟦]*$/i;
const changeBefore = pattern(
  String.raw`\b(?:{RAISE}|{CUT})\b(?: the| certain| existing| its| some| most| current| their| additional| a){0,4} $`,
  'iu',
);
// "exempt from its 25% duty" replaces nothing.
const freedFrom = /\b(?:exempt\w*|exclu\w+|spar(?:e|es|ed|ing)|free\w*|relief|shield\w*|carve\w*)\b[^;]*$/i;
const aloneBefore =
  /(?:\b(?:up|down|compared (?:with|to))\s+)?\bfrom (?:the |an? |its |their |about |around |over |current |existing |previous |earlier |old |very high |as (?:high|much) as )*$|\b(?:compared (?:with|to)|instead of|rather than) (?:the |an? )?$/i;

function ratesIn({ sentence, clause, isCarried }: Looking): Rate[] {
  const isAboutDuties = isCarried || duty.test(clause.text);
  return matchesOf(clause.text, percentMark).flatMap((match): Rate[] => {
    const tag =
      tagOf(sentence, { mark: match[0], kind: 'percent' }) ?? tagOf(sentence, { mark: match[0], kind: 'points' });
    if (tag === undefined) return [];
    const [at, end] = [match.index, match.index + match[0].length];
    const isPoints = tag.kind === 'points';
    const around = { before: clause.text.slice(0, at), after: clause.text.slice(end) };
    if (!isAboutDuties || (isPoints ? !suspends.test(around.before) : isOther(around))) return [];
    const isOver = tag.kind === 'percent' && tag.isOver;
    return [{ percent: Math.abs(tag.value), isOver, at, end, role: 'rate' }];
  });
}

const duty = pattern(
  String.raw`{TARIFF}|\b(?:tax(?:es|ed|ing)?|tariffed|section \d{3})\b|\bcharg\w* (?:an? )?{PERCENT} on\b`,
  'iu',
);
const percentMark = pattern('{PERCENT}|{POINTS}');
// "suspend 24 points", "remove 91 points": points that are set aside are a rate of their own; steps are none.
const suspends = pattern(String.raw`{SUSPEND}\b[^⟦;]{0,60}$`, 'iu');

interface Around {
  readonly before: string;
  readonly after: string;
}

// Whether a percentage is something else: a share, a fall or rise of exports, growth, a price.
function isOther({ before, after }: Around): boolean {
  if (dutyAfter.test(after)) return false;
  if (shareAfter.test(after) || notBefore.test(before)) return true;
  if (rateBefore.test(before)) return false;
  return lastOf(otherSubject, before) > lastOf(dutyBefore, before) || changeAlone.test(before);
}

const dutyAfter = pattern(
  String.raw`^[- ]?(?:\s*(?:additional|extra|new|blanket|across-the-board|punitive|total|average|retaliatory|reciprocal|baseline|fentanyl[- ]?(?:related|linked)?|existing|import|global|universal|"|section \d+|ad valorem|counter-?|combined|current|flat|minimum|{ANY}|and|or|to|-|{PERCENT}|[a-z]+-related|IEEPA|hefty|steep|sweeping)[- "]*){0,5}\s*(?:{TARIFF}|tax(?:es)?\b|surtax|charge\b|rate\b|bump\b)`,
  'iu',
);
const shareAfter = pattern(
  String.raw`^\s*(?:of\b|(?:year[- ](?:on|over)[- ]year|from a year|lower|higher|drop|fall|declin\w+|plunge|slump|increase in|rise in|gain|jump|growth|share|stake|chance|probability|more|less|cheaper|faster|discount|contraction|expansion|month[- ]on)\b|from (?:{COUNT}|{MONEY}))`,
  'iu',
);
const notBefore = pattern(
  String.raw`\b(?:not|n't) (?:the |at |by |an? )?$|\b(?:instead of|rather than)\b[^;,]{0,60}$|\b(?:about|some|roughly|nearly)? ?(?:one|two|three) in \w+ $|\b(?:prices?|growth|costs?|inflation|exports?|sales|output|profits?|earnings|GDP|trade|revenues?|demand) (?:\w+ ){0,2}by (?:about |around |nearly |as much as |up to |an? )*$|\b(?:up|down) (?:by |about |nearly |almost |another |some |a |more than )*$|\b(?:cut|reduc|lower|slash|trim|fall|fell|drop)\w* (?:[^⟦;]{0,40} )?by (?:about |nearly |almost |a |another |an additional )*$`,
  'iu',
);
const rateBefore = pattern(
  String.raw`(?:{TARIFF}|tax(?:es|ed)?|rates?)(?:[^⟦;]{0,20}| on [^;]{0,60}) (?:of|at|to|from|is|are|was|were|by|reach(?:ed|es)?|hits?|averag(?:e|es|ed|ing)|exceed\w*|stands? at|totall?ing)(?: (?:a|an|the|as high as|up to|about|around|some|roughly|nearly|at least|still|now|currently|set at|already|an average of|an average|an? additional|an extra|another))* $`,
  'iu',
);
const dutyBefore = pattern(String.raw`{TARIFF}|\b(?:tax(?:es|ed|ing)?|surtax)\b`);
const otherSubject = pattern(
  String.raw`(?<!\b(?:on|of|for) (?:\S+ ){0,3})(?:exports?|imports?|shipments?|shares?|stocks?|sales|growth|economy|GDP|output|production|orders|inflation|prices?|surplus|deficit|trade|index|futures|Dow|S&P(?: 500)?|Nasdaq|market|revenue|profits?|yuan|dollar|supply|purchases|demand|probability|odds|reserves|poll|approval|investment|jobs|soybeans?|freight|volumes?)\b(?:(?!{TARIFF})[^;]){0,70}\b(?:fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|slump(?:s|ed|ing)?|plung(?:e|es|ed|ing)|sank|slid|shrank|shrunk|slow(?:s|ed|ing)?|lost|los(?:e|es|ing)|down|rose|risen|rising|grew|grown|grow(?:s|ing)?|jump(?:s|ed)?|gain(?:s|ed)?|climb(?:s|ed)?|up|higher|lower|soar(?:s|ed)?|surg(?:e|es|ed|ing)|tumbl(?:e|es|ed)|declin(?:e|es|ed|ing)|decreas(?:e|es|ed)|increas(?:e|es|ed)|account(?:s|ed|ing)?|reach(?:es|ed)|totall?ed|sell(?:ing)? off|off|provid(?:es|ed)|produc(?:es|ed)|control(?:s|led))\b`,
);
const changeAlone =
  /\b(?:sparked|fell|rose|dropped|plunged|slumped|grew|declined|gained|lost|tumbled|soared|surged|expanded|contracted) (?:by |about |nearly |almost |another |as much as |more than |a )*$/i;

const lastOf = (words: RegExp, text: string): number => matchesOf(text, words).at(-1)?.index ?? -1;
