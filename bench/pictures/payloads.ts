/** A part of a payload that a chat is sent; only what is drawn is looked at. */
export type Node = Readonly<Record<string, unknown>>;

/** What a list holds; nothing for what is no list. */
export const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value : []);

/** The words of a text object, however deep they lie. */
export const textIn = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null && 'text' in value
      ? textIn(value.text)
      : '';

/** A PNG as an address. */
export const dataUrl = (png: Uint8Array): string => `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
