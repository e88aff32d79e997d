import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/feeds/parsing/parse-feed.ts';

const address = 'https://news.example/feeds/trade.xml';
const rss = (items: string, head = '') =>
  `${head}<rss version="2.0"><channel><title>Harbour</title>${items}</channel></rss>`;
const atom = (entries: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour</title>${entries}</feed>`;
const feedOf = (body: string) => {
  const parsed = parseFeed(body, address);
  if (parsed.kind === 'no-feed') throw new Error(parsed.reason);
  return parsed;
};
const itemsOf = (body: string) => feedOf(body).items;
const onlyItem = (fields: string) => itemsOf(rss(`<item><title>Envoys land</title>${fields}</item>`))[0]!;
const atNine = Date.UTC(2031, 4, 14, 9);

describe('a feed', () => {
  it('of RSS 2.0 gives its items', () => {
    const body = rss(
      '<item><title>Envoys land</title><link>https://news.example/a</link><guid isPermaLink="false">g1</guid>' +
        '<description>They met.</description><pubDate>Wed, 14 May 2031 09:00:00 GMT</pubDate></item>' +
        '<item><title>Envoys leave</title><link>https://news.example/b</link></item>',
      '<?xml version="1.0" encoding="UTF-8"?>\n',
    );

    expect(parseFeed(body, address)).toEqual({
      kind: 'feed',
      feed: { title: 'Harbour', publishedAt: null },
      items: [
        { guid: 'g1', url: 'https://news.example/a', title: 'Envoys land', text: 'They met.', publishedAt: atNine },
        { url: 'https://news.example/b', title: 'Envoys leave', text: '', publishedAt: null },
      ],
      dropped: 0,
    });
  });

  it('of Atom gives its entries, by their alternate links', () => {
    const body = atom(
      '<entry><id>tag:news.example,2031:7</id><title type="html">Envoys &lt;b&gt;land&lt;/b&gt;</title>' +
        '<link rel="self" href="https://news.example/api/7"/><link href="/talks/7"/>' +
        '<summary>Short.</summary><content type="xhtml"><div><p>They <i>met</i> in Oslo.</p></div></content>' +
        '<published>2031-05-14T11:00:00+02:00</published><updated>2031-05-15T00:00:00Z</updated></entry>',
    );

    expect(itemsOf(body)).toEqual([
      {
        guid: 'tag:news.example,2031:7',
        url: 'https://news.example/talks/7',
        title: 'Envoys land',
        text: 'They met in Oslo.',
        publishedAt: atNine,
        updatedAt: Date.UTC(2031, 4, 15),
      },
    ]);
  });

  it('of RSS 1.0 gives its items and their dates', () => {
    const body =
      '<rdf:RDF><channel><title>Harbour</title></channel><item rdf:about="x"><title>Envoys land</title>' +
      '<link>https://news.example/a</link><dc:date>2031-05-14T09:00:00Z</dc:date></item></rdf:RDF>';

    expect(itemsOf(body)).toEqual([
      { guid: 'x', url: 'https://news.example/a', title: 'Envoys land', text: '', publishedAt: atNine },
    ]);
  });

  it('may have no items', () => {
    expect(feedOf(rss(''))).toMatchObject({ items: [], dropped: 0 });
  });

  it('gives 500 items and no more', () => {
    expect(itemsOf(rss('<item><title>Envoys land</title></item>'.repeat(700)))).toHaveLength(500);
  });

  it('keeps what came before the place where it was cut off', () => {
    const whole = rss('<item><title>Envoys land</title></item><item><title>Envoys le');

    const items = itemsOf(whole.slice(0, whole.indexOf('Envoys le') + 9));

    expect(items[0]).toMatchObject({ title: 'Envoys land' });
  });

  it('drops and counts an entry without title and link', () => {
    const body = rss('<item><description>Lost</description></item><item><title>Envoys land</title></item>');

    const { items, dropped } = feedOf(body);

    expect([items.length, dropped]).toEqual([1, 1]);
  });

  it.each([
    [
      'a page',
      '<!doctype html><html><body><h1>Not found</h1></body></html>',
      'this is no RSS, Atom or JSON feed but <html>',
    ],
    [
      'a page that shows a feed',
      `<html><body>${rss('<item><title>Envoys land</title></item>')}</body></html>`,
      'this is no RSS, Atom or JSON feed but <html>',
    ],
    [
      'another document',
      '<?xml version="1.0"?><urlset><url/></urlset>',
      'this is no RSS, Atom or JSON feed but <urlset>',
    ],
    ['words', 'Not found', 'this is no RSS, Atom or JSON feed but something else'],
    ['other JSON', '{"items":[]}', 'this is JSON, but no JSON Feed'],
    ['broken JSON', '{"version":"https://jsonfeed.org/version/1.1","items":[', 'this is JSON, but no JSON Feed'],
    ['nothing', '\uFEFF \n', 'the body is empty'],
  ])('is not read from %s', (...[, body, reason]) => {
    expect(parseFeed(body, address)).toEqual({ kind: 'no-feed', reason });
  });
});

describe('the text of an item', () => {
  it.each([
    ['<![CDATA[<p>Duties on <b>steel</b>.</p><p>Then ships.</p>]]>', 'Duties on steel. Then ships.'],
    ['&lt;p&gt;Duties &amp;amp; ships&lt;/p&gt;', 'Duties & ships'],
    ['Ada&amp;#8217;s plan &amp;mdash; read', 'Ada’s plan — read'],
    ['5 &lt; 7 and 30 %', '5 < 7 and 30 %'],
    ['<p>Bare <i>markup</i></p>', 'Bare markup'],
  ])('of %s is “%s”', (description, text) => {
    expect(onlyItem(`<description>${description}</description>`).text).toBe(text);
  });

  it('is the longest that the item offers', () => {
    const { text } = onlyItem(
      '<description>Short.</description><content:encoded><![CDATA[<p>The long one it is.</p>]]></content:encoded>',
    );

    expect(text).toBe('The long one it is.');
  });

  it('and its title are cut', () => {
    const [item] = itemsOf(
      rss(`<item><title>${'t'.repeat(900)}</title><description>${'d'.repeat(90_000)}</description></item>`),
    );

    expect([item!.title.length, item!.text.length]).toEqual([500, 20_000]);
  });

  it('does not grow by entities that the feed defines', () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>';

    const [item] = itemsOf(
      `${bomb}<rss><channel><item><title>x&b;y</title><description>&file;</description></item></channel></rss>`,
    );

    expect(item!.title.length).toBeLessThan(10);
    expect(item!.text).not.toContain('root');
  });
});

describe('a doctype', () => {
  it('does not pass markup off as the feed’s own', () => {
    const body = rss('<item><title>Envoys land</title></item>', '<!DOCTYPE rss [<!ENTITY a "b"><html><item/></html>]>');

    expect(itemsOf(body).map(({ title }) => title)).toEqual(['Envoys land']);
  });
});

describe('the link of an item', () => {
  it.each([
    ['<link>/talks/7</link>', 'https://news.example/talks/7'],
    ['<link>  https://news.example/a?b=1&amp;c=2\n</link>', 'https://news.example/a?b=1&c=2'],
    ['<link>7.html</link>', 'https://news.example/feeds/7.html'],
    ['<guid>https://news.example/g</guid>', 'https://news.example/g'],
    ['<atom:link href="https://news.example/h"/>', 'https://news.example/h'],
  ])('%s', (fields, url) => {
    expect(onlyItem(fields).url).toBe(url);
  });

  it.each(['<link>javascript:alert(1)</link>', '<link>file:///etc/passwd</link>', '<link></link>'])(
    'is none for %s',
    (fields) => {
      expect(onlyItem(fields).url).toBeUndefined();
    },
  );

  it('is never made of a guid that is no address', () => {
    expect(onlyItem('<guid isPermaLink="false">harbour-7</guid>').url).toBeUndefined();
  });
});

describe('the date of an item', () => {
  it.each([
    ['<pubDate>Wed, 14 May 2031 11:00:00 +0200</pubDate>', atNine],
    ['<pubDate>Wed, 14 May 2031 05:00:00 EDT</pubDate>', atNine],
    ['<dc:date>2031-05-14T09:00:00Z</dc:date>', atNine],
    ['<pubDate>yesterday at noon</pubDate>', null],
    ['<pubDate></pubDate>', null],
    ['', null],
  ])('%s', (fields, at) => {
    expect(onlyItem(fields).publishedAt).toBe(at);
  });
});

describe('a hostile feed', () => {
  it.each([
    ['100,000 nested tags', rss(`<item><title>Envoys land</title><description>${'<b>'.repeat(100_000)}`)],
    [
      '100,000 nested tags in its markup',
      rss(`<item><title>Envoys land</title><description><![CDATA[${'<div>'.repeat(100_000)}]]></description></item>`),
    ],
    ['100,000 open items', rss('<item>'.repeat(100_000))],
    ['a doctype that never ends', `<!DOCTYPE rss [${'<!ENTITY a "b">'.repeat(50_000)}`],
    ['many brackets', `<!DOCTYPE rss [${']'.repeat(100_000)}`],
  ])('of %s is done with quickly', (_what, body) => {
    const startedAt = performance.now();

    parseFeed(body, address);

    expect(performance.now() - startedAt).toBeLessThan(3_000);
  });
});
