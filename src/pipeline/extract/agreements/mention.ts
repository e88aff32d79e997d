import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import { dealNoun, extensionNoun, truceNoun } from './deal-words.ts';

/** A noun of an agreement, and what stands around it. */
export interface Mention {
  readonly noun: string;
  readonly isTruce: boolean;
  readonly isExtension: boolean;
  /** The sentence up to the noun, from the last border on. */
  readonly before: string;
  readonly after: string;
}

const nouns = pattern(`\\b(?:(?<deal>${dealNoun})|(?<truce>${truceNoun})|(?<extension>${extensionNoun}))\\b`);
const naming =
  /deal|agreement|accord|pact|framework|consensus|understand|arrange|settle|bargain|memorand|package|truce|fire|d[ée]tente|pause|suspension|reprieve|freeze|standstill|extension/i;
const beforeChars = 110;
const afterChars = 110;

/** The agreements of this trade that a sentence names, whatever it says of them. */
export function mentionsIn({ text, plain }: Sentence): Mention[] {
  if (!naming.test(text) || text.endsWith('?')) return [];
  return matchesOf(text, nouns)
    .map((match) => mentionOf(text, match))
    .filter((mention) => !isOthers(mention) && !isPartOfName(mention, plain));
}

function mentionOf(text: string, match: RegExpExecArray): Mention {
  const end = match.index + match[0].length;
  return {
    noun: match[0],
    isTruce: match.groups?.truce !== undefined,
    isExtension: match.groups?.extension !== undefined,
    before: text
      .slice(Math.max(0, match.index - beforeChars), match.index)
      .replace(/^.*(?:;|[a-z]{3}\.|\s[–—-]{1,2})\s/, ''),
    after: text.slice(end, end + afterChars).replace(/(?:;|[a-z]{3}\.\s).*$/, ''),
  };
}

// "The framework of a deal" is a framework.
const partOf = /\b(?:framework|outlines?) (?:of|for|on) (?:an?|the) (?:\S+ ){0,2}$/i;
// "A framework consensus": the last noun counts.
const compound = /^ (?:consensus|agreements?|deals?|accord|pact|arrangement|package)\b/i;
const climate = /\bparis (?:climate )?(?:agreement|accord)|\bclimate (?:agreement|accord|deal|pact)|\bnuclear deal\b/i;

const isPartOfName = ({ before, after }: Mention, plain: string): boolean =>
  compound.test(after) || partOf.test(before) || climate.test(plain);

const othersAfter = pattern(
  '^ (?:with|between) (?:(?:the |its |other |several |some )?(?:{OTHER}|allies|partners)|{PLACE}|an? (?:[a-z-]+ |{ANY} )*(?:miner|company|firm|maker|producer|supplier|start-?up)\\b)',
  'iu',
);
const othersBefore = pattern("{OTHER}(?:'s|-| |–)(?:{PARTY}[ -])?(?:[a-z]+ ){0,2}$", 'iu');
// Another country that acts; one where talks are held has a preposition.
const othersAct = pattern(
  "(?<!\\b(?:in|at|from|of|with|near|for|on|over|to|by|against) (?:the |[a-z]+,? )?){OTHER}(?!'s)",
  'iu',
);
const china = /⟦(?:PARTY|ADJECTIVE|PERSON):CN/;
const us = /⟦(?:PARTY|ADJECTIVE|PERSON):US/;
// Bodies at home have deals of their own.
const domestic = /\b(?:senate|senators|congress|lawmakers|democrats|republicans|unions?)\b/i;
const withChina = /^[^,;]{0,45}\b(?:with|between|by|and|from) (?:the |its )?⟦(?:PARTY|ADJECTIVE|PERSON):CN/;

function isOthers({ before, after }: Mention): boolean {
  if (othersAfter.test(after)) return !/^ (?:with|between) (?:the )?⟦[^⟧]+⟧ and (?:the )?⟦[A-Z]+:CN#/.test(after);
  if (othersBefore.test(before)) return true;
  if (domestic.test(before) && !china.test(before)) return true;
  if (!othersAct.test(before)) return false;
  return china.test(before) ? !us.test(before) && !us.test(after) : !withChina.test(after);
}
