import type { Field } from './fields.ts';

/** What the first of these names gives, in the order of the names. */
export function firstOf<T>(fields: readonly Field[], pick: Picking<T>): T | undefined {
  for (const name of pick.names)
    for (const field of fields) {
      const found = field.name === name ? pick.read(field) : undefined;
      if (found !== undefined) return found;
    }
  return undefined;
}

interface Picking<T> {
  readonly names: readonly string[];
  /** Undefined when the field is of no use. */
  readonly read: (field: Field) => T | undefined;
}

/** A text that has something in it, else undefined. */
export const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
