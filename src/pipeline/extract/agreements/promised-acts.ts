import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import { nameOfAct } from './acts.ts';
import type { Deal, DealStatus } from './deal.ts';

const agreeing =
  /\b(?:agreed|agrees?|agreeing|commit(?:ted|s)?|pledged|pledges|accord|consensus|deal|vow(?:ed|s)|decided|undertook|undertaken|promised)\b/gi;
// What may stand between "agreed" and "to": when, where, with whom.
const link =
  /^(?:,? ?(?:⟦[^⟧]+⟧(?:'s)?|talks|the|a|an|meeting|dinner|summit|phone|call|in principle|this|last|month|week|earlier|late|provisionally|verbally|jointly|also|on|in|at|after|during|following|with|presidents?|leaders?|counterpart|to|(?:in|at|on) [a-z]+)){0,8}? (?:to|on|that (?:they|both|it|he) (?:will|would|should)) (?=[a-z⟦"])/iu;
const headline =
  /^ (?=(?:(?:deep|sweeping|mutual|big|temporary) )?tariff (?:cut|reduction|pause|truce|rollback)|⟦SPAN)/iu;
const undone =
  /\b(?:not|n't|never|if|unless|until|would|could|might|may|must|should|will|can|yet|hop\w+|urg\w+|want\w*|failed|refus\w+|whether|before|ready|to|had expected) (?:\w+ ){0,2}$/i;
const goal =
  /^(?:continue|keep|go on|press|push|work|try|carry on|make|strive|maintain communication)\b.{0,40}?\b(?:efforts?|working|work|push\w*|trying|pressing|toward|for|to)\b(?<act>.{3,80})/i;
const together = /^(?:work|cooperate) (?:together|closely|with ⟦[^⟧]+⟧)/i;

const someone =
  /⟦(?:PARTY|ADJECTIVE|PERSON)|\b(?:sides|countries|nations|leaders|officials|negotiators|envoys|ministers|presidents|both|they|two|we|governments|economies|firms|companies|chipmakers?)\b/i;
const inPrinciple = /\b(?:tentatively|provisionally|verbally|in principle)\b/i;
const leadChars = 60;
const actChars = 110;

/** Agreements told by what the sides agreed to do: "agreed to extend the truce", "agreed to lower duties". */
export function promisedActs(sentence: Sentence): Deal[] {
  const { text } = sentence;
  if (text.endsWith('?') || text.search(agreeing) < 0 || !someone.test(text)) return [];
  return matchesOf(text, agreeing).flatMap((match) => actsAt(match, sentence));
}

function actsAt({ 0: word, index }: RegExpExecArray, sentence: Sentence): Deal[] {
  const lead = sentence.text.slice(Math.max(0, index - leadChars), index);
  if (undone.test(lead)) return [];
  const rest = sentence.text.slice(index + word.length);
  const act = actIn(rest);
  // "A deal on" is read as a deal; only what it is to do is told here.
  const isNoun = /^(?:accord|consensus|deal)$/i.test(word);
  if (act === undefined || (isNoun && !/^ to /i.test(rest))) return [];
  const isLoose = inPrinciple.test(`${lead.slice(-25)} ${rest.slice(0, 40)}`);
  return dealsOf(act, sentence).map((deal) => ({
    ...deal,
    status: isLoose ? 'in_principle' : deal.status,
    isTerm: deal.isTerm === true && isOneSide(lead),
  }));
}

function actIn(rest: string): string | undefined {
  const start = (link.exec(rest) ?? headline.exec(rest))?.[0].length;
  return start === undefined ? undefined : rest.slice(start, start + actChars).replace(/;.*$/, '');
}

// "The US agreed to lower its duties" spells out a deal; that both sides did so is one.
const one = pattern("{ACTOR}(?:'s)?,? (?:[a-z]+ ){0,3}$", 'iu');
const both = pattern("{ACTOR}(?:,| and|/) (?:[a-z'-]+ ){0,4}{ACTOR}|\\b(?:both|two|sides)\\b", 'iu');
const isOneSide = (lead: string): boolean => one.test(lead) && !both.test(lead);

function dealsOf(act: string, sentence: Sentence): Deal[] {
  const aim = together.test(act) ? null : goal.exec(act);
  // Agreed is only the wish: to go on working for it.
  const status: DealStatus = aim ? 'in_principle' : 'reached';
  const what = aim?.groups?.act?.replace(/^.*?\b(?=extend|extension|prolong|cut|reduc|suspend)/i, '') ?? act;
  for (const part of what.split(/,? and (?:to )?|, (?=[a-z]+ )/)) {
    const named = nameOfAct(part);
    if (named !== undefined)
      return [
        { ...named, isGoal: aim !== null, isMinor: named.what === 'cooperation', status, sentence, confidence: 0.8 },
      ];
  }
  return [];
}
