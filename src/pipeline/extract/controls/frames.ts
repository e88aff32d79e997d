import { pattern } from '../tagging/patterns.ts';
import {
  allowing,
  curb,
  easing,
  flow,
  imposing,
  licence,
  restricting,
  resuming,
  send,
  suspending,
  tightening,
  words,
} from './words.ts';

/** What a frame says was done: to a curb, or to goods by opening or closing their way. */
export type Act = 'ease' | 'suspend' | 'tighten' | 'impose' | 'stand' | 'license' | 'open';

/** A way to say something of an export control; its groups are `verb`, and `item` where goods are named. */
export interface Frame {
  readonly act: Act;
  readonly pattern: RegExp;
  /** What a clause must hold for the pattern to be worth trying. */
  readonly needs: readonly Need[];
}

/** Something that a clause holds: marked goods, lists or rules, words for a curb on them, for a licence, for exports. */
export type Need = 'item' | 'list' | 'curbed' | 'licence' | 'exports';

/** What a clause holds, looked up once for all frames. */
export const needsIn = (clause: string): ReadonlySet<Need> =>
  new Set(needs.flatMap(([need, shows]) => (shows.test(clause) ? [need] : [])));

const item = String.raw`(?<item>⟦ITEM:\d+⟧)`;
const rule = String.raw`(?<item>⟦RULE:\d+⟧)`;
const list = String.raw`(?<item>⟦LIST:\d+⟧)`;
const onto = String.raw`(?:on|over|of|for|to|around|covering|against|governing|affecting|involving|targeting|regarding|concerning|from|in)`;
const be = String.raw`(?:be|been|being|was|were|is|are|get|gets|got|has|have|had)`;
const verb = (forms: string): string => String.raw`\b(?<verb>${forms})(?![a-z])`;

// "export curbs on chips", "rare earth export curbs", "chips … subject to export curbs", "the affiliates rule".
const curbedGoods = [
  String.raw`${item}(?:'s)?[-\s](?:(?:exports?|trade|sales?|shipments?|supply|mineral|technology|licen[sc]e|overseas|to|{SIDE})\s+){0,4}\b${curb}\b`,
  String.raw`\b${curb}(?![a-z])\s+${words(9)}${onto}\s+${words(10)}${item}`,
  String.raw`${item}\s+${words(7)}(?:subject to|under|face[sd]?|facing|covered by|affected by)\s+${words(5)}\b${curb}\b`,
  rule,
].join('|');

const exportCurb = String.raw`(?:exports?[-\s](?:licen[sc](?:e|ing)[-\s])?${curb}|${curb}\s+(?:on|over|of)\s+(?:${words(3)})exports\b)`;

const needs: readonly (readonly [Need, RegExp])[] = [
  ['item', /⟦ITEM:/],
  ['list', /⟦LIST:/],
  ['curbed', new RegExp(String.raw`⟦RULE:|⟦ITEM:[^;]*\b${curb}|\b${curb}[^;]*⟦ITEM:`, 'i')],
  ['licence', new RegExp(licence, 'i')],
  ['exports', new RegExp(String.raw`export[^;]*\b${curb}|\b${curb}[^;]*export`, 'i')],
];

// A class that stands in a frame stands in all of its ways, so that a clause without it cannot fit.
const needsOf = (source: string): Need[] => {
  const isCurbed = source.includes(curbedGoods);
  const [isItem, isList] = [!isCurbed && source.includes(item), source.includes(list)];
  const [isLicence, isExports] = [source.includes(licence), source.includes(exportCurb)];
  const has = { item: isItem, list: isList, curbed: isCurbed, licence: isLicence, exports: isExports };
  return needs.flatMap(([need]) => (has[need] ? [need] : []));
};

const framed = (act: Act, ...sources: readonly string[]): Frame[] =>
  sources.map((source) => ({ act, pattern: pattern(source, 'giu'), needs: needsOf(source) }));
const curbChanged = (act: Act, forms: string): Frame[] =>
  framed(
    act,
    String.raw`${verb(forms)}\s+${words(12)}(?:${curbedGoods})`,
    String.raw`(?:${curbedGoods})(?:'s)?\s+${words(9)}${be}\s+${words(2)}${verb(forms)}`,
  );

const goodsFlow = String.raw`(?:\b${flow}\s+${words(3)}of\s+${words(7)}${item}|${item}(?:'s)?\s+${words(4)}${flow}\b)`;

