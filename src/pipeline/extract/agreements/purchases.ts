import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Deal } from './deal.ts';

const buy =
  '(?:buy|buying|begin buying|start buying|tak(?:e|ing)(?= (?:at least |another |up to )?⟦COUNT)|spend(?:ing)?(?= (?:at least |another |up to |an additional )?⟦MONEY)|purchase|purchasing|import|importing|(?:re)?order|(?:step(?:ping)? up|increase|increasing|boost|boosting|raise|expand|resume|resuming|restart|double|significantly increase|ramp(?:ing)? up|make|making)\\b.{0,25}?\\b(?:purchases|imports|buying|orders))';
const wares =
  '(?:soy\\w*|farm|agricultur\\w*|agri\\w*|goods|products|boeings?|aircraft|planes|jets|⟦COUNT|energy|oil|gas|lng|beef|pork|corn|wheat|sorghum|crops?|grain|cotton|exports|services|⟦MONEY|imports of|tremendous|large|massive)';
const will =
  '(?:will|would|is to|are to|must|has to|have to|(?:has|have|had) (?:been )?authori[sz]ed(?: {CN} to)?|(?:it |they )?(?:was|is) willing to|plans? to|is (?:going|set|due) to|are (?:going|set) to|has to)';
const pledge =
  '(?:agreed(?: that)?|agrees|agree|committed|commits|pledged|pledges|promised|promises|vowed|vows|undertook|obligated|obliged)';

const forms: readonly RegExp[] = [
  // "China agreed to buy", "had pledged at least to purchase", "will step up imports".
  pattern(
    `{CNACTOR}(?<gap>[^;]{0,70}?)\\b(?:${pledge}(?: on ⟦[^⟧]+⟧)?(?: to)?|${will}|agreeing to|pledging to|promising to|committing to)(?: also| immediately| then)? ${buy}\\b(?<rest>.{0,120})`,
    'iu',
  ),
  // "China's commitment to purchase", "a pledge by China to buy".
  pattern(
    `{CN}(?:'s)? (?:[a-z]+ ){0,2}(?<gap>)(?:commitments?|pledges?|promises?|agreement|vow) to ${buy}\\b(?<rest>.{0,120})`,
    'iu',
  ),
  pattern(`(?<gap>)\\b(?:pledge|promise|commitment) by {CN} to ${buy}\\b(?<rest>.{0,120})`, 'iu'),
  pattern(
    `{CN}(?<gap>)[^;]{0,60}\\b(?:its|their|the) (?:pledge|promise|commitment)s? to ${buy}\\b(?<rest>.{0,120})`,
    'iu',
  ),
  // "the deal committed China to purchasing", "the deal involves China buying".
  pattern(
    `\\b(?:commit(?:s|ted)|bind(?:s|ing)|requires?|obliges?|involves?|calls for|sees?|will see|includes?)(?<gap>) {CN} ?(?:to )?${buy}\\b(?<rest>.{0,120})`,
    'iu',
  ),
  // "The deals include orders for aircraft", "a farm accord involving the purchase of".
  pattern(
    `\\b(?:deals?|agreements?|accords?|pact|package|commitments?|pledges?|concessions|outcomes?|it|they)\\b[^;]{0,60}\\b(?:brings?|includ(?:es?|ed|ing)|secures?|calls? for|features?|covers?|contains?|entails?|involv(?:es?|ing)|provides? for|comprises?|envisages?)\\b(?<gap>)[^;]{0,60}?\\b(?:purchases?|orders?|sales?|buying)\\b(?<rest>.{0,80})`,
    'iu',
  ),
  // "Its pledge to buy", "the commitment to purchase": told as given.
  pattern(
    `(?<!\\b(?:no|any|new|seek|wants?|sought) (?:[a-z]+ )?)\\b(?:pledged?|promised?|commitments?|pledges|promises|vow|target|agreement|deal)(?<gap>) (?:by {CN} |from {CN} |for {CN} |under which {CN} (?:will |would )?)?(?:to )?${buy}\\b(?<rest>.{0,100})`,
    'iu',
  ),
  // "The purchases that Beijing promised".
  pattern(
    `(?<rest>\\b(?:purchases|orders|imports)\\b[^,;]{0,40}?) (?:that |which )?(?<gap>)(?:{CN}|{CNPERSON}) (?:had |has )?(?:promised|pledged|agreed|committed|signed up)`,
    'iu',
  ),
  pattern(
    `(?<rest>\\b(?:purchases|orders|imports)\\b[^;]{0,60}?)\\b(?:was|were|been) (?:promised|pledged|agreed|committed to)(?<gap>) by {CN}`,
    'iu',
  ),
  pattern(
    `{CN}(?:'s)? (?:promised|pledged|agreed|committed)(?<gap>) (?<rest>(?:[a-z]+ ){0,3}purchases\\b.{0,60})`,
    'iu',
  ),
  pattern(`{CNACTOR}(?<gap>[^;]{0,50}?)\\b${pledge} (?:to|on) (?<rest>[^;]{0,40}\\bpurchases\\b.{0,60})`, 'iu'),
  pattern(`\\bcommit(?:s|ted|ting) {CN} to(?<gap>) (?<rest>.{0,60}\\bpurchases\\b)`, 'iu'),
  pattern(
    `(?<rest>\\bboeing\\b.{0,20})\\b(?:won|wins|lands?|landed|secured?|secures|clinch\\w+|gets?|got)(?<gap>) [^;]{0,30}\\borders?\\b[^;]{0,50}{CN}`,
    'iu',
  ),
  // "Aircraft sold to China", "ordered 90 jets".
  pattern(`(?<rest>(?:boeings?|aircraft|planes|jets|jetliners)\\b.{0,30})\\b(?:to be )?sold(?<gap>) to {CN}`, 'iu'),
  pattern(
    `{CN}(?<gap>)(?:'s)? (?:[a-z]+ ){0,2}(?:order(?:ed|s)?(?: (?:for|of))?|(?:placed?|places|placing|signed|signs) (?:an |a |its )?(?:[a-z]+ )?(?:orders?|deal|contracts?) (?:for|to buy)) (?<rest>.{0,30}\\b(?:boeings?|aircraft|planes|jets|jetliners))`,
    'iu',
  ),
  pattern(`(?:^|[,:] )(?<gap>){CN} to ${buy}\\b(?<rest>.{0,80})`, 'iu'),
  // "soybeans will be bought by Beijing".
  pattern(`(?<rest>)\\b(?:will|would|are to) be (?:bought|purchased|imported)(?<gap>).{0,30}?{CN}`, 'iu'),
  // "agreed on meaningful increases in farm exports".
  pattern(`\\bin (?:exchange|return) for (?<gap>[^;.]{0,20}{CN}[^;.]{0,90}?)${buy}\\b(?<rest>.{0,60})`, 'iu'),
  pattern(
    `\\b(?<gap>)(?:resum\\w+|expand\\w*|restart\\w*) (?<rest>.{0,20}(?:soy\\w*|farm|agricultur\\w*)) purchases\\b`,
    'iu',
  ),
  pattern(`\\bagreed (?:on|to)(?<gap>) .{0,30}\\bincreases? in\\b(?<rest>.{0,70}\\b(?:exports|purchases|sales))`, 'iu'),
  pattern(
    `\\b(?:increasing|increase in|boosting)(?<gap>) (?:its|China's|Chinese|{CN}(?:'s)?) purchases of(?<rest>.{0,50})`,
    'iu',
  ),
];

