import { significances } from '../../src/domain/developments.ts';
import { tiers } from '../../src/domain/outlets.ts';
import type { Button, Citation, Line, Reply, Table } from '../../src/domain/replies.ts';
import { hostileChart } from './charts.ts';
import type { Random } from './seeded-random.ts';

/** Words with which others may try to do more than be read. */
export const hostileWords = [
  '<!channel>',
  '<!here|now>',
  '<!subteam^S1>',
  '<!subteam^S1|@desk>',
  '<!date^1392734382^{date}|x>',
  '<@U1>',
  '<#C1>',
  '<http://evil.example|good.example>',
  '&lt;!channel&gt;',
  '&amp;lt;!here&amp;gt;',
  '*bold*',
  '_slanted_ ~gone~ `code` ```block```',
  '> quoted',
  ':fire: :rotating_light:',
  '@channel @here @everyone',
  'http://evil.example/login',
  '\u202Eegassem\u202C',
  'first\n*second*\r\n> third',
  '\ud83d',
  '\u0000\u0007',
  '',
] as const;

const pieces = [
  ...hostileWords,
  'tariff',
  ' ',
  '47 %',
  '税率',
  '👩‍👩‍👧',
  '"',
  '\\',
  '&',
  '<',
  '>',
  '~',
  '\n',
  '\u200b',
  'x'.repeat(200),
  '\udc00',
];

const outlets = [
  'Example Wire',
  'bbc.com',
  'www.bbc.com',
  'BBC．com',
  'b\u200bbc.com',
  'https://bbc.com@evil.example/',
  '127.0.0.1',
  'evil.example',
  'news.evil.example',
  'reuters。com',
  'http://localhost:80/x',
];

const targets = [
  'https://evil.example/a',
  'https://www.bbc.com/news',
  'https://bbc.com./news',
  'http://127.0.0.1/',
  'https://xn--bbc-x0a.example/',
  'https://bbc.com@evil.example/',
  'javascript:alert(1)',
  'slack://open',
  'not an address',
];

const mentions = ['S1', 'S0123ABC', 'U1', 'C1', '!channel', '<!here>', 'S1> <!channel', 's1', ''];

const one = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T;
const textOf = (random: Random, piecesMax: number): string =>
  Array.from({ length: random(piecesMax) }, () => one(random, pieces)).join('');
const some = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const perhaps = <T>(random: Random, make: () => T): T | undefined => (random(3) === 0 ? make() : undefined);

const lineOf = (random: Random): Line => {
  const text = textOf(random, one(random, [3, 30]));
  return random(3) === 0 ? { text, isStruck: true } : text;
};

const citationOf = (random: Random): Citation => ({
  outlet: random(2) === 0 ? textOf(random, 5) : `${one(random, outlets)}${one(random, ['', ' ', textOf(random, 3)])}`,
  tier: one(random, tiers),
  date: one(random, ['2025-11-01', '2025', textOf(random, 3)]),
  at: perhaps(random, () => 1_761_955_200_000 + random(10_000_000)),
  title: perhaps(random, () => textOf(random, 9)),
  url: perhaps(random, () => `https://example.com/${textOf(random, 20)}`) ?? one(random, [...targets, undefined]),
});

const buttonOf = (random: Random): Button => ({
  label: textOf(random, 6),
  command: one(random, ['/why YB38A', `/ask ${textOf(random, 40)}`, `/ask ${'x'.repeat(1_990 + random(20))}`, '']),
  isForAll: perhaps(random, () => true),
});

function tableOf(random: Random, lines: number): Table {
  const columns = one(random, [0, 1, 4, 20, 21]);
  const rows = one(random, [0, 1, 12, 100, 101]);
  const cell = () => textOf(random, one(random, [2, 4, 12]));
  const isUneven = random(4) === 0;
  return {
    caption: textOf(random, 5),
    columns: some(columns, cell),
    rows: some(rows, () => some(isUneven ? random(columns + 2) : columns, cell)),
    lines: some(random(9), () => random(lines + 3) - 1),
  };
}

/** A reply as ill-meant as outside text and faulty code can make it; the same for the same numbers. */
export function hostileReply(random: Random): Reply {
  const size = one(random, [3, 3, 40, 400]);
  const lines = some(random(size), () => lineOf(random));
  return {
    title: textOf(random, size),
    lines,
    citations: some(random(size), () => citationOf(random)),
    notes: some(random(size), () => textOf(random, 12)),
    table: perhaps(random, () => tableOf(random, lines.length)),
    chart: perhaps(random, () => hostileChart(random, () => textOf(random, 7))),
    buttons: perhaps(random, () => some(random(9), () => buttonOf(random))),
    mention: perhaps(random, () => one(random, mentions)),
    more: perhaps(random, () => one(random, ['/why YB38A', textOf(random, 12)])),
    significance: perhaps(random, () => one(random, significances)),
  };
}
