import { collectFields } from './collect-fields.ts';
import { parseJsonFeed } from './json-feed.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import { readHead } from './read-head.ts';
import { readItem } from './read-item.ts';

/**
 * Reads RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0 and JSON Feed; the body tells which. Broken markup costs no more
 * than its item, and nothing throws. Links are resolved against the address; without one they stay as written. Items
 * that have neither title nor address are dropped.
 */
export function parseFeed(body: string, address: string | undefined): ParsedFeed {
  const parsed = parseWholeFeed(body, address);
  if (parsed.kind === 'no-feed') return parsed;
  const items = parsed.items.filter(({ title, url }) => title !== '' || url !== undefined);
  return { ...parsed, items, dropped: parsed.dropped + parsed.items.length - items.length };
}

/** The same with every item that the body holds, however little it tells. */
export function parseWholeFeed(body: string, address: string | undefined): ParsedFeed {
  const text = withoutControls(body).trimStart();
  if (text === '') return { kind: 'no-feed', reason: 'the body is empty' };
  return /^[{[]/.test(text) ? parseJsonFeed(text, address) : parseXmlFeed(text, address);
}

function parseXmlFeed(xml: string, address: string | undefined): ParsedFeed {
  const found = collectFields(xml, address);
  if (!found.isFeed) return { kind: 'no-feed', reason: reasonFor(found.root) };
  return { kind: 'feed', feed: readHead(found), items: found.items.map(readItem), dropped: found.unfinished };
}

const reasonFor = (root: string | undefined): string =>
  `this is no RSS, Atom or JSON feed but ${root === undefined ? 'something else' : `<${root.slice(0, 40)}>`}`;

// No XML may hold them; those from 80 on are letters of windows-1252 that were taken for Unicode.
const controls = /[^\t\n\r -~\u00A0-\uFEFE\uFF00-\uFFFF]+/g;

const withoutControls = (text: string): string =>
  text.replace(controls, (found) => {
    const codes = Array.from(found, (one) => one.charCodeAt(0)).filter((code) => code >= 0x80 && code <= 0x9f);
    return windows1252.decode(Uint8Array.from(codes));
  });

const windows1252 = new TextDecoder('windows-1252');
