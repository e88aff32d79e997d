import { lastDayOf, type PartialDate } from '../../../domain/partial-date.ts';
import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import { tagOf } from '../tagging/marked.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Due } from './due.ts';
import { whatFallsDue } from './what.ts';

const mark = /⟦DATE#\d+⟧/g;
const beforeChars = 130;
const afterChars = 90;
const border = /^.*(?:;|[a-z]{3}\."?)\s/;

/** Dates of a sentence on which something starts, ends or falls due, not yet past on the day it speaks. */
export function dueDates(
  sentence: Sentence,
  { day, earlier }: { readonly day: string; readonly earlier: readonly string[] },
): Due[] {
  return matchesOf(sentence.text, mark).flatMap((match): Due[] => {
    const tag = tagOf(sentence, { mark: match[0], kind: 'date' });
    const end = match.index + match[0].length;
    const before = sentence.text.slice(Math.max(0, match.index - beforeChars), match.index).replace(border, '');
    const after = sentence.text.slice(end, end + afterChars).replace(/;.*$/, '');
    if (!tag || !isOpen({ date: tag.date, day, before }) || !isDue({ before, after, date: tag.date, day })) return [];
    const what = whatFallsDue({ before, after, around: [sentence.text, ...earlier] });
    return what === undefined
      ? []
      : [
          {
            what: ofOthers(what, `${before}${after}`),
            date: tag.date,
            sentence,
            isMoved: moved.test(before) || movedAfter.test(after),
          },
        ];
  });
}

interface Opening {
  readonly date: PartialDate;
  readonly day: string;
  readonly before: string;
}

const startsNow = /\b(?:will|starts?|begins?|takes? effect|stops?|(?<!the )ends?|expires?|due|set to)\b[^;⟦]{0,30}$/i;

// "Which came in early February", told in February: it is past.
const doneThen =
  /(?<!\b(?:to be|will be|are|is|due to be) )\b(?:came in(?:to)?|took effect|went into|imposed|introduced|announced|raised|increased|started|began|agreed|struck|launched|slapped)\b[^;,]{0,30}$/i;

function isOpen({ date, day, before }: Opening): boolean {
  if (date.length === 4) return date > day.slice(0, 4);
  if (date === day.slice(0, 7) && doneThen.test(before)) return false;
  if (date.length === 7) return lastDayOf(date) >= day && !/\b(?:earlier|last|since) $/i.test(before);
  return date > day || (date === day && startsNow.test(before));
}

interface Dueness {
  readonly before: string;
  readonly after: string;
  readonly date: PartialDate;
  readonly day: string;
}

const events =
  /\b(?:takes? effect|taking effect|into (?:effect|force)|in (?:effect|force|place)|effective|start(?:s|ing)?|begin(?:s|ning)?|commenc\w+|appl(?:y|ies|icable)|kick(?:s|ing)? in|expir\w+|ends?|ending|laps\w+|runs? (?:out|until|through|to)|run out|conclud\w+|deadline|due|scheduled|slated|extend\w*|extension|prolong\w*|push\w* back|postpon\w+|delay\w*|defer\w*|put(?:ting)? off|suspen\w+|paus\w+|truce|remains?|hold(?:s|ing)?|lasts?|valid|rais\w+|increas\w+|jump\w*|rises?|rising|go(?:es)? up|hik(?:e|es|ed|ing)|impos\w+|lev(?:y|ied|ies)|charg\w+|cut(?:s|ting)?|lower\w*|scrap\w*|drop\w*|lift\w*|halv\w+|doubl\w+|cancel\w*|finali[sz]\w+|signed|penned|buy(?:ing)?|purchas\w+|import|sell|sold|sale|divest\w*|bann?(?:ed)?|halt\w*|implement\w*|collect\w*|keep(?:ing)?|comes? to an end|exempt\w*|hit|slap\w*|slapped|fac(?:e|es|ing)|tariffs?|duties|levies|stop\w*|moved?|moving|moves|target|taxed|bumped|happen|subject to|spares?|actions|entered|accept\w*|comments?|submi\w+|aims?|push(?:ing|es)?|restrict\w*|go(?:es)?|come|permanent)\b/gi;
const meetings =
  /\b(?:hear(?:s|ing|ings)?|arguments|trial|meet(?:s|ing|ings)?|talks|summit|visit\w*|travel\w*|arriv\w+|negotiat\w+|rounds?|sessions?|calls?|conference|trip|gather\w*|speak|communicat\w+|exchanges?|discussions?|dialogue|consultations?|elections?|forum|met|journey|midterms|inauguration|forecast\w*|growth|gdp|inflation|revenue|earnings|shares|futures|delivery|harvest|season|said|told|says|wrote|announc\w+|reported|published)\b/gi;
const leads =
  /(?:\b(?:on|from|by|until|till|through|before|after|as of|in|of|at|to|for|effective|starting|beginning|than|the|an?|this|next|coming|its|around|about|or|and|of|early|late|mid|now|within|a\.m\.|p\.m\.|midnight|be|will be|that'll be|between|end|since|ahead of)|[(,:-])(?: (?:the|an?|this|next|coming|at|on|early|late|around|about|after|or after|as early as|12:01 [ap]\.?m\.?(?: e[ds]?t)?(?: on)?|1:01 p\.m\.(?: on)?|its?|beginning of|end of|start of|now|upcoming|looming|monday,?|previous))*[ -(]*$/i;
const standsBare =
  /\b(?:effect|effective|starting|beginning|begins?|starts?|expires?|ends?|due|happen|jump|rise|up|deadline|back|apply|tariffs|duties|levies|imposed|goods|%|⟦PERCENT#\d+⟧) $/i;
const namedAfter =
  /^(?:'s)? (?:(?:tariff|trade|truce|tik ?tok|start|effective|public|sale|divestiture|original|comment) )*(?:deadline|expir\w+|cut-?off|start date|effective date|date|comment|public comment|target|end of the|increase|hike|tariffs?)\b|^,? when\b.{0,80}\b(?:expires?|ends?|lapses?|rises?|takes? effect|runs? out)/i;
const mustEnd =
  /\b(?:by|until|till|through|before|no later than|end of|deadline|target was|that(?:'ll| will) be|at the)\b[^⟦]{0,25}$/i;
const moved =
  /\b(?:extended|postponed|delayed|deferred|pushed (?:back|forward)|pushing|put off|prolonged|brought forward|moved|extends|extending|delaying|shifts?|shifted)\b(?:[^;⟦]|⟦[^⟧]+⟧){0,80}\b(?:to|until|till|through|by|for|from|on|into)[^;⟦]{0,12}$/i;
const movedAfter =
  /^,? (?:will be|was|were|is|has been|have been|had been|are) (?:being )?(?:postponed|cancell?ed|called off|put off|suspended|delayed|scrapped|pushed back|moved|extended)\b/i;

function isDue({ before, after, date, day }: Dueness): boolean {
  if (namedAfter.test(after) && !/\b(?:said|on) $/i.test(before)) return true;
  // "Take effect on 1 September and 15 December": the second date has the verb of the first.
  const lead = before.replace(/⟦DATE#\d+⟧,?(?: (?:and|or|to|until|through|and will be \S+|until))? $/i, 'on ');
  const [event, meeting] = [lastIn(events, lead), lastIn(meetings, lead)];
  if (
    /⟦PERCENT#\d+⟧ (?:in|by|on|from|starting) (?:late |early |mid-)?$/i.test(lead) ||
    isAnnouncedBefore({ before, after })
  )
    return true;
  if (
    /\b(?:has|have|had|gives?|gave|given|with) (?:[^⟦]|⟦[^⟧]+⟧){0,30}?\b(?:only )?until (?:early |late |mid-)?$/i.test(
      lead,
    )
  )
    return true;
  if (event < 0 || meeting > event) return false;
  if (isOfTalks(lead.slice(0, event))) return false;
  const isLed = leads.test(lead) || standsBare.test(lead) || /⟦DATE#\d+⟧.{0,40}\b(?:and|to) $/.test(before);
  if (!isLed) return false;
  const isLastDayOnly = /^(?:buy|purchas|import|sell|comment|accept|submi)/i.test(lead.slice(event, event + 9));
  if (isLastDayOnly || date.length === 4)
    return mustEnd.test(lead) || (!isLastDayOnly && yearDue.test(lead) && date > day);
  return true;
}
// "From Monday, importers will pay": the act follows the date.
function isAnnouncedBefore({ before, after }: Pick<Dueness, 'before' | 'after'>): boolean {
  if (!/(?:^|[,:"] |\b(?:that|said|and) )(?:by|from|starting(?: from)?|beginning|effective|as of|on) $/i.test(before))
    return false;
  const act = /^,? ?(?:[^⟦]|⟦[^⟧]+⟧){0,50}?\b(?:will|would|is to|are to)\b(?<act>.{0,50})/i.exec(after)?.groups?.act;
  return act !== undefined && lastIn(events, act) >= 0 && lastIn(meetings, act) < 0;
}
// "Sessions due to run until Wednesday" end no truce.
const isOfTalks = (before: string): boolean => {
  // "Talks on tariffs" are talks.
  const clause = before.replace(
    /\b(talks|negotiations|discussions|sessions?|meetings?) (?:on|over|about) (?:\S+ ){1,3}?(?=(?:are|is|were|was|will|that|due|set|to|in|at)\b)/gi,
    '$1 ',
  );
  const at = lastIn(gatherings, clause);
  return at >= 0 && at > lastIn(trading, clause) && clause.length - at < 60;
};
const gatherings =
  /\b(?:talks|sessions?|dialogue|summit|visits?|negotiations|trip|meetings?|conference|discussions?|call|communication|consultations)\b/gi;
const trading =
  /\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|truce|pause|suspension|fees?|controls?|curbs?|bans?|deal|agreement|deadline|rules?|purchas\w+|licen[cs]\w+|tik ?tok|measures|cease-?fire|reprieve|increases?|hikes?|goods|imports)\b/gi;
const yearDue =
  /\b(?:takes? effect|into (?:effect|force)|start\w*|begin\w*|increas\w+|rais\w+|rises?|jump\w*|⟦PERCENT#\d+⟧|and tariffs on [a-z ]+|scheduled|expir\w+)\b[^;]{0,25}\bin $|⟦PERCENT#\d+⟧ in $|\btariffs on [a-z ]+ in $/i;

const lastIn = (words: RegExp, text: string): number => matchesOf(text, words).at(-1)?.index ?? -1;

const partners = pattern('⟦(?:PARTY|ADJECTIVE):(?<party>(?!US#|CN#)[A-Z]+)#\\d+⟧', 'iu');
const names: Readonly<Record<string, string>> = {
  GB: 'uk',
  EU: 'eu',
  JP: 'japan',
  KR: 'korea',
  CA: 'canada',
  MX: 'mexico',
  IN: 'india',
};

// The deadline of another country's deal is another fact.
function ofOthers(what: string, piece: string): string {
  if (/⟦(?:PARTY|ADJECTIVE|PERSON):CN/.test(piece) || what === 'TikTok sale') return what;
  const name = names[partners.exec(piece)?.groups?.party ?? ''];
  return name === undefined ? what : `${name}-us ${what.replace(/^trade /, '')}`;
}
