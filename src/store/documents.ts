import type { z } from 'zod';

/** A stored JSON text, checked. */
export const parseDocument = <T>(
  schema: z.ZodType<T, unknown>,
  { id, body }: { readonly id: string; readonly body: string },
): T => checkDocument(schema, { id, value: parseJson(id, body) });

function parseJson(id: string, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new Error(`Stored row ${id} is not as expected: it is no JSON`, { cause: error });
  }
}

/** A stored document, checked: what an older or foreign hand wrote wrong is an error that names the row. */
export function checkDocument<T>(
  schema: z.ZodType<T, unknown>,
  stored: { readonly id: string; readonly value: unknown },
): T {
  const parsed = schema.safeParse(stored.value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`Stored row ${stored.id} is not as expected: ${issue?.path.join('.')}: ${issue?.message}`);
}
