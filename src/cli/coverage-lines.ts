import { createInterface } from 'node:readline';
import { z } from 'zod';
import { UserError } from '../domain/user-error.ts';

const day = z.iso.date().or(z.iso.datetime({ offset: true }));

/** One piece of coverage as a line of JSON, as a poller would have seen it. */
export const coverageLineSchema = z.object({
  id: z.string().min(1),
  url: z.string().nullish(),
  outlet: z.string().nullish(),
  /** Null where the piece bears no date. */
  published: day.nullish(),
  /** The day on which a poller first saw it. */
  seen: day,
  title: z.string(),
  text: z.string(),
  lang: z.string().nullish(),
});
export type CoverageLine = z.infer<typeof coverageLineSchema>;

const lineCharsMax = 2_000_000;

/** The pieces of a stream of JSON lines. Throws a `UserError` that names the line and what would be right. */
export async function* coverageLines(input: NodeJS.ReadableStream): AsyncGenerator<CoverageLine> {
  let count = 0;
  for await (const line of createInterface({ input })) {
    count++;
    if (line.trim() !== '') yield pieceIn(line, count);
  }
}

function pieceIn(line: string, count: number): CoverageLine {
  const parsed = coverageLineSchema.safeParse(line.length > lineCharsMax ? undefined : jsonIn(line));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UserError(
    `Line ${count} is no piece of coverage: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'unreadable'}. ` +
      'Right would be {"id","url","outlet","published","seen","title","text"}, days as 2025-06-09.',
  );
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
