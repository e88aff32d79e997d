import { z } from 'zod';
import type { FeedItem } from '../../domain/feeds.ts';
import { plainLine } from '../../lib/plain-text.ts';
import { type ParsedItem, parseFeed } from '../parse-feed.ts';
import { withQuery } from '../with-query.ts';
import type { FeedKind } from './kind.ts';

// The edition that is searched, as the service wants it: language, country, and both.
const locales = {
  en: { hl: 'en-US', gl: 'US', ceid: 'US:en' },
  zh: { hl: 'zh-CN', gl: 'CN', ceid: 'CN:zh-Hans' },
} as const;

const optionsSchema = z.strictObject({
  query: z.string().trim().min(1).max(500),
  locale: z.enum(['en', 'zh']).default('en'),
  /** Outlets that have feeds of their own, by the name or the host that the service gives them. */
  exclude: z.array(z.string().trim().min(1)).max(100).default([]),
});

/** A search of Google News: what outlets without a feed published, never an address to cite. */
export const googleNews: FeedKind = {
  options: optionsSchema,
  accept: 'application/rss+xml, application/xml;q=0.9, */*;q=0.1',
  addressOf({ url, options }) {
    const { query, locale } = optionsSchema.parse(options);
    const { hl, gl, ceid } = locales[locale];
    return withQuery(url, [
      ['q', isRecent.test(query) ? query : `${query} when:2d`],
      ['hl', hl],
      ['gl', gl],
      ['ceid', ceid],
    ]);
  },
  read({ text, address }, feed) {
    try {
      const { items, dropped } = parseFeed(text, address);
      const { exclude } = optionsSchema.parse(feed.options);
      const wanted = items.filter((item) => !isExcluded(item, exclude)).map(itemOf);
      const titled = wanted.filter(({ title }) => title !== '');
      return { kind: 'items', items: titled, dropped: dropped + wanted.length - titled.length };
    } catch (error) {
      return { kind: 'wrong-content', reason: error instanceof Error ? error.message : String(error) };
    }
  },
};

// Old pages are found anew whenever they are indexed again, so a search is never without this.
const isRecent = /(?:^|[\s(])when:\d+[hdmy]\b/i;

function isExcluded({ source }: ParsedItem, exclude: readonly string[]): boolean {
  const name = fold(source?.title ?? '');
  const host = URL.parse(source?.url ?? '')?.hostname ?? '';
  return exclude.map(fold).some((one) => one === name || one === host || host.endsWith(`.${one}`));
}

const outletCharsMax = 80;

// The address leads to a page of the service that names the outlet's only to a browser, so it is left out.
function itemOf({ source, url, guid = url, ...item }: ParsedItem): FeedItem {
  const outlet = plainLine(source?.title ?? '', outletCharsMax);
  const title = withoutOutlet(item.title, outlet);
  return {
    ...(guid === undefined ? {} : { guid }),
    title,
    // What begins with the headline is the service's own list of links, some to other outlets' pieces.
    text: fold(item.text).startsWith(fold(title)) ? '' : item.text,
    publishedAt: item.publishedAt,
    ...(outlet === '' ? {} : { outlet }),
  };
}

function withoutOutlet(title: string, outlet: string): string {
  const end = ` - ${outlet}`;
  const whole = ` ${title}`;
  return outlet !== '' && whole.endsWith(end) ? whole.slice(0, -end.length).trim() : title;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
