import { describe, expect, it } from 'vitest';
import { builtInFeeds } from '../../config/feeds/index.ts';
import type { FeedItem } from '../../src/domain/feeds.ts';
import { isExpectedLink } from '../../src/feeds/expected-links.ts';
import { checkKinds, kindOf } from '../../src/feeds/kinds/index.ts';

interface Piece {
  readonly href: string;
  readonly day: number;
}

// The ways in which pages lay out such lists.
const layouts: Readonly<Record<string, (rows: readonly Piece[]) => string>> = {
  'dates beside links': (rows) =>
    `<ul>${rows.map(({ href, day }) => `<li><span>2031-05-0${day}</span> <a href="${href}">Piece ${day}</a></li>`).join('')}</ul>`,
  'links in headings': (rows) =>
    `<ul>${rows.map(({ href, day }) => `<li><p>May ${day}, 2031</p><h3><a href="${href}">Piece ${day}</a></h3></li>`).join('')}</ul>`,
  tables: (rows) =>
    `<table>${rows.map(({ href, day }) => `<tr><td>2031-05-0${day}</td><td><a href="${href}">Piece ${day}</a></td></tr>`).join('')}</table>`,
  'cards with a picture': (rows) =>
    rows
      .map(
        ({ href, day }) =>
          `<div><a href="${href}"><img src="x.png"></a><div><a href="${href}">Piece ${day}</a><time datetime="2031-05-0${day}">then</time></div></div>`,
      )
      .join(''),
};

const lists: readonly (readonly [id: string, href: (day: number) => string])[] = [
  ['ustr-list', (day) => `/about/policy-offices/press-office/press-releases/2031/may/piece-${day}`],
  ['treasury-list', (day) => `/news/press-releases/zz000${day}`],
  ['state-department', (day) => `https://www.state.gov/releases/office-of-the-spokesperson/2031/05/piece-${day}/`],
  ['mofcom-spokesperson', (day) => `/xwfb/xwfyrth/art/2031/art_${day}.html`],
  ['mfa-press-conferences', (day) => `./203105/t2031050${day}_1.html`],
  ['scio-press-room', (day) => `2031-05/0${day}/content_${day}.html`],
];

/** The pieces that a built-in list finds on such a page, menu and all, as the bot would take them. */
function piecesOn(id: string, list: (href: (day: number) => string) => string): readonly FeedItem[] | string {
  const feed = builtInFeeds.find((one) => one.id === id);
  const href = lists.find(([name]) => name === id)?.[1];
  if (feed === undefined || href === undefined) throw new Error(`There is no list ${id}.`);
  const menu = '<nav><ul><li><a href="/">Home</a><ul><li><a href="/about/us">About us</a></li></ul></li></ul></nav>';
  const text = `<html><body>${menu}${list(href)}</body></html>`;
  const reading = kindOf(feed).read({ text, address: feed.url }, feed);
  return reading.kind === 'items' ? reading.items.filter((item) => isExpectedLink(feed, item)) : reading.reason;
}

describe('The built-in feeds', () => {
  it('are each of a kind that there is, with the options that it needs', () => {
    expect(checkKinds(builtInFeeds)).toHaveLength(builtInFeeds.length);
  });

  it.each(lists.flatMap(([id]) => Object.keys(layouts).map((layout) => [id, layout] as const)))(
    'find every piece of %s with its day, laid out as %s',
    (id, layout) => {
      const days = [1, 2, 3, 4, 5];

      const pieces = piecesOn(id, (href) => layouts[layout]?.(days.map((day) => ({ href: href(day), day }))) ?? '');

      expect(pieces).toHaveLength(days.length);
      expect(pieces).toMatchObject(days.map((day) => ({ title: `Piece ${day}`, publishedAt: expect.any(Number) })));
    },
  );

  it.each(lists.map(([id]) => id))('take a page of %s that has lost its list for broken', (id) => {
    expect(piecesOn(id, () => '<p>This page has moved.</p>')).toMatch(/no item where at least \d are expected/);
  });
});
