/** A law under which a government acts on trade. */
interface LegalAuthority {
  readonly name: string;
  readonly looks: readonly RegExp[];
}

/** The well-known laws that a text names, each once, in the order in which it names them. */
export function authoritiesIn(text: string): readonly string[] {
  const line = text.slice(0, charsReadMax).replace(/\s+/g, ' ');
  return laws
    .map(({ name, looks }) => ({ name, at: firstOf(line, looks) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

const charsReadMax = 50_000;

const firstOf = (line: string, looks: readonly RegExp[]): number =>
  looks.map((look) => line.search(look)).reduce((first, at) => (at >= 0 && (first < 0 || at < first) ? at : first), -1);

// Several sections may be named at once: "sections 301(b) and 304 of the Trade Act of 1974".
const number = String.raw`\d{1,4}(?:\(\w{1,4}\)){0,4}`;
const joint = '(?:, (?:and |or )?| and | or | through |[-–])';
const numbered = (wanted: number): string =>
  String.raw`(?:\bsections? |\bsec\. |§{1,2} ?)(?:${number}${joint}){0,5}${wanted}(?:\(\w{1,4}\)){0,4}(?![\d.])`;
const more = `(?:${joint}${number}){0,5}(?:,? as amended,?)?`;

const sectionOf = (wanted: number, act: string): RegExp =>
  new RegExp(`${numbered(wanted)}${more},? of (?:the )?${act}\\b`, 'i');
/** Known by its number, unless it is said to be of something else, such as “section 301 of title 3”. */
const sectionAlone = (wanted: number): RegExp => new RegExp(`${numbered(wanted)}(?!${more},? of )`, 'i');
const code = (title: number, sections: string): RegExp =>
  new RegExp(`\\b${title} U\\.? ?S\\.? ?C\\.? (?:§{1,2} ?|sections? )?(?:${sections})(?![\\d.])`, 'i');

const laws: readonly LegalAuthority[] = [
  {
    name: 'section 301 of the Trade Act of 1974',
    looks: [sectionOf(301, 'Trade Act'), sectionAlone(301), code(19, '241[1-9]')],
  },
  {
    name: 'section 232 of the Trade Expansion Act of 1962',
    looks: [sectionOf(232, 'Trade Expansion Act'), sectionAlone(232), code(19, '1862')],
  },
  {
    name: 'section 122 of the Trade Act of 1974',
    looks: [sectionOf(122, 'Trade Act'), sectionAlone(122), code(19, '2132')],
  },
  {
    name: 'section 201 of the Trade Act of 1974',
    looks: [sectionOf(201, 'Trade Act'), code(19, '225[1-4]')],
  },
  {
    name: 'section 338 of the Tariff Act of 1930',
    looks: [sectionOf(338, 'Tariff Act'), sectionAlone(338), code(19, '1338')],
  },
  {
    name: 'section 337 of the Tariff Act of 1930',
    looks: [sectionOf(337, 'Tariff Act'), sectionAlone(337), code(19, '1337')],
  },
  { name: 'section 307 of the Tariff Act of 1930', looks: [sectionOf(307, 'Tariff Act'), code(19, '1307')] },
  { name: 'section 321 of the Tariff Act of 1930', looks: [sectionOf(321, 'Tariff Act'), code(19, '1321')] },
  { name: 'title VII of the Tariff Act of 1930', looks: [/\btitle VII of the Tariff Act\b/i, code(19, '167[1-7]')] },
  {
    name: 'International Emergency Economic Powers Act',
    looks: [/\bInternational Emergency Economic Powers Act\b/i, /\bIEEPA\b/, code(50, '170[1-8]')],
  },
  { name: 'National Emergencies Act', looks: [/\bNational Emergencies Act\b/i, code(50, '1601')] },
  { name: 'Trading with the Enemy Act', looks: [/\bTrading with the Enemy Act\b/i, /\bTWEA\b/] },
  {
    name: 'Export Control Reform Act of 2018',
    looks: [/\bExport Control Reform Act\b/i, /\bECRA\b/, code(50, '48(?:0[1-9]|1\\d|2\\d|5[12])')],
  },
  { name: 'Arms Export Control Act', looks: [/\bArms Export Control Act\b/i] },
  { name: 'Uyghur Forced Labor Prevention Act', looks: [/\bUyghur Forced Labor Prevention Act\b/i, /\bUFLPA\b/] },
  { name: 'section 721 of the Defense Production Act of 1950', looks: [sectionOf(721, 'Defense Production Act')] },
  {
    name: 'section 1260H of the National Defense Authorization Act for Fiscal Year 2021',
    looks: [/\bsection 1260H\b/i],
  },
  {
    name: 'Export Control Law of China',
    looks: [/\bExport Control Law of (?:the People.s Republic of )?China\b/i, /出口管制法/],
  },
  {
    name: 'Foreign Trade Law of China',
    looks: [/\bForeign Trade Law of (?:the People.s Republic of )?China\b/i, /对外贸易法|對外貿易法/],
  },
  {
    name: 'Anti-Foreign Sanctions Law of China',
    looks: [/\bAnti-Foreign Sanctions Law\b/i, /反外国制裁法|反外國制裁法/],
  },
];
