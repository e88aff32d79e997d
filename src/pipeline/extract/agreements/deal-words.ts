/** Nouns of an agreement, with what else they can mean kept out. */
export const dealNoun = String.raw`(?<!\b(?:to|can|could|will|would|must|not|cannot|can't|good|great|how|further) )(?:deals?(?! (?:with (?:the |its |their |this |that |these |those )?(?:issue|problem|fallout|impact|challenge|matter|concern|consequence)|blow|maker))|agreements?(?! to disagree)|(?<!\b(?:in|to) )accords?|pacts?|(?<!Economic )frameworks?|consensus(?! (?:forecast|estimate|expectation))|understandings?(?! of\b)|arrangements?|settlements?|(?<=\b(?:a|an|the|grand|tariff|trade) )bargains?|memorandums?(?: of understanding)?|(?<!\b(?:arms|weapons|aid|stimulus|rescue|spending) )package)`;

/** Nouns of a standstill: named often, but told only with when, where or that it was agreed. */
export const truceNoun = String.raw`(?:truces?|cease-?fires?|d[ée]tente|(?<=(?:day|days|month|year|tariff|trade|tariffs) |⟦SPAN#\d+⟧ )(?:pause|suspension|reprieve|freeze|standstill))`;

/** A longer truce; what else can be made longer is kept out. */
export const extensionNoun = String.raw`(?:(?<=(?:\b(?:truce|pause|suspension|ceasefire|deadline|tariff|trade|another|further|second|new|an?|the|day|month|year)|⟦SPAN#\d+⟧) )extensions?(?! (?:cord|of (?:the )?(?:tik ?tok|licen)))|extensions?(?= (?:of|to) (?:the|their|an?|its) (?:\S+ ){0,3}(?:truce|pause|suspension|cease-?fire)))`;

const realisedVerbs =
  'reached|reaches|struck|strikes|sealed|seals|clinched|clinches|signed(?: off on| up to)?|signs(?: off on)?|inked|inks|penned|finali[sz]ed|finali[sz]es|formali[sz]e[sd]|concluded|concludes|hammered out|hammers out|nailed down|nails down|thrashed out|ironed out|irons out|cemented|hashed out|secured|secures|landed|lands|locked in|locks in|brokered|brokers|forged|forges|agreed(?: (?:on|to|upon|in principle(?: on| to)?))?|agrees (?:on|to)|cut|made|done|came to|comes to|arrived at|arrives at|settled on|settles on|called|calls|announced|announces|unveiled|unveils|declared|declares|proclaimed|hailed|hails|touted|touts|trumpet(?:s|ed)|established|establishes|approved|approves|confirmed|confirms|negotiated|entered into|enters? into|completed|wrapped up|wraps up|set up|found|finds|achieved|got|gets|wins|won|granted|grants|has|had|have|worked out|adopted|outlined|detailed|(?:released|published|disclosed|revealed|gave|laid out|shared)(?: the)? (?:details|terms|text) of|put (?:their|his|its) (?:signatures?|names?|ink) to|shook hands on|shakes hands on|(?:emerged|came away|left|walked away|returned) (?:from [^,;]{0,30} )?with|put pen to paper on|(?:gave|given|gives) (?:its|his|their) (?:approval|blessing|nod|consent) (?:to|for)|resulted in|results in|led to|ended (?:in|with)|culminated in|produced|yielded|delivered|implemented|implements';
const plainVerbs =
  'reach|strike|seal|clinch|sign|ink|finali[sz]e|conclude|hammer out|iron out|secure|lock in|forge|agree(?: (?:on|to|upon|in principle(?: on| to)?))?|make|come to|arrive at|settle on|call|announce|unveil|declare|proclaim|establish|confirm|find|achieve|set|outline|hail|land|get';
const subjects =
  '⟦(?:PARTY|PERSON|ADJECTIVE)[^⟧]+⟧|sides|countries|nations|leaders|officials|negotiators|governments|presidents|economies|both|teams|delegations|parties|powers|capitals|superpowers|rivals|envoys|ministers|two|pair';
const gerunds =
  'reaching|striking|sealing|clinching|signing|inking|finali[sz]ing|concluding|securing|agreeing(?: (?:on|to))?|announcing|brokering|forging';

/** A verb by which an agreement comes about, in a form that says it did or, as `plain`, that needs one who did it. */
export const cameAbout = String.raw`(?<![\p{L}-])(?:(?<verb>${realisedVerbs})|(?<plain>${plainVerbs})|(?<gerund>${gerunds}))(?=["']? )`;

/** What stands before a plain verb that tells of an act done: "the sides strike", "have come to". */
export const doer = `(?:(?:${subjects})["']?[,:]?(?: (?:have|has|had|finally|formally|jointly|also|then))?|\\b(?:have|has|had|'ve)(?: [a-z]+ly| now| also)?) $`;

/** What stands before an "-ing" that tells of an act done. */
export const afterwards = String.raw`\b(?:after|since|following|having|upon|despite) $`;

/** The same told of the agreement: "was reached", "agreed in Oslo". */
export const wasMade =
  '(?:reached|struck|agreed(?: (?:up)?on)?|signed|sealed|brokered|negotiated|secured|clinched|hammered out|concluded|announced|declared|proclaimed|confirmed|finali[sz]ed|forged|inked|established|unveiled|done|made|in place|settled|outlined|arrived at|worked out|emerged from|came out of|released|published|made public|disclosed|(?:first )?took (?:effect|hold)|(?:came|entered|went) into (?:force|effect)|in (?:force|effect|place)|called|ironed out|put in place)';

/** Words that take back what they stand before: it is hoped for, denied, or yet to come. */
export const unreal =
  /\b(?:no|not|n't|never|without|unless|until|whether|if|will|would|could|may|might|can|must|should|shall|fail(?:s|ed|ing|ure)?|hop(?:e|es|ed|ing)|seek(?:s|ing)?|sought|tr(?:y|ies|ied|ying)|aim(?:s|ed|ing)?|push(?:es|ed|ing)?|want(?:s|ed)?|toward|towards|before|once|close to|near(?:s|ing)?|possib\w+|potential|prospects?|chances?|likely|expects?|expected|pursu\w+|yet to|ready|want|wants|need(?:s|ed)?|work(?:s|ing)? (?:on|toward)|den(?:y|ies|ied)|reject(?:s|ed)?|urg(?:e|es|ed|ing)|demand\w*|offer\w*|propos\w+|deadline|time|optimis\w+|confident|eyes?|eyeing|to)\b/i;
