import { matchesOf } from '../../../lib/matches.ts';
import { pattern } from '../tagging/patterns.ts';

/** A word in marked text that tells of people who sit or speak together. */
export interface Anchor {
  readonly at: number;
  readonly end: number;
  readonly word: string;
  /** `parley` is a noun such as "talks", `convene` a verb such as "met", `call` either of a talk by wire. */
  readonly kind: 'parley' | 'convene' | 'call';
}

const anchors = pattern(
  '(?<call>{CALL}(?! (?:for|on|it|them|him)\\b)|\\b(?:spoke|speaks?|spoken|speaking|talk(?:s|ed|ing)?|conversed|conversó|conversaron|hablaron|connected|conferred)(?= (?:again )?(?:(?:by|over|on|via) (?:the )?(?:tele)?(?:phone|video)|virtually|online))|\\bmet(?= (?:virtually|online|by video|via video))|{CONVENE}(?= virtually))|(?<convene>{CONVENE}|\\bsee(?:s|ing)?(?= (?:[\\w-]+ |{SIDE}(?:.s)? ){0,5}{PERSON})|\\bjoin(?:s|ed|ing)?(?= (?:[\\w-]+ |{SIDE}(?:.s)? ){0,6}⟦PERSON:(?:US|CN)#))|(?<parley>{PARLEY})',
);
const others =
  /\b(?:APEC|G-?\d+|Group of \d+|IMF|WTO|World Bank|ASEAN|OPEC|Fed|FOMC|Federal Reserve|Politburo|cabinet|board|NATO|UN|U\.N\.|BRICS|Quad|Forum|party|annual|regional|spring|press|news|trading|congressional|parliamentary|legislative|shareholders?'?|staff|investors?|earnings|election|campaign|peace|nuclear|funding|question|training|funding|legislative|ministers|economies|climate|Ministers? Responsible for \w+|plenary|policy|central bank|budget|merger|takeover|final|first-class|second-class|wage|labou?r)(?:'s)? (?:[a-z-]+ ){0,2}$/i;
// "met with criticism", "met a deadline", "meet obligations": no people.
const noPeople =
  /^ (?:(?:its|their|the|all|our|those|these|with|a|his|her|that|China's|certain) )?(?:[a-z]+ ){0,2}(?:obligations?|commitments?|targets?|deadlines?|demands?|needs?|criteria|pledges?|requirements?|goals?|standards?|terms|conditions|resistance|criticism|skepticism|opposition|expectations|promises?|quotas?|challenges?|shoppers|purchas\w+|the moment|halfway)\b/i;

/** The anchors of marked text in order; those of other bodies, such as "APEC meeting", are left out. */
export function anchorsIn(text: string): Anchor[] {
  return matchesOf(text, anchors).flatMap((match): Anchor[] => {
    const { call, convene } = match.groups ?? {};
    const [at, end] = [match.index, match.index + match[0].length];
    if (others.test(text.slice(Math.max(0, at - 50), at)) && !convene) return [];
    if ((convene || call) && noPeople.test(text.slice(end, end + 60))) return [];
    const kind = call ? 'call' : convene ? 'convene' : 'parley';
    return [{ at, end, word: match[0], kind }];
  });
}
