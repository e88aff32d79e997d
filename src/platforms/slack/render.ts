import type { types } from '@slack/bolt';
import { chartInWords, type Reply } from '../../domain/replies.ts';
import { actionBlocks } from './buttons.ts';
import type { ChartBlock } from './chart-blocks.ts';
import { tableBlock } from './data-table.ts';
import { shorten, tidy, unparsed } from './escape.ts';
import { fallbackText, shortenedNote } from './fallback.ts';
import { citationElements, firstRows, lineElements, plain, richText, richTextBlock } from './rich-text.ts';

/** A part of a message. */
export type SlackBlock = types.KnownBlock | ChartBlock;

/** A message as Slack takes it: blocks, and the same as text for where no blocks are shown. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

/**
 * Lays a reply out for Slack. Rich text and plain text carry all outside words, since Slack parses neither: no mention,
 * markup, emoji or link of theirs takes effect. Without blocks for its chart the chart is told in words.
 */
export function renderMessage(reply: Reply, chart?: readonly ChartBlock[]): SlackMessage {
  const text = fallbackText(reply);
  const shown = { reply: chart === undefined ? chartInWords(reply) : reply, chart: chart ?? [] };
  for (const budget of budgets) {
    const blocks = blocksOf(shown, budget);
    if (countedChars(blocks) <= blocksMaxChars) return { text, blocks };
  }
  return { text, blocks: blocksOf(shown, smallest) };
}

/** The reply with all its lines and no table. */
export const withoutTable = (reply: Reply): Reply => ({ ...reply, table: undefined });

interface Budget {
  readonly lines: number;
  readonly citations: number;
  readonly notes: number;
}

// Slack counts the JSON of all blocks together and refuses a message somewhere above 13,000 characters. A table has a
// limit of its own, and its JSON cannot count: the smallest cells of the largest table would be far above.
const blocksMaxChars = 12_000;
const countedChars = (blocks: readonly SlackBlock[]): number =>
  JSON.stringify(blocks.filter(({ type }) => type !== 'data_table')).length;

const budgets: readonly Budget[] = [
  { lines: 6_500, citations: 2_500, notes: 1_500 },
  { lines: 4_000, citations: 1_800, notes: 1_000 },
  { lines: 2_000, citations: 1_000, notes: 500 },
];
const smallest: Budget = { lines: 1_000, citations: 500, notes: 200 };

const headerMaxChars = 150;
const noteMaxChars = 1_000;
const notesMax = 12;

interface Shown {
  readonly reply: Reply;
  readonly chart: readonly ChartBlock[];
}

function blocksOf({ reply, chart }: Shown, budget: Budget): SlackBlock[] {
  const { blocks: body, isCut } = bodyOf(reply, budget);
  const citations = firstRows(reply.citations.map(citationElements), budget.citations);
  const notes = firstRows(
    reply.notes.slice(0, notesMax).map((note) => [plain(shorten(tidy(note), noteMaxChars))]),
    budget.notes,
  );
  const isShortened = isCut || citations.isCut || notes.isCut || reply.notes.length > notesMax;
  return [
    ...header(reply.title),
    ...call(reply.mention),
    ...about(reply.channel),
    ...body,
    ...chart,
    ...richText(citations.kept),
    ...notes.kept.flatMap((note) => context(note.map((element) => ('text' in element ? element.text : '')).join(''))),
    ...(isShortened ? context(unparsed(shortenedNote(reply))) : []),
    ...actionBlocks(reply.buttons),
  ];
}

// The table stands where the first of the lines stood that it says.
function bodyOf(
  { lines, table }: Reply,
  budget: Budget,
): { readonly blocks: types.KnownBlock[]; readonly isCut: boolean } {
  const block = table && tableBlock(table);
  const said = new Set(block && table.lines);
  const places = lines.map((_line, i) => i).filter((i) => !said.has(i));
  const { kept, isCut } = firstRows(
    places.map((i) => lineElements(lines[i] ?? '')),
    budget.lines,
  );
  const first = Math.min(...said, lines.length);
  const above = places.filter((i) => i < first).length;
  return {
    blocks: [...richText(kept.slice(0, above)), ...(block ? [block] : []), ...richText(kept.slice(above))],
    isCut,
  };
}

function header(title: string): types.KnownBlock[] {
  const text = shorten(unparsed(tidy(title)).trim() || 'Parley', headerMaxChars);
  return [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }];
}

// The only thing in a message that calls anybody, and only a user group: `S…`.
const call = (mention = ''): types.KnownBlock[] =>
  /^S[A-Z0-9]{1,30}$/.test(mention) ? [richTextBlock([{ type: 'usergroup', usergroup_id: mention }])] : [];

const about = (channel = ''): types.KnownBlock[] =>
  /^[CDG][A-Z0-9]{1,30}$/.test(channel)
    ? [richTextBlock([plain('Channel: '), { type: 'channel', channel_id: channel }])]
    : [];

const context = (text: string): types.KnownBlock[] =>
  text.trim() === '' ? [] : [{ type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }];
