import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { significances } from '../../src/domain/developments.ts';
import type { Reply } from '../../src/domain/replies.ts';
import { discordPreview } from '../../src/platforms/discord/preview.ts';
import { renderReply } from '../../src/platforms/discord/render.ts';
import { eventChart } from '../fakes/charts.ts';
import {
  hostileReplies,
  markup,
  pageOf,
  pictureAddress,
  previewFaults,
  replyOfWords,
  wordsOf,
} from '../fakes/preview-reader.ts';

const root = join(import.meta.dirname, '../..');
const at = Date.UTC(2026, 10, 2, 8, 5);
const replyOf = (parts: Partial<Reply>): Reply => ({ title: 'Tariffs', lines: [], citations: [], notes: [], ...parts });

describe('a message as Discord would show it', () => {
  it('has its title, lines, crossed-out lines, sources and notes', () => {
    const reply = replyOf({
      lines: ['Headline rate: 47 % [1] *as reported*', { text: 'Headline rate: ~57 % [2]', isStruck: true }],
      citations: [
        { outlet: 'Example [Wire]', tier: 'wire', date: '2026-11-02', at, url: 'https://example.com/a_(b)?c=1&d=2' },
        { outlet: 'State Gazette', tier: 'official-cn', date: '2025-10', title: 'Notice 12' },
      ],
      notes: ['Newest coverage: 2 Nov 2026'],
    });

    const preview = discordPreview(reply);

    expect(wordsOf(preview, '.sender, h2, .box p')).toEqual([
      'Parley APP',
      'Tariffs',
      'Headline rate: 47 % [1] *as reported*',
      'Headline rate: ~57 % [2]',
      '[1] Example [Wire] · wire · 2 Nov 2026, 08:05 UTC',
      '[2] State Gazette · official, China · Oct 2025 · Notice 12',
      'Newest coverage: 2 Nov 2026',
    ]);
    expect(wordsOf(preview, 's')).toEqual(['Headline rate: ~57 % [2]']);
    expect(wordsOf(preview, '.small')).toHaveLength(3);
    expect(wordsOf(preview, 'a')).toEqual(['Example [Wire]']);
    expect(pageOf(preview).querySelector('a')?.getAttribute('href')).toBe('https://example.com/a_%28b%29?c=1&d=2');
    expect(previewFaults(preview)).toEqual([]);
  });

  it('calls the role and names the channel that Discord would', () => {
    const id = '112233445566778899';

    const preview = discordPreview(replyOf({ mention: id, channel: id }));

    expect(wordsOf(preview, '.mention')).toEqual([`@${id}`, `#${id}`]);
    expect(wordsOf(discordPreview(replyOf({ lines: [`<@&${id}> <#${id}> <t:1:f>`] })), 'p')).toContain(
      `<@\u200b&${id}> <#${id}> <t:1:f>`,
    );
    expect(wordsOf(discordPreview(replyOf({ mention: 'everyone', channel: '@here' })), '.mention')).toEqual([]);
  });

  it('has the colour that Discord is told, by how much it matters', () => {
    const css = readFileSync(join(root, 'src/web/browser/previews.css'), 'utf8');

    for (const significance of significances) {
      const reply = replyOf({ significance });
      const [, colour] =
        new RegExp(`\\.as-discord \\{[\\s\\S]*\\.${significance} \\{[^}]*?(#[0-9a-f]{6});`).exec(css) ?? [];
      expect(pageOf(discordPreview(reply)).querySelector(`.box.${significance}`)).not.toBeNull();
      expect(Number.parseInt(colour?.slice(1) ?? '', 16)).toBe(renderReply(reply).accent_color);
    }
    expect(pageOf(discordPreview(replyOf({}))).querySelector('.high, .normal, .low')).toBeNull();
  });

  it('has the lines of a table, and the picture of a chart or its words', () => {
    const table = { caption: 'Rates', columns: ['Goods'], rows: [['steel']], lines: [0] };
    const reply = replyOf({ lines: ['steel: 25 %'], table, chart: eventChart() });

    const image = pageOf(discordPreview(reply, pictureAddress)).querySelector('img');

    expect(image?.getAttribute('src')).toBe(pictureAddress);
    expect(image?.getAttribute('alt')).toBe(eventChart().alt);
    expect(wordsOf(discordPreview(reply, pictureAddress), '.box p')).toEqual(['steel: 25 %']);
    expect(wordsOf(discordPreview(reply), '.box p')).toEqual(['steel: 25 %', `Chart: ${eventChart().alt}`]);
  });

  it('has buttons to see, not to press', () => {
    const buttons = [
      { label: 'Why', command: '/why YB38A' },
      { label: 'Sources', command: '/sources', isForAll: true },
    ];

    expect(wordsOf(discordPreview(replyOf({ buttons })), 'button[disabled]')).toEqual(['Why', 'Sources']);
  });

  it.each(markup)('shows %s as text wherever it stands', (words) => {
    const preview = discordPreview(replyOfWords(words), pictureAddress);

    expect(previewFaults(preview)).toEqual([]);
    expect(wordsOf(preview, 'h2, .box > p:not(.small), s, button, .small:last-of-type')).toEqual([
      ...[words, words, words, words, 'told by the table', words, words],
    ]);
    expect([...pageOf(preview).querySelectorAll('a')].length).toBeLessThanOrEqual(1);
  });

  it('lets no ill-meant reply put anything but text into the page', () => {
    for (const reply of hostileReplies(60)) expect(previewFaults(discordPreview(reply, pictureAddress))).toEqual([]);
  });

  it('is laid out without the library of Discord, which is large', () => {
    const loaded = execFileSync(process.execPath, ['--input-type=module', '--eval', listing], {
      cwd: root,
      encoding: 'utf8',
    });

    expect(JSON.parse(loaded)).toEqual([]);
  });
});

const listing = `
  import { createRequire } from 'node:module';
  await import('./src/platforms/discord/preview.ts');
  const files = Object.keys(createRequire(process.cwd() + '/x.js').cache);
  console.log(JSON.stringify(files.filter((file) => file.includes('discord'))));
`;
