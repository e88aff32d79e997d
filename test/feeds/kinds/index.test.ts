import { describe, expect, it } from 'vitest';
import { feedSchema } from '../../../src/domain/feeds.ts';
import { checkKinds, kindOf } from '../../../src/feeds/kinds/index.ts';
import { aFeedOf, readAs } from './kind-feeds.ts';

const aFeed = (kind: string, options = {}) =>
  feedSchema.parse({ id: 'harbour', outlet: 'Harbour', tier: 'paper', url: 'https://news.example/', kind, options });

describe('a kind of feed', () => {
  it('that there is not is named beside those that there are', () => {
    expect(() => checkKinds([aFeed('telegraph')])).toThrow(
      'The feed harbour has the kind “telegraph”, which is none of: rss, federal-register, public-inspection, google-news, html-list',
    );
  });

  it.each([
    ['google-news', {}, 'The feed harbour of kind google-news: options.query: '],
    ['google-news', { query: 'x', locale: 'fr' }, 'options.locale: '],
    ['google-news', { query: 'x', serach: 'y' }, 'serach'],
    ['html-list', {}, 'The feed harbour of kind html-list: options.item: '],
    ['html-list', { item: 'li', minimumItems: 0, zone: 'Moon/Base' }, 'options.minimumItems: '],
    ['html-list', { item: 'li', minimumItems: 0, zone: 'Moon/Base' }, 'options.zone: a time zone such as'],
    ['html-list', { item: 'li[' }, 'options.item: a CSS selector'],
    ['html-list', { item: 'li', link: 'a:nope(3)' }, 'options.link: a CSS selector'],
    ['federal-register', { agencies: ['Harbour Office'] }, 'options.agencies.0: the slug of an agency'],
    ['federal-register', { types: ['LAW'] }, 'options.types.0: '],
    ['federal-register', { perPage: 0 }, 'options.perPage: '],
    ['public-inspection', { perPage: 5 }, 'perPage'],
  ])('%s refuses options %j', (...[kind, options, sentence]) => {
    expect(() => checkKinds([aFeed(kind, options)])).toThrow(sentence);
  });

  it('takes a feed whose options are right, or that needs none', () => {
    const feeds = [aFeed('rss'), aFeed('federal-register'), aFeed('html-list', { item: 'li:has(> a)' })];

    expect(checkKinds(feeds)).toEqual(feeds);
  });
});

const rss =
  '<rss><channel><item><title>A - B</title><link>https://news.example/a</link><source>B</source></item></channel></rss>';
const register = JSON.stringify({
  results: [
    {
      ...{
        document_number: '2031-1',
        title: 'Duties',
        html_url: 'https://news.example/1',
        publication_date: '2031-05-14',
      },
      ...{
        filed_at: '2031-05-13T08:45:00-04:00',
        agencies: [{ name: 'Office', slug: 'office' }],
        abstract: 'It is so.',
      },
    },
  ],
});
const bodies: readonly (readonly [string, object, string])[] = [
  ['rss', {}, rss],
  ['google-news', { query: 'x' }, rss],
  ['federal-register', {}, register],
  ['public-inspection', { agencies: ['office'], term: 'duties' }, register],
  ['html-list', { item: 'li', minimumItems: 1 }, '<ul><li><a href="/a">A</a> May 14, 2031</li></ul>'],
];

/** Numbers from 0 to below 1, the same for one seed always. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const litter = [
  '<',
  '>',
  '&',
  '"',
  '{',
  '}',
  '[',
  ']',
  '\u0000',
  '\ud800',
  '<![CDATA[',
  '&#x110000;',
  'null',
  '1e999',
  '日',
  '<!--',
  '-',
];

function mutate(body: string, random: () => number): string {
  let text = body;
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
    const at = Math.floor(random() * text.length);
    const end = at + Math.floor(random() * 12);
    const piece = random() < 0.5 ? (litter[Math.floor(random() * litter.length)] ?? '') : text.slice(at, end).repeat(3);
    text = text.slice(0, at) + piece + text.slice(random() < 0.5 ? at : end);
  }
  return text;
}

describe.each(bodies)('a body of kind %s', (...[kind, options, body]) => {
  it('has an item as it is meant', () => {
    expect(readAs(aFeedOf(kind, { options: { ...options } }), body)).toMatchObject({ kind: 'items', items: [{}] });
  });

  it('is read or refused with a reason, whatever was broken in it', () => {
    const feed = aFeedOf(kind, { options: { ...options } });
    const random = randomFrom(7);
    const seen = new Set<string>();

    for (let round = 0; round < 400; round++) {
      const reading = readAs(feed, mutate(body, random));
      seen.add(reading.kind);
      if (reading.kind === 'wrong-content') expect(reading.reason).toMatch(/./);
      else for (const item of reading.items) expect(item.title || item.url).toBeTruthy();
    }

    expect([...seen].toSorted()).toEqual(['items', 'wrong-content']);
  });

  it.each(['', ' ', 'null', '0', '"x"', '[]', '{}', '\ufeff', '<', '<?xml?>', '\u0000'.repeat(9)])(
    'of %j brings no item',
    (text) => {
      expect(readAs(aFeedOf(kind, { options: { ...options } }), text)).not.toMatchObject({ items: [{}] });
    },
  );

  it('is asked for at an address of the web', () => {
    const feed = aFeedOf(kind, { options: { ...options } });

    expect(URL.parse(kindOf(feed).addressOf?.(feed, 1) ?? feed.url)?.protocol).toBe('https:');
  });
});
