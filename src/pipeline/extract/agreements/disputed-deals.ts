import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import { type Deal, type DealStatus, whatOf } from './deal.ts';
import { dealNoun, truceNoun } from './deal-words.ts';

const noun = `\\b(?<noun>${dealNoun}|${truceNoun}|commitments?|obligations|promises?|pledges?|terms|purchases?)\\b`;
const some = '(?<before>(?:(?!,)(?:[^⟦;]|⟦[^⟧]+⟧)){0,60}?)';
const broke =
  "(?:violat(?:e|es|ed|ing)|non-?compliance with|violations? of|breach(?:es|ed|ing)?(?: of)?|break(?:s|ing)?|broke|broken|reneg(?:e|es|ed|ing) on|renegu(?:e|ed|ing) on|undermin(?:e|es|ed|ing)|back(?:ed|ing|s)? (?:out|away|down) (?:of|from)|back-?(?:track|pedal|slid)\\w* (?:on|from)|(?:go|goes|going|went|gone) back on|slow[- ]?(?:walk|roll)\\w*|drag(?:ged|ging|s)? (?:its|their) feet on|stall(?:ed|ing)? on|walk(?:ed|ing) back|tor(?:e|n) up|tear(?:ing|s)? up|scrapp(?:ed|ing)|abandon(?:ed|ing)?|sabotag(?:ed?|ing)|gutt(?:ed|ing)|fl(?:ies|ew) in the face of|run(?:s|ning)? (?:counter|contrary) to|contraven(?:ed?|es|ing)|infring(?:ed?|es|ing)(?: on)?|ignor(?:ed|es|ing)|disregard(?:ed|s|ing)?|cheat(?:ed|ing|s)? on|flout(?:ed|ing|s)?|dishonou?r(?:ed|ing)?|def(?:ied|ying)|(?:not|n't|never|failed? to|failing to|failure to|without|yet to) (?:been )?(?:fully )?(?:respect(?:ed|ing)?|hold(?:ing)? up|honou?r(?:ed|ing)?|abid(?:e|ed|ing) by|comply(?:ing)? with|complied with|keep(?:ing)?|kept|follow(?:ed|ing)? through on|liv(?:e|ed|ing) up to|uphold(?:ing)?|upheld|implement(?:ed|ing)?|fulfil\\w*|me(?:e)?t(?:ing)?|stick(?:ing)? to|deliver(?:ed|ing)? on))";

const breaches = pattern(`\\b${broke}["',]* ${some}${noun}(?<after>.{0,60})`, 'iu');
const breachNouns = pattern(`\\b(?:breach(?:es)?|violations?) of ${some}${noun}(?<after>.{0,60})`, 'iu');
const short = pattern(
  `\\b(?:fell|falls?|fallen|falling|is|are|was|were)\\b.{0,40}\\b(?:short (?:of|on)|behind (?:on|in))\\b(?<before>.{0,50}?)\\b(?<noun>purchas\\w*|commitments?|targets?|promises?|pledges?)(?<after>.{0,50})`,
  'iu',
);
const neverDid = pattern(
  `\\b(?:agreed|promised|pledged|committed) to (?:buy|purchase)\\b.{0,90}\\bbut (?:did not|didn't|never|has not|hasn't|failed)|\\b(?:bought|purchased) none\\b.{0,90}\\b(?:promised|pledged|committed|agreed)|\\bonly (?:bought|purchased)\\b.{0,60}\\b(?:promised|pledged|committed|agreed)|\\b(?:bought|purchased) (?:only|just)\\b.{0,60}\\b(?:promised|pledged|committed|agreed)`,
  'iu',
);
const unsaid =
  /\b(?:(?:would|could|may|might|if|without|never|not)|(?:threat\w*|risk\w*|danger\w*|vow\w*) (?:to|of|that)) (?:be |have )?$/i;

