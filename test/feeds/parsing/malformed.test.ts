import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../src/feeds/parsing/parse-feed.ts';
import { type Random, seededRandom } from '../../fakes/seeded-random.ts';
import { address, atom, feedOf, itemsOf, rdf, rss } from './feeds.ts';

const two = '<item><title>One</title><link>/1</link></item><item><title>Two</title><link>/2</link></item>';
const titlesOf = (body: string) => itemsOf(body).map(({ title }) => title);

const wholeFeeds = [
  rss(
    '<link>/</link><item><title>One &amp; only</title><link>/1</link><guid>g1</guid>' +
      '<description><![CDATA[<p>They <b>met</b>.</p>]]></description><pubDate>Wed, 14 May 2031 09:00:00 GMT</pubDate></item>' +
      '<item><title>Two</title><source url="https://w.example/">Wire</source></item><item><title>Three</title></item>',
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>',
  ),
  atom(
    '<entry xml:base="https://b.example/"><id>1</id><title type="html">One &lt;b&gt;two&lt;/b&gt;</title><link href="1"/>' +
      '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They met.</p></div></content></entry>' +
      '<entry><id>2</id><title>Two</title><updated>2031-05-14</updated></entry><entry><title>Three</title></entry>',
  ),
  rdf('<item rdf:about="x:1"><title>One</title></item><item rdf:about="x:2"><title>Two</title></item>'),
];

describe('a malformed feed', () => {
  it.each([
    ['an item without its end', rss(two.replace('</item>', ''))],
    ['items without their ends', rss(two.replaceAll('</item>', ''))],
    ['a title without its end', rss(two.replace('One</title>', 'One'))],
    ['an end that nothing began', rss(two.replace('<item>', '</b></image><item>'))],
    ['a picture without its end', rss(`<image><url>x</url>${two}`)],
    ['bare brackets', rss(two.replace('<link>', '<description>5 < 6 <</description><link>'))],
    ['bare ampersands', rss(two.replaceAll('<link>', '<description>a & b &c; &</description><link>'))],
    ['attributes without quotes', rss(two.replaceAll('<item>', '<item id=7 new>'))],
    ['no end of the root', rss(two).replace('</rss>', '')],
    ['half an end of the root', rss(two).replace('</rss>', '</rss')],
    ['something after the root', `${rss(two)}<script>x</script></html>`],
    ['a comment that holds an item', rss(`<!-- <item><title>Zero</title></item> -->${two}`)],
    ['a foreign doctype', `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://site.invalid/">${rss(two)}`],
    ['blanks and a mark before it', `\uFEFF\n\n  <?xml version="1.0"?>${rss(two)}`],
    ['control characters', rss(two.replaceAll('<link>', '\u0000\u0008<link>'))],
  ])('with %s gives all its items', (_what, body) => {
    expect(titlesOf(body)).toEqual(['One', 'Two']);
  });

  it('that ends within an item drops that item, and counts it', () => {
    const body = rss(two);

    expect(feedOf(body.slice(0, body.indexOf('wo</title>')))).toMatchObject({ items: [{ title: 'One' }], dropped: 1 });
  });

  it('cut off anywhere gives the first of its items, and never half of one', () => {
    for (const body of wholeFeeds) {
      const whole = itemsOf(body);
      expect(whole.length).toBeGreaterThan(1);
      for (let end = 0; end < body.length; end++) {
        const parsed = parseFeed(body.slice(0, end), address);
        const items = parsed.kind === 'feed' ? parsed.items : [];

        expect(items, `cut at ${end}`).toEqual(whole.slice(0, items.length));
      }
    }
  });

  it('of any kind throws nothing and tells nothing but text', () => {
    for (let seed = 1; seed <= 2_000; seed++) {
      const random = seededRandom(seed);
      const body = mutated(wholeFeeds[random(wholeFeeds.length)]!, random);

      const parsed = parseFeed(body, address);

      const items = parsed.kind === 'feed' ? parsed.items : [];
      for (const { title, text, publishedAt, url = address } of items) {
        expect(`${title}${text}`, `seed ${seed}`).not.toContain('\0');
        expect(publishedAt === null || Number.isFinite(publishedAt), `seed ${seed}`).toBe(true);
        expect(url, `seed ${seed}`).toMatch(/^https?:/);
      }
    }
  });
});

