import { matchesOf } from '../../../../lib/matches.ts';
import { pattern } from '../../tagging/patterns.ts';
import type { Standing, Wording } from '../statuses.ts';
import { future, put } from './words.ts';

const keepVerb = pattern(String.raw`\b(?:{KEEP}|in place|extend\w*|preserv\w+|remaining|cap(?:s|ped|ping)?)\b`);

// What governs a rate is the verb nearest before it: "announced that it raised", "signed an order that will cut".
const aheadVerb = pattern(
  String.raw`\b(?:will|would) (?:have|see|get) (?:[\w']+ ){1,3}(?:reduced|cut|raised|lowered|increased|halved)|\b${future}\b|(?:^|⟧ )to (?:[a-z]+ly )?${put}\b`,
);
const promised = /^(?:agree|pledge|promise|commit)/i;
const planVerb = pattern(
  String.raw`(?<!\b(?:list|tariffs?|duties|levies|measures?|move|plan|hike|rate|increase) )\b(?:announc\w+|unveil\w*|promis\w+|plan(?:s|ned|ning)?|order(?:s|ed)|sign(?:s|ed|ing)|roll(?:s|ed|ing) out|finali[sz]\w+|upcoming|forthcoming|starting|beginning|slated|list of|would)\b`,
);
const unhelped = String.raw`(?<!\b(?:to|will|would|shall|could|may|might|not|can|n't|'ll)(?: be| have)?(?: [a-z]+ly| also| now)? )`;
const doneVerb = pattern(
  String.raw`${unhelped}\b(?:raised|hiked|increased|lifted|doubled|tripled|quadrupled|jacked up|pushed|took|brought|reduced|slashed|lowered|halved|trimmed|replaced|swapped|dropped|rolled back|scaled back|imposed|slapped|levied|applied|enacted|introduced|implemented|hit|added|placed|put|responded|retaliated|rose|fell|climbed|went up|jumped|upped|bumped|ratcheted|soared|surged|swung|erected|instituted|clamped|came|hurled|was|were|agreed|struck|began (?:collecting|charging|implementing|with)|started with|opened with|set at)\b`,
);
// "after Trump's decision to double", "China's increase of": done, whatever its verb.
const decided = pattern(
  String.raw`\b(?:led|prompted|caused|forced|drove|pushed|allowed|saw)\b (?:the )?{ACTOR}(?: [a-z]+){0,2}? (?:to )?(?:[a-z]+ly )?${put}\b|\b(?:decision|move)\b[^;,]{0,50}? to ${put}\b|{ACTOR}'s (?:[a-z]+ ){0,2}(?:increase|hike|imposition|cut|reduction)\b|{ACTOR} (?:raising|hiking|increasing|doubling|reducing|cutting|lowering|slashing|halving|imposing|slapping|putting|levying)\b`,
);
// "said it was raising", "is imposing": on the way, not done yet.
const underWayVerb = pattern(
  String.raw`${unhelped}\b(?:is|are|was|were|'s|'re|be) (?:also |now |again |further )?(?:raising|hiking|increasing|lifting|doubling|tripling|reducing|slashing|lowering|halving|trimming|cutting|dropping|introducing|implementing|adding|placing|setting|hitting)\b|${unhelped}\b(?:is|are|was|were|'s|'re|be) (?:also |now |again |further )?(?:imposing|slapping)\b`,
);
const standsVerb = pattern(
  String.raw`${unhelped}\b(?:(?:is|are|'s|'re) (?:also |now |still )*(?:charging|putting|levying|collecting|applying)|fac(?:e|es|ed|ing)|is|are|stands?|pays?|paying|paid|carr(?:y|ies|ied)|subject to|taxed|imposes|charges?|collects?|applies|maintains|has|have|averag\w+|takes|rang(?:e|es|ed)|var(?:y|ies)|(?<!\b(?:a|the|of|in) )total(?:s|l?ed|l?ing)?|amounts? to)\b`,
);
const moveVerb = pattern(
  String.raw`${unhelped}\b(?:raises?|hikes?|increases?|doubles?|triples|quadruples?|cuts?|lowers?|reduces?|slashes|halves|trims?|goes?|go|rises?|falls?|climbs?|jumps?|hits|slaps|puts|sets|brings|gets?|getting|comprises|includes?|sets|ups|bumps|slaps)\b`,
);

const lastIn = (words: RegExp, text: string) => matchesOf(text, words).at(-1);

const verbs = [
  { kind: 'done', words: decided },
  { kind: 'keeps', words: keepVerb },
  { kind: 'ahead', words: aheadVerb },
  { kind: 'plan', words: planVerb },
  { kind: 'plan', words: underWayVerb },
  { kind: 'done', words: doneVerb },
  { kind: 'stands', words: standsVerb },
  { kind: 'moves', words: moveVerb },
] as const;

/** The status that the verb nearest before a rate gives it; undefined where none stands there. */
export function governing({ before, isPlanned, isRecalled, startsLater }: Wording): Standing | undefined {
  const found = verbs.flatMap(({ kind, words }) => {
    const match = lastIn(words, before);
    return match === undefined ? [] : [{ kind, at: match.index + match[0].length, verb: match[0] }];
  });
  const nearest = found.toSorted((a, b) => b.at - a.at)[0];
  switch (nearest?.kind) {
    case 'ahead':
      return { status: isRecalled && promised.test(nearest.verb) ? 'in_force' : 'announced', isPlain: true };
    case 'plan':
      return { status: 'announced', isPlain: true };
    case 'done':
      return { status: startsLater ? 'announced' : 'in_force', isPlain: true };
    case 'keeps':
    case 'stands':
      return { status: 'in_force', isPlain: true };
    case 'moves':
      return { status: isPlanned || startsLater ? 'announced' : 'in_force', isPlain: !isPlanned };
    default:
      return undefined;
  }
}
