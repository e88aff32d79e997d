import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Deal } from './deal.ts';

const stand = '(?:truce|pause|suspension|cease-?fire|reprieve|halt|deadline|relief|détente|grace period)';
const doer =
  '(?:{ACTOR}|\\b(?:sides|countries|leaders|governments|economies|nations|rivals|both))(?: have| has| had| will)? ';
const extended = pattern(
  `(?:\\b(?<verb>extended|extends|prolonged|prolongs|renewed|renews|rolled over|extending|prolonging)|${doer}(?<plain>extend|prolong|renew)) (?:⟦[^⟧]+⟧'?s? )?(?:[^;.]{0,60}?)\\b${stand}`,
  'iu',
);
const toExtend = pattern(`{SIDE}(?:,| and|/) (?:the )?{SIDE} to (?:extend|prolong|renew) [^;.]{0,40}\\b${stand}`, 'iu');
const beenExtended = pattern(
  '\\b(?:truce|pause|suspension|ceasefire|reprieve|tariff relief)(?: (?:with|between|on|for) ⟦[^⟧]+⟧(?: and (?:the )?⟦[^⟧]+⟧)?)?(?:, (?:which|that)[^;]{0,90},)?(?: (?:was|were|is|has been|have been|had been|being))? (?:extended|prolonged|renewed)',
  'iu',
);
const order =
  /\border\b.{0,20}\bsigned by\b|\b(?:signed|signs|signing|issued|issues|inked)\b[^;]{0,60}\b(?:orders?|proclamation|decree)\b/i;
const carriesOut =
  /\b(?:implement\w*|carr(?:y|ies|ying) out|formali[sz]\w+|put(?:s|ting)? into effect|giv(?:es|ing) effect|enact\w*|codif\w+|effect\w*)\b[^;]{0,80}\b(?:agreements?|deal|accord|pact|arrangement|truce|consensus|commitments?)\b/i;
const approves =
  /\b(?:approv\w+|clear\w*|bless\w*|authori[sz]\w+)\b[^;]{0,60}\btik ?tok\b|\btik ?tok\b[^;]{0,60}\b(?:deal|sale)\b/i;
const orderExtends =
  /\b(?:extend|prolong|delay|push(?:es|ed|ing)? back|put(?:s|ting)? off|postpon|defer|keep(?:s|ing)?|continu|maintain|renew|paus|suspend)\w*\b[^;]{0,70}\b(?:truce|pause|suspension|tariff|dut(?:y|ies)|lev(?:y|ies)|reprieve|deadline)/i;
const china = /⟦(?:PARTY|ADJECTIVE|PERSON):CN/;

const extending = /extend|prolong|renew|rolled over|\border|proclamation|decree/i;
const unsure =
  /\b(?:not|n't|could|might|may|would|if|discuss\w*|consider\w*|whether|talks? (?:on|about)|deadline .{0,20}tik ?tok|to|of|on|for|will)\b(?: \S+){0,2} ?$/i;

/** A truce made longer, and orders signed to carry out or extend what was agreed. */
export function extendedTruces(sentence: Sentence): Deal[] {
  const { text } = sentence;
  if (!extending.test(text)) return [];
  const isOrder = order.test(text) || /\border (?:will )?(?:extend|prolong)/i.test(text);
  if (isOrder && approves.test(text) && !/\bdeadline\b/i.test(text))
    return [{ what: 'TikTok deal', status: 'signed', sentence, confidence: 0.8 }];
  if (isExtension(text) || (isOrder && isOrderToExtend(sentence)))
    return [{ what: 'truce extension', status: isOrder ? 'signed' : 'reached', sentence, confidence: 0.85 }];
  return isOrder && carriesOut.test(text)
    ? [{ what: 'trade deal', status: 'signed', isOrder: true, sentence, confidence: 0.8 }]
    : [];
}

function isExtension(text: string): boolean {
  const match = extended.exec(text) ?? beenExtended.exec(text) ?? toExtend.exec(text);
  if (!match || /\btik ?tok\b/i.test(text.slice(match.index, match.index + match[0].length + 25))) return false;
  if (/ing$/i.test(match.groups?.verb ?? '') && !isConsequence(text.slice(0, match.index))) return false;
  if (/\bwill (?:extend|prolong|renew)/i.test(match[0])) return false;
  return !unsure.test(text.slice(Math.max(0, match.index - 40), match.index));
}

// "Delays the duties, extending the truce".
const isConsequence = (lead: string): boolean =>
  /, (?:effectively |in effect )?$/i.test(lead) && !/\b(?:would|could|may|might|if|to)\b/i.test(lead.slice(-70));

// An order that only raises duties extends nothing; one about China's truce names it or China.
function isOrderToExtend({ text }: Sentence): boolean {
  const [told] = orderExtends.exec(text) ?? [];
  if (told === undefined || /\btik ?tok\b/i.test(text.slice(text.indexOf(told)).slice(0, told.length + 25)))
    return false;
  return /\bextend/i.test(told) || china.test(text) || /\btruce\b/i.test(text);
}
