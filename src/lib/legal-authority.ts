// Every executive order also names section 301 of another law, title 3 of the United States Code.
const sectionOf = (number: string, act: string): string =>
  String.raw`\bsections? ${number}\b(?:\([a-z]\))*(?!\s+of\s+(?!the\s+${act}\b))`;

// Sections whose number alone says too little.
const sectionIn = (number: string, act: string): string =>
  String.raw`\bsections? ${number}\b(?:\([a-z]\))*\s+of\s+the\s+${act}\b`;

const ofChina = String.raw`(?: of (?:the People['’]s Republic of )?China)?`;

/** Laws that trade measures rest on, most of them with the section that is meant: how they are written, and what they are called. */
const authorities: readonly { readonly written: string; readonly name: string }[] = [
  { written: sectionOf('301', 'Trade Act'), name: 'section 301 of the Trade Act of 1974' },
  { written: sectionOf('232', 'Trade Expansion Act'), name: 'section 232 of the Trade Expansion Act of 1962' },
  { written: sectionOf('337', 'Tariff Act'), name: 'section 337 of the Tariff Act of 1930' },
  { written: sectionOf('338', 'Tariff Act'), name: 'section 338 of the Tariff Act of 1930' },
  { written: sectionIn('122', 'Trade Act'), name: 'section 122 of the Trade Act of 1974' },
  { written: sectionIn('201', 'Trade Act'), name: 'section 201 of the Trade Act of 1974' },
  { written: sectionIn('307', 'Tariff Act'), name: 'section 307 of the Tariff Act of 1930' },
  {
    written: String.raw`International Emergency Economic Powers Act|\bIEEPA\b`,
    name: 'International Emergency Economic Powers Act',
  },
  { written: String.raw`Export Control Reform Act|\bECRA\b`, name: 'Export Control Reform Act of 2018' },
  { written: 'Uyghur Forced Labor Prevention Act', name: 'Uyghur Forced Labor Prevention Act' },
  { written: 'Trading with the Enemy Act', name: 'Trading with the Enemy Act' },
  { written: 'Defense Production Act', name: 'Defense Production Act of 1950' },
  { written: 'National Emergencies Act', name: 'National Emergencies Act' },
  { written: 'Anti-Foreign Sanctions Law|反外国制裁法', name: 'Anti-Foreign Sanctions Law of China' },
  { written: `Export Control Law${ofChina}|出口管制法`, name: 'Export Control Law of China' },
  { written: `Foreign Trade Law${ofChina}|对外贸易法`, name: 'Foreign Trade Law of China' },
];

const anyAuthority = new RegExp(authorities.map(({ written }) => `(${written})`).join('|'), 'i');

/** The law that a text names first as the ground of a trade measure, in one wording; undefined where it names none. */
export function legalAuthorityIn(text: string): string | undefined {
  const match = anyAuthority.exec(text);
  const place = match?.slice(1).findIndex((group) => group !== undefined) ?? -1;
  return authorities[place]?.name;
}
