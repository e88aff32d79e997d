import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Deal } from './deal.ts';

const sides =
  '(?:{SIDE}(?:,| and|/) (?:the )?{SIDE}|{PERSON} and {PERSON}|\\b(?:sides|countries|leaders|governments|economies|rivals|superpowers|negotiators|powers))(?: have| had| also| finally)?';
const idioms: readonly { readonly looks: RegExp; readonly what: string }[] = [
  { looks: pattern(`${sides} c[ao]me to terms\\b`, 'iu'), what: 'trade deal' },
  {
    looks: pattern(
      `${sides} (?:reach(?:es|ed)? common ground|see eye to eye|bury the hatchet|buried the hatchet|shook hands|shake hands) on (?:trade|tariffs|an?)`,
      'iu',
    ),
    what: 'trade deal',
  },
  {
    looks: pattern(
      `${sides} (?:(?:hit|press(?:ed)?|push(?:ed)?) (?:the )?pause(?: button)?|call(?:ed)? (?:a )?(?:time-?out|halt)|stand down|stood down|lay down|laid down) (?:on|in|to|their) .{0,30}\\b(?:trade|tariff|war|arms)`,
      'iu',
    ),
    what: 'truce',
  },
  {
    looks: pattern(
      `\\b(?:brought|secured|produced|led to) an? (?:[a-z-]+ |{SPAN} ){0,2}(?:pause|halt|lull|respite) (?:to|in) (?:the|their) (?:[a-z]+ )?(?:trade|tariff) (?:war|dispute|fight|conflict)`,
      'iu',
    ),
    what: 'truce',
  },
  {
    looks: pattern(
      `\\b(?:brought|secured|produced|led to) an? (?:[a-z-]+ |{SPAN} ){0,2}(?:pause|halt|lull|respite) (?:to|in) (?:the|their) (?:[a-z]+ )?(?:trade|tariff) (?:war|dispute|fight|conflict)`,
      'iu',
    ),
    what: 'truce',
  },
  { looks: pattern(`\\b(?:trade|tariff) war\\b.{0,30}\\b\\b(?:on (?:hold|pause|ice))`, 'iu'), what: 'truce' },
  {
    looks: pattern(
      `${sides} (?:de-?escalat\\w+|dial(?:led|ed)? down|scale[sd]? back|walk(?:ed)? back|roll(?:ed)? back|slash(?:ed)?|cut) (?:their |each other's |mutual |reciprocal |sky-high |steep )*{TARIFF}`,
      'iu',
    ),
    what: 'tariff cut',
  },
];
const telling =
  /\b(?:terms|ground|eye|hatchet|hands|pause|time-?out|halt|down|back|hold|slash\w*|cut|de-?escalat\w+)\b/i;

/** Agreements told by a turn of phrase: "came to terms", "hit pause on their trade war". */
export function idiomaticDeals(sentence: Sentence): Deal[] {
  const { text } = sentence;
  if (text.endsWith('?') || !telling.test(text)) return [];
  return idioms
    .filter(({ looks }) => looks.test(text))
    .map(({ what }) => ({ what, status: 'reached', sentence, confidence: 0.75, isTerm: what === 'tariff cut' }));
}
