import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Deal, DealStatus } from './deal.ts';

interface Act {
  readonly looks: RegExp;
  readonly what: string;
  readonly isTerm?: boolean;
}

const tariffs = '(?:{TARIFF}|tariff|trade war|countermeasures|trade measures|hikes?)';
const stand = '(?:truce|pause|suspension|cease-?fire|reprieve|halt|deadline|relief|détente|grace period)';
const stop =
  '(?:suspend|suspending|pause|pausing|halt|halting|freeze|freezing|hold off|holding off|delay|delaying|postpone|postponing|defer|put off|put .{0,40}on hold|refrain|refraining|drop|stop|stopping|set aside|keep .{0,40}from (?:escalating|rising))';
const lower = '(?:{CUT}|ease|easing|soften|softening|trim|trimming|relax|undo|scaling back)';
const curbs = '(?:export|curbs?|restrictions?|controls?|licen[cs]\\w+|rare[- ]earths?|magnets?|minerals?|bans?)';

/** What the sides agree to do, by the words of the act; the first that fits names the agreement. */
const acts: readonly Act[] = [
  {
    looks: pattern(
      `^(?:extend|prolong|renew|roll over|extending|prolonging|a further|an? extension|push back|lengthen)\\b.{0,60}\\b${stand}`,
      'iu',
    ),
    what: 'truce extension',
  },
  { looks: pattern(`^(?:an? |the |temporary |{SPAN} )(?:[a-z-]+ |{SPAN} ){0,2}(?:{TRUCE})\\b`, 'iu'), what: 'truce' },
  {
    looks: pattern(`^(?:temporarily |immediately |mutually )?${stop}\\b.{0,42}?\\b${tariffs}`, 'iu'),
    what: 'tariff pause',
    isTerm: true,
  },
  {
    looks: pattern(
      `^(?:temporarily |sharply |drastically |mutually |[a-z]+ly )?${lower}\\b.{0,60}?\\b${tariffs}`,
      'iu',
    ),
    what: 'tariff cut',
    isTerm: true,
  },
  { looks: pattern(`^(?:soften|ease) (?:their|its) stances?`, 'iu'), what: 'tariff cut', isTerm: true },
  {
    looks: pattern(
      `^(?:end|lift|ease|suspend|pause|remove|resume|restart|allow|grant|issue|speed up|expedite|approve|delay|roll back|{CUT})\\b.{0,50}?\\b${curbs}`,
      'iu',
    ),
    what: 'export restrictions',
    isTerm: true,
  },
  {
    looks: pattern(
      `^(?:give|pay|share|hand(?: over)?|remit|turn over)\\b.{0,60}?(?:{PERCENT}|cut|share|slice|portion)`,
      'iu',
    ),
    what: 'revenue share',
  },
];

