import { describe, expect, it } from 'vitest';
import type { Citation, Line, Reply } from '../../src/domain/replies.ts';
import { escapeText } from '../../src/platforms/discord/escape.ts';
import { commandBodies } from '../../src/platforms/discord/register.ts';
import { renderReply } from '../../src/platforms/discord/render.ts';
import { checkCommands, checkMessage } from '../fakes/fake-discord-checks.ts';
import { commands } from '../fakes/fake-discord-scene.ts';
import { createSchemaCheck, isSchemaPresent } from '../fakes/fake-discord-schema.ts';
import { textOfComponents } from '../fakes/fake-discord-state.ts';

const schemaFaults = createSchemaCheck();
const isV2 = 32_768;

const replyOf = (parts: Partial<Reply>): Reply => ({ title: 'Tariffs', lines: [], citations: [], notes: [], ...parts });
const sent = (reply: Reply) => JSON.parse(JSON.stringify(renderReply(reply, 2 ** 30)));
const textOf = (reply: Reply): string => textOfComponents([sent(reply)]);

/** What Discord would have against a reply. */
function faultsOf(reply: Reply): unknown[] {
  const body = { flags: isV2, components: [sent(reply)], allowed_mentions: { parse: [] } };
  const refused = checkMessage(body);
  const fromSchema = schemaFaults({ method: 'POST', path: '/channels/1/messages', body });
  return [...(refused === undefined ? [] : [refused]), ...fromSchema];
}

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
    expect(faultsOf(reply)).toEqual([]);
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
    expect(faultsOf(reply)).toEqual([]);
  });

  it('carries the mark by which it is found again', () => {
    expect(renderReply(replyOf({}), 1_500_000_000)).toMatchObject({ type: 17, id: 1_500_000_000 });
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
    const random = createRandom(20_261_102);

    for (let round = 0; round < 500; round += 1) {
      const reply = hostileReply(random);

      expect(faultsOf(reply), JSON.stringify(reply)).toEqual([]);
      expect(textOf(reply).split('\n').filter(hasEffect), JSON.stringify(reply)).toEqual([]);
    }
  });

  it('reads as it was written', () => {
    const random = createRandom(7);

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

// Our own markup, and between it nothing that Discord would act on. An escaped sign counts as a plain sign.
const plain = String.raw`[^\\*_~\x60|<>\[\]()#\n]*`;
const harmless = [
  new RegExp(`^## ${plain}$`, 'u'),
  new RegExp(`^(?:~~${plain}~~|${plain})$`, 'u'),
  new RegExp(
    String.raw`^-# ¤\d+¤ (?:${plain} · )?(?:${plain}|\[${plain}\]\(<https?://[^\s<>()\\]*>\)) · ${plain}$`,
    'u',
  ),
  new RegExp(`^-# ${plain}$`, 'u'),
];
const effects = [
  /:\/\//,
  /@(?:everyone|here)/i,
  /@[&!]?\d/,
  /^[-+*] /,
  /^\d+\. /,
  /discord(?:app)?\.(?:gg|com)/i,
  /:\w+:/,
];

function hasEffect(line: string): boolean {
  const unescaped = line.replace(/\\[^\p{L}\p{N}\s]/gu, '¤');
  const withoutLink = unescaped.replace(/\]\(<[^>]*>\)/u, ']');
  return !harmless.some((form) => form.test(unescaped)) || effects.some((effect) => effect.test(withoutLink));
}

const asShown = (text: string): string => text.replace(/\\([^\p{L}\p{N}\s])/gu, '$1').replaceAll('\u200b', '');

type Random = (below: number) => number;

/** The same numbers in every run. */
function createRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

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

const hostileText = (random: Random): string =>
  Array.from({ length: 1 + random(12) }, () => fragments[random(fragments.length)] ?? '')
    .join('')
    .repeat(random(20) === 0 ? 60 : 1);

function hostileReply(random: Random): Reply {
  const some = <T>(make: () => T): T[] => Array.from({ length: random(12) }, make);
  const text = () => hostileText(random);
  const line = (): Line => (random(3) === 0 ? { text: text(), isStruck: true } : text());
  const url = () => `https://example.com/${text()}`;
  const citation = (): Citation => ({
    outlet: text(),
    tier: 'wire',
    date: text(),
    ...(random(2) === 0 && { url: url() }),
    ...(random(2) === 0 && { title: text() }),
  });
  return { title: text(), lines: some(line), citations: some(citation), notes: some(text) };
}
