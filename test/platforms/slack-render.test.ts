import { describe, expect, it } from 'vitest';
import { type Reply, textOf } from '../../src/domain/replies.ts';
import { decodeEntities, linkTarget } from '../../src/platforms/slack/escape.ts';
import { plainBlocks } from '../../src/platforms/slack/fallback.ts';
import { renderMessage } from '../../src/platforms/slack/render.ts';
import { areBlocksTooLong, checkBlocks, effectsOf, shownText, textsOf } from '../fakes/fake-slack-blocks.ts';
import { messageError } from '../fakes/fake-slack-web.ts';
import { replyOf } from './slack-harness.ts';

const hostile = [
  '<!channel>',
  '<!here|now>',
  '<@U1>',
  '<#C1>',
  '<http://evil.example|good.example>',
  '&lt;!channel&gt;',
  '&amp;lt;!here&amp;gt;',
  '*bold*',
  '_slanted_ ~gone~ `code` ```block```',
  '> quoted',
  ':fire: :rotating_light:',
  '@channel @here',
  'http://evil.example/login',
  '\u202Eegassem\u202C',
  'first\n*second*\r\n> third',
  '\ud83d',
  '\u0000\u0007',
  '',
] as const;

describe('a message in Slack', () => {
  it('shows title, lines, crossed-out lines, sources and notes, in that order', () => {
    const reply = replyOf('US tariffs on Chinese goods', {
      lines: ['Headline rate: 47 % [1]', { text: 'Headline rate: 57 % [2]', isStruck: true }],
      citations: [
        {
          outlet: 'Example Wire',
          tier: 'wire',
          date: '2025-11-01',
          url: 'https://example.com/a?b=1&c=2',
          title: 'Rates fall',
        },
        { outlet: 'State Gazette', tier: 'official-cn', date: '2025-10', title: 'Notice 12' },
      ],
      notes: ['Newest coverage: 2025-11-02'],
    });

    const { blocks, text } = renderMessage(reply);

    expect(shownText(blocks)).toBe(
      'US tariffs on Chinese goods\nHeadline rate: 47 % [1]\nHeadline rate: 57 % [2]\n' +
        '[1] Example Wire · wire · 1 Nov 2025 · Rates fall\n[2] State Gazette · official-cn · Oct 2025 · Notice 12\n' +
        'Newest coverage: 2025-11-02',
    );
    expect(JSON.stringify(blocks)).toContain(
      '{"type":"text","text":"Headline rate: 57 % [2]","style":{"strike":true}}',
    );
    expect(effectsOf({ blocks })).toEqual([{ kind: 'link', what: 'https://example.com/a?b=1&c=2' }]);
    expect(text.split('\n')).toEqual([
      'US tariffs on Chinese goods',
      'Headline rate: 47 % [1]',
      '~Headline rate: 57 % [2]~',
      '[1] Example Wire · wire · 1 Nov 2025 · Rates fall · https://example.com/a?b=1&amp;c=2',
      '[2] State Gazette · official-cn · Oct 2025 · Notice 12',
      'Newest coverage: 2025-11-02',
    ]);
  });

  it.each(hostile.map((words) => ({ words })))('lets no word of others take effect: $words', ({ words }) => {
    const reply = replyOf(words, {
      lines: [words, { text: words, isStruck: true }, `before ${words} after`],
      citations: [{ outlet: words, tier: 'wire', date: words, title: words, url: 'https://example.com/' }],
      notes: [words],
    });

    const message = renderMessage(reply);
    const plain = { text: message.text, blocks: plainBlocks(reply) };

    expect(messageError(asArgs(message))).toBeUndefined();
    expect(effectsOf(message)).toEqual([{ kind: 'link', what: 'https://example.com/' }]);
    expect(messageError(plain)).toBeUndefined();
    expect(effectsOf(plain)).toEqual([]);
    expect(effectsOf({ text: message.text, mrkdwn: false })).toEqual([]);
  });

  it('shows words of others as they were written', () => {
    const words = 'R&D: 5 < 6 > 4, AT&T *and* S&P_500 &lt;sic&gt;';

    const message = renderMessage(replyOf(words, { lines: [words] }));

    expect(textsOf(message.blocks)).toEqual([words, words]);
    expect(decodeEntities(message.text)).toBe(`${words}\n${words}`);
  });

  it('keeps the words of one line from passing as another line', () => {
    const message = renderMessage(replyOf('News', { lines: ['said\nIn force since today'] }));

    expect(message.text).toBe('News\nsaid In force since today');
  });

  it('leaves out what turns the direction of text', () => {
    expect(renderMessage(replyOf('\u202E%57\u2066 rate')).text).toBe('%57 rate');
  });

  it.each([
    { url: 'javascript:alert(1)', target: undefined },
    { url: 'slack://open', target: undefined },
    { url: 'not an address', target: undefined },
    { url: 'https://usual.example@evil.example/', target: undefined },
    { url: `https://example.com/${'x'.repeat(3000)}`, target: undefined },
    { url: 'https://example.com/a b|c>d<e', target: 'https://example.com/a%20b%7Cc%3Ed%3Ce' },
    { url: 'http://example.com', target: 'http://example.com/' },
  ])('links to $url only where that is safe', ({ url, target }) => {
    expect(linkTarget(url)).toBe(target);
    const { blocks } = renderMessage(
      replyOf('News', { citations: [{ outlet: 'Wire', tier: 'wire', date: '2025', url }] }),
    );
    expect(effectsOf({ blocks })).toEqual(target === undefined ? [] : [{ kind: 'link', what: target }]);
  });

  it('shortens what is too long and says how to ask for less', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `Line ${i}: ${'words & more '.repeat(5)}`);

    const message = renderMessage(replyOf('T'.repeat(500), { lines, notes: Array(40).fill('note') }));

    expect(messageError(asArgs(message))).toBeUndefined();
    expect(textsOf(message.blocks).at(-1)).toMatch(/^… shortened; ask with a narrower option/);
    expect(message.text).toMatch(/… shortened; ask with a narrower option, e.g. side:US$/);
    expect(message.text.length).toBeGreaterThan(3900);
    expect(shownText(message.blocks)).toContain(String(textOf(lines[0] ?? '')).trimEnd());
  });

  it('does not call a message shortened that is whole', () => {
    const line = 'One long line about tariffs. '.repeat(40).trim();

    const message = renderMessage(replyOf('News', { lines: [line], notes: ['Two'] }));

    expect(shownText(message.blocks)).toBe(`News\n${line}\nTwo`);
    expect(JSON.stringify(message)).not.toContain('shortened');
  });

  it('is taken by Slack whatever it holds', () => {
    const random = numbers(20251101);

    for (let round = 0; round < 400; round++) {
      const reply = randomReply(random);
      const message = renderMessage(reply);
      const wanted = reply.citations.length > 0 ? ['link'] : [];

      expect(checkBlocks(message.blocks)).toEqual([]);
      expect(areBlocksTooLong(message.blocks)).toBe(false);
      expect(messageError(asArgs(message))).toBeUndefined();
      expect(messageError({ text: message.text, blocks: plainBlocks(reply) })).toBeUndefined();
      expect(wanted).toEqual(expect.arrayContaining([...new Set(effectsOf(message).map(({ kind }) => kind))]));
      expect(() => encodeURIComponent(message.text)).not.toThrow();
    }
  });
});

const asArgs = ({ text, blocks }: { text: string; blocks: unknown }) => ({ text, blocks });

// The same numbers in every run, so that a failure can be seen again.
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % below;
  };
}

type Random = (below: number) => number;

const pieces = [
  ...hostile,
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
  '\n',
  'x'.repeat(200),
  '\udc00',
];

const randomText = (random: Random, piecesMax: number): string =>
  Array.from({ length: random(piecesMax) }, () => pieces[random(pieces.length)] ?? '').join('');

function randomReply(random: Random): Reply {
  const size = [3, 40, 400][random(3)] ?? 3;
  const some = <T>(make: () => T): T[] => Array.from({ length: random(size) }, make);
  return {
    title: randomText(random, size),
    lines: some(() => (random(3) === 0 ? { text: randomText(random, 30), isStruck: true } : randomText(random, 30))),
    citations: some(() => ({
      outlet: randomText(random, 5),
      tier: 'wire',
      date: randomText(random, 3),
      title: randomText(random, 9),
      url: `https://example.com/${randomText(random, 20)}`,
    })),
    notes: some(() => randomText(random, 12)),
  };
}
