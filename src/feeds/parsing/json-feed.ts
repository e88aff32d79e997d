import { z } from 'zod';
import { shorten } from '../../lib/plain-text.ts';
import { resolveLink } from './addresses.ts';
import { parseDate } from './dates.ts';
import { escapeMarkup } from './fields.ts';
import { feedTextCharsMax, feedTitleCharsMax, type ParsedFeed, type ParsedItem } from './parsed-feed.ts';
import { plainHtml } from './plain-html.ts';

const itemsMax = 500;
const markupCharsMax = 200_000;

// A field of another type than the standard's is as good as none.
const text = z.string().optional().catch(undefined);
const name = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);

const itemSchema = z.object({
  id: name,
  url: text,
  external_url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
});

const feedSchema = z.object({
  version: z.string().regex(/jsonfeed\.org\/version/),
  title: text,
  home_page_url: text,
  language: text,
  items: z.array(z.unknown()),
});

/** Reads JSON Feed 1 and 1.1; a bad item costs one item. */
export function parseJsonFeed(body: string, address: string | undefined): ParsedFeed {
  const feed = feedSchema.safeParse(fromJson(body));
  if (!feed.success) return { kind: 'no-feed', reason: 'this is JSON, but no JSON Feed' };
  const { title, home_page_url, language, items: rows } = feed.data;
  const read = rows.slice(0, itemsMax).map((row) => itemSchema.safeParse(row));
  const link = resolveLink(home_page_url ?? '', address);
  return {
    kind: 'feed',
    feed: {
      ...(title === undefined ? {} : { title: plainText(title) }),
      ...(link === undefined ? {} : { link }),
      publishedAt: null,
      ...(language === undefined ? {} : { language }),
    },
    items: read.flatMap((row) => (row.success ? [toItem(row.data, address)] : [])),
    dropped: read.filter((row) => !row.success).length,
  };
}

// Undefined for what is broken or nested too deep; no feed is undefined.
function fromJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function toItem(row: z.infer<typeof itemSchema>, address: string | undefined): ParsedItem {
  const url = resolveLink(row.url ?? '', address) ?? resolveLink(row.external_url ?? '', address);
  const updatedAt = parseDate(row.date_modified ?? '');
  const texts = [
    plainHtml((row.content_html ?? '').slice(0, markupCharsMax)),
    row.content_text ?? '',
    row.summary ?? '',
  ];
  return {
    ...(row.id === undefined || row.id === '' ? {} : { guid: row.id.slice(0, feedTitleCharsMax) }),
    ...(url === undefined ? {} : { url }),
    title: plainText(row.title ?? ''),
    text: texts
      .map((one) => shorten(one.replace(/\s+/g, ' ').trim(), feedTextCharsMax))
      .reduce((best, one) => (one.length > best.length ? one : best)),
    publishedAt: parseDate(row.date_published ?? '') ?? updatedAt,
    ...(updatedAt === null ? {} : { updatedAt }),
  };
}

// The standard says plain text; as everywhere, what was escaped once too often is decoded.
function plainText(written: string): string {
  const title = written.slice(0, 4 * feedTitleCharsMax);
  const isEscaped = /&#?\w+;/.test(title);
  return shorten(plainHtml(isEscaped ? title.replaceAll('<', '&lt;') : escapeMarkup(title)), feedTitleCharsMax);
}
