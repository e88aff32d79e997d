import { type Line, type Reply, type Table, textOf } from '../domain/replies.ts';

export interface Paging {
  /** Counted from one; past the end it is the last. */
  readonly page: number;
  /** What one message may hold, in characters; undefined where there is no limit. */
  readonly charsMax: number | undefined;
  /** The command as the reader would write it for the next page, without the page. */
  readonly command: string;
}

/** The share of a message that its lines may take; the rest is for sources and notes. */
const linesShare = 0.55;

/** One page of an answer that is too long for its chat. Sources are those of the page, counted anew; the last note stays on each. */
export function pageOf(reply: Reply, { page, charsMax, command }: Paging): Reply {
  if (charsMax === undefined || lengthOf(reply) <= charsMax) return reply;
  const pages = splitLines(reply.lines, charsMax * linesShare);
  const at = Math.min(Math.max(page, 1), pages.length);
  const from = pages.slice(0, at - 1).flat().length;
  const lines = pages[at - 1] ?? [];
  const own = withOwnCitations({ lines, table: tableOf(reply.table, { from, count: lines.length }) }, reply);
  const isLast = at === pages.length;
  const where = `Page ${at} of ${pages.length}.${isLast ? '' : ` The next: ${command} page:${at + 1}`}`;
  // A picture is of the whole answer, so it comes once.
  const { chart } = at === 1 ? reply : {};
  return { ...reply, ...own, chart, notes: [where, ...(isLast ? reply.notes : reply.notes.slice(-1))] };
}

interface Span {
  readonly from: number;
  readonly count: number;
}

// The rows of the lines that the page shows, and the places of these lines on the page.
function tableOf(table: Table | undefined, { from, count }: Span): Table | undefined {
  if (table === undefined) return undefined;
  const isHere = (line: number | undefined) => line !== undefined && line >= from && line < from + count;
  const rows = table.rows.filter((_, row) => isHere(table.lines[row]));
  if (rows.length === 0) return undefined;
  return { ...table, rows, lines: table.lines.filter(isHere).map((line) => line - from) };
}

const lengthOf = ({ title, lines, citations, notes }: Reply): number =>
  [title, ...lines.map(textOf), ...notes, ...citations.map((citation) => Object.values(citation).join(' '))].join('\n')
    .length;

function splitLines(lines: readonly Line[], charsMax: number): Line[][] {
  const pages: Line[][] = [[]];
  let chars = 0;
  for (const line of lines) {
    const length = textOf(line).length + 1;
    if (chars + length > charsMax && chars > 0) {
      pages.push([]);
      chars = 0;
    }
    pages.at(-1)?.push(line);
    chars += length;
  }
  return pages;
}

const mark = /\[(\d+)\]/g;

type Shown = Pick<Reply, 'lines' | 'table'>;

function withOwnCitations({ lines, table }: Shown, { citations }: Reply): Shown & Pick<Reply, 'citations'> {
  const used = [
    ...new Set(lines.flatMap((line) => [...textOf(line).matchAll(mark)].map(([, number]) => Number(number)))),
  ].toSorted((a, b) => a - b);
  const renumbered = (text: string) => text.replace(mark, (_, number) => `[${used.indexOf(Number(number)) + 1}]`);
  return {
    lines: lines.map((line) =>
      typeof line === 'string' ? renumbered(line) : { ...line, text: renumbered(line.text) },
    ),
    table: table && { ...table, rows: table.rows.map((row) => row.map(renumbered)) },
    citations: used.flatMap((number) => citations[number - 1] ?? []),
  };
}
