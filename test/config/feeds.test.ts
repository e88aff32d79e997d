import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../config/env.ts';
import { builtInFeeds, readFeeds } from '../../config/feeds/index.ts';
import { UserError } from '../../src/domain/user-error.ts';
import { temporaryFolder } from '../contracts/engines.ts';

const gazette = { id: 'gazette', outlet: 'Gazette', tier: 'paper', kind: 'rss', url: 'https://gazette.example/rss' };

/** Reads feeds from a file that holds this. */
function readFile(content: unknown, settings: Record<string, string> = {}) {
  const path = join(temporaryFolder(), 'feeds.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readFeeds(readSettings({ FEEDS_FILE: path, ...settings }));
}

describe('Feeds', () => {
  const isOffIn = (settings: Record<string, string>) =>
    new Map(readFeeds(readSettings(settings)).map(({ id, isOff }) => [id, isOff]));

  it('are switched by name', () => {
    const isOff = isOffIn({ FEEDS_OFF: 'bbc-business, cnbc-top', FEEDS_ON: 'truth-social-mirror' });

    expect([isOff.get('bbc-business'), isOff.get('cnbc-top'), isOff.get('truth-social-mirror')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isOff.get('ustr'), isOff.get('global-times-china')]).toEqual([false, true]);
  });

  it('that are both switched on and off are off', () => {
    expect(isOffIn({ FEEDS_OFF: 'ustr', FEEDS_ON: 'ustr' }).get('ustr')).toBe(true);
  });

  it.each(['FEEDS_ON', 'FEEDS_OFF'])('that are not there cannot be named in %s', (setting) => {
    const reading = () => isOffIn({ [setting]: 'ustr,treasurer' });

    expect(reading).toThrow(UserError);
    expect(reading).toThrow(`${setting} names feeds that are not there: treasurer. /sources lists their names.`);
  });

  it('of a file are switched by name too', () => {
    const feeds = readFile([gazette, { ...gazette, id: 'b', isOff: true }], { FEEDS_ON: 'b', FEEDS_OFF: 'gazette' });

    expect(feeds.map(({ isOff }) => isOff)).toEqual([true, false]);
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

  it('that begins with “built-in” adds to the built-in feeds, or takes the place of one with the same id', () => {
    const feeds = readFile(['built-in', gazette, { ...gazette, id: 'ustr', outlet: 'Our Proxy' }]);

    expect(feeds).toHaveLength(builtInFeeds.length + 1);
    expect(feeds.find(({ id }) => id === 'ustr')?.outlet).toBe('Our Proxy');
    expect(feeds.find(({ id }) => id === 'treasury')?.outlet).toBe('US Treasury');
    expect(feeds.at(-2)?.id).toBe('gazette');
    expect(() => readFile(['built-in', gazette, { ...gazette, id: 'B' }])).toThrow(/: 2\.id: lower-case/);
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
