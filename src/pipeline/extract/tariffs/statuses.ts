import type { TariffStatus } from '../../../domain/statements.ts';
import { pattern } from '../tagging/patterns.ts';

/** The words around a rate that tell whether it holds. */
export interface Wording {
  /** The clause up to the rate, from the rate before it. */
  readonly before: string;
  /** The words after the rate, up to the next one. */
  readonly after: string;
  /** The whole sentence. */
  readonly sentence: string;
  /** A day ahead on which the rate begins is named: true; a day that is past: false. */
  readonly beginsAhead: boolean | undefined;
  /** The item is about a plan: a deal yet to be approved, duties that take effect on a day ahead. */
  readonly isPlanned: boolean;
  /** The sentence looks back on what was agreed before. */
  readonly isRecalled: boolean;
}

/** The status that the words give a rate, and whether they are plain about it. */
export interface Standing {
  readonly status: TariffStatus;
  readonly isPlain: boolean;
  /** The text denies it: no claim. */
  readonly isDenied?: boolean;
}

/** The first rule that fits, most telling first; undefined where the clause says nothing about it. */
export function standingOf(wording: Wording): Standing | undefined {
  if (denies(wording.before) && !notMoved(wording.before))
    return { status: 'announced', isPlain: false, isDenied: true };
  const found = rules.find(({ fits }) => fits(wording));
  return found === undefined ? governing(wording) : { status: found.status, isPlain: true };
}

interface Rule {
  readonly status: TariffStatus;
  readonly fits: (wording: Wording) => boolean;
}

const test = (source: string) => {
  const words = pattern(source, 'iu');
  return (text: string): boolean => words.test(text);
};

const future = String.raw`(?:will|'ll|shall|would|to be|going to|is to|are to|set to|due to|about to|plans? to|planning to|intends? to|agreed to|agrees to|agree to|pledged to|promised to|expected to|scheduled to|slated to|poised to|ready to|prepar\w+ to|committed to)`;
const put = String.raw`(?:{IMPOSE}|{RAISE}|{CUT}|begin|start|face|pay|be|see|have|go|jump|rise|return|revert|climb|snap back|fall|double|charge|take|kick in)`;

const conditional = test(
  String.raw`\b(?<!\b(?:even|as) )(?:if|unless|whether|should (?:talks|they|the|no|that|china|{ANY})|without (?:a |an |any |another )?(?:\w+ )?(?:deal|agreement|extension|accord|truce|progress|breakthrough)|absent|failing|in case|otherwise|or else)\b`,
);
const turnsOn = test(
  String.raw`\b(?:will|would|could|may|might|can|shall|are to|is to|set to|due to|jump|return|revert|snap|rise|go)\b`,
);
const threatens = test(
  String.raw`\b(?:threat|threaten\w*|warn\w*|vow\w*|consider\w*|mull\w*|weigh\w*|float\w*|propos\w+|suggest\w*|hint\w*|ponder\w*|avert\w*|avoid\w*|forestall\w*|stave\w* off|prevent\w*|looming)\b[^;]*$`,
);
const mayBe = test(String.raw`\b(?:could|may|might)\b[^;]*$`);
const notRaised = test(
  String.raw`\b(?:not|n't|never|refrain\w* from|held off|hold(?:s|ing)? off|{SUSPEND}|(?:call|called|calling) off|cancel\w*|scrap\w*|drop\w*|shelv\w*|back(?:s|ed)? (?:down|away|off)(?: from)?)\b(?: on| the| a| any| an?| plans?(?: to)?| planned| further| scheduled| its| their| his| plan to| to| will| be| immediately|,)*\s+(?:{RAISE}|hikes?|increases?|rises?|rais\w+|go(?:es|ing)? (?:up|ahead)|impos\w+|put|adding|jump|escalat\w+)\b[^;]*$`,
);
/** "will not raise its 30% duty": the duty stays. */
export const staysAsItIs = (before: string): boolean => notMoved(before);

