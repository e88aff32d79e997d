import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import { type Deal, whatOf } from './deal.ts';
import { dealNoun, extensionNoun, truceNoun } from './deal-words.ts';

const approval =
  '(?:approvals?|sign-?off|signoff|blessing|consent|go-?ahead|nod|green light|ratification|endorsement|review|final say|final decision)';
const someone =
  "(?:final |formal |the |their |his |its |a |domestic |leaders' |presidential |both |{ANY}(?:'s?)?,? |from |and |of |presidents?(?:'s?)? |leaders?(?:'s?)? |two |internal |legal |by |with ){0,6}";

const pendings: readonly RegExp[] = [
  pattern(
    `\\b(?:subject to|(?:must|has to|have to|yet to|still to) (?:still |also )?(?:win|get|gain|secure|obtain|receive)|pending(?: for)?|await(?:s|ing|ed)?|needs?|requires?|conditional on|contingent (?:up)?on|hing(?:es|ed|ing) on|depends? on|wait(?:s|ing)? for|still (?:needs|requires|awaits)|seek(?:s|ing)?) ${someone}(?:[a-z]+ ){0,4}?${approval}`,
    'iu',
  ),
  pattern(
    '\\b(?:must|still|yet|has|have|needs?|need)\\b.{0,25}\\bto (?:be )?(?:approved?|sign(?:ed)? off|ratif(?:y|ied)|endorsed?|give .{0,20}(?:nod|blessing))|\\bmust (?:still )?be (?:approved|ratified|signed off|endorsed)|\\b(?:must|still have to|has to|have to) (?:still )?(?:approve|sign off|ratify|endorse)',
    'iu',
  ),
  pattern(
    `\\b(?:go(?:es)?|goes now|return|sent|submit(?:ted)?|taken?|take|present(?:ed)?|brought|bring|report(?:ed)?)\\b.{0,30}\\b(?:to|back to)\\b.{0,60}\\bfor (?:[a-z]+ ){0,3}(?:approval|review|sign-?off|decision|green light|nod|blessing|endorsement|consideration)`,
    'iu',
  ),
  pattern(
    '\\b(?:will|must|to) be (?:presented|submitted|put|taken) (?:back )?to (?:the |both |their )*(?:{PERSON}|presidents|leaders|two)|\\b(?:sent|submitted|go|put forward|taken) for (?:[a-z]+ ){0,2}approval',
    'iu',
  ),
  pattern(
    '\\b(?:if|once|until|unless) (?:the )?(?:two )?(?:{ANY}|presidents|leaders)(?: and {ANY})? (?:approves?|signs? off|agrees?|gives? .{0,15}(?:nod|approval|go-ahead))',
    'iu',
  ),
  pattern(
    '\\b(?:decision|say|call|approval|decide)\\b.{0,40}\\b(?:rests?|lies?|is up|up) (?:solely |entirely |ultimately )?(?:with|to) (?:{US} )?(?:president )?{PERSON}|\\b(?:decision|call)\\b.{0,30}\\b(?:made|taken) by {PERSON}|\\b(?:will|must|to|should) decide (?:whether|if) to (?:extend|prolong|accept|approve)\\b|\\b(?:to|through|begin|beginning|entering) (?:their|its|the) (?:own |internal |domestic |respective )+approval|\\bnothing is agreed until\\b|\\bup to {PERSON} to (?:decide|approve|extend)|{PERSON} (?:will|would|has|must|to) (?:make|have|take|get)? ?the (?:final|last) (?:decision|call|say|word)|\\b(?:is|was|remains?) up to {PERSON}',
    'iu',
  ),
];

// Reached, but two leaders will speak to complete it: both are told.
const completing = pattern(
  '\\b(?:will|would|to|set to) (?:speak|talk|meet)\\b[^;]{0,40}\\bto (?:possibly )?(?:complete|finali[sz]e|seal|sign off on) (?:the|a|their) (?:[a-z]+ ){0,2}(?:deal|agreement|framework|sale)|\\b(?:call|meeting|talk)\\b[^;]{0,40}\\b(?:would|will|to|could)["\']* (?:complete|finali[sz]e|seal)["\']* the (?:[a-z]+ ){0,2}(?:deal|agreement)',
  'iu',
);

const nouns = pattern(
  `(?<before>.{0,50})\\b(?<noun>${extensionNoun}|${dealNoun}|${truceNoun}|extension|pause|suspension|implementation|plan|it)\\b(?<after>.{0,40})`,
  'iu',
);
const licences =
  /\b(?:licen[cs]e|licensing|merger|takeover|acquisition|permit|visa|applications?|exporters?|shipments|export of)\b/i;

const approving =
  /approv|sign|review|bless|consent|ahead|nod\b|green light|ratif|endors|decision|say\b|agreed until|decide|up to|word|presented|submitted|put to\b|review|consider|complete|finali[sz]e|seal/i;

/** Agreements of which a sentence says that someone must still approve them. */
export function pendingDeals(sentence: Sentence): Deal[] {
  const { text } = sentence;
  if (!approving.test(text) || licences.test(text)) return [];
  const isPending = pendings.some((form) => form.test(text));
  if (!isPending && !completing.test(text)) return [];
  const match = nouns.exec(text);
  if (!match) return [];
  const { before = '', noun = '' } = match.groups ?? {};
  const isExtension =
    /\b(?:extend|prolong|renew)\w*\b|\bextension\b/i.test(text) &&
    /\btruce|pause|suspension|ceasefire|extension/i.test(text);
  const what = isExtension ? 'truce extension' : whatOf({ before: before.slice(-25), noun, after: '' });
  const isEcho =
    !isExtension &&
    (/^(?:it|plan)$/i.test(noun) ||
      (what === 'trade deal' && /\b(?:the|this|that|our|its)(?: [a-z]+)? $/i.test(before)));
  return [{ what, status: 'pending_approval', sentence, confidence: 0.85, isEcho, isBesides: !isPending }];
}
