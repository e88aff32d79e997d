import { Parser } from 'htmlparser2';
import { type FeedItem, feedItemSchema } from '../domain/feeds.ts';
import { shorten } from '../lib/plain-text.ts';
import { parseInPieces } from './parse-in-pieces.ts';
import { plainHtml } from './plain-html.ts';

/** A coverage item as its feed tells it. */
export type ParsedItem = FeedItem & {
  /** The outlet that the feed took it from. */
  readonly source?: { readonly title?: string; readonly url?: string };
};

export interface ParsedFeed {
  readonly items: readonly ParsedItem[];
  /** Entries that had neither title nor link, or broke a rule. */
  readonly dropped: number;
}

const itemsMax = 500;
const depthMax = 60;
const textCharsMax = 20_000;
const titleCharsMax = 500;

/** Reads RSS 2.0 and Atom. Broken markup costs no more than its entry; throws when the body is no feed at all. */
export function parseFeed(body: string, address: string): ParsedFeed {
  const { root, entries } = collect(withoutDoctype(body.trimStart()));
  if (!root || !['rss', 'feed', 'rdf:rdf'].includes(root))
    throw new Error(`this is no RSS or Atom feed but ${root ? `<${root}>` : 'something else'}`);
  const items = entries.flatMap((entry) => {
    const { success, data } = feedItemSchema.safeParse(toItem(entry, address));
    return success && (data.title || data.url) ? [{ ...data, ...sourceOf(entry) }] : [];
  });
  return { items, dropped: entries.length - items.length };
}

// Without a DTD no entity can be defined, so none can grow or point to a file.
const withoutDoctype = (xml: string): string => xml.replace(/<!DOCTYPE[^>[]*(\[[\s\S]*?\]\s*)?>/i, '');

type Entry = Map<string, string>;

interface Collected {
  root: string | undefined;
  readonly entries: Entry[];
}

function collect(xml: string): Collected {
  const collected: Collected = { root: undefined, entries: [] };
  const open: string[] = [];
  let entry: Entry | undefined;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push(name.toLowerCase());
        collected.root ??= open[0];
        if (isEntry(open.at(-1)) && !entry && collected.entries.length < itemsMax) entry = new Map();
        else if (entry) openField(entry, { name: open.at(-1) ?? '', attributes });
      },
      ontext(text) {
        if (entry && open.length <= depthMax) addText(entry, { open, text });
      },
      onclosetag(name) {
        open.pop();
        if (entry && isEntry(name.toLowerCase())) {
          collected.entries.push(entry);
          entry = undefined;
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parseInPieces({ parser, markup: xml, depth: () => open.length });
  return collected;
}

const isEntry = (name: string | undefined): boolean => name === 'item' || name === 'entry';

// Atom keeps its link in an attribute, and `alternate` is the one to read.
function openField(entry: Entry, { name, attributes }: { name: string; attributes: Record<string, string> }): void {
  const { href, rel = 'alternate' } = attributes;
  if ((name === 'link' || name === 'atom:link') && href && rel === 'alternate' && !entry.has('link'))
    entry.set('link', href);
  if (name === 'source' && attributes.url) entry.set('source url', attributes.url);
}

// Text belongs to the field right below the entry; markup inside it (XHTML content) keeps its words.
function addText(entry: Entry, { open, text }: { open: readonly string[]; text: string }): void {
  const field = open[open.findLastIndex(isEntry) + 1];
  if (field === undefined) return;
  const held = entry.get(field) ?? '';
  if (held.length < textCharsMax) entry.set(field, held + text);
}

function toItem(entry: Entry, address: string) {
  const text = longest(
    ['content:encoded', 'content', 'description', 'summary'].map((name) => plainHtml(entry.get(name) ?? '')),
  );
  const guid = entry.get('guid') ?? entry.get('id');
  // A guid such as `harbour-7` is a name and leads nowhere; it is an address only in full.
  const url = absolute(entry.get('link') ?? '', address) ?? absolute(guid ?? '', undefined);
  return {
    ...(guid?.trim() ? { guid: guid.trim().slice(0, titleCharsMax) } : {}),
    ...(url === undefined ? {} : { url }),
    title: shorten(plainHtml(entry.get('title') ?? ''), titleCharsMax),
    text: shorten(text.replaceAll('\u0000', ''), textCharsMax),
    publishedAt: parseDate(
      entry.get('pubdate') ?? entry.get('published') ?? entry.get('dc:date') ?? entry.get('updated'),
    ),
  };
}

function sourceOf(entry: Entry): Pick<ParsedItem, 'source'> {
  const [title, url] = [plainHtml(entry.get('source') ?? ''), entry.get('source url')];
  return title || url ? { source: { ...(title ? { title } : {}), ...(url ? { url } : {}) } } : {};
}

const longest = (texts: readonly string[]): string =>
  texts.reduce((best, text) => (text.length > best.length ? text : best), '');

function absolute(link: string, base: string | undefined): string | undefined {
  const url = URL.parse(link.trim(), base);
  return link.trim() !== '' && url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

function parseDate(text: string | undefined): number | null {
  const at = Date.parse(text?.trim() ?? '');
  return Number.isNaN(at) ? null : at;
}
