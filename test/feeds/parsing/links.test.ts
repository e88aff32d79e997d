import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/feeds/parsing/parse-feed.ts';
import { atom, feedOf, itemOf, rdf, rss } from './feeds.ts';

const page = 'https://news.example/talks/7';
const inRss = (fields: string) => itemOf(rss(`<item><title>t</title>${fields}</item>`)).url;
const inAtom = (fields: string) => itemOf(atom(`<entry><title>t</title>${fields}</entry>`)).url;

describe('the address of an item', () => {
  it.each([
    ['in CDATA', `<link><![CDATA[${page}?a=1&b=2]]></link>`, `${page}?a=1&b=2`],
    ['with a bare ampersand', `<link>${page}?a=1&b=2</link>`, `${page}?a=1&b=2`],
    ['escaped twice', `<link>${page}?a=1&amp;amp;b=2</link>`, `${page}?a=1&b=2`],
    ['over two lines', '<link>https://news.example/\n  talks/7</link>', page],
    ['broken by a line’s end', '<link>https://news.example/\ntalks/7</link>', page],
    ['as an attribute', `<link href="${page}"/>`, page],
    ['a bare host', '<link>https://news.example</link>', 'https://news.example'],
    [
      'of FeedBurner',
      `<link>https://f.example/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">${page}</f:origLink>`,
      page,
    ],
    ['beside a guid', `<guid>https://guid.example/1</guid><link>${page}</link>`, page],
    ['that is the guid', `<guid isPermaLink="true">${page}</guid>`, page],
    ['that the guid is not', `<guid isPermaLink="false">${page}</guid>`, undefined],
    ['beside its picture’s', `<image><link>https://i.example/</link></image><link>${page}</link>`, page],
    ['to a file', '<enclosure url="https://news.example/a.mp3"/>', undefined],
    ['of mail', '<link>mailto:desk@news.example</link>', undefined],
  ])('in RSS, %s', (...[, fields, url]) => {
    expect(inRss(fields)).toBe(url);
  });

  it.each([
    ['the alternate one', `<link rel="self" href="https://x.example/"/><link rel="alternate" href="${page}"/>`, page],
    ['the one without a relation', `<link rel="related" href="https://x.example/"/><link href="${page}"/>`, page],
    [
      'a page before a file',
      `<link href="https://x.example/a.pdf" type="application/pdf"/><link type="text/html" href="${page}"/>`,
      page,
    ],
    ['a file where there is no page', '<link href="/a.pdf" type="application/pdf"/>', 'https://news.example/a.pdf'],
    ['by its long relation', `<link rel="http://www.iana.org/assignments/relation/alternate" href="${page}"/>`, page],
    ['in its text', `<link rel="enclosure">https://x.example/</link><link rel="alternate">${page}</link>`, page],
    ['its id', `<id>${page}</id>`, page],
    ['none', '<id>tag:news.example,2031:7</id><link rel="via" href="https://x.example/"/>', undefined],
  ])('in Atom is %s', (...[, fields, url]) => {
    expect(inAtom(fields)).toBe(url);
  });

  it.each([
    ['of the feed', atom('<entry><title>t</title><link href="7"/></entry>', ' xml:base="https://b.example/talks/"')],
    ['of the entry', atom('<entry xml:base="https://b.example/talks/"><title>t</title><link href="7"/></entry>')],
    ['of the link', atom('<entry><title>t</title><link xml:base="https://b.example/talks/" href="7"/></entry>')],
    [
      'of each within the other',
      atom('<entry xml:base="talks/"><title>t</title><link href="7"/></entry>', ' xml:base="https://b.example/"'),
    ],
    ['of RSS', rss('<item xml:base="https://b.example/talks/"><title>t</title><link>7</link></item>')],
  ])('is relative to the base %s', (_where, body) => {
    expect(itemOf(body).url).toBe('https://b.example/talks/7');
  });

  it('holds no base beyond the element that sets it', () => {
    const entries =
      '<entry xml:base="https://b.example/"><title>t</title><link href="/7"/></entry><entry><title>t</title><link href="/8"/></entry>';

    expect(feedOf(atom(entries)).items.map(({ url }) => url)).toEqual([
      'https://b.example/7',
      'https://news.example/8',
    ]);
  });

  it('stays as it is written where nobody knows what it is relative to', () => {
    const parsed = parseFeed(
      rss('<link>/home</link><item><title>t</title><link>talks/7.html</link></item>'),
      undefined,
    );

    expect(parsed).toMatchObject({ feed: { link: '/home' }, items: [{ url: 'talks/7.html' }] });
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'see our page', ' '])(
    'is never “%s”',
    (link) => {
      expect(parseFeed(rss(`<item><title>t</title><link>${link}</link></item>`), undefined)).toMatchObject({
        items: [{ title: 't', text: '', publishedAt: null }],
      });
      expect(inRss(`<link>${link}</link>`) ?? '').not.toMatch(/javascript:|file:|data:/);
    },
  );

  it('of RSS 1.0 is its link, not its name', () => {
    const item = `<item rdf:about="https://x.example/1"><title>t</title><link>${page}</link></item>`;

    expect(itemOf(rdf(item))).toMatchObject({ guid: 'https://x.example/1', url: page });
  });
});
