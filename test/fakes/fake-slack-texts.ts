/** One block or element as it came in; its fields are checked here and trusted nowhere. */
export type Loose = Readonly<Record<string, unknown>>;

export const listOf = (value: unknown): Loose[] => (Array.isArray(value) ? (value as Loose[]) : []);
export const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A fault in Slack's own form. */
export const fault = (what: string, where: string): string => `[ERROR] ${what} [json-pointer:${where}]`;

export interface TextRule {
  readonly where: string;
  readonly max: number;
  readonly only?: 'plain_text';
}

/** What is wrong with a text object. */
export function checkText(value: unknown, { where, max, only }: TextRule): string[] {
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

/** What is wrong with a text that may not be empty. */
export function checkLength(text: unknown, { where, max }: TextRule): string[] {
  if (typeof text !== 'string') return [fault('must be a string', where)];
  if (text.length < 1) return [fault('must be more than 0 characters', where)];
  return text.length > max ? [fault(`must be less than ${max + 1} characters`, where)] : [];
}
