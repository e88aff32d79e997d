import { outletNotNamed } from '../../../domain/outlets.ts';
import { type Cell, csvOf } from '../../../lib/csv.ts';
import { type TimelineRow, toldOn } from '../../../pipeline/timeline-rows.ts';
import { webAddress } from '../../../platforms/console/reply-html.ts';
import { tidy } from '../facts/fact-parts.ts';

const columns = [
  'date',
  'until',
  'date is of',
  'kind',
  'what',
  'side',
  'value',
  'unit',
  'status',
  'disputed',
  'independent outlets',
  'outlets',
  'by the account of',
  'hedges',
  'tiers',
  'urls',
  'as reported on',
  'fact key',
] as const;
type Column = (typeof columns)[number];

/** Rows of a timeline as a CSV file. */
export const timelineCsv = (rows: readonly TimelineRow[], today: string): string =>
  csvOf([columns, ...rows.map((row) => cellsOf(row, today))]);

function cellsOf(row: TimelineRow, today: string): Cell[] {
  const { tellings } = row;
  const cells: Readonly<Record<Column, Cell>> = {
    date: row.date,
    until: row.until,
    'date is of': row.isOwnDate ? 'the event' : 'the first report',
    kind: row.kind,
    what: tidy(row.subject === undefined ? row.says : `${row.subject}: ${row.says}`),
    side: row.side,
    value: row.value,
    unit: row.unit,
    status: row.status?.words,
    disputed: row.isDisputed ? 'yes' : 'no',
    'independent outlets': row.outletCount,
    outlets: joined(tellings.map(({ outlet }) => outlet ?? outletNotNamed)),
    'by the account of': joined(tellings.map(({ speaker }) => speaker)),
    hedges: joined(tellings.map(({ hedge }) => hedge)),
    tiers: joined(row.tiers),
    urls: joined(tellings.map(({ url }) => webAddress(url))),
    'as reported on': toldOn(row, today),
    'fact key': tidy(row.key),
  };
  return columns.map((column) => cells[column]);
}

const joined = (texts: readonly (string | undefined)[]): string =>
  [...new Set(texts.flatMap((text) => (text === undefined ? [] : [tidy(text)])))].slice(0, partsMax).join('; ');
const partsMax = 50;
