import { Parser } from 'htmlparser2';
import { plainLine } from '../lib/plain-text.ts';
import { parseInPieces } from './parsing/parse-in-pieces.ts';

/** Feeds under one heading of a list. */
export interface OpmlGroup {
  readonly heading: string;
  readonly feeds: readonly { readonly title: string; readonly url: string }[];
}

/** A list of feeds as OPML 2.0, a heading a group. */
export function writeOpml(title: string, groups: readonly OpmlGroup[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `  <head><title>${escaped(title)}</title></head>`,
    '  <body>',
    ...groups.flatMap(({ heading, feeds }) => [
      `    <outline text="${escaped(heading)}">`,
      ...feeds.map((feed) => `      ${outlineOf(feed)}`),
      '    </outline>',
    ]),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

const outlineOf = ({ title, url }: OpmlGroup['feeds'][number]): string =>
  `<outline type="rss" text="${escaped(title)}" title="${escaped(title)}" xmlUrl="${escaped(url)}"/>`;

const titleCharsMax = 500;
const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// XML has no way to write control characters.
const escaped = (text: string): string =>
  plainLine(text.toWellFormed(), titleCharsMax).replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

/** An entry of a list that names a feed; its address is as it was written. */
export interface OpmlOutline {
  readonly title: string;
  readonly url: string;
}

const outlinesMax = 10_000;

/** The feeds that a list names, whatever headings they stand under; undefined when it is no OPML. */
export function readOpml(text: string): readonly OpmlOutline[] | undefined {
  const outlines: OpmlOutline[] = [];
  let root: string | undefined;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, written) {
        depth++;
        root ??= name.toLowerCase();
        if (name.toLowerCase() !== 'outline' || outlines.length >= outlinesMax) return;
        const attributes = new Map(Object.entries(written).map(([key, value]) => [key.toLowerCase(), value]));
        const url = attributes.get('xmlurl');
        // An entry without an address is a heading, or not a feed.
        if (url !== undefined) outlines.push({ url, title: attributes.get('title') || attributes.get('text') || '' });
      },
      onclosetag: () => {
        depth--;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parseInPieces({ parser, markup: text, depth: () => depth });
  return root === 'opml' ? outlines : undefined;
}
