/** Nouns of an agreement, with what else they can mean kept out. */
export const dealNoun = String.raw`(?<!\b(?:to|can|could|will|would|must|not|cannot|can't|good|great|how|further) )(?:deals?(?! (?:with (?:the |its |their |this |that |these |those )?(?:issue|problem|fallout|impact|challenge|matter|concern|consequence)|blow|maker))|agreements?(?! to disagree)|(?<!\b(?:in|to) )accords?|pacts?|(?<!Economic )frameworks?|consensus(?! (?:forecast|estimate|expectation))|understandings?(?! of\b)|arrangements?|settlements?|memorandums?(?: of understanding)?|(?<!\b(?:arms|weapons|aid|stimulus|rescue|spending) )package)`;

/** Nouns of a standstill: named often, but told only with when, where or that it was agreed. */
export const truceNoun = String.raw`(?:truces?|cease-?fires?|d[ée]tente|(?<=(?:day|days|month|year|tariff|trade|tariffs) |⟦SPAN#\d+⟧ )(?:pause|suspension|reprieve|freeze|standstill))`;

/** A longer truce; what else can be made longer is kept out. */
export const extensionNoun = String.raw`(?<=\b(?:truce|pause|suspension|ceasefire|deadline|tariff|an|the|⟦SPAN#\d+⟧|day|month) )extensions?(?! (?:cord|of (?:the )?(?:tik ?tok|licen)))`;

const realisedVerbs =
  'reached|reaches|struck|strikes|sealed|seals|clinched|clinches|signed(?: off on)?|signs|inked|inks|penned|finali[sz]ed|finali[sz]es|concluded|concludes|hammered out|hammers out|nailed down|nails down|thrashed out|cemented|hashed out|secured|secures|landed|lands|brokered|brokers|forged|forges|agreed(?: (?:on|to|upon|in principle(?: on| to)?))?|agrees (?:on|to)|cut|made|done|came to|arrived at|announced|announces|unveiled|unveils|declared|declares|hailed|hails|touted|touts|established|establishes|approved|approves|confirmed|confirms|negotiated|entered into|completed|set up|found|finds|achieved|got|gets|has|had|have|worked out|adopted|outlined|detailed|released details of|implemented|implements';
const plainVerbs =
  'reach|strike|seal|clinch|sign|ink|finali[sz]e|conclude|hammer out|secure|forge|agree(?: (?:on|to|upon|in principle(?: on| to)?))?|make|come to|announce|unveil|declare|establish|confirm|find|achieve|set|outline';
const subjects =
  '⟦(?:PARTY|PERSON|ADJECTIVE)[^⟧]+⟧|sides|countries|nations|leaders|officials|negotiators|governments|presidents|economies|both|teams|delegations|parties|powers|capitals|superpowers|rivals|envoys|ministers';
const gerunds =
  'reaching|striking|sealing|clinching|signing|inking|finali[sz]ing|concluding|securing|agreeing(?: (?:on|to))?|announcing|brokering|forging';

/** A verb by which an agreement comes about, in a form that says it did. */
export const cameAbout = String.raw`(?:\b(?<verb>${realisedVerbs})|(?:${subjects})[,:]?(?: (?:have|has|had|finally|formally|jointly|also|then))? (?<plain>${plainVerbs})|\b(?:after|since|following|by|having|upon|despite) (?<gerund>${gerunds}))`;

/** The same told of the agreement: "was reached", "agreed in Oslo". */
export const wasMade =
  '(?:reached|struck|agreed|signed|sealed|brokered|negotiated|secured|clinched|hammered out|concluded|announced|declared|proclaimed|confirmed|finali[sz]ed|forged|inked|established|unveiled|done|made|in place|settled|outlined|arrived at|worked out)';

/** Words that take back what they stand before: it is hoped for, denied, or yet to come. */
export const unreal =
  /\b(?:no|not|n't|never|without|unless|until|whether|if|will|would|could|may|might|can|must|should|shall|fail(?:s|ed|ing|ure)?|hop(?:e|es|ed|ing)|seek(?:s|ing)?|sought|tr(?:y|ies|ied|ying)|aim(?:s|ed|ing)?|push(?:es|ed|ing)?|want(?:s|ed)?|toward|towards|before|once|close to|near(?:s|ing)?|possib\w+|potential|prospects?|chances?|likely|expects?|expected|pursu\w+|yet to|ready|want|wants|need(?:s|ed)?|work(?:s|ing)? (?:on|toward)|den(?:y|ies|ied)|reject(?:s|ed)?|urg(?:e|es|ed|ing)|demand\w*|offer\w*|propos\w+|deadline|time|optimis\w+|confident|eyes?|eyeing|to)\b/i;