/** Frames that name goods, the most telling first: goods that one has read are not read again by a later one. */
export const frames: readonly Frame[] = [
  ...framed('stand', String.raw`\b(?:no|without|not)\s+(?<verb>(?:new |further )?)(?:${curbedGoods})`),
  ...framed(
    'suspend',
    String.raw`${verb('put(?:s|ting)?|plac(?:e|es|ed|ing)')}\s+${words(9)}(?:${curbedGoods})\s+${words(6)}on (?:hold|ice|pause)`,
  ),
  ...framed(
    'suspend',
    String.raw`(?:${curbedGoods})\s+${words(6)}${verb('not\\s+(?:be\\s+)?(?:enforced|implemented|applied|in force|take effect)')}`,
  ),
  ...curbChanged('suspend', suspending),
  ...framed(
    'ease',
    String.raw`${verb('exempt(?:s|ed|ing)?|free(?:s|d|ing)?|spar(?:e|es|ed|ing)')}\s+${words(4)}${item}\s+${words(6)}from\s+${words(5)}\b${curb}\b`,
    String.raw`${item}\s+${words(7)}${verb('exempt(?:ed)?|freed|spared')}\s+from\s+${words(5)}\b${curb}\b`,
  ),
  ...curbChanged('ease', easing),
  ...framed(
    'tighten',
    String.raw`${verb(tightening)}\s+${words(6)}(?:${curbedGoods})`,
    String.raw`(?:${curbedGoods})(?:'s)?\s+${words(5)}${be}\s+${words(2)}${verb(tightening)}`,
    String.raw`${verb(tightening)}\s+${words(3)}(?:grip|hold|control|oversight)\s+(?:on|over|of)\s+${words(6)}${item}`,
  ),
  ...framed(
    'impose',
    String.raw`${verb(imposing)}\s+${words(8)}(?:${curbedGoods})`,
    String.raw`(?:${curbedGoods})(?:'s)?\s+${words(5)}${be}\s+${words(2)}${verb(imposing)}`,
  ),
  ...framed(
    'stand',
    String.raw`(?<verb>)(?:${curbedGoods})`,
    String.raw`(?<verb>)\b${curb}\s+(?:hits?|affect\w*|cover\w*|appl\w+ to|target\w*|includ\w+)\s+${words(5)}${item}`,
  ),
  ...framed(
    'impose',
    String.raw`${verb('suspend\\w*|revok\\w*|halt\\w*|paus\\w*|cancel\\w*|den(?:y|ies|ied|ying)|refus\\w*|reject\\w*|withdr\\w+')}\s+${words(4)}${licence}\s+${words(8)}${item}`,
    String.raw`${verb('requir(?:e|es|ed|ing|ements?)|need(?:s|ed|ing)?|must|have to|mandat\\w+|demand(?:s|ed|ing)?|unless|without|introduc\\w+|impos\\w+|new|subject to')}\s+${words(10)}${licence}\s+${words(12)}${item}`,
    String.raw`${verb('requir(?:e|es|ed|ing)')}\s+${words(4)}${item}\s+${words(4)}to\s+${words(4)}${licence}`,
    String.raw`${item}\s+${words(8)}${verb('requir(?:e|es|ed|ing)|need(?:s|ed|ing)?|must|will have to|without|unless')}\s+${words(8)}${licence}`,
    String.raw`${licence}\s+${words(8)}${be}\s+(?:[a-z]+\s+)?${verb('required|needed|mandatory')}\s+${words(8)}${item}`,
  ),
  ...framed(
    'license',
    String.raw`${verb('grant\\w*|issu\\w+|approv\\w+|award\\w*|giv\\w+|gave|receiv\\w+|obtain\\w*|secur\\w+|w[io]n|won|offer\\w*|clear\\w*|hand\\w*|get|gets|got|begun issuing|expect\\w*|await\\w*|process\\w*|renew\\w*')}\s+${words(8)}${licence}\s+${words(12)}${item}`,
    String.raw`${licence}\s+${words(12)}${item}\s+${words(6)}${be}\s+(?:[a-z]+\s+)?${verb('granted|issued|approved|given|processed|awarded|forthcoming')}`,
    String.raw`${item}\s+${words(2)}${licence}\s+${words(6)}(?:${be}\s+)?${verb('granted|issued|approved|given|processed|awarded')}`,
    String.raw`${verb('grant\\w*|issu\\w+|approv\\w+|giv\\w+|gave|obtain\\w*|secur\\w+|won|offer\\w*|get|gets|got')}\s+${words(5)}${item}\s+${words(4)}${licence}`,
  ),
  ...framed(
    'open',
    String.raw`${verb(allowing)}\s+(?:(?!⟦ITEM)[^\s;]+\s+){0,9}?(?:to\s+)?(?:${send}|${flow}|resume|restart)\s+${words(9)}${item}`,
    String.raw`${verb(allowing)}\s+${words(6)}${item}\s+${words(3)}(?:${flow}|(?:to|into|for)\s+{SIDE})`,
    String.raw`${verb('approv(?:e|es|ed|ing)|review and approve|green-?light(?:s|ed|ing)?')}\s+${words(5)}${item}`,
    String.raw`${item}\s+${words(4)}(?:be|been|was|were|is|are)\s+(?:[a-z]+\s+)?${verb('allowed|permitted|cleared|approved|authori[sz]ed')}`,
    String.raw`${verb(resuming)}\s+${words(5)}(?:${goodsFlow}|${send}\s+${words(8)}${item})`,
    String.raw`${verb('resum\\w+|restart\\w*')}\s+${words(5)}${item}`,
    String.raw`(?:${goodsFlow})\s+${words(4)}${verb('resum(?:e|es|ed|ing)|restart(?:s|ed|ing)?|flow(?:s|ed|ing)?|(?:be )?restored|resumption')}`,
    String.raw`${item}\s+${words(2)}${verb('flow(?:s|ing)?|resum(?:e|es|ed|ing)')}`,
    String.raw`${verb('resumption|restoration|restart|approval|clearance')}\s+(?:of|for)\s+${words(8)}${item}`,
  ),
  ...framed(
    'impose',
    String.raw`${verb(String.raw`${restricting}|controls?`)}\s+${words(8)}${goodsFlow}`,
    String.raw`${verb(restricting)}\s+${words(12)}(?:(?:from\s+)?${send}|from\s+(?:buying|purchasing))\s+${words(8)}${item}`,
    String.raw`${verb('restrict(?:s|ed|ing)?|bann?(?:s|ed|ing)?|block(?:s|ed|ing)?|barr?(?:s|ed|ing)?|blacklist(?:s|ed|ing)?|withhold(?:s|ing)?|withheld')}\s+${words(3)}${item}`,
    String.raw`(?:${goodsFlow}|${item})\s+${words(6)}${be}\s+(?:[a-z]+\s+)?${verb('restricted|limited|curbed|banned|blocked|barred|halted|suspended|stopped|prohibited|blacklisted|cut off|off[- ]limits|controlled|withheld|kept (?:out of|from)')}`,
    String.raw`${item}\s+${words(6)}${verb('stop|halt|cease|suspend|end')}\s+${words(2)}(?:selling|exporting|shipping|supplying|sales|exports|shipments|deliveries)`,
    String.raw`${item}\s+${words(4)}${verb('remains?|stays?|is|are|was|were')}\s+${words(2)}on\s+${words(3)}⟦LIST:\d+⟧`,
    String.raw`${item}\s+${words(6)}(?:remain|stay|is|are)s?\s+(?:[a-z]+\s+)?${verb('off[- ]limits|banned|barred|restricted|blocked|prohibited|blacklisted')}`,
    String.raw`${verb('add(?:s|ed|ing)?|plac(?:e|es|ed|ing)|put(?:s|ting)?|includ(?:e|es|ed|ing)')}\s+${words(8)}${item}\s+${words(8)}(?:⟦LIST:\d+⟧|(?:control|restriction|export)\s+(?:\w+\s+)?list)`,
  ),
  ...framed(
    'suspend',
    String.raw`${verb('suspend\\w*|paus\\w*|reprieve|relief|exempt\\w*|extend relief')}\s+${words(14)}${list}`,
    String.raw`${list}\s+${words(5)}${be}\s+${verb('suspended|paused')}`,
  ),
  ...framed('ease', String.raw`${verb('remov\\w+|tak(?:e|es|en|ing)|took|delist\\w*|drop\\w*')}\s+${words(10)}${list}`),
  ...framed(
    'tighten',
    String.raw`${verb('add(?:s|ed|ing)?|addition|plac(?:e|es|ed|ing)|put(?:s|ting)?|expand(?:s|ed|ing)?|expansion|extend(?:s|ed|ing)?|widen(?:s|ed|ing)?|broaden(?:s|ed|ing)?|expanded|includ(?:e|es|ed|ing)')}\s+${words(14)}${list}`,
    String.raw`${list}\s+${words(6)}${verb('expanded|extended|widened|additions?|now includes|expansion')}`,
  ),
];

