import { html } from 'hono/html';
import { outletNotNamed, tierWords } from '../../domain/outlets.ts';
import { formatDate, formatMoment } from '../../domain/partial-date.ts';
import { type Citation, type Line, type Reply, type Table, textOf } from '../../domain/replies.ts';
import { plainLine } from '../../lib/plain-text.ts';

/** HTML in which all that came from outside is text. */
export type Html = ReturnType<typeof html>;

export interface ReplyPlace {
  /** Names the message on its page: `m-12`. */
  readonly id: string;
  /** Where the picture of its chart is; without it the chart is told in words. */
  readonly picture?: string | undefined;
  /** The level of its heading, 3 unless told. */
  readonly level?: 2 | 3;
}

/** A reply as the console shows it: everything but its buttons. */
export function replyHtml(reply: Reply, { id, picture, level = 3 }: ReplyPlace): Html {
  return html`${titleHtml(reply.title, level)}
    <div class="lines">${linesHtml(reply, id)}</div>
    ${chartHtml(reply, picture)} ${citationsHtml(reply.citations, id)}
    ${reply.notes.length > 0 && html`<ul class="notes">${reply.notes.map((note) => html`<li dir="auto">${tidy(note)}</li>`)}</ul>`}`;
}

/** The heading of a message. */
export const titleHtml = (title: string, level: 2 | 3): Html =>
  level === 2
    ? html`<h2 class="title" dir="auto">${tidy(title)}</h2>`
    : html`<h3 class="title" dir="auto">${tidy(title)}</h3>`;

// Characters that turn the direction of text would make a headline lie.
const tidy = (text: string): string => plainLine(text, charsMax);
const charsMax = 2_000;

// The table stands where the first of the lines stood that it says.
function linesHtml({ lines, table, citations }: Reply, id: string): Html[] {
  const said = new Set(table?.lines);
  const first = Math.min(...said, lines.length);
  const refs = { id, count: citations.length };
  return lines.flatMap((line, i) => {
    if (i === first && table !== undefined) return [tableHtml(table)];
    return said.has(i) || textOf(line).trim() === '' ? [] : [lineHtml(line, refs)];
  });
}

interface Refs {
  readonly id: string;
  readonly count: number;
}

function lineHtml(line: Line, refs: Refs): Html {
  const text = withRefs(tidy(textOf(line)), refs);
  return typeof line === 'string' ? html`<p dir="auto">${text}</p>` : html`<p dir="auto"><s>${text}</s></p>`;
}

// `[1]` leads to the first source.
function withRefs(text: string, { id, count }: Refs): (string | Html)[] {
  return text.split(/(\[\d{1,3}\])/).map((part) => {
    const number = Number(/^\[(\d+)\]$/.exec(part)?.[1] ?? 0);
    return number >= 1 && number <= count ? html`<a class="ref" href="#${id}-s${number}">${part}</a>` : part;
  });
}

const tableHtml = ({ caption, columns, rows }: Table): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${tidy(caption)}"><table>
    <caption>${tidy(caption)}</caption>
    <thead><tr>${columns.map((column) => html`<th scope="col">${tidy(column)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td dir="auto">${tidy(cell)}</td>`)}</tr>`)}</tbody>
  </table></div>`;

function chartHtml({ chart }: Reply, picture: string | undefined): Html | false {
  if (chart === undefined) return false;
  return picture === undefined
    ? html`<p>Chart: ${tidy(chart.alt)}</p>`
    : html`<figure><img src="${picture}" alt="${tidy(chart.alt)}" width="720" loading="lazy" /></figure>`;
}

const citationsHtml = (citations: readonly Citation[], id: string): Html | false =>
  citations.length > 0 &&
  html`<ol class="sources" aria-label="Sources">${citations.map((one, i) => html`<li id="${id}-s${i + 1}">${citationHtml(one)}</li>`)}</ol>`;

/** A source: who, how close to what is reported, when; linked where that leads to the web. */
export function citationHtml({ outlet, tier, date, at, url, title }: Citation): Html {
  const name = tidy(outlet) || outletNotNamed;
  const target = webAddress(url);
  const said =
    target === undefined
      ? html`<bdi>${name}</bdi>`
      : html`<a href="${target}" rel="noreferrer nofollow noopener"><bdi>${name}</bdi></a>`;
  const when = at === undefined ? tidy(formatDate(date)) : formatMoment(at);
  return html`${said} · ${tierWords[tier]} · ${when}${title !== undefined && html` · <bdi>${tidy(title)}</bdi>`}`;
}

/** An address as a browser may follow it; undefined for what is not of the web. */
export function webAddress(url: string | undefined): string | undefined {
  const parsed = URL.parse(url ?? '');
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : undefined;
}
