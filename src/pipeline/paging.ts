import { type Line, type Reply, textOf } from '../domain/replies.ts';

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
  const { lines, citations } = withOwnCitations(pages[at - 1] ?? [], reply);
  const isLast = at === pages.length;
  const where = `Page ${at} of ${pages.length}.${isLast ? '' : ` The next: ${command} page:${at + 1}`}`;
  return { title: reply.title, lines, citations, notes: [where, ...(isLast ? reply.notes : reply.notes.slice(-1))] };
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

function withOwnCitations(lines: readonly Line[], { citations }: Reply): Pick<Reply, 'lines' | 'citations'> {
  const used = [
    ...new Set(lines.flatMap((line) => [...textOf(line).matchAll(mark)].map(([, number]) => Number(number)))),
  ].toSorted((a, b) => a - b);
  const renumbered = (text: string) => text.replace(mark, (_, number) => `[${used.indexOf(Number(number)) + 1}]`);
  return {
    lines: lines.map((line) =>
      typeof line === 'string' ? renumbered(line) : { ...line, text: renumbered(line.text) },
    ),
    citations: used.flatMap((number) => citations[number - 1] ?? []),
  };
}
