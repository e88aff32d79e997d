/** The language of a text by its script and its most common words, such as `en` or `zh`; `undefined` where neither tells. */
export function languageOf(text: string): string | undefined {
  const read = text.slice(0, readCharsMax);
  return languageOfScript(read) ?? languageOfWords(read);
}

const readCharsMax = 2000;

function languageOfScript(text: string): string | undefined {
  if (!beyondLatin.test(text)) return undefined;
  const letters = count(text, /\p{L}/gu);
  return scripts.find(({ script, share }) => count(text, script) >= letters * share)?.language;
}

const beyondLatin = /[\u0370-\u1fff\u3040-\uffff]/;

// In this order: Japanese text holds more Han than kana, and names in a foreign script do not change a text's language.
const scripts: readonly { readonly language: string; readonly script: RegExp; readonly share: number }[] = [
  { language: 'ja', script: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, share: 0.15 },
  { language: 'ko', script: /\p{Script=Hangul}/gu, share: 0.3 },
  { language: 'zh', script: /\p{Script=Han}/gu, share: 0.3 },
  { language: 'uk', script: /[іїєґ]/giu, share: 0.03 },
  { language: 'ru', script: /\p{Script=Cyrillic}/gu, share: 0.4 },
  { language: 'ar', script: /\p{Script=Arabic}/gu, share: 0.4 },
  { language: 'he', script: /\p{Script=Hebrew}/gu, share: 0.4 },
  { language: 'hi', script: /\p{Script=Devanagari}/gu, share: 0.4 },
  { language: 'th', script: /\p{Script=Thai}/gu, share: 0.4 },
  { language: 'el', script: /\p{Script=Greek}/gu, share: 0.4 },
];

function languageOfWords(text: string): string | undefined {
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  const hits = new Map<string, number>();
  for (const word of words)
    for (const language of languagesOf.get(word) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  const ranked = [...hits].map(([language, count]) => ({ language, hits: count })).toSorted((a, b) => b.hits - a.hits);
  const [first, second] = ranked;
  if (!first || first.hits < hitsMin || first.hits === second?.hits) return undefined;
  return first.language;
}

// One word is too little: "die" and "de" also stand in English headlines.
const hitsMin = 2;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const commonWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: setOf(
    'the of and to in that is was for on with as by at from it be are has have will its after over this which says said an but not their his been would than or new amid us',
  ),
  es: setOf(
    'el la los las de del que y en un una por con para se su al lo como más pero sus entre sobre fue este ha han esta desde tras hasta también según ya sin',
  ),
  pt: setOf(
    'o os as de do da dos das que e em um uma por com para se ao à mais mas não no na nos nas entre foi ser sua seu pelo pela após até também sobre',
  ),
  fr: setOf(
    'le la les de des du que et en un une par avec pour se au aux plus mais ne pas dans sur entre est a son sa ses ce cette qui ont été selon après leurs',
  ),
  de: setOf(
    'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über zum zur gegen',
  ),
  it: setOf(
    'il lo la i gli le di del della dei delle che e in un una per con si al alla più ma non nel nella tra sono è ha come anche sui sulle dopo',
  ),
  nl: setOf(
    'de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar bij nog uit door over naar tot heeft worden na',
  ),
  id: setOf(
    'yang dan di dari untuk dengan pada ini itu dalam tidak akan oleh juga ke karena ada tersebut sebagai telah atas antara',
  ),
  vi: setOf('và của là các cho với những được trong một này đã không có từ về đến trên sẽ theo'),
  tr: setOf('ve bir bu için ile da de olarak olan daha çok gibi sonra kadar ancak ise göre'),
  pl: setOf('w i na z do się nie że jest o to od za po przez dla oraz jak przy'),
};

const languagesOf = new Map<string, string[]>();
for (const [language, common] of Object.entries(commonWords))
  for (const word of common) languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