const notMoved = test(
  String.raw`\b(?:not|n't|never|rul\w+ out|refus\w+ to|no plans? to)(?: [a-z]+ly| be| yet)? (?:{RAISE}|{CUT}|rais\w+|cut\w*|cutting|chang\w+|touch\w*)(?: on)? (?:its|the|their|his|current|existing| )+$`,
);
const wasTo = test(
  String.raw`\b(?:was|were|had been|been) (?:originally |initially |previously |also )*(?:to|due to|due|set to|scheduled to|supposed to|slated to|planned|going to|expected to)\b[^;]*$`,
);
const had = test(
  String.raw`\bhad (?:been|reached|risen|soared|climbed|peaked|hit|stood|raised|pushed|hiked|increased|jumped|slapped|taken|charged|gone|previously|earlier|once|at one point|imposed|topped|levied|swelled|ballooned|escalated)\b[^;]*$`,
);
const once = test(
  String.raw`\b(?:previous(?:ly)?(?! (?:imposed|announced|administration|government|president|term))|formerly|used to|once|at (?:one|its|their) (?:point|height|peak)|peak(?:ed|ing)?(?: (?:at|of))?|earlier peak|until (?:then|recently)|prior (?:rate|level|tariff)|in the past|before (?:the|that|it)|against an? (?:earlier|older?|previous))\b(?:{ANY}|[^;,⟦]){0,60}$`,
);
const initial = test(String.raw`{ACTOR}'s (?:initial|first|original) (?:[a-z]+ )?$`);
const onceAfter = test(
  String.raw`^[^;,⟦]{0,40}(?:\b(?:at the (?:height|peak)|previously|before (?:the|that|it|they|both)|at one point|earlier this (?:year|month|spring|summer)|last (?:year|spring|month|april))\b|, (?:before|previously)\b)|^ (?:that|which) (?:had|once)\b`,
);
const suspends = test(
  String.raw`\b(?:{SUSPEND}|waiv\w+|relief from|spared?|reprieve from|freeze)\b(?![^;]*\b(?:while|{KEEP}|lower(?:ed|ing)?|reduc\w+|cut\w*|extend\w*|but|to {PERCENT})\b)[^;]*$`,
);
const isSuspended = test(
  String.raw`^(?![^;]*{PERCENT})[^;]{0,80}\b(?:is|are|was|were|be|been|remains?|stays?|being|to be|has been|have been|now) (?:\w+ )?(?:suspended|paused|postponed|delayed|put (?:on hold|off)|on hold|shelved|set aside|deferred|frozen|cancell?ed|scrapped|called off)\b|^[^;⟦]{0,30}\bsuspended\b`,
);
const isRemoved = test(
  String.raw`^(?:{ANY}|[^;,⟦]){0,90}\b(?:was|were|has been|have been|is gone|are gone) (?:[a-z]+ly )?(?:removed|lifted|struck down|withdrawn|eliminated|dropped|revoked|overturned|abolished)\b|^(?:{ANY}|[^;,⟦]){0,60}\b(?:expired|lapsed)\b`,
);
const removes = test(
  String.raw`\b(?:scrap\w*|remov\w+|cancel\w*|lift(?:s|ed|ing)?|withdr\w+|revok\w+|eliminat\w+|str(?:ike|ikes|uck) down|overturn\w*|invalidat\w+|void\w*|quash\w*|drop(?:s|ped|ping)?|call\w* off)\b(?: up to| (?!to\b|from\b|by\b)\w+){0,6}? $`,
);
const keptAfter = test(
  String.raw`^(?:{ANY}|[^;,⟦]){0,110}\b(?:(?:will |would |to |that )?(?:remain|stay|continue|stand|hold)s?\b|(?:is|are|was|were|be|being|will be) (?:kept|retained|maintained|left)|in (?:place|force|effect)\b|already|still|took effect|(?:went|came) into (?:force|effect)|has (?:taken|been in) effect|(?:is|are) now|takes? effect immediately|unaffected|unchanged)`,
);
const now = test(
  String.raw`\b(?:effective (?:immediately|today|now)|with immediate effect|took effect|takes effect (?:today|immediately)|(?:went|came|gone) into (?:force|effect)|hereby|as of today|starting today)\b`,
);
const already = test(
  String.raw`\b(?:(?<!will )(?<!would )(?:now|currently|already|presently)|still (?:at|face|faces|stands?|taxed)|existing|pre-?existing|current|longstanding|(?:recently|newly)[ -](?:implemented|imposed|introduced|enacted))\b[^;,⟦]{0,50}$`,
);
const alreadyAfter = test(
  String.raw`^(?: of| in)?[ -]"?(?:[a-z]+-)?(?:existing|pre-?existing|current|longstanding|earlier)\b|^[^;,⟦]{0,40} (?:(?:that |which )?(?:he|it|they|(?:the )?{ACTOR}) (?:has |have |already |had )*(?:imposed|introduced|levied|put|slapped|charges|collects)|(?:already |previously )imposed|imposed (?:by {ACTOR}|during|in|last|earlier|under|since|on {DATE}))\b`,
);
const goesAhead = test(
  String.raw`^(?!⟦)[^;]{0,140}\b(?:(?:will|would|is to|are to|due to|set to|shall) (?:then )?(?:take|begin|start|apply|be|kick|come|go|rise|jump|increase|fall|drop|hit|double|return|cover|affect)|(?:takes?|taking) (?:effect|hold)|go(?:es)? into effect|comes? into (?:force|effect)|kicks? in)\b|^[^;⟦]{0,40}\b(?:planned|scheduled|begins)\b`,
);
const beforeThen = test(String.raw`^(?:before|prior to|until|at the (?:height|peak) of) (?:{ANY}|[^,⟦]){2,80}, `);
const plans = test(String.raw`\b(?:announc\w+|unveil\w*|plan\w*|threat\w*)\b[^;]*$`);
const denies = test(
  String.raw`\b(?:den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing) out|no plans? (?:to|for)|(?:not|never|n't) (?:go|return|revert|jump|rise|snap|climb)\b)[^;]*$`,
);
const keepsNow = test(String.raw`\b(?:{KEEP})\b(?:(?!\b(?:and|but|will|would)\b)[^;⟦]){0,40}$`);
const planned = test(String.raw`\b(?:planned|upcoming|forthcoming|pending|promised)(?: [a-z]+)? $`);
const threatenedAfter = test(String.raw`^(?:{ANY}|[^;,⟦]){0,60}\b(?:threatened|floated|proposed|vowed)\b`);
const resumes = test(String.raw`\b(?:resum(?:e|es|ing|ption)|reinstat\w+|restor\w+|return)\b[^;]*$`);