const agreed = pattern(
  `(?<lead>.{0,60})\\b(?:agreed|agrees|agree|agreeing|committed|commit|pledged to|accord|consensus|deal|vowed)(?: (?:on|in|at|after|during|following|to|earlier|late)? ?(?:⟦[^⟧]+⟧|talks|the|a|an|meeting|dinner|summit|in principle|this month|last month|that|earlier|in|in [a-z]+|at [a-z]+|with|presidents?|leaders?|chinese|also|,| ){0,8})??(?: to| on) (?=(?<act>(?!be\\b).{4,110}))`,
  'giu',
);
const undone =
  /\b(?:not|n't|never|if|unless|until|would|could|might|may|must|should|will|can|yet|hop\w+|urg\w+|want\w*|failed|refus\w+|whether|before|ready|to) (?:\w+ )?$/i;
const goal =
  /^(?:continue|keep|go on|press|push|work|try|carry on|make)\b.{0,40}?\b(?:efforts?|working|work|push\w*|trying|pressing|toward|to)\b(?<act>.{3,80})/i;

// Cheap to test, and most sentences fail it.
const agreeing = /\b(?:agree|commit|pledged to|accord|consensus|deal|vowed)/i;
const someone =
  /⟦(?:PARTY|ADJECTIVE|PERSON)|\b(?:sides|countries|nations|leaders|officials|negotiators|envoys|ministers|presidents|both|they|two|we|governments|economies|firms|companies)\b/i;

/** Agreements told by what the sides agreed to do: "agreed to extend the truce", "agreed to lower duties". */
export function promisedActs(sentence: Sentence): Deal[] {
  if (!agreeing.test(sentence.text) || sentence.text.endsWith('?') || !someone.test(sentence.text)) return [];
  return [...sentence.text.matchAll(agreed)].flatMap((match): Deal[] => {
    const { lead = '', act = '' } = match.groups ?? {};
    if (undone.test(lead)) return [];
    return actsIn(act, sentence).map((deal) => ({ ...deal, isTerm: deal.isTerm === true && isOneSide(lead) }));
  });
}

// "The US agreed to lower its duties" spells out a deal; that both sides did so is one.
const one = pattern("{ACTOR}(?:'s)?,? (?:[a-z]+ ){0,3}$", 'iu');
const both = pattern("{ACTOR}(?:,| and|/) (?:[a-z'-]+ ){0,4}{ACTOR}|\\b(?:both|two|sides)\\b", 'iu');
const isOneSide = (lead: string): boolean => one.test(lead) && !both.test(lead);

function actsIn(act: string, sentence: Sentence): Deal[] {
  const aim = goal.exec(act);
  // Agreed is only the wish: to go on working for it.
  const status: DealStatus = aim ? 'in_principle' : 'reached';
  const what = aim?.groups?.act?.replace(/^.*?\b(?=extend|extension|prolong|cut|reduc|suspend)/i, '') ?? act;
  for (const part of what.split(/,? and (?:to )?/)) {
    const named = nameOf(part);
    if (named !== undefined) return [{ ...named, isGoal: aim !== null, status, sentence, confidence: 0.8 }];
  }
  return [];
}

const started =
  /^(?:establish|launch|set up|create|form|exchange|share|set in motion|embark on|strengthen|label|designate)\b (?:an?|the|new|formal|more|their)? ?(?<thing>(?:(?!to\b|that\b|which\b|for\b|after\b|during\b|as\b|in order\b)[\w'"&-]+ ?){1,6})/i;

function nameOf(act: string): Pick<Deal, 'what' | 'isTerm'> | undefined {
  const found = acts.find(({ looks }) => looks.test(act));
  if (found) return { what: found.what, isTerm: found.isTerm === true };
  const thing = started.exec(act)?.groups?.thing?.replace(/["']/g, '').replace(/^new /, '').trim().toLowerCase();
  return thing === undefined || thing === '' ? undefined : { what: thing };
}

const extended = pattern(
  `(?<lead>.{0,40})\\b(?:(?<verb>extended|extends|prolonged|prolongs|renewed|renews|rolled over|extending|prolonging) (?:⟦[^⟧]+⟧'?s? )?(?:[^;.]{0,60}?)\\b${stand}|(?<noun>truce|pause|suspension|ceasefire|reprieve|tariff relief)(?: (?:with|between) ⟦[^⟧]+⟧(?: and (?:the )?⟦[^⟧]+⟧)?)?(?:, (?:which|that)[^;]{0,90},)?(?: (?:was|were|is|has been|have been|had been|being))? (?:extended|prolonged|renewed))`,
  'iu',
);
const order = /\b(?:signed|signs|signing|issued|issues|inked)\b[^;]{0,60}\b(?:orders?|proclamation|decree)\b/i;
const carriesOut =
  /\b(?:implement\w*|carr(?:y|ies|ying) out|formali[sz]\w+|put(?:s|ting)? into effect|enact\w*|codif\w+|effect\w*)\b[^;]{0,80}\b(?:agreements?|deal|accord|pact|arrangement|truce|consensus|commitments?)\b/i;

const extending = /extend|prolong|renew|rolled over|\border|proclamation|decree/i;

/** A truce made longer, and orders signed to carry out or extend what was agreed. */
export function extendedTruces(sentence: Sentence): Deal[] {
  const { text } = sentence;
  if (!extending.test(text)) return [];
  const isOrder = order.test(text) || /\border (?:will )?extend/i.test(text);
  const match = extended.exec(text);
  const lead = match?.groups?.lead ?? '';
  const isExtended =
    (match !== null &&
      !/\b(?:not|n't|could|might|may|would|if|discuss\w*|consider\w*|whether|talks? (?:on|about)|deadline .{0,20}tik ?tok|to|of|on|for|will)\b(?: \S+){0,2} ?$/i.test(
        lead,
      ) &&
      !/ing$/i.test(match.groups?.verb ?? '')) ||
    (isOrder && /\bextend(?:s|ing)?\b[^;]{0,60}\b(?:truce|pause|suspension|tariff|reprieve)/i.test(text));
  if (isExtended && !/\btik ?tok\b/i.test(match?.[0] ?? ''))
    return [{ what: 'truce extension', status: isOrder ? 'signed' : 'reached', sentence, confidence: 0.85 }];
  return isOrder && carriesOut.test(text)
    ? [{ what: 'trade deal', status: 'signed', isOrder: true, sentence, confidence: 0.8 }]
    : [];
}
