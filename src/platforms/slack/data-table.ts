import type { types } from '@slack/bolt';
import type { Table } from '../../domain/replies.ts';
import { shorten, tidy, unparsed } from './escape.ts';

/** The table as Slack shows it, or undefined where it would not fit whole. */
export function tableBlock({ caption, columns, rows }: Table): types.DataTableBlock | undefined {
  const isFitting =
    inRange(columns.length, columnsMax) &&
    inRange(rows.length, rowsMax) &&
    rows.every((row) => row.length <= columns.length);
  if (!isFitting) return undefined;
  const filled = [columns, ...rows].map((row) => columns.map((_column, i) => cell(row[i] ?? '')));
  const title = shorten(unparsed(tidy(caption)).trim() || 'Table', captionMaxChars);
  const used = filled.flat().reduce((sum, { text }) => sum + text.length, title.length);
  if (used > tableMaxChars) return undefined;
  return { type: 'data_table', caption: title, page_size: Math.min(rows.length, pageRowsMax), rows: filled };
}

const inRange = (count: number, max: number): boolean => count >= 1 && count <= max;

// Slack refuses empty cells.
const cell = (text: string): types.RawTextElement => ({
  type: 'raw_text',
  text: unparsed(tidy(text)).trim() || '–',
});

const columnsMax = 20;
const rowsMax = 100;
const tableMaxChars = 10_000;
const captionMaxChars = 150;
const pageRowsMax = 25;