// "vowed to match the 50% duty", "wants Washington to drop the 20% duty", "the duty could be lifted": it holds.
const answers = test(
  String.raw`\b(?:match|answer|counter|retaliat\w+ (?:against|for)|respon\w+ to|in (?:response|retaliation|answer) (?:to|for))(?: (?!with\b)[a-z]+){0,4} $|\b(?:exempt\w*|exclu\w+|spar(?:e|es|ed|ing))\b[^;]*\bfrom (?:{ANY}|[^;,⟦]){0,40}$`,
);
const demands = test(
  String.raw`\b(?:wants?|wanted|urg\w+|demand\w*|call\w* (?:on|for)|ask\w*|press\w*|insist\w*|hopes?)\b[^;]*\b(?:drop|remov\w+|lift\w*|scrap\w*|cancel\w*|end|withdraw\w*|abolish\w*)(?: (?!to\b|from\b)[a-z]+){0,4} $`,
);
const mayGo = test(
  String.raw`^(?:{ANY}|[^;,⟦]){0,80}\b(?:could|may|might|can) be (?:removed|lifted|scrapped|dropped|cut|lowered|reduced|halved|withdrawn)\b`,
);

// The order is the rule: what is said to hold now comes first, a condition outweighs a plan.
const rules: readonly Rule[] = [
  { status: 'in_force', fits: ({ before, after }) => answers(before) && !/\bthreat/i.test(after) },
  { status: 'in_force', fits: ({ before, after }) => demands(before) || mayGo(after) },
  { status: 'in_force', fits: ({ before, after }) => already(before) || alreadyAfter(after) },
  { status: 'suspended', fits: ({ after, before }) => isSuspended(after) && !resumes(before) },
  { status: 'announced', fits: ({ before }) => planned(before) },
  { status: 'in_force', fits: ({ before }) => notMoved(before) },
  { status: 'in_force', fits: ({ before, after }) => keptAfter(after) && !notRaised(before) && !once(before) },
  { status: 'suspended', fits: ({ before }) => notRaised(before) },
  {
    status: 'threatened',
    fits: ({ sentence, before, after }) => conditional(sentence) && turnsOn(before + after) && !keeps(before),
  },
  { status: 'suspended', fits: ({ before, after }) => wasTo(before) && !/\bnow\b/i.test(before + after) },
  { status: 'threatened', fits: ({ before, after }) => threatens(before) || threatenedAfter(after) },
  { status: 'former', fits: ({ before, after }) => had(before) || onceAfter(after) || once(before) || initial(before) },
  {
    status: 'suspended',
    fits: ({ before }) => !resumes(before) && suspends(before),
  },
  { status: 'former', fits: ({ sentence, before }) => beforeThen(sentence) && !ahead(before) && !plans(before) },
  { status: 'threatened', fits: ({ before }) => mayBe(before) },
  { status: 'in_force', fits: ({ before, after }) => now(before + after) },
  { status: 'in_force', fits: ({ before }) => keepsNow(before) },
  { status: 'in_force', fits: ({ before }) => removes(before) && conditional(before) },
  { status: 'suspended', fits: ({ before }) => removes(before) && ahead(before) },
  { status: 'former', fits: ({ before, after }) => removes(before) || isRemoved(after) },
  { status: 'announced', fits: ({ beginsAhead }) => beginsAhead === true },
  { status: 'in_force', fits: ({ beginsAhead }) => beginsAhead === false },
  { status: 'announced', fits: ({ after }) => goesAhead(after) },
];
const ahead = test(String.raw`\b${future}\b[^;]*$`);

