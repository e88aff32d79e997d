/** Up to so many words, as few as will do; a semicolon and other goods end them. */
export const words = (max: number): string => String.raw`(?:(?!⟦(?:ITEM|RULE|LIST):)[^\s;]+\s+){0,${max}}?`;

/** What a curb is called. */
export const curb = String.raw`(?:(?:controls?|curbs?|restrictions?|bans?|limits?|limitations?|embargo(?:es)?|clampdown|crackdown|blockade|prohibitions?|squeeze|stranglehold|chokehold|measures|rules|regulations|regime|restraints?|blacklisting|(?:stricter|tighter|strict|end-us\w+)\s+(?:[\w-]+\s+){0,4}?(?:checks|reviews?|scrutiny))(?! (?:dialogue|information|enforcement|mechanism|working|talks|reform))|licen[sc]ing(?:\s+(?:regime|requirements?|rules?|system|restrictions?|measures?|controls?|process))?|(?:licen[sc]es?|permit(?:ting)?|licen[sc]ing)\s+requirements?)`;

/** What goods do when nothing holds them. */
export const flow = String.raw`(?:exports?|exportation|sales?|shipments?|suppl(?:y|ies)|deliver(?:y|ies)|flows?|trade|outflows?|access|transfers?)`;

/** To send goods out, as a verb. */
export const send = String.raw`(?:sell(?:s|ing)?|sold|export(?:s|ed|ing)?|ship(?:s|ped|ping)?|suppl(?:y|ies|ied|ying)|deliver(?:s|ed|ing)?|provid(?:e|es|ed|ing)|send(?:s|ing)?|transfer(?:s|red|ring)?|offer(?:s|ed|ing)?|service|servicing|obtain(?:ing)?|get(?:ting)?|accessing)`;

/** A licence, by any of its names. */
export const licence = String.raw`(?:licen[sc]es?|licensure|permits?|permissions?|authori[sz]ations?|(?:export |special |general |government |prior |official )approvals?|approvals?|clearances?|green lights?|go-ahead|exemptions?|waivers?)(?!\s+(?:requirements?|regime|rules?|system|process))`;

/** To take a curb away. */
export const easing = String.raw`(?:(?:lift|remov|relax|loosen|scrapp?|rescind|revers|resolv|dropp?|cancell?|waiv|abolish|unwind|soften|dismantl|repeal|overturn|withdraw|terminat|revok|eliminat|reduc)(?:e|es|ed|ing|s|al|ation)?|eas(?:e|es|ed|ing)|end(?:s|ed|ing)?|roll(?:s|ed|ing)? back|rollback|relaxation|reduction|(?:tak(?:e|es|ing)|took|taken) (?:down|away|off)|withdrew|withdrawn|unwound|walk(?:s|ed|ing)? back|backs? off|scal(?:e|es|ed|ing) back|exempt(?:s|ed|ing|ion)?|discontinu(?:e|es|ed|ing))`;

/** To set a curb aside for a time. */
export const suspending = String.raw`(?:{SUSPEND}|deferral|deferment|put(?:s|ting)? on ice|one-year (?:pause|reprieve|delay)|reprieve)`;

/** To make a curb harder. */
export const tightening = String.raw`(?:(?:tighten|expand|strengthen|widen|broaden|extend|toughen|harden|bolster|intensif|escalat|reinforc|increas|accelerat)(?:s|e|es|ed|ing|y|ies|ied|ying)?|expansion|extension|step(?:s|ped|ping)? up|ramp(?:s|ed|ing)? up|tightening|doubl(?:e|es|ed|ing) down|further|stricter|tougher|tighter|stiffer|more|additional|broader|wider|expanded)`;

/** To bring in a curb. */
export const imposing = String.raw`(?:{IMPOSE}|{ANNOUNCE}|issu(?:e|es|ed|ing)|launch(?:es|ed|ing)?|adopt(?:s|ed|ing)?|roll(?:s|ed|ing)? out|outlin(?:e|es|ed|ing)|institut(?:e|es|ed|ing)|publish(?:es|ed|ing)?|bring(?:s|ing)? in|brought in|respond(?:s|ed|ing)? with|retaliat(?:e|es|ed|ing) with|prepar(?:e|es|ed|ing))`;

/** To hold goods back, as a verb. */
export const restricting = String.raw`(?:restrict(?:s|ed|ing)?|limit(?:s|ed|ing)?|curb(?:s|ed|ing)?|curtail(?:s|ed|ing)?|bann?(?:s|ed|ing)?|block(?:s|ed|ing)?|barr?(?:s|ed|ing)?|halt(?:s|ed|ing)?|suspend(?:s|ed|ing)?|stop(?:s|ped|ping)?|prohibit(?:s|ed|ing)?|forbid(?:s|ding)?|forbade|prevent(?:s|ed|ing)?|cut(?:s|ting)? off|withhold(?:s|ing)?|withheld|paus(?:e|es|ed|ing)|freez(?:e|es|ing)|froze|cease(?:s|d)?|den(?:y|ies|ied|ying))`;

/** To let goods go again, as a verb that needs a flow or a sale after it. */
export const resuming = String.raw`(?:resum(?:e|es|ed|ing|ption of)|restart(?:s|ed|ing)?|restor(?:e|es|ed|ing)|reopen(?:s|ed|ing)?|re-open(?:s|ed|ing)?|unblock(?:s|ed|ing)?|unlock(?:s|ed|ing)?|normali[sz](?:e|es|ed|ing)|free(?:s|d|ing)? up|speed(?:s|ing)? up|sped up|expedit(?:e|es|ed|ing)|accelerat(?:e|es|ed|ing)|facilitat(?:e|es|ed|ing)|fast-track(?:s|ed|ing)?|increas(?:e|es|ed|ing)|boost(?:s|ed|ing)?|step(?:s|ped|ping)? up|guarantee(?:s|d|ing)?|secur(?:e|es|ed|ing)|ensur(?:e|es|ed|ing)|continu(?:e|es|ed|ing)|keep(?:s|ing)?|kept|maintain(?:s|ed|ing)?)`;

/** To let somebody sell. */
export const allowing = String.raw`(?:allow(?:s|ed|ing)?|let(?:s|ting)?|permit(?:s|ted|ting)?|authori[sz](?:e|es|ed|ing)|clear(?:s|ed|ing)?|approv(?:e|es|ed|ing|al)|green-?light(?:s|ed|ing)?|ok(?:ay)?(?:s|ed|ing)?|OK'd|bless(?:es|ed|ing)?|review and approve|consent(?:s|ed|ing)? to|agree(?:s|d)? to sell)`;
