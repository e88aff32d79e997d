/** A value as one line of JSON that no terminal obeys: what is not seen in it is written as its number. */
export const jsonLine = (value: unknown): string => `${withNumbers(JSON.stringify(value))}\n`;

/** The same for text that is JSON already. */
export const withNumbers = (json: string): string =>
  json.replace(unseen, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

// JSON itself escapes control characters below the space alone.
const unseen = /[\u007F-\u009F\u00AD\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/g;
