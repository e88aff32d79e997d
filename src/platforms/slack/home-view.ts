import type { types } from '@slack/bolt';
import type { HomeButton, HomeLine, HomePage, HomeSection } from '../../domain/home.ts';
import { shorten, tidy } from './escape.ts';
import { plainText } from './form-fields.ts';
import { citationElements, plain, richTextBlock } from './rich-text.ts';

/** The names of the buttons on the home page; `parley:home:channel:` asks for a channel first. */
export const homeButtonPattern = /^parley:home:(?:channel:)?\d$/;
/** The beginning of those that ask for a channel. */
export const channelButtonStart = 'parley:home:channel:';

/** The home page as Slack takes it. Slack parses no rich text and no plain text, so no outside words take effect. */
export const homeView = ({ title, sections, buttons, notes }: HomePage): types.HomeView => ({
  type: 'home',
  blocks: [
    header(title),
    ...actions(buttons),
    ...sections.slice(0, sectionsMax).flatMap(sectionBlocks),
    ...notes.slice(0, notesMax).map(context),
  ],
});

const header = (text: string): types.HeaderBlock => ({ type: 'header', text: plainText(text, headerMaxChars) });

const actions = (buttons: readonly HomeButton[]): types.ActionsBlock[] =>
  buttons.length === 0 ? [] : [{ type: 'actions', elements: buttons.slice(0, buttonsMax).map(button) }];

const button = ({ label, command, asksChannel }: HomeButton, index: number): types.Button => ({
  type: 'button',
  text: plainText(label, labelMaxChars),
  action_id: `${asksChannel === true ? channelButtonStart : 'parley:home:'}${index}`,
  value: command,
});

const sectionBlocks = ({ heading, lines, citations }: HomeSection): (types.HeaderBlock | types.RichTextBlock)[] => [
  header(heading),
  ...rowBlocks(lines.slice(0, linesMax).map(lineElements)),
  ...rowBlocks(citations.slice(0, linesMax).map(citationElements)),
];

function lineElements({ channel = '', text }: HomeLine): types.RichTextElement[] {
  const words = shorten(tidy(text).trim() || '–', lineMaxChars);
  if (!/^[CG][A-Z0-9]{1,30}$/.test(channel)) return [plain(words)];
  return [{ type: 'channel', channel_id: channel }, plain(`: ${words}`)];
}

// Rows with breaks between them, so many a block.
function rowBlocks(rows: readonly types.RichTextElement[][]): types.RichTextBlock[] {
  const blocks = Array.from({ length: Math.ceil(rows.length / rowsPerBlock) }, (_block, i) =>
    rows.slice(i * rowsPerBlock, (i + 1) * rowsPerBlock),
  );
  return blocks.map((block) => richTextBlock(block.flatMap((row, i) => (i === 0 ? row : [plain('\n'), ...row]))));
}

const context = (note: string): types.ContextBlock => ({
  type: 'context',
  elements: [plainText(note, noteMaxChars)],
});

// Together at most 4 × (1 + 10 + 10) + 7 blocks, and Slack takes 100; a block of four rows stays below 3,000 characters.
const sectionsMax = 4;
const linesMax = 40;
const rowsPerBlock = 4;
const lineMaxChars = 700;
const notesMax = 5;
const buttonsMax = 5;
const headerMaxChars = 150;
const labelMaxChars = 75;
const noteMaxChars = 1_000;
