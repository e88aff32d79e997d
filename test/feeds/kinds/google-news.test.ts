import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/feeds/kinds/index.ts';
import { describeAnyBody } from './any-body.ts';
import { aFeedOf, itemsAs, readAs } from './kind-feeds.ts';

const url = 'https://search.example/rss/search';
const aFeed = (options = {}) => aFeedOf('google-news', { url, options: { query: 'buoys when:1d', ...options } });
const asked = (options = {}) => new URL(kindOf(aFeed(options)).addressOf!(aFeed(options), 0)).searchParams;

const link = 'https://search.example/rss/articles/CBMiQ2h0dHBz?oc=5';
const listed = (title: string, outlet: string) =>
  `&lt;a href="${link}" target="_blank"&gt;${title}&lt;/a&gt;&amp;nbsp;&amp;nbsp;&lt;font color="#6f6f6f"&gt;${outlet}&lt;/font&gt;`;
const item = ({ title = 'Envoys land', outlet = 'Harbour Gazette', host = 'gazette.example', text = '' }) =>
  `<item><title>${title} - ${outlet}</title><link>${link}</link><guid isPermaLink="false">CBMiQ2h0dHBz</guid>` +
  `<pubDate>Wed, 14 May 2031 09:00:00 GMT</pubDate><description>${text || listed(title, outlet)}</description>` +
  `<source url="https://www.${host}">${outlet}</source></item>`;
const body = (...items: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><rss xmlns:media="http://search.yahoo.com/mrss/" version="2.0"><channel>` +
  `<generator>NFE/5.0</generator><title>"buoys when:1d" - Search</title>${items.join('')}</channel></rss>`;

describeAnyBody({ kind: 'google-news', options: { query: 'buoys' }, body: body(item({})) });

describe('a search of Google News', () => {
  it('gives pieces by the outlets that published them, without the address that leads back to it', () => {
    expect(readAs(aFeed(), body(item({})))).toEqual({
      kind: 'items',
      items: [
        {
          guid: 'CBMiQ2h0dHBz',
          title: 'Envoys land',
          text: '',
          publishedAt: Date.UTC(2031, 4, 14, 9),
          outlet: 'Harbour Gazette',
        },
      ],
      dropped: 0,
    });
  });

  it('takes only the outlet off a headline, and only at its end', () => {
    const titles = itemsAs(
      aFeed(),
      body(
        item({ title: 'Grain - and what the Harbour Gazette says' }),
        item({ title: '使节抵达 - 谈判', outlet: '港口新闻' }),
        item({ title: 'Bread &amp; butter', outlet: 'A &amp; B' }),
        '<item><title>No outlet - here</title><link>https://search.example/x</link></item>',
      ),
    ).map(({ title, outlet }) => [title, outlet]);

    expect(titles).toEqual([
      ['Grain - and what the Harbour Gazette says', 'Harbour Gazette'],
      ['使节抵达 - 谈判', '港口新闻'],
      ['Bread & butter', 'A & B'],
      ['No outlet - here', undefined],
    ]);
  });

  it('keeps a text that says more than the headline, and no list of other outlets’ headlines', () => {
    const list = `&lt;ol&gt;&lt;li&gt;${listed('Envoys land', 'Harbour Gazette')}&lt;/li&gt;&lt;li&gt;${listed('Talks fail', 'Other Paper')}&lt;/li&gt;&lt;/ol&gt;`;

    const texts = itemsAs(aFeed(), body(item({ text: list }), item({ text: 'Both came by sea.' }))).map(
      ({ text }) => text,
    );

    expect(texts).toEqual(['', 'Both came by sea.']);
  });

  it('leaves out outlets that have feeds of their own, by name or by host', () => {
    const items = itemsAs(
      aFeed({ exclude: ['harbour gazette', 'pilot.example'] }),
      body(
        item({}),
        item({ outlet: 'The Pilot', host: 'pilot.example' }),
        item({ title: 'Kept', outlet: 'Autopilot', host: 'autopilot.example' }),
      ),
    );

    expect(items.map(({ title }) => title)).toEqual(['Kept']);
  });

  it('names a piece by its address where it has no name, and drops one without a headline', () => {
    const nameless = item({}).replace(/<guid.*<\/guid>/, '');
    const untitled = item({}).replace('<title>Envoys land', '<title>');

    const reading = readAs(aFeed(), body(nameless, untitled));

    expect(reading).toMatchObject({ items: [{ guid: link }], dropped: 1 });
  });

  it('is asked in the edition of its language', () => {
    expect(Object.fromEntries(asked({ query: '关税 when:1d', locale: 'zh' }))).toEqual({
      ...{ q: '关税 when:1d', hl: 'zh-CN', gl: 'CN', ceid: 'CN:zh-Hans' },
    });
    expect(asked().get('ceid')).toBe('US:en');
  });

  it.each([
    ['site:office.example buoys', 'site:office.example buoys when:2d'],
    ['site:office.example when:7d', 'site:office.example when:7d'],
    ['(buoys OR cranes) when:12h', '(buoys OR cranes) when:12h'],
    ['somewhen:7 buoys', 'somewhen:7 buoys when:2d'],
  ])('never goes without a time: %s', (...[query, q]) => {
    expect(asked({ query }).get('q')).toBe(q);
  });

  it.each(['<!doctype html><html><title>Before you continue</title></html>', '', '{"error":"quota"}'])(
    'is wrong content when it is no feed: %s',
    (text) => {
      expect(readAs(aFeed(), text)).toMatchObject({ kind: 'wrong-content', reason: expect.stringMatching(/./) });
    },
  );
});
