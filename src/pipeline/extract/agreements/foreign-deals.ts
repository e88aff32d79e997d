import { matchesOf } from '../../../lib/matches.ts';
import type { Sentence } from '../reading.ts';
import type { Deal } from './deal.ts';

const truce =
  '(?:tr[eé]guas?|tr[eê]ves?|waffenruhe|waffenstillstand|zollpause|pausa|pause|suspensi[oó]n|moratoire|moratoria|tregua)';
const deal =
  '(?:acuerdos?|pactos?|acordos?|accords?|abkommen|vereinbarung|einigung|handelsdeal|consensos?|consensus|marco)';
const made =
  "(?:acordaron|acordado|acordad[ao]s?|acuerdan|pactaron|pactad[ao]|pactan|alcanzaron|alcanzad[ao]|alcanzan|alcanzó|firmaron|firmad[ao]|cerraron|sellaron|llegaron a|anunciaron|anunció|anunciar[oa]m|chegaram a|fecharam|alcançaram|firmaram|ont conclu|conclue?s?|conclure|conclut?|ont signé|sont parvenus|parviennent|parvenus|annoncé|convenu(?:e|es|s)?(?: d(?:e|')(?: |une))?|geeinigt|vereinbart(?:en|e)?|einigten|einigen|erzielt(?:en)?|beschlossen|abgeschlossen|schlossen)";
const longer =
  '(?:prorrogaron|prorrogan|prorrogó|prorrogad[ao]|extendieron|extienden|extendi[oó]|ampliaron|prolongado|prolongaron|prórroga de|extensión de|prorrogaram|prorrogou|prorrogação d[ae]|ont prolongé|prolongé[es]?|prolonge(?:nt)?|prolongation de|verlängert(?:en)?|verlängern|verlängerung)';
const cut = '(?:reducir|rebajar|bajar|recortar|reduzir|réduire|abaisser|baisser|senken|reduzieren)';
const tariffs = '(?:aranceles|gravámenes|tarifas|droits de douane|zölle|surtaxes)';
const unsaid =
  /(?<!\p{L})(?:no|n['’]|ne|nicht|kein\p{L}*|sin|sans|ohne|sem|não|si|wenn|podr[ií]an?|pourraient|pourrait|könnten?|buscan|negociar|para|pour|espera\p{L}*)\s(?:\S+\s){0,3}$/iu;

const word = (inner: string) => `(?<!\\p{L})${inner}(?!\\p{L})`;
const gap = '[^.;]{0,60}?';
const forms: readonly { readonly looks: RegExp; readonly what: string }[] = [
  {
    looks: new RegExp(
      `${word(longer)}${gap}${word(truce)}|${word(truce)}${gap}${word('(?:verlängert|prorrogad[ao]|prolongée?)')}`,
      'iu',
    ),
    what: 'truce extension',
  },
  { looks: new RegExp(`${word(made)}${gap}${word(truce)}|${word(truce)}${gap}${word(made)}`, 'iu'), what: 'truce' },
  { looks: new RegExp(`${word(made)} ${gap}${word(cut)}${gap}${tariffs}`, 'iu'), what: 'tariff cut' },
  { looks: new RegExp(`${word(made)}${gap}${word(deal)}|${word(deal)}${gap}${word(made)}`, 'iu'), what: 'trade deal' },
];
const isForeign =
  /(?<!\p{L})(?:el|y|en|su|sur|los|las|una|que|del|der|die|das|und|le|les|une|des|du|os|uma|dos|com|et)(?!\p{L})/giu;
const foreignWordsMin = 2;
const naming =
  /tr[eé]gu|tr[eê]ve|waffen|zollpause|paus|suspens|morator|acuerdo|pacto|acordo|accord|abkommen|vereinbar|ein(?:igung|igt)|deal|consens|aranceles|douane|zölle|acord/iu;

/** Agreements told in Spanish, Portuguese, French or German. */
export function foreignDeals(sentence: Sentence): Deal[] {
  const { text } = sentence;
  if (!naming.test(text) || matchesOf(text, isForeign).length < foreignWordsMin) return [];
  for (const { looks, what } of forms) {
    const match = looks.exec(text);
    if (!match || unsaid.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
    return [
      {
        what: aboutOf(what, text.slice(match.index, match.index + aboutChars)),
        status: 'reached',
        sentence,
        confidence: 0.7,
      },
    ];
  }
  return [];
}

const aboutChars = 160;

function aboutOf(what: string, about: string): string {
  if (what !== 'trade deal') return what;
  if (/\btik ?tok\b/i.test(about)) return 'TikTok deal';
  return /terres rares|tierras raras|terras raras|seltene\w* erden/i.test(about) ? 'rare earths' : what;
}
