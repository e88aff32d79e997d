import type { types } from '@slack/bolt';
import { outletNotNamed } from '../../domain/outlets.ts';
import { formatDate } from '../../domain/partial-date.ts';
import { type Citation, type Reply, textOf } from '../../domain/replies.ts';
import { linkTarget, shorten, tidy, unparsed } from './escape.ts';
import { fallbackText, shortenedNote } from './fallback.ts';

/** A message as Slack takes it: blocks, and the same as text for where no blocks are shown. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
}

/**
 * Lays a reply out for Slack. Rich text and plain text carry all outside words, since Slack parses neither: no mention,
 * markup, emoji or link of theirs takes effect.
 */
export function renderMessage(reply: Reply): SlackMessage {
  const text = fallbackText(reply);
  for (const budget of budgets) {
    const blocks = blocksOf(reply, budget);
    if (JSON.stringify(blocks).length <= blocksMaxChars) return { text, blocks };
  }
  return { text, blocks: blocksOf(reply, smallest) };
}

interface Budget {
  readonly lines: number;
  readonly citations: number;
  readonly notes: number;
}

type Element = types.RichTextText | types.RichTextLink;

// Slack counts the JSON of all blocks together and refuses a message somewhere above 13,000 characters; escapes such
// as `\n` count too, so what fits is found by trying.
const blocksMaxChars = 12_000;
const budgets: readonly Budget[] = [
  { lines: 6_500, citations: 2_500, notes: 1_500 },
  { lines: 4_000, citations: 1_800, notes: 1_000 },
  { lines: 2_000, citations: 1_000, notes: 500 },
];
const smallest: Budget = { lines: 1_000, citations: 500, notes: 200 };

const headerMaxChars = 150;
const blockMaxChars = 3_000;
const lineMaxChars = 1_500;
const noteMaxChars = 1_000;
const notesMax = 12;
const partMaxChars = 300;

function blocksOf(reply: Reply, budget: Budget): types.KnownBlock[] {
  const lines = firstRows(reply.lines.map(lineElements), budget.lines);
  const citations = firstRows(reply.citations.map(citationElements), budget.citations);
  const notes = firstRows(
    reply.notes.slice(0, notesMax).map((note) => [plain(shorten(tidy(note), noteMaxChars))]),
    budget.notes,
  );
  const isShortened = lines.isCut || citations.isCut || notes.isCut || reply.notes.length > notesMax;
  return [
    ...header(reply.title),
    ...richText(lines.kept),
    ...richText(citations.kept),
    ...notes.kept.flatMap((note) => context(note.map(({ text }) => text ?? '').join(''))),
    ...(isShortened ? context(shortenedNote) : []),
  ];
}

function header(title: string): types.KnownBlock[] {
  const text = shorten(unparsed(tidy(title)).trim() || 'Parley', headerMaxChars);
  return [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }];
}

const context = (text: string): types.KnownBlock[] =>
  text.trim() === '' ? [] : [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }];

function lineElements(line: Reply['lines'][number]): Element[] {
  const element = plain(shorten(tidy(textOf(line)), lineMaxChars));
  return [typeof line === 'string' ? element : { ...element, style: { strike: true } }];
}

function citationElements({ outlet, tier, date, url, title }: Citation, index: number): Element[] {
  const label = brief(outlet) || outletNotNamed;
  const target = linkTarget(url);
  const name: Element = target === undefined ? plain(label) : { type: 'link', url: target, text: unparsed(label) };
  const rest = [tier, brief(formatDate(date)), brief(title ?? '')].filter((part) => part !== '').join(' · ');
  return [plain(`[${index + 1}] `), name, plain(` · ${rest}`)];
}

const brief = (text: string): string => shorten(tidy(text).trim(), partMaxChars);
const plain = (text: string): types.RichTextText => ({ type: 'text', text: unparsed(text) });

// Rows from the top as far as they fit; a link costs its address too.
function firstRows(
  rows: readonly Element[][],
  maxChars: number,
): { readonly kept: Element[][]; readonly isCut: boolean } {
  const kept: Element[][] = [];
  let used = 0;
  for (const row of rows) {
    used += 1 + row.reduce((sum, element) => sum + sizeOf(element), 0);
    if (used > maxChars) return { kept, isCut: true };
    kept.push(row);
  }
  return { kept, isCut: false };
}

const sizeOf = (element: Element): number => (element.text?.length ?? 0) + ('url' in element ? element.url.length : 0);

function richText(rows: readonly Element[][]): types.KnownBlock[] {
  const groups: Element[][][] = [];
  let used = blockMaxChars;
  for (const row of rows) {
    const size = 1 + row.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
    if (used + size > blockMaxChars) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(row);
    used += size;
  }
  return groups
    .map(joined)
    .filter((elements) => elements.length > 0)
    .map((elements) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }));
}

// Rows with breaks between them. Neighbours that look alike become one element, since Slack counts the JSON around
// each; a crossed-out line ends before its break.
function joined(rows: readonly Element[][]): Element[] {
  const elements: Element[] = [];
  for (const element of rows.flatMap((row, i) => (i === 0 ? row : [plain('\n'), ...row]))) {
    const last = elements.at(-1);
    if (element.text === '') continue;
    if (last !== undefined && isPlain(last) && isPlain(element))
      elements.splice(-1, 1, { type: 'text', text: last.text + element.text });
    else elements.push(element);
  }
  return elements;
}

const isPlain = (element: Element): element is types.RichTextText =>
  element.type === 'text' && element.style === undefined;
