import { describe, expect, it } from 'vitest';
import { atom, atom03, feedOf, itemOf, itemsOf, rdf, rss } from './feeds.ts';

const packed = (text: string) => Buffer.from(text).toString('base64');
const xhtml = (text: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>`;
const atNine = Date.UTC(2031, 4, 14, 9);

describe('the title of an item', () => {
  it.each([
    ['RSS, spread out', rss('<item><title>\n Envoys\n  land </title></item>'), 'Envoys land'],
    ['RSS, escaped markup', rss('<item><title>Envoys &lt;b&gt;land&lt;/b&gt;</title></item>'), 'Envoys land'],
    ['RSS, in CDATA', rss('<item><title><![CDATA[Envoys & <i>co</i>]]></title></item>'), 'Envoys & co'],
    ['RSS, escaped twice', rss('<item><title>Ada&amp;#8217;s &amp;amp; co</title></item>'), 'Ada’s & co'],
    ['RSS, a comparison', rss('<item><title>5 &lt; 6 &amp;&amp; 7 > 6</title></item>'), '5 < 6 && 7 > 6'],
    ['RSS, HTML’s names', rss('<item><title>Caf&eacute; &ndash; &nbsp;now</title></item>'), 'Café – now'],
    ['RSS, numbers beyond Unicode', rss('<item><title>a &#1114112; b &#55296;</title></item>'), 'a \uFFFD b \uFFFD'],
    ['RSS, windows-1252 as Unicode', rss('<item><title>Ada\u0092s &#146;</title></item>'), 'Ada’s ’'],
    ['RSS, control characters', rss('<item><title>En\u0008voys\u000B \u0000land</title></item>'), 'Envoys land'],
    ['RSS, blanks of its own', rss('<item><title>Négociants ! Grain ?</title></item>'), 'Négociants ! Grain ?'],
    ['RSS, a script', rss('<item><title>Envoys&lt;script&gt;x()&lt;/script&gt;</title></item>'), 'Envoys'],
    ['Atom, none', atom('<entry><title>1 &lt; 2 &amp; 3</title></entry>'), '1 < 2 & 3'],
    ['Atom, none with markup', atom('<entry><title>&lt;b&gt;Envoys&lt;/b&gt;</title></entry>'), 'Envoys'],
    ['Atom, text', atom('<entry><title type="text">The &lt;hr&gt; tag</title></entry>'), 'The <hr> tag'],
    [
      'Atom, html',
      atom('<entry><title type="html">A &amp;lt;hr&amp;gt; &lt;b>tag&lt;/b></title></entry>'),
      'A <hr> tag',
    ],
    [
      'Atom, xhtml',
      atom(`<entry><title type="xhtml">${xhtml('A &lt;hr&gt; <b>tag</b>')}</title></entry>`),
      'A <hr> tag',
    ],
    ['Atom, base64', atom(`<entry><title type="image/x">\n${packed('<b>关税</b>')}\n</title></entry>`), '关税'],
    [
      'Atom 0.3, base64',
      atom03(`<entry><title mode="base64">${packed('Zölle &amp; co')}</title></entry>`),
      'Zölle & co',
    ],
    ['Atom 0.3, escaped', atom03('<entry><title mode="escaped">&lt;b>A&lt;/b> &amp;amp; B</title></entry>'), 'A & B'],
    ['Atom 0.3, xml', atom03(`<entry><title mode="xml">${xhtml('A <b>&amp;</b> B')}</title></entry>`), 'A & B'],
    ['Dublin Core', rss('<item><dc:title>Envoys land</dc:title></item>'), 'Envoys land'],
  ])('%s', (...[, body, title]) => {
    expect(itemOf(body).title).toBe(title);
  });

  it.each(['image', 'source', 'media:group', 'author', 'textInput'])('is not that of its %s', (element) => {
    const [wrong, right] = [`<${element}><title>Wrong</title></${element}>`, '<title>Right</title>'];

    expect(itemsOf(rss(`<item>${wrong}${right}</item><item>${right}${wrong}</item>`))).toMatchObject([
      { title: 'Right' },
      { title: 'Right' },
    ]);
    expect(itemsOf(atom(`<entry>${wrong}${right}</entry>`))).toMatchObject([{ title: 'Right' }]);
  });
});

describe('a vocabulary', () => {
  it.each([
    [
      'Atom under another prefix',
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Envoys land</a:title></a:entry></a:feed>',
    ],
    [
      'RSS 1.0 under a prefix',
      '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="http://purl.org/rss/1.0/"><x:item><x:title>Envoys land</x:title></x:item></r:RDF>',
    ],
    [
      'Dublin Core under another',
      rss('<item xmlns:d="http://purl.org/dc/elements/1.1/"><d:title>Envoys land</d:title></item>'),
    ],
    [
      'RSS with an invented address',
      '<rss xmlns="http://x.example/rss"><channel><item><title>Envoys land</title></item></channel></rss>',
    ],
    [
      'RSS 0.90',
      '<RDF xmlns="http://my.netscape.com/rdf/simple/0.9/"><item><title>Envoys land</title></item></RDF>'.replaceAll(
        'RDF',
        'rdf:RDF',
      ),
    ],
    ['Atom without a declaration', '<feed><entry><title>Envoys land</title></entry></feed>'],
    ['a channel without its root', '<channel><item><title>Envoys land</title></item></channel>'],
    ['capitals', '<RSS><CHANNEL><ITEM><TITLE>Envoys land</TITLE></ITEM></CHANNEL></RSS>'],
    [
      'words before it',
      `<br />\n<b>Warning</b>: no quay in line 7<br />\n${rss('<item><title>Envoys land</title></item>')}`,
    ],
  ])('is known by its address: %s', (_what, body) => {
    expect(itemsOf(body)).toMatchObject([{ title: 'Envoys land' }]);
  });

  it('of strangers is not taken for RSS by its names', () => {
    const strange =
      '<x:description xmlns:x="http://x.example/ns">A long text that means something else</x:description>';

    expect(itemOf(rss(`<item><title>t</title>${strange}<description>Short</description></item>`)).text).toBe('Short');
  });

  it('cannot be one of JavaScript’s', () => {
    const body = rss(
      '<item><__proto__>x</__proto__><constructor y="1">y</constructor><title>Envoys land</title></item>',
    );

    expect(itemOf(body)).toEqual({ title: 'Envoys land', text: '', publishedAt: null });
  });
});

describe('an item', () => {
  it('of RSS 1.0 is named by its attribute', () => {
    expect(itemOf(rdf('<item rdf:about="https://news.example/7"><title>Envoys land</title></item>'))).toMatchObject({
      guid: 'https://news.example/7',
      url: 'https://news.example/7',
    });
  });

  it('says which outlet it came from, in RSS and in Atom', () => {
    const ofRss = '<source url="https://wire.example/rss">The Wire</source>';
    const ofAtom = '<source><title>The Wire</title><link href="https://wire.example/"/></source>';

    expect(itemOf(rss(`<item><title>t</title>${ofRss}</item>`)).source).toEqual({
      title: 'The Wire',
      url: 'https://wire.example/rss',
    });
    expect(itemOf(atom(`<entry><title>t</title>${ofAtom}</entry>`)).source).toEqual({
      title: 'The Wire',
      url: 'https://wire.example/',
    });
  });

  it('says when it was changed, and that is its date where no other is read', () => {
    const changed = '<updated>2031-05-14T09:00:00Z</updated>';

    expect(itemOf(atom(`<entry><title>t</title>${changed}<published>soon</published></entry>`))).toMatchObject({
      publishedAt: atNine,
      updatedAt: atNine,
    });
    expect(itemOf(atom(`<entry><title>t</title>${changed}<published>2031-05-13</published></entry>`))).toMatchObject({
      publishedAt: Date.UTC(2031, 4, 13),
      updatedAt: atNine,
    });
  });

  it('has the longest text that it offers, whatever holds it', () => {
    const item = `<item><title>t</title><description>Short</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded></item>`;

    expect(itemOf(rss(item)).text).toBe('One. Two.');
    expect(
      itemOf(
        atom(
          `<entry><title>t</title><content type="xhtml">${xhtml('<p>One.</p><ul><li>Two</li><li>Three</li></ul>')}</content></entry>`,
        ),
      ).text,
    ).toBe('One. Two Three');
    expect(
      itemOf(
        atom03(`<entry><title>t</title><content mode="base64">${packed('<p>One.</p><p>Two.</p>')}</content></entry>`),
      ).text,
    ).toBe('One. Two.');
    expect(
      itemOf(
        rss('<item><title>t</title><body xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></body></item>'),
      ).text,
    ).toBe('One. Two.');
  });
});

describe('the head of a feed', () => {
  it('of RSS is read beside its items', () => {
    const head =
      '<image><title>Logo</title><link>https://logo.example/</link></image><link>https://news.example/</link>' +
      '<language>en-gb</language><lastBuildDate>Wed, 14 May 2031 09:00:00 GMT</lastBuildDate>';

    expect(feedOf(rss(`${head}<item><title>Envoys land</title><language>fr</language></item>`)).feed).toEqual({
      title: 'Harbour',
      link: 'https://news.example/',
      language: 'en-gb',
      publishedAt: atNine,
    });
  });

  it('of Atom is read beside its entries', () => {
    const head =
      '<id>urn:harbour</id><link rel="self" href="/self"/><link href="/"/><updated>2031-05-14T09:00:00Z</updated>';

    expect(feedOf(atom(`<entry><id>urn:1</id><title>t</title></entry>${head}`, ' xml:lang="en"')).feed).toEqual({
      title: 'Harbour',
      link: 'https://news.example/',
      id: 'urn:harbour',
      language: 'en',
      publishedAt: atNine,
    });
  });
});
