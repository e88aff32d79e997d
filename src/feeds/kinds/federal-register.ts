import { z } from 'zod';
import { formatDate } from '../../domain/partial-date.ts';
import { plainHtml } from '../plain-html.ts';
import {
  agencyLine,
  labelled,
  maybeText,
  readRegister,
  registerItem,
  registerOptions,
  registerRow,
  washington,
} from '../register-rows.ts';
import { withQuery } from '../with-query.ts';
import type { FeedKind } from './kind.ts';

const optionsSchema = z.strictObject({ ...registerOptions, perPage: z.int().min(1).max(1_000).default(50) });

const rowSchema = registerRow.extend({
  abstract: maybeText,
  action: maybeText,
  dates: maybeText,
  excerpts: maybeText,
  executive_order_number: z.union([z.string(), z.number()]).nullish().catch(null),
  signing_date: z.iso.date().nullish().catch(null),
});
type Row = z.infer<typeof rowSchema>;

/** What is printed in the Federal Register, newest first, from the service's `documents.json`. */
export const federalRegister: FeedKind = {
  options: optionsSchema,
  accept: 'application/json',
  addressOf({ url, options }, nowMs) {
    const { agencies, types, term, perPage } = optionsSchema.parse(options);
    return withQuery(url, [
      ...agencies.map((slug) => ['conditions[agencies][]', slug] as const),
      ...types.map((type) => ['conditions[type][]', type] as const),
      ...(term === undefined ? [] : [['conditions[term]', term] as const]),
      ['order', 'newest'],
      ['per_page', `${perPage}`],
      // The service answers an unknown field with an error, so exactly those that are read are asked for.
      ...Object.keys(rowSchema.shape).map((field) => ['fields[]', field] as const),
      // A cache in between was seen to serve answers that were 47 minutes old, whatever it was told.
      ['asked', `${nowMs}`],
    ]);
  },
  read({ text }) {
    const reading = readRegister(text, rowSchema);
    if (reading.kind === 'wrong-content') return reading;
    return { kind: 'items', items: reading.rows.map(itemOf), dropped: reading.dropped };
  },
};

// Each issue is put online at 06:00 in Washington.
const itemOf = (row: Row) =>
  registerItem({
    row,
    told: [
      labelled('', row.abstract),
      labelled('Action: ', row.action),
      labelled('Dates: ', row.dates),
      orderLine(row),
      agencyLine(row),
      labelled('Excerpt: ', plainHtml(row.excerpts ?? '')),
    ],
    publishedAt: washington.at(row.publication_date ?? '', '06:00') ?? null,
    groundsIn: [row.abstract, row.action],
  });

function orderLine({ executive_order_number: order, signing_date: signed }: Row): string | undefined {
  const parts = [order ? `Executive Order ${order}` : '', signed ? `signed on ${formatDate(signed)}` : ''];
  const line = parts.filter((part) => part !== '').join(', ');
  return labelled('', line && `${line[0]?.toUpperCase()}${line.slice(1)}`);
}
