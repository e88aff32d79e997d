import { describe, expect, it } from 'vitest';
import { significances } from '../../src/domain/developments.ts';
import type { Button, Citation, Reply } from '../../src/domain/replies.ts';
import { escapeText } from '../../src/platforms/discord/escape.ts';
import { commandBodies } from '../../src/platforms/discord/register.ts';
import { renderReply } from '../../src/platforms/discord/render.ts';
import { hostileReply, hostileText } from '../fakes/discord-hostile-replies.ts';
import { discordFaultsOf } from '../fakes/discord-message-check.ts';
import { checkCommands } from '../fakes/fake-discord-checks.ts';
import { commands } from '../fakes/fake-discord-scene.ts';
import { createSchemaCheck, isSchemaPresent } from '../fakes/fake-discord-schema.ts';
import { textOfComponents } from '../fakes/fake-discord-state.ts';
import { seededRandom } from '../fakes/seeded-random.ts';

const schemaFaults = createSchemaCheck();
const isV2 = 32_768;

const replyOf = (parts: Partial<Reply>): Reply => ({ title: 'Tariffs', lines: [], citations: [], notes: [], ...parts });
const sent = (reply: Reply) => JSON.parse(JSON.stringify(renderReply(reply, { id: 2 ** 30 })));
const textOf = (reply: Reply): string => textOfComponents([sent(reply)]);

