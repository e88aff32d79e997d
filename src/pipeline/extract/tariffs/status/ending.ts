import { test } from './words.ts';

const notRaised = test(
  String.raw`\b(?:not|n't|never|refrain\w* from|held off|hold(?:s|ing)? off|abandon\w*|forgo\w*|forgone|{SUSPEND}|(?:call|called|calling) off|cancel\w*|scrap\w*|drop\w*|shelv\w*|back(?:s|ed)? (?:down|away|off)(?: from)?)\b(?: on| the| a| any| an?| plans?(?: to)?| (?:implement|proceed|press|push|carry|mov|go|follow)\w*| ahead| forward| through| with| out| now| be| planned| further| scheduled| its| their| his| plan to| to| will| be| immediately|,)*\s+(?:{RAISE}|hikes?|increases?|rises?|rais\w+|go(?:es|ing)? (?:up|ahead)|impos\w+|put|adding|jump|escalat\w+)\b[^;]*$`,
);
// "scrapped plans for a 25% tariff", "shelved its proposed 15% duty".
const plansDropped = test(
  String.raw`\b(?:scrap\w*|drop(?:s|ped|ping)?|abandon\w*|cancel\w*|ditch\w*|axe[ds]?|withdr[ae]w\w*|call\w* off|{SUSPEND})\b(?: (?:on|its|the|an?|his|her|their|any|earlier|all))* (?:plan(?:s|ned)?|proposed|scheduled|intended|promised|looming|imminent|upcoming)\b[^;]*$`,
);
// "The court ruled that the 10% duties were illegal."
const isIllegal = test(
  String.raw`\b(?:court|judges?|justices|ruling|ruled)\b[^;]*{PERCENT}[^;,]*\b(?:is|are|was|were) (?:[a-z]+ly )?(?:illegal|unlawful|unconstitutional|void|invalid)\b|\b(?:court|judges?|justices|ruling|ruled)\b[^;]*{PERCENT}[^;,]*\b(?:exceed(?:s|ed)|overstep\w*|lack(?:s|ed)|violat(?:es|ed)|ha[ds] no)\b`,
);
// "will refund importers who paid the 20% duty".
const refunds = test(String.raw`\b(?:refund\w*|reimburs\w+|repay\w*|repaid)\b[^;]*$`);
const dueLater = test(
  String.raw`^(?:{ANY}|[^;⟦]){0,90}\b(?:due|scheduled|set|planned|slated|supposed|meant) (?:to|for|on)\b`,
);
const beforeTurn = test(
  String.raw`^(?:{ANY}|[^;,⟦]){0,90}\bbefore the (?:trade war|truce|deal|increases?|hikes?|tariffs?|talks|cuts?|pause|agreement|move|dispute)\b`,
);
const wasTo = test(
  String.raw`\b(?:was|were|had been|been) (?:originally |initially |previously |also )*(?:to|due to|due|set to|scheduled to|supposed to|slated to|planned|going to|expected to)\b[^;]*$`,
);
const had = test(
  String.raw`\bhad (?:been|reached|risen|soared|climbed|peaked|hit(?! back)|stood|raised|pushed|hiked|increased|jumped|slapped|taken|charged|gone|previously|earlier|once|at one point|imposed|topped|levied|swelled|ballooned|escalated)\b[^;]*$`,
);
const once = test(
  String.raw`\b(?:(?:initially|originally|at first) (?:set|imposed|fixed|pegged|put|levied)|previous(?:ly)?(?! (?:imposed|announced|administration|government|president|term))|formerly|used to|once|at (?:one|its|their) (?:point|height|peak)|peak(?:ed|ing)?(?: (?:at|of))?|earlier peak|until (?:then|recently)|prior (?:rate|level|tariff)|in the past|before (?:the|that|it)|against an? (?:earlier|older?|previous))\b(?:{ANY}|[^;,⟦]){0,60}$`,
);
const initial = test(String.raw`{ACTOR}'s (?:initial|first|original) (?:[a-z]+ )?$`);
const onceAfter = test(
  String.raw`^[^;,⟦]{0,40}(?:\b(?:at the (?:height|peak)|previously|before (?:the|that|it|they|both)|at one point|earlier this (?:year|month|spring|summer)|last (?:year|spring|month|april))\b|, (?:before|previously)\b)|^ (?:that|which) (?:had|once)\b`,
);
const beforeThen = test(String.raw`^(?:before|prior to|until|at the (?:height|peak) of) (?:{ANY}|[^,⟦]){2,80}, `);
const suspends = test(
  String.raw`\b(?:{SUSPEND}|waiv\w+|relief from|spared?|reprieve from|freeze)\b(?![^;]*\b(?:while|{KEEP}|lower(?:ed|ing)?|reduc\w+|cut\w*|extend\w*|but|to {PERCENT})\b)[^;]*$`,
);
const isSuspended = test(
  String.raw`^(?![^;]*{PERCENT})[^;]{0,160}\b(?:is|are|was|were|be|been|remains?|stays?|being|to be|has been|have been|now) (?:\w+ )?(?:suspended|paused|postponed|delayed|put (?:on hold|off)|on hold|shelved|set aside|deferred|frozen|cancell?ed|scrapped|called off)\b|^[^;⟦]{0,30}\bsuspended\b`,
);
const resumes = test(String.raw`\b(?:resum(?:e|es|ing|ption)|reinstat\w+|restor\w+|return)\b[^;]*$`);
const removes = test(
  String.raw`\b(?:scrap\w*|remov\w+|cancel\w*|lift(?:s|ed|ing)?|withdr\w+|revok\w+|eliminat\w+|str(?:ike|ikes|uck) down|overturn\w*|invalidat\w+|void\w*|quash\w*|nullif\w+|annul\w*|rescind\w*|repeal\w*|abolish\w*|upend\w*|end(?:s|ed|ing)|drop(?:s|ped|ping)?|call\w* off)\b(?: up to| (?!to\b|from\b|by\b)\w+){0,6}? $`,
);
const isRemoved = test(
  String.raw`^(?:{ANY}|[^;,⟦]){0,90}\b(?:was|were|has been|have been|is gone|are gone) (?:[a-z]+ly )?(?:removed|lifted|struck down|withdrawn|eliminated|dropped|revoked|overturned|abolished|invalidated|annulled|voided|nullified|rescinded|repealed|quashed|thrown out|tossed out|(?:ruled|declared|found|held|deemed)(?: to be)? (?:illegal|unlawful|unconstitutional|invalid|void))\b|^(?:{ANY}|[^;,⟦]){0,60}\b(?:expired|lapsed)\b`,
);
// "The court's ruling upends the duties, which range from": whatever stands between, unless it is what is left.
const voids = test(
  String.raw`\b(?:str(?:ike|ikes|uck|iking) down|overturn\w*|invalidat\w+|void(?:s|ed|ing)|quash\w*|nullif\w+|annul\w*|upend\w*|threw out|throw\w* out|toss\w* out|wip\w+ (?:out|away)|declar\w+ (?:illegal|unlawful)|(?:rul\w+|declar\w+|found|held) against|(?:court|judges?|ruling|justices)\b[^;]{0,40}\b(?:block(?:s|ed)|enjoin\w*|halt(?:s|ed)|bar(?:s|red)))\b(?:(?!\b(?:leav\w+|left|keep\w*|kept|retain\w*|maintain\w*|intact|in place|replac\w+|new|instead|then|after|if|would|could|may|might|announc\w+|imposed an?|impos(?:es|ing)|sign\w*)\b|, (?:he|she|it|they|the [a-z]+|{ACTOR}) )[^;])*$`,
);
// "… to 31%, but a court has since declared them illegal", "before the two sides agreed to a truce".
const endedSince = test(
  String.raw`\b(?:has|have|had|was|were) since (?:been )?(?:[a-z]+ )?(?:rul\w+|struck|declared|found|overturned|removed|lifted|cut|lowered|reduced|eased|expired|lapsed|invalidated|voided|scrapped|dropped|withdrawn|rolled back|replaced|come down|fallen)\b|\b(?:court|judges?|justices|ruling)\b[^;]{0,40}\b(?:struck|ruled|declared|found|overturned|invalidated|voided|threw|tossed|annulled)\b[^;]{0,30}\b(?:them|those|it|these|illegal|unlawful|unconstitutional)\b|\b(?:which|that) (?:{ANY}|[^;,⟦]){0,30}\b(?:court|judges?|justices)\b[^;,]{0,20}\b(?:struck|ruled|declared|overturned|invalidated|voided|threw|tossed|annulled|blocked)\b|\bbefore (?:(?:{ANY}|[^;,⟦]){0,60}\b(?:agreed|struck|eased|easing|lower(?:ed|ing)|cut(?:ting)?|reduc(?:ed|ing)|scal(?:ed|ing) back|dial(?:ed|ing) back|brought|backed|backing|suspend(?:ed|ing)|paus(?:ed|ing)|roll(?:ed|ing) back|halv(?:ed|ing)|slash(?:ed|ing)|came down|fell)\b|(?:(?:the|an?|their|its|last|this|{PLACE}|{DATE}|[a-z]+'s|may|november|trade|tariff|{SPAN}|temporary)[ -]){1,4}(?:truce|ceasefire|cease-fire|pause|détente|deal|agreement|accord|reprieve)\b(?! (?:expir|deadline|run|laps|end|is|can|could|will)))`,
);
// A peak that is looked back on: "after tariffs hit 145% last spring".
const peaked = test(
  String.raw`\b(?:hit|hits|reach(?:ed|ing)?|soar(?:ed|ing)?|spik(?:ed|ing)|surg(?:ed|ing)|skyrocket\w*|topped|escalat(?:ed|ing)|balloon(?:ed|ing)|swell(?:ed|ing)?|shot up|as high as)(?: (?:to|at|above|past|beyond|up|a|an|as|high|more|than|over|about|around|nearly|some|level|high|of|whopping|staggering|record|total|combined|peak)){0,7} $`,
);
// "a 10% duty, which he raised to 15% on Saturday": the first gave way to the second.
const raisedOn = test(
  String.raw`^(?!⟦)(?:(?!\b(?:from|will|would|to be|could|may|might|if|unless)\b)(?:{DATE}|{ACTOR}|[^;⟦])){0,60}\b(?:which|before|then|later|subsequently|only to|but|and)\b(?: (?:{ACTOR}|he|she|it|they|was|were|has|have|had|since|then|later|quickly|soon|subsequently|promptly)){0,4} (?:rais\w+|hik\w+|increas\w+|lift\w+|upp(?:ed|ing)|bump\w*|doubl\w+|boost\w*|took|taking|jack\w+(?: up)?)(?: (?:it|that|them|this|the (?:rate|figure|duty|tariffs?|levy|level)|further|up|again|even|higher)){0,3} to (?:a |an )?{PERCENT}|^(?:{ANY}|[^;⟦]){0,60}, (?:he |it |they )?(?:rais\w+|hik\w+|increas\w+|lift\w+|upp(?:ed|ing)|bump\w*|doubl\w+|boost\w*|took) (?:it|that|them) to (?:a |an )?{PERCENT}|^,? (?:and )?(?:then|later|finally|eventually|ultimately|subsequently) (?:up )?(?:to )?{PERCENT}`,
);
const raisesOn = test(
  String.raw`\b(?:which|before|then|later|subsequently|only to|but|and)?\b(?: ?(?:{ACTOR}|he|she|it|they|was|were|has|have|had|since|then|later|quickly|soon|subsequently|promptly)){0,4} ?(?:rais\w+|hik\w+|increas\w+|lift\w+|upp(?:ed|ing)|bump\w*|doubl\w+|boost\w*|took|taking|jack\w+(?: up)?)(?: (?:it|that|them|this|the (?:rate|figure|duty|tariffs?|levy|level)|further|up|again|even|higher)){1,3} to (?:a |an )?$|^,? (?:and )?(?:then|later|finally|eventually|ultimately|subsequently) (?:up )?(?:to )?$`,
);

/** Words that tell that a rate is past or put off. */
export const ending = {
  refunds,
  dueLater,
  beforeTurn,
  notRaised,
  plansDropped,
  isIllegal,
  wasTo,
  had,
  once,
  initial,
  onceAfter,
  beforeThen,
  suspends,
  isSuspended,
  resumes,
  removes,
  isRemoved,
  voids,
  endedSince,
  peaked,
  raisedOn,
  raisesOn,
} as const;
