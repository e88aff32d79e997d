import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import type { Due } from './due.ts';
import { whatFallsDue } from './what.ts';

const mark = /⟦SPAN#\d+⟧/g;
const daysMin = 7;
const daysMax = 1100;
const standing =
  /^(?:-| )?(?:(?:tariff|trade|temporary|fragile|shaky|rolling|initial|full|global|new|further|additional|partial|mutual|truce|export|validity|negotiating|grace|general) )*(?:truce|pause|cease-?fire|suspension|reprieve|extension|freeze|halt|break|window|moratorium|grace|delay|deferral|postponement|waiver|exemption|period|standstill|licen[cs]es?|permits?|deal|agreement|accord|pact|arrangement|deadline|reprieve|lull|détente|relief|validity|breather|rollback|reduction|cut)\b/i;
const lasting =
  /\b(?:suspend\w*|suspension|paus\w+|extend\w*|extension|prolong\w*|delay\w*|postpon\w*|defer\w*|put(?:ting)? off|freez\w*|frozen|halt\w*|lower\w*|reduc\w+|cut|cuts|cutting|hold off|waiv\w+|truce|pause|valid|reprieve|roll\w* back|deal|agreement|tariffs?|dut(?:y|ies)|lev(?:y|ies)|surcharges?|fees?|licen[cs]es?|controls?|measures?|lasts?|good|renew\w*|stop\w*|exempt\w*|ceasefire|listing|conclu)\b(?:[^;.⟦]|⟦[^⟧]+⟧){0,110}?\b(?:for|by|of|to last|lasts?|after|capped at|limited to)(?: (?:an?|the|another|initial|further|additional|period|of|at least|up to|about|a period of|next|extra|full|more))* $/i;
const another =
  /\b(?:gives?|gave|granted|bought|buys?|won|extend\w*|prolong\w*|truce|pause|reprieve|suspension|ceasefire)\b(?:[^;.⟦]|⟦[^⟧]+⟧){0,40} (?:for )?(?:another |a further |an additional )?$/i;
const before90 = /\b(?:after|within) $/i;
const wish =
  /\b(?:discuss\w*|consider\w*|seek\w*|possible|potential|could|might|may|hop\w+|talks? (?:on|about)|negotiating|propos\w+|expect\w*)\b(?:[^;.⟦]|⟦[^⟧]+⟧){0,80}$/i;
const notThis =
  /\b(?:talks|visit|trip|meeting|summit|investigation|contract|old|high|low|drop|fall|war|over (?:a|the)|over|past|last|lasted|first time in|more than)(?: a| the)? $/i;
const notAfter =
  /^ (?:of (?:talks|negotiations|meetings|discussions|tension|war|tariff war)|(?:of )?(?:intense |high-level )?(?:talks|meeting|negotiations|visit|trip|summit|dialogue|low|high|journey|discussions)|ago|later|earlier|before|in a row|in prison|from now)/i;
const otherWhat =
  /\b(?:other|most|all|dozens of|many|trading partners|rest of the world) (?:countries|nations|partners|of his new)|\bevery other country|\breciprocal\b/i;

/** Lengths of a sentence for which something lasts, is put off or is suspended: "a 90-day truce", "for one year". */
export function dueLengths(sentence: Sentence, earlier: readonly string[]): Due[] {
  return matchesOf(sentence.text, mark).flatMap((match): Due[] => {
    const tag = tagOf(sentence, { mark: match[0], kind: 'span' });
    const end = match.index + match[0].length;
    const before = sentence.text
      .slice(Math.max(0, match.index - 150), match.index)
      .replace(/^.*(?:;|[a-z]{3}\."?)\s/, '');
    const after = sentence.text.slice(end, end + 80);
    if (!tag || tag.days < daysMin || tag.days > daysMax || notThis.test(before) || notAfter.test(after)) return [];
    const isStanding = standing.test(after) && !/\bafter (?:an?|its|their) $/i.test(before);
    if (!isStanding && !lasting.test(before) && !another.test(before) && !isLapse({ before, text: sentence.text }))
      return [];
    const named = whatFallsDue({ before, after: after.slice(0, 60), around: [sentence.text, ...earlier] });
    if (named === undefined) return [];
    const isWish = wish.test(before) && !isStanding;
    return [
      {
        what: nameOf(named, {
          text: sentence.text,
          isWish: isWish,
          isDelay: /^ (?:delay|deferral|postponement)/i.test(after),
        }),
        days: tag.days,
        sentence,
        isWish,
        isMoved: /\bextend(?:ed|s|ing)\b/i.test(before) && !isWish,
      },
    ];
  });
}

interface Piece {
  readonly before: string;
  readonly text: string;
}

// "After 90 days the rate rises", "talks must be done within 90 days": the end of a truce.
const isLapse = ({ before, text }: Piece): boolean =>
  before90.test(before) &&
  ((/\btariffs?|duties|truce|levies\b/i.test(text) &&
    /\b(?:will|must|complete|fail|rise|raise|halve|lower|cut)\b/i.test(text)) ||
    finishing.test(before));
const finishing =
  /\b(?:complet\w+|conclud\w+|finish\w*|finali[sz]\w+|wrap\w* up|reach\w*|hammer\w* out|strik\w+)\b[^;]{0,60}\bwithin $/i;

interface Naming {
  readonly text: string;
  readonly isWish: boolean;
  readonly isDelay: boolean;
}

function nameOf(what: string, { text, isWish, isDelay }: Naming): string {
  if (isDelay) return what;
  if (isWish && what === 'truce') return 'truce extension';
  if (what === 'truce' && otherWhat.test(text)) return 'pause of tariffs on other countries';
  return /tariff (?:increase|cut|suspension)$|^trade deal$/.test(what) ? 'truce' : what;
}
