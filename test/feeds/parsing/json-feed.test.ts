import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/feeds/parsing/parse-feed.ts';
import { address, feedOf } from './feeds.ts';

const version = 'https://jsonfeed.org/version/1.1';
const json = (items: readonly unknown[], head: object = {}) =>
  JSON.stringify({ version, title: 'Harbour', ...head, items });

describe('a JSON Feed', () => {
  it('gives its items', () => {
    const body = json(
      [
        {
          id: '7',
          url: '/talks/7',
          title: 'Envoys land &amp; stay',
          content_html: '<p>They met.</p><p>Then left.</p>',
          summary: 'They met.',
          date_published: '2031-05-14T11:00:00+02:00',
          date_modified: '2031-05-15T00:00:00Z',
        },
        { id: 8, external_url: 'https://x.example/8', content_text: 'Two\nlines', date_modified: '2031-05-15' },
      ],
      { home_page_url: 'https://news.example/', language: 'en' },
    );

    expect(parseFeed(`\uFEFF\n${body}`, address)).toEqual({
      kind: 'feed',
      feed: { title: 'Harbour', link: 'https://news.example/', language: 'en', publishedAt: null },
      items: [
        {
          guid: '7',
          url: 'https://news.example/talks/7',
          title: 'Envoys land & stay',
          text: 'They met. Then left.',
          publishedAt: Date.UTC(2031, 4, 14, 9),
          updatedAt: Date.UTC(2031, 4, 15),
        },
        {
          guid: '8',
          url: 'https://x.example/8',
          title: '',
          text: 'Two lines',
          publishedAt: Date.UTC(2031, 4, 15),
          updatedAt: Date.UTC(2031, 4, 15),
        },
      ],
      dropped: 0,
    });
  });

  it('loses a bad item and no other', () => {
    const { items, dropped } = feedOf(json([null, 'x', 7, { title: ['x'] }, { title: 'Envoys land', url: { a: 1 } }]));

    expect([items.map(({ title }) => title), dropped]).toEqual([['Envoys land'], 4]);
  });

  it('keeps the angle brackets of a title', () => {
    const titles = ['The <hr> tag', 'The <hr> & more', '5 < 6 &amp; 7'];

    expect(feedOf(json(titles.map((title) => ({ title })))).items.map(({ title }) => title)).toEqual([
      'The <hr> tag',
      'The <hr> & more',
      '5 < 6 & 7',
    ]);
  });

  it.each([
    ['of another kind', '{"openapi":"3.1.0","items":[]}'],
    ['a list', '[]'],
    ['cut off', json([{ title: 'Envoys land' }]).slice(0, -9)],
    ['nested without end', '{"version":'.repeat(200_000)],
    ['without items', JSON.stringify({ version })],
  ])('is none when it is %s', (_what, body) => {
    expect(parseFeed(body, address)).toEqual({ kind: 'no-feed', reason: 'this is JSON, but no JSON Feed' });
  });

  it('gives 500 items and no more', () => {
    expect(feedOf(json(Array.from({ length: 700 }, () => ({ title: 'Envoys land' })))).items).toHaveLength(500);
  });
});
