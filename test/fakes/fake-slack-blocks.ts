import { chartFaults, checkDataVisualization, checkImage } from './fake-slack-charts.ts';
import { checkActions, checkDataTable, unknownFields } from './fake-slack-interactive.ts';
import { checkLength, checkText, fault, isObject, type Loose, listOf } from './fake-slack-texts.ts';

/** What Slack would say against these blocks, by its documented limits; empty when it would take them. */
export function checkBlocks(blocks: unknown): string[] {
  if (!Array.isArray(blocks)) return [fault('must be an array', '/blocks')];
  const ids = blocks.map((block: Loose) => block.block_id).filter((id) => id !== undefined);
  return [
    ...(blocks.length > 50 ? [fault('no more than 50 items allowed', '/blocks')] : []),
    ...(new Set(ids).size < ids.length ? [fault('block_id already exists', '/blocks')] : []),
    ...(blocks.filter((block: Loose) => block.type === 'data_table').length > 1
      ? [fault('only one table allowed', '/blocks')]
      : []),
    ...chartFaults(blocks),
    ...actionIdFaults(blocks),
    ...blocks.flatMap((block: unknown, i) =>
      isObject(block) ? checkBlock(block, `/blocks/${i}`) : [fault('must be an object', `/blocks/${i}`)],
    ),
  ];
}

// An action must be told from all others of its message.
function actionIdFaults(blocks: readonly Loose[]): string[] {
  const ids = blocks.flatMap((block) => (isObject(block) ? listOf(block.elements) : [])).map((item) => item?.action_id);
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size < given.length ? [fault('action_id already exists', '/blocks')] : [];
}

/**
 * Slack measures all blocks together; the limit is not documented, 13,200 is what others measured. The JSON of a data
 * table cannot be part of that: the largest that is documented would be five times as long with cells of one letter.
 */
export const areBlocksTooLong = (blocks: unknown): boolean =>
  JSON.stringify(listOf(blocks).filter(({ type }) => type !== 'data_table')).length > 13_200;

const known: Readonly<Record<string, (block: Loose, where: string) => string[]>> = {
  section: checkSection,
  header: ({ text }, where) => checkText(text, { where: `${where}/text`, max: 150, only: 'plain_text' }),
  context: checkContext,
  actions: checkActions,
  data_table: checkDataTable,
  data_visualization: checkDataVisualization,
  image: checkImage,
  divider: () => [],
  rich_text: checkRichText,
};

function checkBlock(block: Loose, where: string): string[] {
  const check = known[String(block.type)];
  return check === undefined
    ? [fault(`unsupported type: ${String(block.type)}`, `${where}/type`)]
    : check(block, where);
}

function checkSection({ text, fields }: Loose, where: string): string[] {
  if (text === undefined && fields === undefined) return [fault('missing text or fields', where)];
  const items = listOf(fields);
  return [
    ...(text === undefined ? [] : checkText(text, { where: `${where}/text`, max: 3000 })),
    ...(items.length > 10 ? [fault('no more than 10 items allowed', `${where}/fields`)] : []),
    ...items.flatMap((field, i) => checkText(field, { where: `${where}/fields/${i}`, max: 2000 })),
  ];
}

function checkContext({ elements }: Loose, where: string): string[] {
  const items = listOf(elements);
  return [
    ...(items.length < 1 || items.length > 10 ? [fault('1 to 10 items allowed', `${where}/elements`)] : []),
    ...items.flatMap((item, i) => checkText(item, { where: `${where}/elements/${i}`, max: 3000 })),
  ];
}

function checkRichText({ elements }: Loose, where: string): string[] {
  const parts = listOf(elements);
  if (parts.length === 0) return [fault('must have elements', where)];
  const size = textsOf(parts).reduce((sum, text) => sum + text.length, 0);
  return [
    // Slack documents no limit here; what holds for a section is surely taken.
    ...(size > 3000 ? [fault('must be less than 3001 characters', where)] : []),
    ...parts.flatMap((part, i) => checkRichPart(part, `${where}/elements/${i}`)),
  ];
}

const richParts = new Set(['rich_text_section', 'rich_text_quote', 'rich_text_preformatted']);

function checkRichPart(part: Loose, where: string): string[] {
  if (!richParts.has(String(part.type))) return [fault(`unsupported type: ${String(part.type)}`, where)];
  const elements = listOf(part.elements);
  if (elements.length === 0) return [fault('must have elements', where)];
  return elements.flatMap((element, i) => checkRichElement(element, `${where}/elements/${i}`));
}

const styles = new Set(['bold', 'italic', 'strike', 'code', 'underline']);

function checkRichElement(element: Loose, where: string): string[] {
  const { type, text, url, style } = element;
  const styleNames = isObject(style) ? Object.keys(style) : [];
  const badStyle = styleNames.filter((name) => !styles.has(name)).map((name) => fault(`unknown style ${name}`, where));
  if (type === 'text') return [...badStyle, ...checkLength(text, { where: `${where}/text`, max: 3000 })];
  if (type === 'usergroup') return [...badStyle, ...checkUsergroup(element, where)];
  if (type === 'date') return [...badStyle, ...checkDate(element, where)];
  if (type !== 'link') return effectTypes.has(String(type)) ? [] : [fault(`unsupported type: ${String(type)}`, where)];
  const isWeb = typeof url === 'string' && /^https?:\/\/\S+$/.test(url);
  return [
    ...badStyle,
    ...(isWeb ? checkLength(url, { where: `${where}/url`, max: 3000 }) : [fault('must be a valid url', where)]),
    ...(text === undefined ? [] : checkLength(text, { where: `${where}/text`, max: 3000 })),
  ];
}

