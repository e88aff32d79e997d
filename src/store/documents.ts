import type { z } from 'zod';

/** Where a document is stored: its table, and the columns that name the row. */
export interface Place {
  readonly table: DocumentTable;
  readonly key: Readonly<Record<string, string>>;
}
export type DocumentTable =
  | 'coverage'
  | 'claims'
  | 'alerts'
  | 'subscriptions'
  | 'feeds'
  | 'feedback'
  | 'inbox'
  | 'console_messages'
  | 'kv';

/** A stored row does not fit: an older or foreign hand wrote it, or it is damaged. */
export class DamagedRow extends Error {
  override readonly name = 'DamagedRow';
  readonly place: Place;
  readonly reason: string;
  constructor(place: Place, reason: string) {
    super(`Stored row ${nameOf(place)} is not as expected: ${reason}`);
    this.place = place;
    this.reason = reason;
  }
}

/** A row's name for people: `alerts 1a2b`. */
export const nameOf = ({ table, key }: Place): string => [table, ...Object.values(key)].join(' ');

/** A document that stands in a table of its own, in the column `body`. */
export const parseDocument = <T>(
  schema: z.ZodType<T, unknown>,
  { table, id, body }: { readonly table: DocumentTable; readonly id: string; readonly body: string },
): T => {
  const place = { table, key: { id } };
  return checked(schema, { place, value: parseJson(place, body) });
};

/** A keyed document, already read as JSON. */
export const checkDocument = <T>(
  schema: z.ZodType<T, unknown>,
  { namespace, key, value }: { readonly namespace: string; readonly key: string; readonly value: unknown },
): T => checked(schema, { place: { table: 'kv', key: { namespace, key } }, value });

function parseJson(place: Place, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new DamagedRow(place, 'it is no JSON');
  }
}

function checked<T>(
  schema: z.ZodType<T, unknown>,
  { place, value }: { readonly place: Place; readonly value: unknown },
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DamagedRow(place, `${issue?.path.join('.')}: ${issue?.message}`);
}