const breaking =
  /violat|breach|br[eo]ak|broke|reneg|undermin|back(?:ed|ing|s)? |walk|flout|dishono|def(?:ied|ying)|\b(?:not|never|fail|without|yet to)|n't|short|behind|non-?compl|\bonly|\bjust|\bnone|slow|drag|stall|\btor[en]|tear|scrapp|abandon|sabot|gutt|face|back-?(?:track|pedal|slid)|run(?:s|ning)? co|contrav|infring|ignor|disregard|cheat|\b(?:go|goes|going|went|gone) back/i;

/** Agreements that one side says the other broke, or did not keep. */
export function breachedDeals(sentence: Sentence): Deal[] {
  const { text } = sentence;
  if (!breaking.test(text)) return [];
  if (neverDid.test(text)) return [{ what: 'purchase', status: 'breach_alleged', sentence, confidence: 0.75 }];
  const match = breaches.exec(text) ?? breachNouns.exec(text) ?? short.exec(text);
  if (!match || unsaid.test(text.slice(Math.max(0, match.index - 20), match.index))) return [];
  return [dealOf(match, { sentence, status: 'breach_alleged' })];
}

interface Telling {
  readonly sentence: Sentence;
  readonly status: DealStatus;
}

function dealOf(match: RegExpExecArray, { sentence, status }: Telling): Deal {
  const { before = '', noun: named = '', after = '' } = match.groups ?? {};
  const isPurchase =
    /purchas|\bbuy/i.test(`${before} ${named} ${after}`) ||
    (/^(?:commit|target|promise|pledge)/i.test(named) && /purchas|\bbuy/i.test(sentence.text));
  const what = isPurchase ? 'purchase' : whatOf({ before, noun: named, after });
  const isEcho = what === 'trade deal' || what === 'consensus';
  return { what, status, sentence, confidence: 0.8, ...(isEcho ? { isEcho } : {}) };
}

const rejections = pattern(
  `{ACTOR}(?: [a-z]+){0,3}? (?<verb>reject(?:s|ed)|walk(?:s|ed) away from|(?:was|is|were|are) not (?:ready|willing|prepared) to (?:accept|sign|agree to|make)|shot down|snubs?|snubbed|brush(?:es|ed) (?:off|aside)|scuttl(?:es|ed)|nix(?:es|ed)|turn(?:s|ed) down|rebuff(?:s|ed)|spurn(?:s|ed)|refus(?:es|ed) to (?:accept|sign|agree to)|rul(?:es|ed) out|dismiss(?:es|ed)) (?!(?:claims?|accusations?|allegations?|reports?|suggestions?|criticism)\\b)${some}(?<noun>deals?|agreement|accord|pact|framework|proposals?|offers?|truce|extension)\\b(?<after>.{0,60})`,
  'iu',
);
const denials = pattern(
  `{ACTOR}(?: [a-z]+){0,3}? (?:den(?:y|ies|ied)|disput(?:es|ed)) (?:that )?(?:${some})(?<noun>deals?|agreements?|accord|pact|consensus|framework)\\b(?<after>.{0,40}\\b(?:reached|struck|made|signed|agreed))`,
  'iu',
);

const deniedActs = pattern(
  `{ACTOR}(?:'s)?(?: [a-z]+){0,3}? (?:den(?:y|ies|ied)) [^;]{0,50}\\b(?:reached|struck|made|signed|agreed (?:to|on)) ${some}(?<noun>deals?|agreements?|accord|pact|consensus|framework)\\b(?<after>)`,
  'iu',
);
const rejecting =
  /reject|turn(?:s|ed) down|rebuff|spurn|refus|rul(?:es|ed) out|dismiss|walk|\bnot (?:ready|willing|prepared)|shot down|snub|brush|scuttl|nix|den(?:y|ies|ied)|disput/i;

/** Agreements that a side turned down, or says were never made. */
export function rejectedDeals(sentence: Sentence): Deal[] {
  if (!rejecting.test(sentence.text)) return [];
  const match = rejections.exec(sentence.text) ?? denials.exec(sentence.text) ?? deniedActs.exec(sentence.text);
  if (!match || /\b(?:claims?|accus\w+|allegations?|violat\w*|breach\w*|broke)\b/i.test(match.groups?.before ?? ''))
    return [];
  return [dealOf(match, { sentence, status: 'rejected' })];
}
