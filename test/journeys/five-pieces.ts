import type { Piece } from './feed-server.ts';

/** Five pieces on one round of talks, in the order in which they came out; the clock's now is day two. */
export function fivePieces(now: Date): Piece[] {
  return ownTexts.map((text, index) => pieceOf({ text, index, now }));
}

/** Something older that the feed held when it was first polled. */
export const olderPiece = (now: Date): Piece => ({
  slug: 'older',
  title: 'What to expect of US–China trade in the coming year',
  summary: 'A look ahead at tariffs, chips and shipping between the United States and China.',
  paragraphs: [],
  publishedAt: new Date(now.getTime() - 5 * dayMs),
});

interface Text {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly daysAgo: number;
}

const dayMs = 86_400_000;
const titles = [
  { title: 'US and China to meet for trade talks in London', daysAgo: 2 },
  { title: 'US and China meet in London on rare earths and tariffs', daysAgo: 1.6 },
  { title: 'US and China go into a second day of trade talks', daysAgo: 0.9 },
  { title: 'Rare earths at the centre as US–China trade talks continue', daysAgo: 0.8 },
  { title: 'US–China trade negotiators resume talks in London', daysAgo: 0.7 },
] as const;

const pieceOf = ({ text, index, now }: { text: Text; index: number; now: Date }): Piece => ({
  slug: `piece-${index}`,
  title: text.title,
  summary: `${text.title}.`,
  paragraphs: text.paragraphs,
  publishedAt: new Date(now.getTime() - text.daysAgo * dayMs),
});

const ownTexts: readonly Text[] = [
  {
    title: titles[0].title,
    daysAgo: titles[0].daysAgo,
    paragraphs: [
      'Negotiators of the United States and China are expected to meet for trade talks in London on Monday, with rare earths and tariffs at the top of the list.',
      'The US team will include Treasury Secretary Scott Bessent, Commerce Secretary Howard Lutnick and Trade Representative Jamieson Greer; Vice Premier He Lifeng leads the Chinese delegation.',
    ],
  },
  {
    title: titles[1].title,
    daysAgo: titles[1].daysAgo,
    paragraphs: [
      'Trade talks between the United States and China are under way in London, where rare earths and tariffs are on the table.',
      'Leading the American delegation is Commerce Secretary Howard Lutnick, alongside Scott Bessent and Jamieson Greer. Vice Premier He Lifeng is at the helm of the Chinese side.',
    ],
  },
  ...titles.slice(2).map(({ title, daysAgo }, index) => ({
    title,
    daysAgo,
    paragraphs: [
      `US and Chinese negotiators went on with their trade talks in London for a second day, outlet number ${index + 1} reports, with export controls on rare earths as the main subject.`,
      'The US delegation is led by Treasury Secretary Scott Bessent, Commerce Secretary Howard Lutnick and Jamieson Greer. The Chinese delegation is headed by Vice Premier He Lifeng.',
    ],
  })),
];
