/** One block or element as it came in; its fields are checked here and trusted nowhere. */
export type Loose = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): Loose[] => (Array.isArray(value) ? (value as Loose[]) : []);
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What Slack would say against these blocks, by its documented limits; empty when it would take them. */
export function checkBlocks(blocks: unknown): string[] {
  if (!Array.isArray(blocks)) return [fault('must be an array', '/blocks')];
  const ids = blocks.map((block: Loose) => block.block_id).filter((id) => id !== undefined);
  return [
    ...(blocks.length > 50 ? [fault('no more than 50 items allowed', '/blocks')] : []),
    ...(new Set(ids).size < ids.length ? [fault('block_id already exists', '/blocks')] : []),
    ...blocks.flatMap((block: unknown, i) =>
      isObject(block) ? checkBlock(block, `/blocks/${i}`) : [fault('must be an object', `/blocks/${i}`)],
    ),
  ];
}

/** Slack measures all blocks together; the limit is not documented, 13,200 is what others measured. */
export const areBlocksTooLong = (blocks: unknown): boolean => JSON.stringify(blocks ?? []).length > 13_200;

const fault = (what: string, where: string): string => `[ERROR] ${what} [json-pointer:${where}]`;

const known: Readonly<Record<string, (block: Loose, where: string) => string[]>> = {
  section: checkSection,
  header: ({ text }, where) => checkText(text, { where: `${where}/text`, max: 150, only: 'plain_text' }),
  context: checkContext,
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

interface TextRule {
  readonly where: string;
  readonly max: number;
  readonly only?: 'plain_text';
}

function checkText(value: unknown, { where, max, only }: TextRule): string[] {
  if (!isObject(value)) return [fault('must be a text object', where)];
  const { type, text, emoji, verbatim } = value;
  const isPlain = type === 'plain_text';
  return [
    ...(isPlain || (type === 'mrkdwn' && only === undefined) ? [] : [fault(`unsupported type ${String(type)}`, where)]),
    ...checkLength(text, { where: `${where}/text`, max }),
    ...(!isPlain && emoji !== undefined ? [fault('emoji is for plain_text', where)] : []),
    ...(isPlain && verbatim !== undefined ? [fault('verbatim is for mrkdwn', where)] : []),
  ];
}

const checkLength = (text: unknown, { where, max }: TextRule): string[] => {
  if (typeof text !== 'string') return [fault('must be a string', where)];
  if (text.length < 1) return [fault('must be more than 0 characters', where)];
  return text.length > max ? [fault(`must be less than ${max + 1} characters`, where)] : [];
};

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

function checkRichElement({ type, text, url, style }: Loose, where: string): string[] {
  const styleNames = isObject(style) ? Object.keys(style) : [];
  const badStyle = styleNames.filter((name) => !styles.has(name)).map((name) => fault(`unknown style ${name}`, where));
  if (type === 'text') return [...badStyle, ...checkLength(text, { where: `${where}/text`, max: 3000 })];
  if (type !== 'link') return effectTypes.has(String(type)) ? [] : [fault(`unsupported type: ${String(type)}`, where)];
  const isWeb = typeof url === 'string' && /^https?:\/\/\S+$/.test(url);
  return [
    ...badStyle,
    ...(isWeb ? checkLength(url, { where: `${where}/url`, max: 3000 }) : [fault('must be a valid url', where)]),
    ...(text === undefined ? [] : checkLength(text, { where: `${where}/text`, max: 3000 })),
  ];
}

const effectTypes = new Set(['user', 'usergroup', 'channel', 'broadcast', 'emoji', 'date', 'team']);

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
  const inner = [...listOf(node.elements), ...listOf(node.fields), ...(isObject(node.text) ? [node.text] : [])];
  return [...own, ...link, ...inner.flatMap(effectsWithin)];
}

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
    ...textsOf([...(isObject(node.text) ? [node.text] : []), ...listOf(node.elements), ...listOf(node.fields)]),
  ]);

/** The message as a reader sees it: each block on a line of its own. */
export const shownText = (blocks: unknown): string =>
  listOf(blocks)
    .map((block) => textsOf([block]).join(''))
    .join('\n');