const unsure =
  /\b(?:not|n't|never|may|might|could|consider\w*|weigh\w*|expected|hop\w+|urg\w+|want\w*|press\w*|ask\w*|demand\w*|how much|how many|if|whether|unless|likely|ready|willing|call(?:s|ed)? on|mull\w*|discuss\w*|avoid\w*|stop\w*|companies|firms|brazil\w*|argentin\w*)\b/i;
const elsewhere = /\b(?:from|of) (?:⟦PARTY:(?!US|CN)[A-Z]+|⟦ADJECTIVE:(?!US|CN)[A-Z]+)/;

const buying =
  /\b(?:buy|bought|purchas|import|orders?\b|ordered|sold\b|\btak(?:e|ing)\b|spend|sales?\b|increases? in)/i;
const someWares = new RegExp(wares, 'i');
// "Soybean purchases", "more corn will be bought": the wares may stand before the word of buying.
const waresCharsMax = 40;

/** China's promises to buy: agreed, pledged, or announced as what it will do. */
export function promisedPurchases(sentence: Sentence): Deal[] {
  const { text } = sentence;
  if (!buying.test(text) || !someWares.test(text) || /\bhow (?:much|many)\b/i.test(text)) return [];
  const isTold = forms.some((form) => {
    const match = form.exec(text);
    return match !== null && isPromise(match, text);
  });
  return isTold ? [{ what: 'purchase', status: 'reached', sentence, confidence: 0.8 }] : [];
}

function isPromise({ 0: told, index, groups }: RegExpExecArray, text: string): boolean {
  const { gap = '', rest = '' } = groups ?? {};
  const lead = text.slice(Math.max(0, index - 25), index);
  if (unsure.test(gap.slice(-60)) || unsure.test(lead) || elsewhere.test(rest)) return false;
  const restAt = rest === '' ? index : text.indexOf(rest, index);
  return someWares.test(text.slice(Math.max(0, restAt - waresCharsMax), index + told.length));
}
