import { describe, expect, it } from 'vitest';
import { readOpml, writeOpml } from '../../src/feeds/opml.ts';

const feeds = [
  { title: 'Harbour & “Quay” <daily>', url: 'https://harbour.example/rss?a=1&b="2"' },
  { title: 'Quay\u0000 Post\n', url: 'https://quay.example/atom' },
];

describe('a list of feeds as OPML', () => {
  it('is read back as it was written, whatever signs are in it', () => {
    const written = writeOpml('Feeds', [
      { heading: 'paper', feeds: feeds.slice(0, 1) },
      { heading: 'slack:T1', feeds: feeds.slice(1) },
    ]);

    expect(readOpml(written)).toEqual([feeds[0], { title: 'Quay Post', url: 'https://quay.example/atom' }]);
    expect(written).toContain('<opml version="2.0">');
    expect(written).toContain('<outline text="paper">');
  });

  it.each([
    [
      'headings within headings',
      '<outline text="a"><outline text="b"><outline text="C" xmlUrl="https://c.example/"/></outline></outline>',
    ],
    ['attributes in any case', '<outline TEXT="C" XMLURL="https://c.example/"/>'],
    ['a title besides the text', '<outline text="short" title="C" xmlUrl="https://c.example/"/>'],
    [
      'a link that is no feed',
      '<outline type="link" text="L" url="https://l.example/"/><outline text="C" xmlUrl="https://c.example/"/>',
    ],
    ['an end that is missing', '<outline text="a"><outline text="C" xmlUrl="https://c.example/"/>'],
  ])('is read with %s', (_what, outlines) => {
    expect(readOpml(`<?xml version="1.0"?><opml version="1.0"><body>${outlines}</body>`)).toEqual([
      { title: 'C', url: 'https://c.example/' },
    ]);
  });

  it.each(['', 'words', '<html><outline xmlUrl="https://c.example/"/></html>', '{"opml":1}'])('is not %j', (text) => {
    expect(readOpml(text)).toBeUndefined();
  });

  it('is not read to the end where it has no end', () => {
    const many = '<outline text="C" xmlUrl="https://c.example/"/>'.repeat(10_500);

    expect(readOpml(`<opml><body>${many}</body></opml>`)).toHaveLength(10_000);
  });
});
