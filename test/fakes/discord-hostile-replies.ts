import { significances } from '../../src/domain/developments.ts';
import type { Button, Citation, Line, Reply } from '../../src/domain/replies.ts';
import { hostileChart } from './charts.ts';
import type { Random } from './seeded-random.ts';

const fragments = [
  ...[
    '@everyone',
    '@here',
    '<@123456789012345678>',
    '<@&1>',
    '<#1>',
    '<:a:1>',
    '<t:1700000000:R>',
    '</ban:1>',
    ':smile:',
  ],
  ...['**', '__', '~~', '||', '`', '```', '\\', '\\\\', '[a](https://evil.example)', '](', '<https://evil.example>'],
  ...[
    'https://evil.example/a_b',
    'discord.gg/x',
    'HTTP://EVIL.example',
    '# ',
    '## ',
    '-# ',
    '- ',
    '* ',
    '1. ',
    '> ',
    '>>> ',
  ],
  ...[
    '\n',
    '\r\n',
    '\u2028',
    '\u200b',
    '\u202e',
    '\u0000',
    '\ud83d',
    '😀',
    '关税',
    'tariff ',
    '25% ',
    ' ',
    '~~~',
    '()',
    '<',
    '>',
  ],
];

const mentions = [
  '1234567890123456789',
  'everyone',
  '1',
  '@here',
  '12345678901234567890123',
  '<@&1234567890123456789>',
];

const hosts = [
  ...[
    'example.com',
    'www.bbc.com',
    'bbc.com',
    'bbc。com',
    'ｂｂｃ.com',
    'b\u200cbc.com',
    'evil.example',
    'münchen.example',
  ],
  ...['xn--mnchen-3ya.example', '127.0.0.1', 'bbc\u00ad.com', 'https://bbc.com', 'BBC.COM', 'bbc.com.evil.example'],
];

/** Text of all that Discord would act on. */
export const hostileText = (random: Random): string =>
  Array.from({ length: 1 + random(12) }, () => fragments[random(fragments.length)] ?? '')
    .join('')
    .repeat(random(20) === 0 ? 60 : 1);

/** A reply of such text, with all that a reply can have. */
export function hostileReply(random: Random): Reply {
  const some = <T>(make: () => T): T[] => Array.from({ length: random(12) }, make);
  const text = () => hostileText(random);
  const line = (): Line => (random(3) === 0 ? { text: text(), isStruck: true } : text());
  const url = () => `https://${hosts[random(hosts.length)]}/${text()}`;
  const outlet = () => (random(2) === 0 ? text() : `${text()}${hosts[random(hosts.length)]}`);
  const citation = (): Citation => ({
    outlet: outlet(),
    tier: 'wire',
    date: text(),
    ...(random(2) === 0 && { at: 1_761_955_200_000 + random(10_000_000) }),
    ...(random(2) === 0 && { url: url() }),
    ...(random(2) === 0 && { title: text() }),
  });
  const button = (): Button => ({ label: text(), command: `/why ${text()}`, isForAll: random(2) === 0 });
  return {
    title: text(),
    lines: some(line),
    citations: some(citation),
    notes: some(text),
    ...(random(2) === 0 && { buttons: some(button) }),
    ...(random(2) === 0 && { mention: mentions[random(mentions.length)] }),
    ...(random(2) === 0 && { more: text() }),
    ...(random(3) === 0 && { chart: hostileChart(random, text) }),
    ...(random(2) === 0 && { significance: significances[random(significances.length)] }),
    ...(random(2) === 0 && {
      table: { caption: text(), columns: some(text), rows: some(() => some(text)), lines: [0] },
    }),
  };
}
