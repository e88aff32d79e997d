import { Parser } from 'htmlparser2';
import { z } from 'zod';
import { type FeedItem, zoneSchema } from '../../domain/feeds.ts';
import { plainLine } from '../../lib/plain-text.ts';
import { parseInPieces } from '../parse-in-pieces.ts';
import { writtenDate } from '../written-dates.ts';
import type { FeedKind } from './kind.ts';

const optionsSchema = z.strictObject({
  /** A regular expression for the paths that are taken. */
  path: z.string().max(300).refine(isPattern, 'a regular expression').optional(),
  /** Whether its pieces are of many outlets: each is then of the one that it names. */
  isOfManyOutlets: z.boolean().default(false),
  /** The zone of dates that name none. */
  zone: zoneSchema.default('UTC'),
});
type Options = z.infer<typeof optionsSchema>;

/** A sitemap of news: the headlines of two days, by their addresses. */
export const sitemap: FeedKind = {
  options: optionsSchema,
  accept: 'application/xml, text/xml, */*;q=0.1',
  read({ text, address }, feed) {
    const { root, rows } = collect(text);
    if (root === 'sitemapindex') return wrong('this is an index of sitemaps: the address of one of them is needed');
    if (root !== 'urlset') return wrong(`this is no sitemap but ${root ? `<${root.slice(0, 40)}>` : 'something else'}`);
    if (rows.length > 0 && !rows.some((row) => row.has('title')))
      return wrong('this sitemap has no headlines: one of news is needed');
    const options = optionsSchema.parse(feed.options);
    const items = rows.map((row) => itemOf(row, { options, address })).filter((item) => item !== undefined);
    return {
      kind: 'items',
      items: items.filter((item) => isWanted(item, options)),
      dropped: rows.length - items.length,
    };
  },
};

const wrong = (reason: string) => ({ kind: 'wrong-content', reason }) as const;

function isPattern(written: string): boolean {
  try {
    return new RegExp(written).source !== '';
  } catch {
    return false;
  }
}

// A sitemap of news may hold a thousand.
const rowsMax = 1_000;
const fieldCharsMax = 2_000;
const titleCharsMax = 500;
const outletCharsMax = 80;

// With the element around them, since pictures and films have titles and addresses too.
const fields: ReadonlyMap<string, string> = new Map([
  ['url/loc', 'address'],
  ['url/lastmod', 'changed'],
  ['news/title', 'title'],
  ['news/publication_date', 'published'],
  ['publication/name', 'outlet'],
]);

type Row = Map<string, string>;

function collect(xml: string): { root: string | undefined; rows: Row[] } {
  const rows: Row[] = [];
  const open: string[] = [];
  let root: string | undefined;
  let row: Row | undefined;
  const parser = new Parser(
    {
      onopentag(name) {
        open.push(localName(name));
        root ??= open[0];
        if (open.length !== 2) return;
        row = open[1] === 'url' && rows.length < rowsMax ? new Map() : undefined;
        if (row !== undefined) rows.push(row);
      },
      ontext(text) {
        const field = fields.get(open.slice(-2).join('/'));
        if (row === undefined || field === undefined) return;
        const held = row.get(field) ?? '';
        if (held.length < fieldCharsMax) row.set(field, held + text.slice(0, fieldCharsMax));
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parseInPieces({ parser, markup: xml, depth: () => open.length });
  return { root, rows };
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

function itemOf(row: Row, { options, address }: { options: Options; address: string }): FeedItem | undefined {
  const written = row.get('address')?.trim() ?? '';
  const url = URL.parse(written, address);
  const title = plainLine(row.get('title') ?? '', titleCharsMax);
  if (title === '' || written === '' || url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const outlet = options.isOfManyOutlets ? plainLine(row.get('outlet') ?? '', outletCharsMax) : '';
  return {
    url: url.href,
    title,
    text: '',
    publishedAt: writtenDate(row.get('published') ?? row.get('changed') ?? '', { zone: options.zone }),
    ...(outlet === '' ? {} : { outlet }),
  };
}

const isWanted = ({ url = '' }: FeedItem, { path }: Options): boolean =>
  path === undefined || new RegExp(path).test(URL.parse(url)?.pathname ?? '');
