import { describe, expect, it } from 'vitest';
import { describeAnyBody } from './any-body.ts';
import { aFeedOf, itemsAs, readAs } from './kind-feeds.ts';

const aFeed = (options = {}) => aFeedOf('sitemap', { options });
const news = (title: string, date = '2031-05-14T09:00:00+08:00') =>
  `<news:news><news:publication><news:name>Harbour Gazette</news:name><news:language>en</news:language></news:publication>` +
  `<news:publication_date>${date}</news:publication_date><news:title>${title}</news:title></news:news>`;
const url = (path: string, inner: string) => `<url>\n <loc>https://office.example${path}</loc>\n ${inner}\n</url>`;
const body = (...urls: readonly string[]) =>
  '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' +
  ` xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${urls.join('\n')}</urlset>`;
const atNine = Date.UTC(2031, 4, 14, 1);

describeAnyBody({ kind: 'sitemap', body: body(url('/a', news('Envoys land'))) });

describe('a sitemap of news', () => {
  it('gives headlines, addresses and times', () => {
    const text = body(
      url('/trade/a?x=1&amp;y=2', `<lastmod>2031-05-15</lastmod>${news('Envoys &amp; pilots land')}`),
      url('/trade/b', news('<![CDATA[使节 抵达]]>', '2031-05-13')),
    );

    expect(readAs(aFeed({ zone: 'Asia/Shanghai' }), text)).toEqual({
      kind: 'items',
      items: [
        { url: 'https://office.example/trade/a?x=1&y=2', title: 'Envoys & pilots land', text: '', publishedAt: atNine },
        { url: 'https://office.example/trade/b', title: '使节 抵达', text: '', publishedAt: Date.UTC(2031, 4, 13, 4) },
      ],
      dropped: 0,
    });
  });

  it('takes no title or address from pictures, and the last change for want of a date', () => {
    const picture =
      '<image:image><image:loc>https://office.example/a.jpg</image:loc><image:title>A crane</image:title></image:image>';
    const undated = news('Envoys land').replace(/<news:publication_date>.*?<\/news:publication_date>/, '');

    expect(
      itemsAs(aFeed(), body(url('/a', `${picture}${undated}<lastmod>2031-05-14T01:00:00Z</lastmod>${picture}`))),
    ).toEqual([{ url: 'https://office.example/a', title: 'Envoys land', text: '', publishedAt: atNine }]);
  });

  it('is sifted by path', () => {
    const text = body(url('/sport/a', news('Boats race')), url('/trade/b', news('Envoys land')));

    expect(itemsAs(aFeed({ path: '^/trade/' }), text).map(({ title }) => title)).toEqual(['Envoys land']);
  });

  it('names outlets only where its feed gathers many', () => {
    const text = body(url('/a', news('Envoys land')));

    expect(itemsAs(aFeed(), text)[0]?.outlet).toBeUndefined();
    expect(itemsAs(aFeed({ isOfManyOutlets: true }), text)[0]?.outlet).toBe('Harbour Gazette');
  });

  it('drops and counts what has no headline or no address of the web', () => {
    const text = body(
      url('/about', '<lastmod>2031-05-14</lastmod>'),
      url('/a', news('Envoys land')),
      `<url>${news('Lost')}</url>`,
      `<url><loc>ftp://office.example/a</loc>${news('Lost')}</url>`,
    );

    expect(readAs(aFeed(), text)).toMatchObject({ items: [{ title: 'Envoys land' }], dropped: 3 });
  });

  it('gives 1,000 headlines and no more, each its own', () => {
    const items = itemsAs(aFeed(), body(url('/a', news('Envoys land')).repeat(1_200)));

    expect(items).toHaveLength(1_000);
    expect(items.at(-1)).toMatchObject({ title: 'Envoys land', url: 'https://office.example/a' });
  });

  it('may be empty', () => {
    expect(readAs(aFeed(), body())).toEqual({ kind: 'items', items: [], dropped: 0 });
  });

  it('keeps what came before the place where it was cut off', () => {
    const text = body(url('/a', news('Envoys land')), url('/b', news('Envoys leave')));

    expect(itemsAs(aFeed(), text.slice(0, text.indexOf('<news:title>Envoys leave')))).toHaveLength(1);
  });

  it.each([
    [
      '<sitemapindex><sitemap><loc>https://office.example/1.xml</loc></sitemap></sitemapindex>',
      'this is an index of sitemaps: the address of one of them is needed',
    ],
    [body(url('/about', ''), url('/imprint', '')), 'this sitemap has no headlines: one of news is needed'],
    ['<html><body>Not found</body></html>', 'this is no sitemap but <html>'],
    ['<rss><channel/></rss>', 'this is no sitemap but <rss>'],
    ['', 'this is no sitemap but something else'],
  ])('is wrong content otherwise: %s', (...[text, reason]) => {
    expect(readAs(aFeed(), text)).toEqual({ kind: 'wrong-content', reason });
  });

  it('refuses a path that is no regular expression', () => {
    expect(() => aFeed({ path: '(' })).toThrow('options.path: a regular expression');
  });

  it.each([
    ['deep', '<urlset>'.repeat(500_000)],
    ['long', body(url('/a', news('Envoys land')).repeat(20_000))],
    ['one field', body(url('/a', news('word &amp; '.repeat(300_000))))],
  ])('stops nothing else when it is %s', (...[_what, text]) => {
    const startedAt = performance.now();
    readAs(aFeed(), text);

    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
