import { matchesOf } from '../../../lib/matches.ts';
import type { Reading, Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import { anchorsIn } from './anchors.ts';
import { type When, whenNear } from './dates.ts';
import type { LeaderContact } from './leader-contacts.ts';
import { type LinkedPlace, linkedPlacesIn } from './place-links.ts';
import { type Standing, standingOf } from './tense.ts';

/** A sentence that tells of a round of talks. */
export interface RoundMention {
  readonly sentence: Sentence;
  /** Null where the sentence names none. */
  readonly place: string | null;
  readonly venue?: string;
  readonly when: When | undefined;
  readonly status: Standing;
  /** The words tell the status, not only the want of others. */
  readonly isTold: boolean;
  /** Where in the marked text its place or its anchor stands. */
  readonly at: number;
  /** It speaks of "the talks": those of which the item told last. */
  readonly isSame?: boolean;
  /** Only a journey tells it. */
  readonly isWeak?: boolean;
  /** A standing channel for talks: a round only where the item tells of no other. */
  readonly isChannel?: boolean;
}

/** The rounds that the sentences of an item tell of, those with a place and those without, in the order of the text. */
export function roundMentionsIn(reading: Reading, leaders: readonly LeaderContact[]): RoundMention[] {
  const isByWire = reading.sentences.some(
    ({ text }) => wire.test(text) && /PERSON:(?:US|CN)#/.test(text) && !/LEADER#/.test(text),
  );
  return reading.sentences.flatMap((sentence) => {
    if (!ofTalks.test(sentence.text) && !/PLACE|PARTY/.test(sentence.text)) return [];
    const own = leaders.filter((contact) => contact.sentence === sentence);
    const isLeadersItem = leaders.some(({ mode }) => mode === 'meeting');
    const placed = linkedPlacesIn(sentence)
      .filter(
        (linked) => !isOfLeaders({ sentence, linked, contacts: own, isLeadersItem }) && !isWithOthers(sentence, linked),
      )
      .map((linked) => placedMention({ sentence, linked, day: reading.day }));
    const isPlaced = (status: Standing) => placed.some((one) => !one.isWeak && one.status === status);
    const unplaced = unplacedIn({ sentence, day: reading.day, leaders: own });
    return [
      ...placed,
      ...unplaced.filter(
        ({ status, isSame, when }) => isSame || !(isPlaced(status) || (isByWire && !when && status === 'concluded')),
      ),
    ];
  });
}

const leader = pattern("{LEADER}(?:'s)?(?:[ -](?:[\\w-]+ ){0,2})?$", 'iu');
const withLeader = pattern(
  "^ (?:(?:again |face to face |face-to-face )?(?:with|between) )?(?:[\\w']+ |{PARTY}(?:'s)? ){0,4}{LEADER}",
  'iu',
);

interface Judging {
  readonly sentence: Sentence;
  readonly linked: LinkedPlace;
  readonly contacts: readonly LeaderContact[];
  /** The item tells of a meeting of leaders. */
  readonly isLeadersItem: boolean;
}

function isOfLeaders({ sentence: { text }, linked: { at, anchor }, contacts, isLeadersItem }: Judging): boolean {
  if (contacts.some(({ from, to }) => anchor.at >= from && anchor.at < to + 4)) return true;
  if (at > anchor.end && text.slice(anchor.end, at).includes(':LEADER')) return true;
  if (leader.test(text.slice(0, anchor.at)) || withLeader.test(text.slice(anchor.end, at))) return true;
  const stretch = text.slice(Math.max(0, Math.min(at, anchor.at) - 60), Math.max(at, anchor.end));
  if (/\btheir (?:[\w-]+ ){0,2}$/.test(text.slice(0, anchor.at)) && anyLeader.test(text)) return true;
  return isLeadersItem && isMeeting.test(anchor.word ?? '') && !officials.test(stretch);
}

const anyLeader = pattern('{LEADER}', 'iu');
const isMeeting = /^(?:met|meet|meets|meeting|face|rencontre|encuentro|entretien|dined?|sat down|sit down)\b/i;
const officials = pattern(
  '⟦PERSON:(?![^⟧]*LEADER)|\\b(?:officials?|delegations?|negotiators?|teams?|envoys?|rounds?|sides|countries|governments|representatives|délégations?|negociadores|delegaciones)\\b',
  'iu',
);

const withOther = pattern(
  "(?:with|between|met|meets?|meeting|and) (?:[\\w-]+ |{PARTY}(?:'s)? ){0,3}?(?:{OTHER}(?! (?:city|capital|resort|port|town)|'s (?:capital|foreign ministry))|⟦PERSON:(?!US|CN|\\?)[^⟧]+⟧)",
  'iu',
);
const china = pattern('{CNACTOR}', 'iu');

// Talks with somebody else, told in the same stretch as the place, and China is not named there.
function isWithOthers({ text }: Sentence, { at, anchor }: LinkedPlace): boolean {
  const stretch = text.slice(Math.max(0, Math.min(anchor.at, at) - 30), Math.max(anchor.end, at) + 60);
  return withOther.test(stretch) && !china.test(stretch);
}

interface Placing {
  readonly sentence: Sentence;
  readonly linked: LinkedPlace;
  readonly day: string;
}

function placedMention({ sentence, linked, day }: Placing): RoundMention {
  const { place, venue, at, end, anchor, isWeak = false } = linked;
  const [from, to] = [Math.min(at, anchor.at), Math.max(end, anchor.end)];
  const when = whenNear(sentence, { from, to });
  const { text } = sentence;
  const stated = standingOf({ before: clauseBefore(text, from), after: text.slice(from), when, day });
  return { sentence, place, ...(venue ? { venue } : {}), when, at, ...stated, isWeak };
}

const clauseBefore = (text: string, at: number): string => text.slice(Math.max(0, at - 120), at).replace(/^.*;\s/, '');

const parley =
  '(?:talks|negotiations|consultations|dialogue|discussions|rounds?(?: of (?:[\\w-]+ ){0,3}?(?:talks|negotiations|consultations|discussions))?|negociaciones|diálogo|pourparlers|négociations)';
const words = "(?:[\\w'’-]+ |{SIDE}-?(?:'s)? ?|, |{PERSON} ){0,6}?";
const aims =
  "(?:agree[sd]?|agreeing|agreement|will|would|'ll|set|plan(?:s|ned|ning)?|expect(?:s|ed)?|due|vow(?:s|ed)?|ready|decid(?:e|ed)|pledg(?:e|ed)|prepar(?:e|es|ed|ing)|aim(?:s|ed|ing)?|scheduled|want(?:s|ed)?|commit(?:s|ted)?|{SIDE} to|sides to|acuerdan|acordaron)";
const starts =
  '(?:resum(?:e|ing)|restart(?:ing)?|reopen(?:ing)?|relaunch(?:ing)?|hold(?:ing)?|begin(?:ning)?|start(?:ing)?|launch(?:ing)?|conduct(?:ing)?|conven(?:e|ing)|have|enter|embark on|set in motion|return to|schedule|arrange|open(?:ing)?|meet(?: again)? for|move to|proceed to|kick off|reanudar|celebrar|reprendre)';
const ahead: readonly RegExp[] = [
  `(?<!\\w)${aims}\\b(?: ${words}| )(?:to |immediately |quickly |soon )*${starts}\\b ${words}${parley}`,
  `(?<!\\w)${aims}\\b ${words}(?:to|on|for|a|an)? ?(?:next|new|another|further|fresh|more|second|third|fourth|fifth|sixth|follow-up|additional)\\b ${words}(?:${parley}|meetings?)`,
  `\\b(?:next|second|third|fourth|fifth|new|follow-up|further|fresh|forthcoming|upcoming|phase \\w+)\\b ${words}(?:phase of )?(?:${parley}|meetings?)\\b ${words}(?:would|will|is|are|to be|set|expected|planned|scheduled|slated|due)\\b`,
  `\\b(?:teams?|sides|delegations|negotiators|officials|representatives|they)\\b ${words}(?:will|would|to|are|plan to|agreed to|set to)\\b ${words}(?:be )?(?:meet(?:ing)?|reconvene|sit down)\\b`,
  `\\b(?:forthcoming|upcoming|planned)\\b ${words}${parley}`,
  `\\b(?:creat\\w+|establish\\w*|set(?:ting)? up|form(?:ing)?|agree[sd]? (?:to|on)|launch\\w*|institut\\w+) ${words}(?:mechanism|platform|framework|channel|forum|process)\\b ${words}(?:for|to|of) ${words}${parley}`,
].map((source) => pattern(source));
const seat = '⟦PERSON:(?:US|CN)#\\d+⟧';
const meets: readonly RegExp[] = [
  `${seat}[^;"]{0,140}?\\b(?:met|meets?|meeting|sat down|talks|negotiations|discussions|dinner|negotiated)\\b (?:in person |face to face )?(?:with |between )?(?:[\\w'’-]+,? |{SIDE}(?:'s)? ){0,8}?${seat}`,
  `\\b(?:talks|meetings?|negotiations|discussions)\\b (?:held |led )?(?:between|by|with|of|involving) (?:[\\w'’-]+,? |{SIDE}(?:'s)? ){0,8}?${seat}[^;"]{0,120}?${seat}`,
  `(?:${seat}|{SIDE}[^;"]{0,40}\\b(?:delegation|team|officials|negotiators))[^;"]{0,120}?\\b(?:met|meets?|sat down|sit down|negotiated)\\b (?:with )?(?:[\\w'’-]+,? ){0,4}?{SIDE}(?:'s)?(?: (?:[\\w-]+ ){0,3}(?:officials|counterparts?|negotiators|delegation|team|representatives)| [a-z]+ this|[ ,.]|$)`,
].map((source) => pattern(source));
const counted =
  '(?:{SPAN}|\\b(?:(?:one|two|three|four|five|several|\\d+)[ -](?:days?|hours?)|\\d+ ?(?:st|nd|rd|th)|(?:latest|last|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|previous|initial|marathon) round))';
const past: readonly RegExp[] = [
  `${counted}(?: of)? ${words}(?:${parley}|deliberations|meetings)`,
  `\\b(?:${parley}|rounds?)\\b ${words}(?:ended|concluded|wrapped up|finished|opened|began|kicked off|got under ?way|reconvened|broke up)\\b[^;]{0,40}{DATE}`,
  `\\b(?:${parley}|rounds?|meetings?)\\b ${words}(?:co-?)?(?:led|chaired|headed) by\\b[^;"]{0,80}⟦PERSON:(?:US|CN)#`,
  `\\b(?:sides|delegations|teams|negotiators|officials|countries)\\b[^;"]{0,40}\\b(?:held|holding|conducted|completed|concluded|wrapped up|opened|had)\\b ${words}(?:${parley}|meetings)\\b`,
].map((source) => pattern(source));

const refused =
  /\b(?:no|not|never|n't|suspend\w*|cancel\w*|call(?:ed|s|ing)? off|halt\w*|refus\w*|reject\w*|rul\w+ out|if|unless|whether|may|might|could|hop\w+|urg\w+|threat\w+|deny|denied|denies|unclear|unlikely|until|possib\w+|potential)\b/i;
// Without one of these no pattern below can match; it costs a hundredth of theirs.
const ofTalks =
  /talk|negoti|negoc|meet|met\b|round|consult|discus|dialog|session|s[ia]t |sitting|dinner|deliber|diálog|pourparl|conven|mechanism|gather/i;
const elsewhere = pattern('{OTHER}', 'iu');

interface Unplaced {
  readonly sentence: Sentence;
  readonly day: string;
  readonly leaders: readonly LeaderContact[];
}

// A round without a place: one that is agreed or planned, or one of which the length, the number or the day is told.
function unplacedIn({ sentence, day, leaders }: Unplaced): RoundMention[] {
  const { text } = sentence;
  if (!ofTalks.test(text) || elsewhere.test(text)) return [];
  const told = (ways: readonly RegExp[]) =>
    ways
      .flatMap((way) => matchesOf(text, way))
      .filter(({ 0: found, index }) => {
        const own = text.slice(Math.max(0, index - 24), index).replace(/^.*[;,.]/, '') + found;
        return (
          !refused.test(own) &&
          !/LEADER#\d+⟧(?:'s)?[ -]?\S*$/.test(found) &&
          !leaders.some((one) => isInside({ index, found, one }))
        );
      });
  const mentionOf =
    (status: Standing) =>
    ({ 0: found, index }: RegExpExecArray): RoundMention => {
      const when = whenNear(sentence, { from: index, to: index + found.length });
      return {
        sentence,
        place: null,
        when,
        status: timed({ status, when, day, text, index, found }),
        isTold: true,
        ...(channel.test(found) ? { isChannel: true } : {}),
        at: index,
      };
    };
  const same = told(again).flatMap((match) => sameOf({ match, sentence, day }));
  if (same.length > 0) return same.slice(0, 1);
  const isAhead = told(ahead).slice(0, 1).map(mentionOf('planned'));
  const met = told(meets).filter(
    ({ 0: found }) => !wire.test(text) && /:US#/.test(found) && /:CN#/.test(found) && !/LEADER/.test(found),
  );
  if (met.length > 0) return met.slice(0, 1).map((match) => metOf({ match, sentence, day }));
  return isAhead.length > 0 ? isAhead : told(past).slice(0, 1).map(mentionOf('concluded'));
}

const channel = /\b(?:mechanism|platform|framework|channel|forum|process)\b/i;
const wire = pattern('{CALL}', 'iu');

// Both sides' people met, wherever it was.
function metOf({ match, sentence, day }: { match: RegExpExecArray; sentence: Sentence; day: string }): RoundMention {
  const { index: at } = match;
  const anchors = anchorsIn(match[0]);
  const anchor = at + ((anchors.find(({ kind }) => kind === 'convene') ?? anchors[0])?.at ?? 0);
  const when = whenNear(sentence, { from: at, to: at + match[0].length });
  const { text } = sentence;
  const stated = standingOf({ before: clauseBefore(text, anchor), after: text.slice(anchor), when, day });
  return { sentence, place: datelineOf(sentence, stated.status), when, at, ...stated, isTold: true };
}

const dateline = pattern('^["(]?(?<place>{PLACE})', 'iu');

// Where an agency writes that both met, and names no other place, they met there.
function datelineOf(sentence: Sentence, status: Standing): string | null {
  const mark = sentence.index === 1 && status !== 'planned' ? dateline.exec(sentence.text)?.groups?.place : undefined;
  return tagOf(sentence, { mark, kind: 'place' })?.place ?? null;
}

const again: readonly RegExp[] = [
  `\\b(?:the|these|this|both|that)\\b (?:(?!next|first|second|third)[\\w-]+ ){0,2}(?:talks|meetings?|negotiations|discussions|sessions?|gathering|consultations)\\b[^;]{0,60}?(?:{DATE})(?: (?:and|to) {DATE})?`,
].map((source) => pattern(source));

// "The talks will run on Monday and Tuesday": a date for the round named last.
function sameOf({ match, sentence, day }: { match: RegExpExecArray; sentence: Sentence; day: string }): RoundMention[] {
  const when = whenNear(sentence, { from: match.index, to: match.index + match[0].length });
  if (when === undefined) return [];
  const stated = standingOf({ before: '', after: match[0], when, day });
  return [{ sentence, place: null, when, ...stated, at: match.index, isSame: true }];
}

const isInside = ({ index, found, one }: { index: number; found: string; one: LeaderContact }): boolean => {
  const anchors = anchorsIn(found);
  const at = index + (anchors.at(-1)?.at ?? 0);
  return at >= one.from && at < one.to;
};

interface Timing {
  readonly status: Standing;
  readonly when: When | undefined;
  readonly day: string;
  readonly text: string;
  readonly index: number;
  readonly found: string;
}

// What is told as planned lies behind where its day does; "will hold the fourth round" is planned although it is counted.
function timed({ status, when, day, text, index, found }: Timing): Standing {
  if (status === 'planned')
    return when !== undefined && when.start.length === 10 && when.start < day ? 'concluded' : status;
  const anchor = index + (anchorsIn(found)[0]?.at ?? 0);
  return standingOf({ before: clauseBefore(text, anchor), after: text.slice(anchor), when, day }).status;
}
