import { Parser } from 'htmlparser2';
import { parseInPieces } from './parsing/parse-in-pieces.ts';

const markupCharsMax = 500_000;
const linksMax = 10;
const feedTypes = /^\s*application\/(?:rss\+xml|atom\+xml|feed\+json)\s*(?:;|$)/i;

/** The feeds that a page names in its head, in its order, those of comments last. */
export function feedLinksOf(html: string, address: string): string[] {
  const links: { readonly url: string; readonly isOfComments: boolean }[] = [];
  let depth = 0;
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href = '', title = '' }) {
      depth++;
      const isFeed = name === 'link' && /\balternate\b/i.test(rel) && feedTypes.test(type);
      const url = isFeed ? URL.parse(href.trim(), address) : null;
      if (url === null || !/^https?:$/.test(url.protocol) || links.length >= linksMax) return;
      links.push({ url: url.href, isOfComments: /\bcomments?\b/i.test(`${title} ${url.pathname}`) });
    },
    onclosetag: () => {
      depth--;
    },
  });
  parseInPieces({ parser, markup: html.slice(0, markupCharsMax), depth: () => depth });
  const sorted = links.toSorted((a, b) => Number(a.isOfComments) - Number(b.isOfComments));
  return [...new Set(sorted.map(({ url }) => url))];
}
