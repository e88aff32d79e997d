import { describe, expect, it } from 'vitest';
import { readSettings } from '../../config/env.ts';
import { readFeeds } from '../../config/feeds/index.ts';
import { banner, webAddressOf } from '../../src/cli/banner.ts';

/** What the banner says of the feeds of these settings, `feeds` of them. */
function feedsLine(settings: Record<string, string>, count?: number): string | undefined {
  const read = readSettings(settings);
  const feeds = readFeeds(read).slice(0, count);
  const shown = banner({ settings: read, feeds, commands: [], address: 'http://127.0.0.1:8080' });
  return shown.split('\n').find((line) => line.startsWith('Feeds: '));
}

describe('The banner', () => {
  it('counts the feeds that are polled, and those that are switched off apart', () => {
    const line = feedsLine({ FEEDS_OFF: 'ustr-list' }, 4);

    expect(line).toBe(
      'Feeds: 2 (USTR, White House), and 2 switched off. The first poll of a feed is the baseline: it alerts on nothing.',
    );
  });

  it('says nothing of feeds that are switched off where none is', () => {
    expect(feedsLine({}, 2)).toContain('Feeds: 2 (USTR). The first poll');
  });

  it('warns when every feed is switched off', () => {
    expect(feedsLine({ FEEDS_OFF: 'ustr' }, 1)).toBe('Feeds: none. All are switched off, so nothing new can come in.');
  });

  it.each([
    [{}, 'Open:  http://127.0.0.1:8080/'],
    [{ HOST: 'localhost' }, 'Open:  http://127.0.0.1:8080/'],
    [{ HOST: '0.0.0.0' }, 'Console: closed, since HOST is not 127.0.0.1. Set CONSOLE_PASSWORD to open it.'],
    [{ HOST: '0.0.0.0', CONSOLE_PASSWORD: 'a horse that counts' }, 'Open:  http://127.0.0.1:8080/'],
  ])('says where the console is, or why it is closed, with %j', (settings, line) => {
    const shown = banner({
      settings: readSettings(settings),
      feeds: [],
      commands: [],
      address: 'http://127.0.0.1:8080',
    });

    expect(shown.split('\n')).toContain(line);
    expect(shown).not.toContain('a horse');
  });

  it.each([
    ['127.0.0.1', 'http://127.0.0.1:80'],
    ['localhost', 'http://localhost:80'],
    ['0.0.0.0', 'http://127.0.0.1:80'],
    ['::', 'http://127.0.0.1:80'],
    ['::1', 'http://[::1]:80'],
  ])('gives an address that a browser takes, where HOST is %s', (host, address) => {
    expect(webAddressOf(host, 80)).toBe(address);
  });
});
