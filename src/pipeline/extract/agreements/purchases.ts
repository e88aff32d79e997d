import type { Sentence } from '../reading.ts';
import { pattern } from '../tagging/patterns.ts';
import type { Deal } from './deal.ts';

const buy =
  '(?:buy|buying|purchase|purchasing|import|importing|(?:re)?order|(?:step(?:ping)? up|increase|increasing|boost|boosting|raise|expand|resume|resuming|restart|double|significantly increase|ramp(?:ing)? up|make|making)\\b.{0,25}?\\b(?:purchases|imports|buying|orders))';
const wares =
  '(?:soy\\w*|farm|agricultur\\w*|agri\\w*|goods|products|boeings?|aircraft|planes|jets|⟦COUNT|energy|oil|gas|lng|beef|pork|corn|wheat|sorghum|crops?|grain|cotton|exports|services|⟦MONEY|imports of|tremendous|large|massive)';
const will = '(?:will|would|plans? to|is (?:going|set|due) to|are (?:going|set) to|has to)';
const pledge =
  '(?:agreed|agrees|agree|committed|commits|pledged|pledges|promised|promises|vowed|vows|undertook|obligated|obliged)';

const forms: readonly RegExp[] = [
  // "China agreed to buy", "had pledged at least to purchase", "will step up imports".
  pattern(
    `{CNACTOR}(?<gap>[^;]{0,70}?)\\b(?:${pledge}(?: on ⟦[^⟧]+⟧)?(?: to)?|${will}|agreeing to|pledging to|committing to)(?: also| immediately| then)? ${buy}\\b(?<rest>.{0,120})`,
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
  pattern(
    `\\b(?:deal|agreement|accord|pact|it)\\b[^;]{0,60}\\b(?:brings|includes|secures|also calls for|features)\\b(?<gap>)[^;]{0,30}\\bpurchases\\b(?<rest>.{0,80})`,
    'iu',
  ),
  // "soybeans will be bought by Beijing".
  pattern(
    `(?<rest>${wares}.{0,40}?)\\b(?:will|would|are to) be (?:bought|purchased|imported)(?<gap>).{0,30}?{CN}`,
    'iu',
  ),
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

const buying = /\b(?:buy|bought|purchas|import|order|increases? in)/i;
const someWares = new RegExp(wares, 'i');

/** China's promises to buy: agreed, pledged, or announced as what it will do. */
export function promisedPurchases(sentence: Sentence): Deal[] {
  if (!buying.test(sentence.text) || /\bhow (?:much|many)\b/i.test(sentence.text)) return [];
  const isTold = forms.some((form) => {
    const match = form.exec(sentence.text);
    const { gap = '', rest = '' } = match?.groups ?? {};
    return (
      match !== null &&
      !unsure.test(gap.slice(-60)) &&
      !unsure.test(sentence.text.slice(Math.max(0, match.index - 25), match.index)) &&
      !elsewhere.test(rest) &&
      someWares.test(rest)
    );
  });
  return isTold ? [{ what: 'purchase', status: 'reached', sentence, confidence: 0.8 }] : [];
}
