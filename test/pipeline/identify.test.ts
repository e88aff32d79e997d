import { describe, expect, it } from 'vitest';
import type { FeedItem } from '../../src/domain/feeds.ts';
import { canonicalAddress, contentHashOf, itemIdOf, namesOf } from '../../src/pipeline/identify.ts';
import { dayMs, noon } from './builders.ts';

const aFeedItem = (parts: Partial<FeedItem> = {}): FeedItem => ({
  title: 'Envoys land',
  text: '',
  publishedAt: noon,
  ...parts,
});
const named = (parts: Partial<FeedItem> = {}, feedId = 'harbour') =>
  namesOf({ feedId, outlet: 'Harbour Gazette', item: aFeedItem(parts) });
const areOne = (a: readonly string[], b: readonly string[]) => a.some((name) => b.includes(name));

describe('one address in many spellings', () => {
  it.each([
    'https://news.example/talks',
    'http://news.example/talks/',
    'https://www.news.example/talks#top',
    'https://NEWS.example/talks?utm_source=feed&utm_medium=rss',
    'https://news.example/talks?fbclid=x1&gclid=2&at_medium=RSS&cmpid=z',
  ])('%s', (address) => {
    expect(canonicalAddress(address)).toBe('news.example/talks');
  });

  it('keeps what makes another page, in any order', () => {
    const [a, b] = ['https://news.example/a?page=2&id=7', 'https://news.example/a?id=7&page=2'].map(canonicalAddress);

    expect(a).toBe('news.example/a?id=7&page=2');
    expect(b).toBe(a);
  });

  it.each(['https://news.example/talks?id=8', 'https://other.example/talks', 'https://news.example/Talks'])(
    'keeps another page apart: %s',
    (address) => {
      expect(canonicalAddress(address)).not.toBe('news.example/talks');
    },
  );

  it('leaves alone what is no address', () => {
    expect(canonicalAddress('item 7')).toBe('item 7');
  });
});

describe('an item that comes again', () => {
  it.each<[string, Partial<FeedItem>, Partial<FeedItem>]>([
    [
      'under its address with tracking',
      { url: 'https://a.example/1' },
      { url: 'https://a.example/1?utm_source=x', title: 'New title' },
    ],
    [
      'under its guid and title',
      { guid: 'g7', url: 'https://a.example/1' },
      { guid: 'g7', url: 'https://a.example/2' },
    ],
    ['under its guid with a running number', { guid: 'g7#1', publishedAt: null }, { guid: 'g7#2' }],
    ['under its title on the same day', {}, { title: '  ENVOYS  land ' }],
  ])('is known %s', (...[, first, second]) => {
    expect(areOne(named(first), named(second))).toBe(true);
  });

  it.each<[string, Partial<FeedItem>, Partial<FeedItem>]>([
    ['has the guid but another title', { guid: 'g7' }, { guid: 'g7', title: 'Envoys leave' }],
    ['has the title but another day', {}, { publishedAt: noon + dayMs }],
    ['has nothing in common', { url: 'https://a.example/1' }, { url: 'https://a.example/2', title: 'Envoys leave' }],
  ])('is new when it %s', (...[, first, second]) => {
    expect(areOne(named(first), named(second))).toBe(false);
  });

  it('is known by the number of its document, in every feed, and not by a title that others have too', () => {
    const ours = named({ url: 'https://a.example/filed', document: { number: 'FR 2031-10001' } });
    const print = named({ url: 'https://a.example/printed', document: { number: 'FR 2031-10001' } }, 'other');
    const other = named({ url: 'https://a.example/other', document: { number: 'FR 2031-10002' } });

    expect(areOne(ours, print)).toBe(true);
    expect(areOne(ours, other)).toBe(false);
  });

  it('from another feed is not known by its guid', () => {
    const ours = named({ guid: 'g7' });
    const theirs = namesOf({ feedId: 'other', outlet: 'Plain Courier', item: aFeedItem({ guid: 'g7' }) });

    expect(areOne(ours, theirs)).toBe(false);
  });

  it('gets its id from its strongest name', () => {
    const url = 'https://a.example/1';

    expect(itemIdOf(named({ url }))).toBe(itemIdOf(named({ url, title: 'New title', guid: 'g9' })));
    expect(itemIdOf(named({ url }))).toMatch(/^[0-9a-f]{16}$/);
  });

  it('has names of bounded length', () => {
    const names = named({ url: `https://a.example/${'x'.repeat(5_000)}`, guid: 'g'.repeat(5_000) });

    expect(Math.max(...names.map(({ length }) => length))).toBeLessThanOrEqual(900);
  });
});

describe('what an item says', () => {
  it('is the same with other white space and capitals, and changes with a number', () => {
    const [one, other, changed] = ['Duty at  30 %', 'duty at 30 %\n', 'Duty at 35 %'].map((text) =>
      contentHashOf(aFeedItem({ text })),
    );

    expect(one).toBe(other);
    expect(changed).not.toBe(one);
  });
});
