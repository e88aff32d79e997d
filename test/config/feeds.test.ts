import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../config/env.ts';
import { readFeeds } from '../../config/feeds.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { temporaryFolder } from '../contracts/engines.ts';

const gazette = { id: 'gazette', outlet: 'Gazette', tier: 'paper', kind: 'rss', url: 'https://gazette.example/rss' };

/** Reads feeds from a file that holds this. */
function readFile(content: unknown, settings: Record<string, string> = {}) {
  const path = join(temporaryFolder(), 'feeds.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readFeeds(readSettings({ FEEDS_FILE: path, ...settings }));
}

describe('The built-in feeds', () => {
  it('are whole: each with an id of its own and an address over HTTPS', () => {
    const feeds = readFeeds(readSettings({}));

    expect(feeds.length).toBeGreaterThanOrEqual(5);
    expect(new Set(feeds.map(({ id }) => id)).size).toBe(feeds.length);
    expect(feeds.filter(({ url }) => !url.startsWith('https://'))).toEqual([]);
  });

  it('are all polled at one interval when that is set', () => {
    const feeds = readFeeds(readSettings({ POLL_SECONDS: '1' }));

    expect(new Set(feeds.map(({ pollSeconds }) => pollSeconds))).toEqual(new Set([1]));
  });
});

describe('A feeds file', () => {
  it('takes the place of the built-in feeds; what it leaves out has a default', () => {
    expect(readFile([gazette])).toMatchObject([
      { ...gazette, expectedEvery: '1d', pollSeconds: 300, language: 'en', quiet: [], isOff: false },
    ]);
  });

  it('may hold no feed at all, and its feeds follow the one interval', () => {
    expect(readFile([])).toEqual([]);
    expect(readFile([{ ...gazette, pollSeconds: 600 }], { POLL_SECONDS: '7' })[0]?.pollSeconds).toBe(7);
  });

  it('that is missing or no JSON is refused with its place', () => {
    const missing = () => readFeeds(readSettings({ FEEDS_FILE: '/nowhere/feeds.json' }));

    expect(missing).toThrow(UserError);
    expect(missing).toThrow('FEEDS_FILE /nowhere/feeds.json cannot be read as JSON: ENOENT');
    expect(() => readFile('[{"id":')).toThrow(/FEEDS_FILE .*feeds\.json cannot be read as JSON: /);
    expect(() => readFile('')).toThrow('cannot be read as JSON');
  });

  it('that was saved with a byte-order mark is read like any other', () => {
    expect(readFile(`\uFEFF${JSON.stringify([gazette])}`)).toHaveLength(1);
  });

  it.each([
    [{ feeds: [] }, /is not a list of feeds: the list: /],
    [[{ ...gazette, id: 'The Gazette' }], /: 0\.id: lower-case letters, digits and hyphens\.$/],
    [[gazette, { ...gazette, id: 'b', url: 'ftp://x.example/rss' }], /: 1\.url: /],
    [[{ ...gazette, tier: 'blog' }], /: 0\.tier: /],
    [[{ ...gazette, expectedEvery: 'daily' }], /: 0\.expectedEvery: a span like 30m, 6h or 2d\.$/],
    [[{ ...gazette, pollSeconds: 1 }], /: 0\.pollSeconds: /],
    [[gazette, gazette], /: the list: every feed needs an id of its own\.$/],
  ])('is refused with the place of its fault: %j', (content, sentence) => {
    const reading = () => readFile(content);

    expect(reading).toThrow(UserError);
    expect(reading).toThrow(sentence);
  });

  it('is refused with every fault at once', () => {
    const reading = () =>
      readFile([
        { ...gazette, id: '' },
        { ...gazette, tier: 'blog', url: 'x' },
      ]);

    expect(reading).toThrow(/0\.id: .*1\.(tier|url): .*1\.(tier|url): /);
  });
});
