import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/domain/replies.ts';
import { decodeEntities, linkTarget } from '../../src/platforms/slack/escape.ts';
import { plainBlocks } from '../../src/platforms/slack/fallback.ts';
import { renderMessage } from '../../src/platforms/slack/render.ts';
import { effectsOf, shownText, textsOf } from '../fakes/fake-slack-blocks.ts';
import { messageError } from '../fakes/fake-slack-web.ts';
import { hostileReply, hostileWords } from '../fakes/hostile-replies.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { slackFaultsOf } from '../fakes/slack-message-check.ts';
import { replyOf } from './slack-harness.ts';

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
        '[1] Example Wire · wire · 1 Nov 2025 · Rates fall\n[2] State Gazette · official, China · Oct 2025 · Notice 12\n' +
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
      '[2] State Gazette · official, China · Oct 2025 · Notice 12',
      'Newest coverage: 2025-11-02',
    ]);
  });

  it('shows the moment of a source in the zone of who reads it, and in UTC where it cannot', () => {
    const at = Date.UTC(2026, 10, 2, 8, 5);
    const reply = replyOf('A rate', {
      citations: [{ outlet: 'Wire', tier: 'wire', date: '2026-11-02', at, title: 'X' }],
    });

    const { blocks, text } = renderMessage(reply);

    expect(messageError({ blocks, text })).toBeUndefined();
    expect(JSON.stringify(blocks)).toContain(
      `{"type":"date","timestamp":${at / 1000},"format":"{date_short_pretty}, {time}","fallback":"2 Nov 2026, 08:05 UTC"}`,
    );
    expect(shownText(blocks)).toContain('[1] Wire · wire · 2 Nov 2026, 08:05 UTC · X');
    expect(text).toContain('[1] Wire · wire · 2 Nov 2026, 08:05 UTC · X');
  });

  it.each(hostileWords.map((words) => ({ words })))('lets no word of others take effect: $words', ({ words }) => {
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

  it('is taken by Slack whatever it holds, and does nothing but call the group that it is to call', () => {
    const random = seededRandom(20251101);

    for (let round = 0; round < 300; round++) expect(slackFaultsOf(hostileReply(random))).toEqual([]);
  });

  it('is the same reply again from the same seed', () => {
    expect(hostileReply(seededRandom(7))).toEqual(hostileReply(seededRandom(7)));
    expect(hostileReply(seededRandom(7))).not.toEqual(hostileReply(seededRandom(8)));
  });
});

const asArgs = ({ text, blocks }: { text: string; blocks: unknown }) => ({ text, blocks });
