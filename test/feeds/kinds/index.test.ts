import { describe, expect, it } from 'vitest';
import { feedSchema } from '../../../src/domain/feeds.ts';
import { checkKinds } from '../../../src/feeds/kinds/index.ts';

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