const checkUsergroup = (element: Loose, where: string): string[] => [
  ...unknownFields(element, { where, known: ['type', 'usergroup_id', 'style'] }),
  ...(/^S[A-Z0-9]+$/.test(String(element.usergroup_id)) ? [] : [fault('must be a user group id', where)]),
];

const dateTokens =
  /\{(?:day_divider_pretty|date_num|date_slash|date_long|date_long_full|date_long_pretty|date|date_pretty|date_short|date_short_pretty|time|time_secs|ago)\}/g;

function checkDate(element: Loose, where: string): string[] {
  const { timestamp, format, fallback } = element;
  const isPattern =
    typeof format === 'string' && dateTokens.test(format) && !/[{}]/.test(format.replace(dateTokens, ''));
  return [
    ...unknownFields(element, { where, known: ['type', 'timestamp', 'format', 'fallback', 'style'] }),
    ...(Number.isInteger(timestamp) && Number(timestamp) > 0 ? [] : [fault('must be a timestamp in seconds', where)]),
    ...(isPattern ? [] : [fault('must be a date format', where)]),
    ...(fallback === undefined ? [] : checkLength(fallback, { where: `${where}/fallback`, max: 3000 })),
  ];
}

// A date shows a moment and does nothing.
const effectTypes = new Set(['user', 'usergroup', 'channel', 'broadcast', 'emoji', 'team']);

/** Everything in a message that does more than show its words. */
export interface Effect {
  readonly kind: 'mention' | 'link' | 'format' | 'emoji';
  readonly what: string;
}

/** What a reader's Slack would make of a message: who is called, what is linked, what is formatted. */
export function effectsOf(message: {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly mrkdwn?: unknown;
}): Effect[] {
  const top = typeof message.text === 'string' ? message.text : '';
  return [
    ...controlEffects(top),
    // With blocks the text is shown without markup; without them Slack formats it, unless told not to.
    ...(message.blocks === undefined && message.mrkdwn !== false ? formatEffects(top) : []),
    ...listOf(message.blocks).flatMap(effectsWithin),
  ];
}

function effectsWithin(node: Loose): Effect[] {
  if (node.type === 'mrkdwn') return [...controlEffects(String(node.text)), ...formatEffects(String(node.text))];
  if (node.type === 'plain_text') return node.emoji === false ? [] : emojiEffects(String(node.text));
  const own = effectTypes.has(String(node.type)) ? [{ kind: 'mention' as const, what: JSON.stringify(node) }] : [];
  const link = node.type === 'link' ? [{ kind: 'link' as const, what: String(node.url) }] : [];
  const inner = [...innerOf(node), ...(isObject(node.text) ? [node.text] : [])];
  return [...own, ...link, ...inner.flatMap(effectsWithin)];
}

const innerOf = (node: Loose): Loose[] => [
  ...(isObject(node.chart) ? [node.chart] : []),
  ...listOf(node.series),
  ...listOf(node.data),
  ...listOf(node.elements),
  ...listOf(node.fields),
  ...(Array.isArray(node.rows) ? node.rows.flatMap(listOf) : []),
];

// Slack decodes entities only after it has looked for these, so `&lt;!channel&gt;` is none.
const controlEffects = (text: string): Effect[] =>
  [...text.matchAll(/<([^<>]+)>/g)].map(([, what = '']) => ({ kind: /^[!@#]/.test(what) ? 'mention' : 'link', what }));

const formatEffects = (text: string): Effect[] => [
  ...[...text.matchAll(/(?<![\p{L}\p{N}])([*_~`])(?=\S)[^\n]*?\S\1(?![\p{L}\p{N}])/gu)].map(([what]) => ({
    kind: 'format' as const,
    what,
  })),
  ...[...text.matchAll(/^(?:>|&gt;).*/gm)].map(([what]) => ({ kind: 'format' as const, what })),
  ...emojiEffects(text),
];

const emojiEffects = (text: string): Effect[] =>
  [...text.matchAll(/:[a-z0-9_+'-]+:/g)].map(([what]) => ({ kind: 'emoji', what }));

/** All words that blocks show, in order. */
export const textsOf = (blocks: unknown): string[] =>
  listOf(blocks).flatMap((node) => [
    ...(typeof node.text === 'string' ? [node.text] : []),
    ...(node.type === 'date' ? [String(node.fallback)] : []),
    ...[node.caption, node.title, node.alt_text, node.name, node.label].filter((text) => typeof text === 'string'),
    ...textsOf([...(isObject(node.text) ? [node.text] : []), ...innerOf(node)]),
  ]);

/** The message as a reader sees it: each block on a line of its own, a table row by row, buttons in brackets. */
export const shownText = (blocks: unknown): string => listOf(blocks).map(shownBlock).join('\n');

function shownBlock(block: Loose): string {
  if (block.type === 'actions')
    return textsOf(block.elements)
      .map((label) => `[${label}]`)
      .join(' ');
  if (block.type !== 'data_table') return textsOf([block]).join('');
  const rows = Array.isArray(block.rows) ? block.rows : [];
  return [block.caption, ...rows.map((row) => textsOf(row).join(' | '))].join('\n');
}
