import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import { type Anchor, anchorsIn } from './anchors.ts';

/** A place at which a sentence says that people sit together. */
export interface LinkedPlace {
  readonly place: string;
  readonly venue?: string;
  /** Where the mark of the place stands in the marked text. */
  readonly at: number;
  readonly end: number;
  /** Where the word that tells of talks stands; the mark itself where a journey tells it. */
  readonly anchor: Pick<Anchor, 'at' | 'end'> & { readonly word?: string };
  /** Only a journey tells it: where talks of which no place is told were held. */
  readonly isWeak?: boolean;
}

const marks = pattern('{PLACE}|⟦PARTY:(?:US|CN)#\\d+⟧');
const countries: Readonly<Record<string, string>> = { US: 'United States', CN: 'China' };
const gapCharsMax = 170;

/** The places of a sentence that its words tie to talks, in order: "talks in", "Oslo talks", "flew to … for talks". */
export function linkedPlacesIn(sentence: Sentence): LinkedPlace[] {
  let anchors: readonly Anchor[] | undefined;
  const linked: LinkedPlace[] = [];
  for (const { 0: mark, index: at } of matchesOf(sentence.text, marks)) {
    const tag = tagOf(sentence, { mark, kind: 'place' }) ?? countryOf(sentence, { mark, at });
    if (tag === undefined) continue;
    anchors ??= anchorsIn(sentence.text).filter(({ kind }) => kind !== 'call');
    const end = at + mark.length;
    const seat = { text: sentence.text, at, end };
    const anchor = listedAfter(seat, linked.at(-1)) ?? anchorOf(seat, anchors);
    if (anchor === undefined) continue;
    const isWeak = anchor.at === at && !hosted(seat) && !isMission(seat);
    linked.push({ place: tag.place, ...(tag.venue ? { venue: tag.venue } : {}), at, end, anchor, isWeak });
  }
  return linked;
}

const toCountry =
  /\b(?:in|visit(?:s|ed|ing)?|(?:travel|head|fl(?:y|ies|ew|ying)|return|go|went|going|trip|visit|journey|leav|depart|delegation|team)\w*(?: \w+){0,2} (?:to|for)) (?:the )?$/i;
const goesOn = /^(?:'s|[ -]\p{Ll}+(?:s|ing)\b (?:of|to|for)|'s? (?:goods|exports)|\s?-)/u;

// A side's own land is where they meet only after "in", "to" and the like: "talks in China".
function countryOf(
  sentence: Sentence,
  { mark, at }: { mark: string; at: number },
): { place: string; venue?: string } | undefined {
  const party = tagOf(sentence, { mark, kind: 'party' });
  const country = party && countries[party.party];
  const isThere =
    toCountry.test(sentence.text.slice(Math.max(0, at - 16), at)) &&
    !goesOn.test(sentence.text.slice(at + mark.length));
  return country && isThere ? { place: country } : undefined;
}

