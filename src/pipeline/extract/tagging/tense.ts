import { matchesOf } from '../../../lib/matches.ts';
import type { Tense } from './calendar.ts';

// Lower case only: "to China" is no infinitive.
const ahead =
  /\b(?:will|'ll|shall|should(?! have)|would|(?:set|due|scheduled|slated|planned|expected|poised|likely) (?:to|for|on|in|by)|due|deadline|expects?|expir(?:e|es|y|ation|ing)|extend\w*|next|upcoming|plans?|planning|[Ss]tarting|[Bb]eginning|starts?|begins?|begin(?= (?:in|on|at)\b)|opens|open(?= (?:in|on|at)\b)|reconvenes?|convenes?|kicks? off|ends|lapses?|runs? out|[Ee]ffective|tak(?:e|es|ing) effect|comes? into (?:force|effect)|ahead of|postpon\w+|delay\w*|pushed back|hopes?|prepar(?:e|es|ing)|resumes?|continues?|(?:is|are|was|were) to|to (?!the\b|an?\b|its\b|their\b|his\b|be\b|mark\b|reach\b|at\b|in\b|on\b|by\b|date\b)[a-z]+)\b/g;
const behind =
  /\b(?:[a-z]{2,}ed|met|fell|rose|took|spoke|began|held|said|says|told|was|were|had|has|have|since|last|wrote|shows?|grew|came|went|hit|struck|left|sold|bought|made|gave|sent|recent|(?:after|following) (?:[a-z-]+ ){0,4}(?:talks|meetings?|negotiations|rounds?|summit|calls?|visit|deal|agreement|truce))\b/g;
// A preposition tells only what stands right behind it: "by Friday", not "by 5 % on Friday".
const leadsAhead =
  /(?:\b(?:until|till|by|before|no later than|as of|through|ahead of|starting)|(?<!\b(?:up|down|apart|percent|cent)\s|[\d%]\s)\bfrom)(?: (?:the|early|late|mid|about|around|at least|as early as|on|coming))*[ -]$/i;
const leadsBehind = /\b(?:since|last|past|prior to)(?: (?:the|early|late|mid))*[ -]$/i;
const followedAhead = /^(?:'s)? (?:deadline|expir|will\b|is (?:set|due|expected|scheduled) to|start date)/i;
const border = /^.*(?:;|[a-z]{3}\.)\s/;
const beforeChars = 70;

/** The tense in which a text speaks of what stands from `start` to `end`: the nearest word before it decides. */
export function tenseOf(text: string, { start, end }: { readonly start: number; readonly end: number }): Tense {
  const before = text.slice(Math.max(0, start - beforeChars), start).replace(border, '');
  if (leadsAhead.test(before) || followedAhead.test(text.slice(end, end + 30))) return 'ahead';
  if (leadsBehind.test(before)) return 'behind';
  const [future, past] = [lastOf(ahead, before), lastOf(behind, before)];
  if (future < 0 && past < 0) return undefined;
  // "Expected to" is both a past form and a look ahead.
  return future >= past ? 'ahead' : 'behind';
}

function lastOf(words: RegExp, text: string): number {
  let at = -1;
  for (const match of matchesOf(text, words)) at = match.index;
  return at;
}