/** Frames without goods: "export controls" and no more. */
export const bareFrames: readonly Frame[] = [
  ...framed(
    'suspend',
    String.raw`${verb(suspending)}\s+${words(9)}\b${exportCurb}\b`,
    String.raw`\b${exportCurb}\b\s+${words(8)}${be}\s+${words(2)}${verb(suspending)}`,
  ),
  ...framed(
    'ease',
    String.raw`${verb(easing)}\s+${words(9)}\b${exportCurb}\b`,
    String.raw`\b${exportCurb}\b\s+${words(8)}${be}\s+${words(2)}${verb(easing)}`,
  ),
  ...framed('tighten', String.raw`${verb(tightening)}\s+${words(6)}\b${exportCurb}\b`),
  ...framed('impose', String.raw`${verb(imposing)}\s+${words(6)}\b${exportCurb}\b`),
  ...framed('stand', String.raw`(?<verb>)\b${exportCurb}\b`),
];

/** Frames whose goods were named before: "began to require export licences for them", "the curbs were lifted". */
export const carriedFrames: readonly Frame[] = [
  ...framed(
    'license',
    String.raw`${verb('grant\\w*|issu\\w+|approv\\w+|award\\w*|obtain\\w*|receiv\\w+|secur\\w+|won|get|gets|got|expect\\w*')}\s+${words(6)}(?:export\s+|the\s+|general\s+|temporary\s+|some\s+|more\s+)?(?:(?:export\s+)?licen[sc]es|an?\s+licen[sc]e\b)`,
    String.raw`licen[sc]es\s+${words(6)}(?:${be}\s+)?${verb('granted|issued|approved')}`,
  ),
  ...framed(
    'impose',
    String.raw`${verb('requir(?:e|es|ed|ing)|need(?:s|ed|ing)?|must')}\s+${words(8)}(?:export\s+|special\s+|an?\s+)licen[sc]es?\b`,
    String.raw`${verb('block|bann?|halt|restrict|suspend|stopp?|barr?')}(?:s|ed|ing)?\s+(?:the\s+|all\s+|nearly\s+|its\s+|such\s+){0,3}exports\b(?!\s+of)`,
    String.raw`${verb('blacklist(?:s|ed|ing)?')}\s+(?:it|the\s+(?:company|firm|group|maker))\b`,
  ),
  ...['suspend', 'ease'].flatMap((act) =>
    framed(
      act as Act,
      String.raw`${verb(act === 'ease' ? easing : suspending)}\s+(?:the|these|those|such|its|their|that|this)\s+${words(3)}(?:curbs?|restrictions?|ban|controls|limits)(?!\s+(?:on|over)\b)`,
      String.raw`\b(?:the|these|those|such|its|their)\s+${words(3)}(?:curbs?|restrictions?|ban|controls|limits)\s+(?:have|has|had|were|was|will|would)\s+${words(3)}${verb(act === 'ease' ? easing : suspending)}`,
    ),
  ),
  ...framed(
    'impose',
    String.raw`\b(?:the|these|those|such|its|their)\s+(?:[a-z]+\s+){0,2}(?:curbs|restrictions|ban|export controls|controls)\s+${words(3)}${verb('imposed|introduced|announced|began|begin|took effect|take effect|remain\\w*')}`,
  ),
];