interface Seat {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

const list =
  /^(?:'s)?(?:,| and| or|, and|, then| then in| and in|, and in| and then| as well as| y| et| e|, in| \(| in|'s)? ?(?:in )?(?:the )?(?:[a-z]+ )?(?:last \w+ )?$/;

// "in Geneva, London and Stockholm": what holds for the first holds for the others.
function listedAfter({ text, at }: Seat, last: LinkedPlace | undefined): LinkedPlace['anchor'] | undefined {
  if (last === undefined) return undefined;
  const between = text.slice(last.end, at).replace(/ (?:on|in) ⟦DATE#\d+⟧(?:[-–]\d+| and \d+)?/g, '');
  return list.test(between) ? last.anchor : undefined;
}

function anchorOf(seat: Seat, anchors: readonly Anchor[]): LinkedPlace['anchor'] | undefined {
  return (
    namedBy(seat, anchors) ??
    behind(seat, anchors) ??
    fronted(seat, anchors) ??
    travelled(seat, anchors) ??
    bound(seat, anchors) ??
    hosted(seat)
  );
}

const namedAfter = pattern(
  "^(?:'s)?[ -](?:(?!in |at |on |and |said |for |to )(?:[\\w'-]+|{SPAN}|{SIDE}) ){0,4}$",
  'iu',
);

// "Oslo talks", "the Lisbon round of negotiations".
const namedBy = ({ text, end }: Seat, anchors: readonly Anchor[]) =>
  anchors.find(
    ({ at, kind, word }) =>
      (kind === 'parley' || /^meeting$/i.test(word)) && at > end && namedAfter.test(text.slice(end, at)),
  );

const preposition = pattern(
  "(?:^|[\\s,(])(?:in|at|near|outside|to|en|à|inside|around|dans)\\s(?:(?:the|an?|la|le|el|city|capital|town|of|southern|northern|eastern|western|port|resort|nearby|historic|[a-z-]+|{PARTY}(?:'s)?)\\s){0,6}$",
  'iu',
);
const stops = pattern('[;]|\\b(?:{STOP})\\b', 'iu');
const aside =
  /, (?:who|which|whose)\b[^,;]*,|\([^)]*\)|, (?:on|along with|accompanied by|alongside|including)\b[^,;]*,/gi;

// "held talks with … in Oslo": nothing between may start another act.
function behind({ text, at }: Seat, anchors: readonly Anchor[]): Anchor | undefined {
  const anchor = anchors.findLast(({ end }) => end <= at);
  if (anchor === undefined) return undefined;
  const gap = text.slice(anchor.end, at).replace(aside, '');
  return gap.length <= gapCharsMax && preposition.test(gap) && !stops.test(gap) ? anchor : undefined;
}

const front = pattern(
  '(?:^|[,;:—–-] |\\b(?:and|but|that|then) )(?:in|at|en) (?:the )?(?:{PARTY} )?(?:[a-z]+ (?:city|capital) of )?$',
  'iu',
);

// "In Oslo on Tuesday, both teams met".
function fronted({ text, at, end }: Seat, anchors: readonly Anchor[]): Anchor | undefined {
  if (!front.test(text.slice(0, at))) return undefined;
  return anchors.find((anchor) => {
    const gap = text.slice(end, anchor.at);
    return anchor.at > end && gap.length <= 90 && !stops.test(gap);
  });
}

const journey = pattern(
  '(?:arriv(?:e|es|ed|ing|al)|travel(?:s|ed|l?ing)?|fl(?:y|ies|ew|own|ying)|head(?:s|ed|ing)?|visit(?:s|ed|ing)?|trips?|went|goes?|going|return(?:s|ed|ing)?|led|lead(?:s|ing)?|sen[dt](?:s|ing)?|delegation|mission|dispatch(?:es|ed)?|due|c[ao]m(?:e|es|ing)|welcom(?:e|es|ed|ing)|journey(?:s|ed)?|land(?:s|ed)|touch(?:es|ed)? down|stop(?:s|over)?|expected|(?:will|to) be)\\b(?<gap>[^;]{0,70}?)$',
  'iu',
);
const purpose = pattern('^[^;]{0,60}?\\b(?:for|to|ahead of|after|following|with|in)\\b[^;]{0,60}?$', 'iu');
const envoys = pattern(
  '(?:delegations?|negotiators?|negotiating team|envoys?|vice[- ]ministers?|duo|pair|two men|(?:vice[- ])?premier|trade (?:team|officials?|representative)|team|{PERSON})',
  'iu',
);

// "flew to Oslo for talks", "led a delegation to Oslo": a journey of those who negotiate. Leaders visit; they hold no round.
function travelled({ text, at, end }: Seat, anchors: readonly Anchor[]): LinkedPlace['anchor'] | undefined {
  const before = text.slice(Math.max(0, at - 160), at);
  if (!journey.test(before) || isOfLeader(before)) return undefined;
  const aim = anchors.find((anchor) => anchor.at > end && purpose.test(text.slice(end, anchor.at)));
  if (aim !== undefined) return aim;
  return envoys.test(before) ? { at, end } : undefined;
}

const goal = /^,? (?:[a-z]+ ){0,2}(?:for|to (?:attend|hold|join|meet|begin|start|resume|continue|open))\b[^;,]{0,60}$/i;

// "are in Oslo for talks".
function bound({ text, at, end }: Seat, anchors: readonly Anchor[]): Anchor | undefined {
  const before = text.slice(Math.max(0, at - 160), at);
  if (!preposition.test(before) || isOfLeader(before)) return undefined;
  return anchors.find((anchor) => anchor.at > end && goal.test(text.slice(end, anchor.at)));
}

const mission =
  /\b(?:l[eo]*a?d(?:s|ing)?|head(?:s|ed|ing)?|during|t[ao]ke?s?|taking|sen[dt](?:s|ing)?) [^;]{0,60}\b(?:delegation|team|mission|trip|visit) to (?:the )?$/i;

const isMission = ({ text, at }: Seat): boolean => mission.test(text.slice(0, at));
// Whoever is named last before the place makes the journey.
const isOfLeader = (before: string): boolean => matchesOf(before, people).at(-1)?.[0].includes(':LEADER') === true;
const people = pattern('{PERSON}');

const hosts =
  /^(?:,? which)? (?:will |would |is to |are to |to |is |has |was |had )*(?:host(?:s|ed|ing)?|be the (?:venue|site|setting)|the (?:venue|site|setting))\b[^;.]{0,60}\b(?:talks|negotiations|round|meetings?|sides|delegations|teams|discussions)\b/i;
const hostedBy =
  /\b(?:talks|negotiations|round|meetings?|discussions)\b[^;.]{0,50}\b(?:hosted|staged|scheduled|set|slated|planned) (?:by|in|for) $/i;

const table =
  /\b(?:at the (?:negotiating |bargaining )?table|represented(?: by [^;]{0,60})?|in the (?:meeting )?room|across the table|(?:delegations?|negotiating teams?|negotiators)) (?:in|at) $/i;

const hosted = ({ text, at, end }: Seat): LinkedPlace['anchor'] | undefined =>
  hosts.test(text.slice(end)) || hostedBy.test(text.slice(0, at)) || table.test(text.slice(0, at))
    ? { at, end }
    : undefined;