const keepVerb = pattern(String.raw`\b(?:{KEEP}|in place|extend\w*|preserv\w+|remaining)\b`);
const keeps = test(String.raw`\b(?:{KEEP})\b[^;]*$`);

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
  String.raw`${unhelped}\b(?:raised|hiked|increased|lifted|doubled|tripled|quadrupled|jacked up|pushed|took|brought|reduced|slashed|lowered|halved|trimmed|dropped|rolled back|scaled back|imposed|slapped|levied|applied|enacted|introduced|implemented|hit|added|placed|put|responded|retaliated|rose|fell|climbed|went up|jumped|was|were|agreed|struck|began (?:collecting|charging|implementing)|set at)\b`,
);
// "after Trump's decision to double", "China's increase of": done, whatever its verb.
const decided = pattern(
  String.raw`\b(?:decision|move)\b[^;,]{0,50}? to ${put}\b|{ACTOR}'s (?:[a-z]+ ){0,2}(?:increase|hike|imposition|cut|reduction)\b|{ACTOR} (?:raising|hiking|increasing|doubling|reducing|cutting|lowering|slashing|halving|imposing|slapping|putting|levying)\b`,
);
const standsVerb = pattern(
  String.raw`${unhelped}\b(?:fac(?:e|es|ed|ing)|is|are|stands?|pays?|paying|subject to|taxed|imposes|charges?|collects?|applies|maintains|has|have|averag\w+|takes)\b`,
);
const moveVerb = pattern(
  String.raw`${unhelped}\b(?:raises?|hikes?|increases?|doubles?|triples|quadruples?|cuts?|lowers?|reduces?|slashes|halves|trims?|goes?|go|rises?|falls?|climbs?|jumps?|hits|slaps|puts|sets|brings|gets?|getting|comprises|includes?|sets)\b`,
);

const lastIn = (words: RegExp, text: string) => [...text.matchAll(words)].at(-1);

function governing({ before, isPlanned, isRecalled }: Wording): Standing | undefined {
  const found = (
    [
      ['done', decided],
      ['keeps', keepVerb],
      ['ahead', aheadVerb],
      ['plan', planVerb],
      ['done', doneVerb],
      ['stands', standsVerb],
      ['moves', moveVerb],
    ] as const
  ).flatMap(([kind, words]) => {
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
    case 'keeps':
    case 'stands':
      return { status: 'in_force', isPlain: true };
    case 'moves':
      return { status: isPlanned ? 'announced' : 'in_force', isPlain: !isPlanned };
    default:
      return undefined;
  }
}
