/** Words by what they mean in such news, for use in patterns as `{TARIFF}` or `{RAISE}`. All forms, lower case. */
export const words: Readonly<Record<string, string>> = {
  TARIFF:
    '(?:import |customs |retaliatory |reciprocal |punitive |additional )*(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|import tax(?:es)?|surcharges?)',
  GOODS:
    '(?:goods|imports?|products?|exports?|shipments?|merchandise|items?|wares|articles|commodities|manufactures|arrivals)',
  RAISE:
    'rais(?:e|es|ed|ing)|hik(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|lift(?:s|ed|ing)?|boost(?:s|ed|ing)?|doubl(?:e|es|ed|ing)|jack(?:s|ed|ing)? up|ratchet(?:s|ed|ing)? up|push(?:es|ed|ing)? up|brought up|tak(?:e|es|ing)|took|taken',
  CUT: 'cuts?|cutting|reduc(?:e|es|ed|ing|tion)|slash(?:es|ed|ing)?|lower(?:s|ed|ing)?|halv(?:e|es|ed|ing)|trim(?:s|med|ming)?|bring(?:s|ing)? down|brought down|drop(?:s|ped|ping)?|roll(?:s|ed|ing)? back|rollback|scal(?:e|es|ed|ing) back|remov(?:e|es|ed|ing)|scrap(?:s|ped|ping)?|eliminat(?:e|es|ed|ing)|lift(?:s|ed|ing)?|cancel(?:s|led|ling|ed|ing)?',
  IMPOSE:
    'impos(?:e|es|ed|ing|ition)|slap(?:s|ped|ping)?|levied|levy(?:ing)?|appl(?:y|ies|ied|ying)|charg(?:e|es|ed|ing)|collect(?:s|ed|ing)?|put(?:s|ting)?|enact(?:s|ed|ing)?|introduc(?:e|es|ed|ing)|implement(?:s|ed|ing)?|hit(?:s|ting)?|add(?:s|ed|ing)?|plac(?:e|es|ed|ing)',
  ANNOUNCE: 'announc(?:e|es|ed|ing)|unveil(?:s|ed|ing)?|declar(?:e|es|ed|ing)|order(?:s|ed|ing)?|set(?:s|ting)?',
  SUSPEND:
    'suspend(?:s|ed|ing)?|suspension|paus(?:e|es|ed|ing)|postpon(?:e|es|ed|ing|ement)|defer(?:s|red|ring)?|delay(?:s|ed|ing)?|put(?:s|ting)? (?:off|on hold)|shelv(?:e|es|ed|ing)|set(?:s|ting)? aside|halt(?:s|ed|ing)?|freez(?:e|es|ing)|froze|frozen|hold(?:s|ing)? off|held off',
  KEEP: 'keep(?:s|ing)?|kept|retain(?:s|ed|ing)?|maintain(?:s|ed|ing)?|remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|stand(?:s|ing)?|continu(?:e|es|ed|ing)|leav(?:e|es|ing)|left|hold(?:s|ing)?|held',
  EXTEND:
    'extend(?:s|ed|ing)?|extension|prolong(?:s|ed|ing|ation)?|renew(?:s|ed|ing|al)?|roll(?:s|ed|ing)? over|push(?:es|ed|ing)? back|moved?|moving',
  THREATEN:
    'threat(?:s|en|ens|ened|ening)?|warn(?:s|ed|ing)?|vow(?:s|ed|ing)?|pledg(?:e|es|ed|ing) to (?:raise|impose|hit)|weigh(?:s|ed|ing)?|consider(?:s|ed|ing)?|mull(?:s|ed|ing)?|float(?:s|ed|ing)?|propos(?:e|es|ed|ing)',
  POSSIBLE: 'may|might|could|would|risks?|likely|unlikely|possibl[ye]|potential(?:ly)?|appears?|seems?|expects?|hopes?',
  AHEAD:
    "will|'ll|shall|to be|set to|set for|due to|due on|due for|expected to|expect(?:s|ed)? to|scheduled|plan(?:s|ned|ning)? to|plan(?:s|ned)? for|about to|is to|are to|going to|upcoming|planned|slated|poised|prepar(?:e|es|ing) to|ready to|agreed to|intend(?:s|ed|ing)? to|ahead of|next",
  NOT: "not|no|never|without|n't|nor|neither|none|fail(?:s|ed|ing)? to|refus(?:e|es|ed|ing) to|den(?:y|ies|ied|ying)|rul(?:e|es|ed|ing) out|reject(?:s|ed|ing)?",
  TRUCE: 'truce|pause|ceasefire|cease-fire|reprieve|suspension|freeze|détente|detente|moratorium|grace period',
  TALKS:
    'talks?|negotiations?|rounds?|discussions?|consultations?|dialogue|meetings?|sessions?|summit|parleys?|bargaining',
  MEET: 'met|meets?|meeting|sat down|sit(?:s|ting)? down|gather(?:s|ed|ing)?|convened?|reconvened?|face[- ]to[- ]face|held talks|hold(?:s|ing)? talks|spoke|speaks?|negotiat(?:e|es|ed|ing)',
  SAID: 'said|says?|told|tell(?:s|ing)?|wrote|posted|stated|announced|confirmed|added|claimed|insisted|argued|noted|reported|reports?|declared|according to',
  /** What teams hold when they sit together; also in the languages in which such leads often come. */
  PARLEY:
    'talks?|negotiations?|rounds?|discussions?|consultations?|dialogues?|meetings?|sessions?|parleys?|gatherings?|get-togethers?|deliberations?|conversations|encounters?|sit-?downs?|huddles?|face-to-faces?|exchanges of views|(?:in-depth|candid|frank|constructive|face-to-face) exchanges|encuentros?|negociaciones|conversaciones|rondas?|reuni[oó]n(?:es)?|négociations|pourparlers|rencontres?|entretiens?|discussions commerciales',
  /** What teams do when they sit together. */
  CONVENE:
    'meets?|met|meeting|meet up|sat (?:down|across|opposite)|sits? (?:down|across|opposite)|sitting (?:down|across|opposite)|gather(?:s|ed|ing)?|conven(?:e|es|ed|ing)|reconven(?:e|es|ed|ing)|huddl(?:e|es|ed|ing)|negotiat(?:e|es|ed|ing)|parleyed|squar(?:e|es|ed|ing) off|c[oa]me together|dined|brought together|bring(?:s|ing)? together|brainstormed|hash(?:ed|ing)? out|hammer(?:ed|ing)? out|haggl(?:e|ed|ing)|face(?:s|d)? off|se re[uú]nen|se reunieron|se reunir[aá]n|se encuentran|se ver[aá]n|negociar|se sont rencontrés|se rencontrent',
  /** A talk by wire. */
  CALL: '(?:(?:tele)?phone |video[ -]?|conference |telephonic |virtual |online )*calls?|(?:tele)?phone (?:conversations?|talks|discussions?)|videoconferences?|video (?:conferences?|talks|conversations?|meetings?|link)|tele-?conferences?|virtual (?:talks|meetings?|sessions?|discussions?|summits?)|phoned|telephoned|llamadas?|llamada telefónica|videollamadas?|entretien téléphonique|appel(?: téléphonique)?',
  /** Words after which a clause tells of another act. */
  STOP: 'said|says|saying|told|tells|announced|announces|agreed|agrees|but|while|although|though|which|who|whose|after|before|ahead of|following|when|where|because|since|as|if|unless|until|amid|despite|that|added|wrote|posted|confirmed',
};