const pieces = [
  ...['<', '>', '&', '"', "'", '</', '/>', '<!--', '-->', '<![CDATA[', ']]>', '<?xml', '?>', '<!DOCTYPE', '[', ']'],
  ...[
    '<item>',
    '</item>',
    '<entry>',
    '<title>',
    '</channel>',
    '<rss>',
    '<feed>',
    '<link href="',
    'xmlns="x"',
    ' xml:base="',
  ],
  ...[
    '\0',
    '\u0008',
    '\uFEFF',
    '\uD800',
    '&#0;',
    '&#x110000;',
    '&amp;',
    'javascript:x',
    'mode="base64"',
    '<source>',
    '{',
  ],
];

/** The text with up to twenty slips in it. */
function mutated(text: string, random: Random): string {
  let held = text;
  for (let slips = random(20) + 1; slips > 0; slips--) {
    const [at, length] = [random(held.length + 1), random(30)];
    const piece = pieces[random(pieces.length)]!;
    const slip = [piece, '', held.slice(random(held.length), random(held.length)).slice(0, 200)][random(3)]!;
    held = held.slice(0, at) + slip + held.slice(at + (random(2) === 0 ? 0 : length));
  }
  return held;
}

describe('a hostile feed', () => {
  const item = (inner: string) => rss(`<item><title>Envoys land</title>${inner}</item>`);

  it.each<[string, string]>([
    ['10 MB of items', rss('<item><title>Envoys land</title></item>'.repeat(250_000))],
    ['an item of 10 MB', item(`<description>${'<![CDATA[<p>They met.</p>]]>'.repeat(350_000)}</description>`)],
    ['10 MB of ampersands', item(`<description>${'&'.repeat(10_000_000)}</description>`)],
    ['10 MB of brackets', item(`<description>${'<'.repeat(10_000_000)}</description>`)],
    ['10 MB of noughts', item('\0'.repeat(10_000_000))],
    ['10 MB of fields', item('<link>x</link>'.repeat(700_000))],
    [
      '10 MB of attributes',
      item(`<link ${Array.from({ length: 600_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`),
    ],
    [
      '300,000 vocabularies',
      item(`<a ${Array.from({ length: 300_000 }, (_, index) => `xmlns:a${index}="x"`).join(' ')}/>`),
    ],
    ['100,000 declarations within another', '<a xmlns:b="x">'.repeat(100_000)],
    ['100,000 nested sources', item('<source>'.repeat(100_000))],
    ['a doctype of 10 MB', `<!DOCTYPE rss [${'<!ENTITY a "&b;&b;">'.repeat(500_000)}]>${item('')}`],
    ['a doctype of brackets', `<!DOCTYPE rss ${'['.repeat(1_000_000)}${item('')}`],
    ['10 MB of blanks', ' '.repeat(10_000_000)],
    ['10 MB of doctypes', `${'<!DOCTYPE '.repeat(1_000_000)}${item('')}`],
    ['a link of blanks', item(`<link>${' '.repeat(5_000_000)}x${' '.repeat(5_000_000)}</link>`)],
    [
      'many bases of great length',
      item(`<a xml:base="/${'x'.repeat(1_000_000)}"/>`).replace(
        '<item>',
        `<item xml:base="/${'x'.repeat(1_000_000)}">${'<link>a</link>'.repeat(10_000)}`,
      ),
    ],
    [
      'many vocabularies, declared again and again',
      `<rss ${Array.from({ length: 900 }, (_, index) => `xmlns:a${index}="x"`).join(' ')}><channel>${'<a xmlns:b="x"/>'.repeat(500_000)}`,
    ],
    ...['</p>', '<p></b>', '<p>x', '<table><tr><td>', '<option>', '<', '&#', '</', '<!--'].map(
      (one): [string, string] => [
        `fifty texts of ${one}`,
        rss(
          `<item><title>t</title><description><![CDATA[${one.repeat(200_000 / one.length)}]]></description></item>`.repeat(
            50,
          ),
        ),
      ],
    ),
    ['a date of 10 MB', item(`<pubDate>${'Wed, 14 May '.repeat(800_000)}</pubDate>`)],
  ])('of %s is done with in seconds', (_what, body) => {
    const startedAt = performance.now();

    parseFeed(body, address);

    expect(performance.now() - startedAt).toBeLessThan(30_000);
  });

  it('expands no entity that it defines, and opens no file', () => {
    const laughs = Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
    ).join('');
    const doctype = `<!DOCTYPE rss [<!ENTITY l0 "lol">${laughs}<!ENTITY file SYSTEM "file:///etc/hostname">]>`;

    expect(
      itemsOf(`${doctype}${rss('<item><title>a &l9; b</title><description>&file;</description></item>')}`),
    ).toEqual([{ title: 'a &l9; b', text: '&file;', publishedAt: null }]);
  });
});
