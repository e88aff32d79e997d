import { describe, expect, it } from 'vitest';
import { slackPreview } from '../../src/platforms/slack/preview.ts';
import { eventChart, stepChart } from '../fakes/charts.ts';
import {
  hostileReplies,
  markup,
  pageOf,
  pictureAddress,
  previewFaults,
  replyOfWords,
  wordsOf,
} from '../fakes/preview-reader.ts';
import { replyOf } from './slack-harness.ts';

const at = Date.UTC(2026, 10, 2, 8, 5);

describe('a message as Slack would show it', () => {
  it('has its title, lines, crossed-out lines, sources and notes', () => {
    const reply = replyOf('US tariffs on Chinese goods', {
      lines: ['Headline rate: 47 % [1]', { text: 'Headline rate: 57 % [2]', isStruck: true }],
      citations: [
        { outlet: 'Example Wire', tier: 'wire', date: '2026-11-02', at, url: 'https://example.com/a?b=1&c=2' },
        { outlet: 'State Gazette', tier: 'official-cn', date: '2025-10', title: 'Notice 12' },
      ],
      notes: ['Newest coverage: 2 Nov 2026'],
    });

    const preview = slackPreview(reply);

    expect(wordsOf(preview, '.sender, h2, p.text, p.small')).toEqual([
      'Parley APP',
      'US tariffs on Chinese goods',
      'Headline rate: 47 % [1]\nHeadline rate: 57 % [2]',
      '[1] Example Wire · wire · 2 Nov 2026, 08:05 UTC\n[2] State Gazette · official, China · Oct 2025 · Notice 12',
      'Newest coverage: 2 Nov 2026',
    ]);
    expect(wordsOf(preview, 's')).toEqual(['Headline rate: 57 % [2]']);
    expect(pageOf(preview).querySelector('a')?.getAttribute('href')).toBe('https://example.com/a?b=1&c=2');
    expect(previewFaults(preview)).toEqual([]);
  });

  it('calls the user group and names the channel that Slack would', () => {
    const preview = slackPreview(replyOf('A notice', { mention: 'S0TRADE', channel: 'C0DESK' }));

    expect(wordsOf(preview, '.mention')).toEqual(['@S0TRADE', '#C0DESK']);
    expect(wordsOf(slackPreview(replyOf('A notice', { mention: '!channel', channel: 'x' })), '.mention')).toEqual([]);
  });

  it('has a table where Slack shows one, instead of the lines that say the same', () => {
    const table = { caption: 'Rates', columns: ['Goods', 'Rate'], rows: [['steel', '25 %']], lines: [1] };

    const preview = slackPreview(replyOf('Tariffs', { lines: ['As reported:', 'steel: 25 %'], table }));

    expect(wordsOf(preview, 'caption, th, td')).toEqual(['Rates', 'Goods', 'Rate', 'steel', '25 %']);
    expect(wordsOf(preview, 'p.text')).toEqual(['As reported:']);
  });

  it('has the bars that Slack draws itself, as high as their figures', () => {
    const preview = slackPreview(replyOf('Tariffs', { chart: stepChart() }), pictureAddress);

    const page = pageOf(preview);
    expect(wordsOf(preview, 'figcaption, svg text')).toEqual([stepChart().title, '57', '32', '47', '31']);
    expect([...page.querySelectorAll('[role=img]')].map((one) => one.getAttribute('aria-label'))).toEqual([
      'US on China 57, China on US 32',
      'US on China 47, China on US 31',
    ]);
    const heights = [...page.querySelectorAll('[role=img] rect')].map((one) => Number(one.getAttribute('height')));
    expect(heights.map((height) => Math.round((57 * height) / (heights[0] ?? 1)))).toEqual([57, 32, 47, 31]);
    expect(page.querySelector('img')).toBeNull();
    expect(previewFaults(preview)).toEqual([]);
  });

  it('has the picture of any other chart, and its words where there is no picture', () => {
    const reply = replyOf('Talks', { chart: eventChart() });

    const image = pageOf(slackPreview(reply, pictureAddress)).querySelector('img');

    expect(image?.getAttribute('src')).toBe(pictureAddress);
    expect(image?.getAttribute('alt')).toBe(eventChart().alt);
    expect(wordsOf(slackPreview(reply), 'p.text')).toEqual([`Chart: ${eventChart().alt}`]);
  });

  it('has buttons to see, not to press', () => {
    const buttons = [
      { label: 'Why', command: '/why YB38A' },
      { label: 'Sources', command: '/sources', isForAll: true },
    ];

    expect(wordsOf(slackPreview(replyOf('An alert', { buttons })), 'button[disabled]')).toEqual(['Why', 'Sources']);
  });

  it.each(markup)('shows %s as text wherever it stands', (words) => {
    const preview = slackPreview(replyOfWords(words), pictureAddress);

    expect(previewFaults(preview)).toEqual([]);
    const shown = wordsOf(preview, 'h2, td, th, caption, button, s, p.small');
    expect(shown.map((text) => text.replaceAll('\u2060', ''))).toEqual(Array(7).fill(words));
    expect([...pageOf(preview).querySelectorAll('a')].length).toBeLessThanOrEqual(1);
  });

  it('lets no ill-meant reply put anything but text into the page', () => {
    for (const reply of hostileReplies(60)) expect(previewFaults(slackPreview(reply, pictureAddress))).toEqual([]);
  });
});
