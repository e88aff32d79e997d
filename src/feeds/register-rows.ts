import { z } from 'zod';
import type { OfficialDocument } from '../domain/feeds.ts';
import { authoritiesIn } from '../domain/legal-authorities.ts';
import { plainLine, shorten } from '../lib/plain-text.ts';
import { createWallClock } from '../lib/wall-clock.ts';

/** The clocks by which the Federal Register works. */
export const washington = createWallClock('America/New_York');

/** A text that may be missing; one of a wrong form costs itself and not its row. */
export const maybeText = z.string().nullish().catch(null);

/** What a row of the Federal Register and one of its public inspection list have in common. */
export const registerRow = z.object({
  document_number: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/),
  title: z.string().trim().min(1),
  html_url: z.url({ protocol: /^https?$/ }),
  publication_date: z.iso.date().nullish().catch(null),
  type: maybeText,
  agencies: z.array(z.object({ name: maybeText, raw_name: maybeText, slug: maybeText })).catch([]),
});
export type RegisterRow = z.infer<typeof registerRow>;

/** The codes by which documents are asked for. */
export const documentTypes = ['RULE', 'PRORULE', 'NOTICE', 'PRESDOCU'] as const;

/** What the kinds of the Federal Register are asked for: agencies by slug, and types by code. */
export const registerOptions = {
  agencies: z
    .array(z.string().regex(/^[a-z0-9-]{2,100}$/, 'the slug of an agency'))
    .max(50, 'at most 50')
    .default([]),
  types: z.array(z.enum(documentTypes)).default([]),
  term: z.string().trim().min(1).max(200).optional(),
};

const rowsMax = 1_000;
const titleCharsMax = 500;
const textCharsMax = 20_000;
const authoritiesMax = 3;

const listSchema = z.object({
  results: z.array(z.unknown()).optional(),
  count: z.number().optional().catch(undefined),
  meta: z.object({ pil_unavailability_message: maybeText }).nullish().catch(null),
});

/** The rows of an answer of the service, or why it is none. */
export type RegisterReading<T> =
  | { readonly kind: 'rows'; readonly rows: readonly T[]; readonly dropped: number }
  | { readonly kind: 'wrong-content'; readonly reason: string };

/** Reads a list of documents. One that is empty, or said to be closed for now, has no rows. Never throws. */
export function readRegister<T>(text: string, row: z.ZodType<T>): RegisterReading<T> {
  const list = listSchema.safeParse(parsed(text));
  if (!list.success) return { kind: 'wrong-content', reason: 'this is no list of documents in JSON' };
  const { results, count, meta } = list.data;
  // The service leaves the list out when nothing fits.
  const isEmpty = count === 0 || Boolean(meta?.pil_unavailability_message);
  if (results === undefined && !isEmpty) return { kind: 'wrong-content', reason: 'this answer has no results' };
  const given = (results ?? []).slice(0, rowsMax);
  const rows = given.map((one) => row.safeParse(one)).flatMap((one) => (one.success ? [one.data] : []));
  return { kind: 'rows', rows, dropped: given.length - rows.length };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What makes an item of a row: `told` are the words about it, of which some may be missing. */
export interface RegisterItem {
  readonly row: RegisterRow;
  readonly told: readonly (string | undefined)[];
  readonly publishedAt: number | null;
  /** Where its legal ground may be named, besides the title. */
  readonly groundsIn?: readonly (string | null | undefined)[];
}

/** A coverage item of a row. Copies of one document share `document.number`, in whichever list they stand. */
export function registerItem({ row, told, publishedAt, groundsIn = [] }: RegisterItem) {
  return {
    guid: row.document_number,
    url: row.html_url,
    title: plainLine(row.title, titleCharsMax),
    text: shorten(told.filter((line) => line !== undefined).join('\n'), textCharsMax),
    publishedAt,
    document: documentOf(row, groundsIn),
  };
}

function documentOf(row: RegisterRow, groundsIn: readonly (string | null | undefined)[]): OfficialDocument {
  const grounds = authoritiesIn([...groundsIn, row.title].filter(Boolean).join('\n')).slice(0, authoritiesMax);
  return {
    number: `FR ${row.document_number}`,
    ...(grounds.length === 0 ? {} : { authority: grounds.join('; ') }),
  };
}

/** A line of plain text behind its label, ending as a sentence; undefined where there is none. */
export function labelled(label: string, text: string | null | undefined): string | undefined {
  const line = plainLine(text ?? '', textCharsMax);
  if (line === '') return undefined;
  return `${label}${line}${/[.!?…]["”’)]?$/.test(line) ? '' : '.'}`;
}

/** The line that names who issued it, and for whom: titles seldom say so. */
export function agencyLine({ agencies }: RegisterRow): string | undefined {
  const names = agencies.map(({ name, raw_name }) => name ?? raw_name).filter((name) => name);
  return labelled(names.length > 1 ? 'US agencies: ' : 'US agency: ', [...new Set(names)].join('; '));
}