describe('a message on Discord', () => {
  it('shows a heading, lines, sources with links, and notes in small print', () => {
    const reply = replyOf({
      lines: ['US on Chinese goods: 47% [1]', { text: 'before: 57% [2]', isStruck: true }],
      citations: [
        { outlet: 'Example Times', tier: 'paper', date: '2026-11-02', url: 'https://example.com/a_(b)?c=d' },
        { outlet: 'USTR', tier: 'official-us', date: '2018-07-06', title: 'Notice of Action' },
      ],
      notes: ['Newest coverage: 2 Nov 2026'],
    });

    const text = textOf(reply);

    expect(text).toBe(
      [
        '## Tariffs',
        'US on Chinese goods: 47% \\[1\\]',
        '~~before: 57% \\[2\\]~~',
        '-# \\[1\\] [Example Times](<https://example.com/a_%28b%29?c=d>) · newspaper · 2 Nov 2026',
        '-# \\[2\\] USTR · official, US · 6 Jul 2018 · Notice of Action',
        '-# Newest coverage: 2 Nov 2026',
      ].join('\n'),
    );
  });

  it('shows the moment of a source in the zone of who reads it', () => {
    const at = Date.UTC(2026, 10, 2, 8, 5);
    const reply = replyOf({ citations: [{ outlet: 'Wire', tier: 'wire', date: '2026-11-02', at, title: '<t:1:R>' }] });

    expect(textOf(reply)).toContain(`-# \\[1\\] Wire · wire · <t:${at / 1000}:f> · \\<t\\:1:R\\>`);
    expect(discordFaultsOf(reply)).toEqual([]);
  });

  it('marks how much an alert matters by a colour of its own, and nothing else', () => {
    const accents = significances.map((significance) => sent(replyOf({ significance })).accent_color);

    expect(new Set(accents).size).toBe(3);
    expect(sent(replyOf({})).accent_color).toBeUndefined();
    for (const significance of significances) expect(discordFaultsOf(replyOf({ significance }))).toEqual([]);
  });

  it('shows the channel that a notice is about as a link, and no other text as one', () => {
    expect(textOf(replyOf({ channel: '112233445566778899' }))).toBe('## Tariffs\nChannel: <#112233445566778899>');
    for (const channel of ['C1', '1', '@everyone', '112233445566778899> @here'])
      expect(textOf(replyOf({ channel }))).toBe('## Tariffs');
  });

  it('keeps sources and notes when the lines are too long, and says that it was shortened', () => {
    const citation: Citation = { outlet: 'Wire', tier: 'wire', date: '2026-11-02', url: 'https://example.com/' };
    const reply = replyOf({
      lines: Array.from({ length: 200 }, (_, i) => `goods no. ${i}: ${'25% '.repeat(10)}`),
      citations: [citation, citation],
      notes: ['as reported'],
    });

    const text = textOf(reply);

    expect(text).toContain('goods no. 0');
    expect(text).toContain('-# \\[2\\] [Wire]');
    expect(text).toContain('-# as reported');
    expect(text).toMatch(/-# … shortened; ask with a narrower option, e\.g\. side:US$/);
    expect(discordFaultsOf(reply)).toEqual([]);
  });

  it('fills what the lines leave free with sources', () => {
    const citations = Array.from(
      { length: 40 },
      (_, i): Citation => ({
        outlet: `Outlet ${i}`,
        tier: 'wire',
        date: '2026-11-02',
        url: `https://example.com/${i}`,
      }),
    );

    const text = textOf(replyOf({ lines: ['one line'], citations }));

    expect(text).toContain('Outlet 39');
    expect(text).not.toContain('shortened');
  });

  it.each([
    ['nothing at all', replyOf({ title: '' })],
    [
      'only unseen characters',
      replyOf({ title: '\u200b\u202e\n', lines: ['\u200b', '', '\u0000'], notes: ['\u2066'] }),
    ],
    [
      'one word of 9000 letters',
      replyOf({ title: 'x'.repeat(9000), lines: ['y'.repeat(9000)], notes: ['z'.repeat(9000)] }),
    ],
    [
      '9000 signs to escape',
      replyOf({ title: '*'.repeat(9000), lines: Array(20).fill('_'.repeat(9000)), notes: ['|'.repeat(9000)] }),
    ],
    ['half of a pair', replyOf({ title: '\ud83d', lines: [`${'a'.repeat(999)}😀${'b'.repeat(999)}`, '\udc00'] })],
  ])('is one that Discord takes, made of %s', (_what, reply) => {
    expect(discordFaultsOf(reply)).toEqual([]);
  });

  it('says what to type for the rest where it was shortened', () => {
    const lines = Array.from({ length: 200 }, (_, i) => `goods no. ${i}: ${'25% '.repeat(10)}`);

    expect(textOf(replyOf({ lines, more: '/why YB38A' }))).toMatch(/-# … shortened; \/why YB38A shows the rest$/);
  });

  it('shows no table, since its lines say the same', () => {
    const table = { caption: 'Rates', columns: ['goods'], rows: [['steel']], lines: [0] };

    expect(textOf(replyOf({ lines: ['steel: 25%'], table }))).toBe('## Tariffs\nsteel: 25%');
  });

  it('has buttons for commands, and leaves out what Discord would refuse', () => {
    const buttons: Button[] = [
      { label: 'Why?', command: '/why YB38A' },
      { label: 'Share', command: '/why YB38A', isForAll: true },
      { label: 'Too long', command: `/why ${'x'.repeat(95)}` },
      { label: ' ', command: '/health' },
      { label: 'Why again?', command: '/why YB38A' },
      { label: 'L'.repeat(200), command: '/latest' },
    ];

    const row = sent(replyOf({ buttons })).components.at(-1);

    expect(row).toEqual({
      type: 1,
      components: [
        { type: 2, style: 2, label: 'Why?', custom_id: 'c:/why YB38A' },
        { type: 2, style: 2, label: 'Share', custom_id: 'a:/why YB38A' },
        { type: 2, style: 2, label: `${'L'.repeat(79)}…`, custom_id: 'c:/latest' },
      ],
    });
    expect(discordFaultsOf(replyOf({ buttons }))).toEqual([]);
  });

  it('has five buttons at most', () => {
    const buttons = Array.from({ length: 8 }, (_, i) => ({ label: `${i}`, command: `/why ${i}` }));

    expect(sent(replyOf({ buttons })).components.at(-1).components).toHaveLength(5);
  });

  it.each([
    ['12345678901234567', '<@&12345678901234567>\n## Tariffs'],
    ['everyone', '## Tariffs'],
    ['1234567890', '## Tariffs'],
    ['123456789012345678901', '## Tariffs'],
  ])('names the role %s at the top only where it is one', (mention, shown) => {
    expect(textOf(replyOf({ mention }))).toBe(shown);
  });

  it.each([
    ['bbc.com', 'https://evil.example/a', 'bbc.com · [evil.example](<https://evil.example/a>)'],
    ['BBC。com', 'https://evil.example/a', 'BBC。com · [evil.example](<https://evil.example/a>)'],
    ['b\u200cbc.com', 'https://evil.example/a', 'b\u200cbc.com · [evil.example](<https://evil.example/a>)'],
    ['bbc.com', 'https://bbc.com.evil.example/', 'bbc.com · [bbc.com.evil.example](<https://bbc.com.evil.example/>)'],
    ['127.0.0.1', 'https://evil.example/', '127.0.0.1 · [evil.example](<https://evil.example/>)'],
    ['BBC.com', 'https://www.bbc.com/a', '[BBC.com](<https://www.bbc.com/a>)'],
    ['münchen.example', 'https://münchen.example/', '[münchen.example](<https://xn--mnchen-3ya.example/>)'],
    ['U.S. News', 'https://usnews.example/', '[U.S. News](<https://usnews.example/>)'],
    ['Rise of 5.5% Daily', 'https://a.example/', '[Rise of 5.5% Daily](<https://a.example/>)'],
  ])('links %s only where it leads to %s', (...[outlet, url, shown]) => {
    const reply = replyOf({ citations: [{ outlet, tier: 'wire', date: '2026-11-02', url }] });

    expect(textOf(reply)).toContain(`-# \\[1\\] ${shown} · wire`);
    expect(discordFaultsOf(reply)).toEqual([]);
  });

  it('carries the mark by which it is found again', () => {
    expect(renderReply(replyOf({}), { id: 1_500_000_000 })).toMatchObject({ type: 17, id: 1_500_000_000 });
  });
});

describe('text from outside', () => {
  it.each([
    [
      '**bold** _it_ ~~no~~ `code` ||spoiler||',
      '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\` \\|\\|spoiler\\|\\|',
    ],
    ['# heading', '\\# heading'],
    ['-# small', '\\-\\# small'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['> quote', '\\> quote'],
    ['[label](https://evil.example)', '\\[label\\]\\(https\\://evil.example\\)'],
    ['see https://evil.example/x', 'see https\\://evil.example/x'],
    ['join discord.gg/abc', 'join discord\\.gg/abc'],
    ['@everyone and @here', '@\u200beveryone and @\u200bhere'],
    ['<@1234> <@&1234> <#1234>', '\\<@\u200b1234\\> \\<@\u200b&1234\\> \\<\\#1234\\>'],
    ['<:emoji:1> <t:1700000000:R> </ban:1>', '\\<\\:emoji:1\\> \\<t\\:1700000000:R\\> \\</ban:1\\>'],
    ['a\n# b\r\n> c', 'a \\# b \\> c'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['5.5% at 12:30, −3.2%', '5.5% at 12:30, −3.2%'],
  ])('has no effect: %s', (given, shown) => {
    expect(escapeText(given)).toBe(shown);
  });

  it.each([
    'javascript:alert(1)',
    'ftp://a.example',
    'https://user:pass@a.example',
    'not an address',
    `https://a.example/${'x'.repeat(600)}`,
  ])('is not linked to %s', (url) => {
    expect(textOf(replyOf({ citations: [{ outlet: 'Wire', tier: 'wire', date: '2026', url }] }))).not.toMatch(/\]\(/);
  });

  it('stays harmless, readable and within Discord’s limits in 500 hostile replies', () => {
    const random = seededRandom(20_261_102);

    for (let round = 0; round < 500; round += 1) {
      const reply = hostileReply(random);

      expect(discordFaultsOf(reply), JSON.stringify(reply)).toEqual([]);
    }
  });

  it('reads as it was written', () => {
    const random = seededRandom(7);

    for (let round = 0; round < 500; round += 1) {
      const given = hostileText(random)
        .replace(/[\s\p{C}]+/gu, ' ')
        .trim();

      expect(asShown(escapeText(given))).toBe(given);
    }
  });
});

describe('the commands', () => {
  it('are registered in a form that Discord takes', () => {
    const body = commandBodies(commands);

    expect(checkCommands(body)).toBeUndefined();
    expect(schemaFaults({ method: 'PUT', path: '/applications/1/commands', body })).toEqual([]);
  });
});

it.runIf(isSchemaPresent())('checks against a description that does refuse', () => {
  const faulty = { flags: isV2, components: [{ type: 10, content: '' }] };

  expect(schemaFaults({ method: 'POST', path: '/channels/1/messages', body: faulty })).not.toEqual([]);
});

const asShown = (text: string): string => text.replace(/\\([^\p{L}\p{N}\s])/gu, '$1').replaceAll('\u200b', '');