/** What people are told to send or are to get: only a promise, and only where something was agreed or lies ahead. */
export const supplyFrames: readonly Frame[] = framed(
  'open',
  String.raw`${verb('suppl(?:y|ies|ying)|provid(?:e|es|ing)|deliver(?:s|ing)?|send(?:s|ing)?|ship(?:s|ping)?|export(?:s|ing)?|sell(?:s|ing)?|releas(?:e|es|ing)')}\s+${words(6)}${item}`,
  String.raw`${item}\s+${words(4)}${verb('be (?:supplied|delivered|provided|shipped|sold|sent)')}`,
  String.raw`${verb('secur(?:e|es|ed|ing)|get(?:s|ting)?|obtain(?:s|ed|ing)?|receiv(?:e|es|ing)|resolv(?:e|es|ed|ing)|address(?:es|ed|ing)?|work(?:s|ed|ing)? through|settl(?:e|es|ed|ing)|expedit(?:e|es|ing)')}\s+${words(10)}${item}`,
  String.raw`${verb('deals?|agreements?|accords?|pacts?|arrangement|consensus')}\s+(?:on|over|for|about|covering|to)\s+${words(3)}${flow}\s+of\s+${words(6)}${item}`,
  String.raw`${item}\s+(?:supply\s+|export\s+)?${verb('deal|agreement|accord|pact')}`,
);
