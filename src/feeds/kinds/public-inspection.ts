import { z } from 'zod';
import { formatDate } from '../../domain/partial-date.ts';
import {
  agencyLine,
  documentTypes,
  labelled,
  maybeText,
  type RegisterRow,
  readRegister,
  registerItem,
  registerOptions,
  registerRow,
  washington,
} from '../register-rows.ts';
import { withQuery } from '../with-query.ts';
import type { FeedKind } from './kind.ts';

const optionsSchema = z.strictObject(registerOptions);
type Options = z.infer<typeof optionsSchema>;

const rowSchema = registerRow.extend({
  filed_at: z.iso.datetime({ offset: true }).nullish().catch(null),
  filing_type: maybeText,
  editorial_note: maybeText,
});
type Row = z.infer<typeof rowSchema>;

/** What is filed for the next issues of the Federal Register, a working day or more before it is printed. */
export const publicInspection: FeedKind = {
  options: optionsSchema,
  accept: 'application/json',
  // Against the same cache as for what is printed.
  addressOf: ({ url }, nowMs) => withQuery(url, [['asked', `${nowMs}`]]),
  read({ text }, feed) {
    const reading = readRegister(text, rowSchema);
    if (reading.kind === 'wrong-content') return reading;
    const options = optionsSchema.parse(feed.options);
    return {
      kind: 'items',
      items: reading.rows.filter((row) => isWanted(row, options)).map(itemOf),
      dropped: reading.dropped,
    };
  },
};

// Here and not by the service, which was seen to ignore the agencies without a word.
function isWanted(row: Row, { agencies, types, term }: Options): boolean {
  const isOfAgency = agencies.length === 0 || row.agencies.some(({ slug }) => slug && agencies.includes(slug));
  const isOfType = types.length === 0 || types.some((type) => type === typeOf(row));
  return isOfAgency && isOfType && (term === undefined || names(row, term));
}

const typeNames: Readonly<Record<string, (typeof documentTypes)[number]>> = {
  rule: 'RULE',
  'proposed rule': 'PRORULE',
  notice: 'NOTICE',
  'presidential document': 'PRESDOCU',
};

const typeOf = ({ type }: RegisterRow): string | undefined =>
  typeNames[type?.trim().toLowerCase() ?? ''] ?? documentTypes.find((code) => code === type);

/** Whether every word of one of the alternatives, which `|` parts, begins a word of the title. */
function names({ title }: Row, term: string): boolean {
  const words = wordsOf(title);
  const stands = (wanted: string) => words.some((word) => word.startsWith(wanted));
  return term.split('|').some((one) => wordsOf(one).length > 0 && wordsOf(one).every(stands));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const itemOf = (row: Row) =>
  registerItem({
    row,
    told: [
      filingLine(row),
      agencyLine(row),
      labelled('Type: ', row.type),
      labelled('Editorial note: ', row.editorial_note),
    ],
    publishedAt: row.filed_at ? Date.parse(row.filed_at) : null,
  });

function filingLine({ filed_at: filed, filing_type: filing, publication_date: day }: Row): string {
  const { day: filedOn, time } = filed ? washington.read(Date.parse(filed)) : {};
  const when = filedOn === undefined ? '' : ` on ${formatDate(filedOn)} at ${time} in Washington`;
  const how = filing === 'special' || filing === 'regular' ? ` (${filing} filing)` : '';
  const print = day ? `, to be printed in the Federal Register on ${formatDate(day)}` : '';
  return `Filed for public inspection${when}${how}${print}.`;
}
