import { parseHTML } from 'linkedom/worker';
import { z } from 'zod';
import { type FeedItem, zoneSchema } from '../../domain/feeds.ts';
import { plainLine } from '../../lib/plain-text.ts';
import { type GuardLimits, guardPage } from '../pages/guard.ts';
import { dateInPath, writtenDate } from '../written-dates.ts';
import type { FeedKind } from './kind.ts';

// It runs between everything else that the bot does, so a page gets far less room than in the worker.
const guardLimits: GuardLimits = {
  markupCharsMax: 2_000_000,
  keptCharsMax: 500_000,
  depthMax: 64,
  elementsMax: 10_000,
  attributeCharsMax: 2_000,
  openMax: 1_000,
  alsoKept: ['title', 'datetime'],
};
const rowsMax = 200;
const titleCharsMax = 500;
/** An element may hold the whole page. */
const textCharsMax = 5_000;
/** Longer text beside a link is a summary, whose dates may be any. */
const besideCharsMax = 100;

const selector = z.string().min(1).max(300).refine(isSelector, 'a CSS selector');

const optionsSchema = z.strictObject({
  /** The element of each row. */
  item: selector,
  /** The link in a row, where it is not the first one; a row may be the link itself. */
  link: selector.default('a[href]'),
  /** Where the title stands, if not in the link. */
  title: selector.optional(),
  /** Where the date stands, if not in a short text beside the link. */
  date: selector.optional(),
  /** The order of dates in numbers, such as 03/04/2031. */
  dateFormat: z.enum(['dmy', 'mdy']).optional(),
  /** Fewer than these mean that the page has changed. */
  minimumItems: z.int().min(1).max(rowsMax).default(3),
  /** The zone of its dates. */
  zone: zoneSchema.default('UTC'),
});
type Options = z.infer<typeof optionsSchema>;

/** A page that lists what was published, read by selectors: `html`, `head` and `body` have lost their attributes. */
export const htmlList: FeedKind = {
  options: optionsSchema,
  isPage: true,
  accept: 'text/html, application/xhtml+xml, */*;q=0.1',
  read({ text, address }, feed) {
    try {
      const options = optionsSchema.parse(feed.options);
      const { items, dropped } = rowsOf(text, { options, address });
      if (items.length >= options.minimumItems) return { kind: 'items', items, dropped };
      return { kind: 'wrong-content', reason: tooFew(items.length, options.minimumItems) };
    } catch (error) {
      return { kind: 'wrong-content', reason: error instanceof Error ? error.message : String(error) };
    }
  },
};

const tooFew = (count: number, expected: number): string =>
  `${count === 0 ? 'no item' : `only ${count} item${count === 1 ? '' : 's'}`} where at least ${expected} are expected`;

/** What is needed of a document's elements. */
interface PageElement {
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  matches(selector: string): boolean;
  querySelector(selector: string): PageElement | null;
}

interface PageDocument {
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

function isSelector(written: string): boolean {
  try {
    const { document }: { document: PageDocument } = parseHTML('<html><body><p></p></body></html>');
    return [...document.querySelectorAll(written)].length >= 0;
  } catch {
    return false;
  }
}

interface Reading {
  readonly options: Options;
  readonly address: string;
}

function rowsOf(html: string, { options, address }: Reading): { items: FeedItem[]; dropped: number } {
  const { document }: { document: PageDocument } = parseHTML(guardPage(html, guardLimits));
  const base = URL.parse(document.querySelector('base')?.getAttribute('href') ?? '', address)?.href ?? address;
  const rows = [...document.querySelectorAll(options.item)].slice(0, rowsMax);
  const found = rows.map((row) => itemOf(row, { options, address: base }));
  // A picture and a headline often lead to the same piece.
  const titled = new Map<string, FeedItem>();
  for (const item of found)
    if (item?.url !== undefined && item.title !== '' && !titled.has(item.url)) titled.set(item.url, item);
  const dropped = found.filter((item) => !titled.has(item?.url ?? '')).length;
  return { items: [...titled.values()], dropped };
}

function itemOf(row: PageElement, { options, address }: Reading): FeedItem | undefined {
  const link = row.matches(options.link) ? row : row.querySelector(options.link);
  const url = URL.parse(link?.getAttribute('href')?.trim() ?? '', address);
  if (link === null || !link.getAttribute('href') || url === null || !/^https?:$/.test(url.protocol)) return undefined;
  url.hash = '';
  const inText = dateOf({ row, link, options });
  return {
    url: url.href,
    title: titleOf({ row, link, options }),
    text: '',
    publishedAt: inText ?? dateInPath(url.pathname, options.zone),
  };
}

interface Row {
  readonly row: PageElement;
  readonly link: PageElement;
  readonly options: Options;
}

function titleOf({ row, link, options }: Row): string {
  const shown = options.title === undefined ? link : row.querySelector(options.title);
  const title = plainLine(textOf(shown), titleCharsMax);
  // Long headlines are often cut, and stand in full where the pointer shows them.
  const isCut = title === '' || /(?:\.\.\.|…)$/.test(title);
  return (isCut && plainLine(link.getAttribute('title') ?? '', titleCharsMax)) || title;
}

function dateOf({ row, link, options }: Row): number | null {
  const marked = row.querySelector(options.date ?? 'time');
  const beside = plainLine(textOf(row).replace(textOf(link), ' '), titleCharsMax);
  const isOpen = options.date === undefined && beside.length <= besideCharsMax;
  const written = [marked?.getAttribute('datetime'), textOf(marked), isOpen ? beside : undefined];
  const reading = { zone: options.zone, order: options.dateFormat };
  return written.map((text) => writtenDate(text ?? '', reading)).find((date) => date !== null) ?? null;
}

const textOf = (element: PageElement | null): string => (element?.textContent ?? '').slice(0, textCharsMax);
