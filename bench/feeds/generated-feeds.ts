import { createRandom, type Random } from '../random.ts';
import { madeUpText, madeUpTitle } from './made-up.ts';

const feedsMade = 60;

/** Feeds in good order, as outlets send them: a few dozen items each, with texts in HTML. */
export function generatedFeeds(seed: number): string[] {
  const random = createRandom(seed);
  return Array.from({ length: feedsMade }, (_, index) => (index % 3 === 0 ? atom(random) : rss(random)));
}

const itemsOf = (random: Random, item: (random: Random, index: number) => string): string =>
  Array.from({ length: 20 + random.below(60) }, (_, index) => item(random, index)).join('\n');

const html = (random: Random): string =>
  Array.from(
    { length: 2 + random.below(5) },
    () => `<p>${madeUpText(random)} <a href="https://news.example/more">More</a></p>`,
  ).join('');

const rss = (random: Random): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>${madeUpTitle(random)}</title><link>https://news.example/</link><description>News</description>
${itemsOf(random, rssItem)}</channel></rss>`;

const rssItem = (random: Random, index: number): string => `<item><title>${madeUpTitle(random)} &amp; more</title>
<link>https://news.example/${index}</link><guid isPermaLink="false">g${index}</guid><dc:creator>A. Clerk</dc:creator>
<pubDate>Wed, 14 May 2031 09:05:07 GMT</pubDate><description>${madeUpText(random)}</description>
<content:encoded><![CDATA[${html(random)}]]></content:encoded></item>`;

const atom = (random: Random): string => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>${madeUpTitle(random)}</title><id>urn:harbour</id>
<link href="https://news.example/"/><updated>2031-05-14T09:05:07Z</updated>
${itemsOf(random, atomEntry)}</feed>`;

const atomEntry = (random: Random, index: number): string => `<entry><title type="html">${madeUpTitle(random)}</title>
<id>tag:news.example,2031:${index}</id><link rel="alternate" type="text/html" href="https://news.example/${index}"/>
<updated>2031-05-14T09:05:07Z</updated><summary>${madeUpText(random)}</summary>
<content type="html">${html(random).replaceAll('<', '&lt;')}</content></entry>`;
