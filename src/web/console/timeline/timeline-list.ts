import { html } from 'hono/html';
import type { Telling } from '../../../domain/facts.ts';
import { formatDate } from '../../../domain/partial-date.ts';
import { citationOf, sourcing } from '../../../pipeline/citing.ts';
import type { FactState } from '../../../pipeline/fact-status.ts';
import type { TimelineRow } from '../../../pipeline/timeline-rows.ts';
import { citationHtml, type Html } from '../../../platforms/console/reply-html.ts';
import { dateHtml, disputedBadge, factAddress, tidy } from '../facts/fact-parts.ts';

export interface Listing {
  readonly nowMs: number;
  readonly sourcesShownMax: number;
}

/** Rows by year and month, in the order in which they come. */
export function timelineList(rows: readonly TimelineRow[], listing: Listing): Html[] {
  const years = Map.groupBy(rows, ({ date }) => date.slice(0, 4));
  return [...years].map(
    ([year, ofYear]) => html`<section class="year" aria-labelledby="y${year}">
      <h3 id="y${year}">${year}</h3>
      ${[...Map.groupBy(ofYear, ({ date }) => date.slice(0, 7))].map(([month, ofMonth]) => monthHtml(month, { rows: ofMonth, listing }))}
    </section>`,
  );
}

/** The years of these rows, to jump to. */
export const yearsOf = (rows: readonly TimelineRow[]): string[] => [
  ...new Set(rows.map(({ date }) => date.slice(0, 4))),
];

interface Month {
  readonly rows: readonly TimelineRow[];
  readonly listing: Listing;
}

const monthHtml = (month: string, { rows, listing }: Month): Html => html`<div class="month">
  <h4>${month.length === 7 ? formatDate(month) : html`${month} <span class="soft">month not told</span>`}</h4>
  <ol class="events">${rows.map((row) => rowHtml(row, listing))}</ol>
</div>`;

const rowHtml = (row: TimelineRow, listing: Listing): Html => html`<li class="event ${stateOf(row)}">
  <p class="when">${whenHtml(row)}</p>
  <div class="what">
    <p dir="auto">${saidHtml(row)}</p>
    ${badgesHtml(row)}
    ${row.note !== undefined && html`<p class="note" dir="auto">${tidy(row.note)}</p>`}
    ${sourcesHtml(row.tellings, { ...listing, key: row.key })}
  </div>
</li>`;

const stateOf = ({ status }: TimelineRow): FactState | '' => status?.state ?? '';

// What is told of no date of its own stands at the day of its first report, and says so.
function whenHtml({ date, isOwnDate, kind, until }: TimelineRow): Html {
  const told = isOwnDate ? '' : html`<span class="soft">reported</span> `;
  const last = kind === 'round' && until !== undefined && until !== date ? html` – ${dateHtml(until)}` : '';
  return html`${told}${dateHtml(date)}${last}`;
}

function saidHtml({ subject, says, key }: TimelineRow): Html {
  const address = factAddress(key);
  return subject === undefined
    ? html`<a href="${address}">Remark</a>: <bdi>${tidy(says)}</bdi>`
    : html`<a href="${address}"><bdi>${tidy(subject)}</bdi></a>: <bdi>${tidy(says)}</bdi>`;
}

/** The badges of a row: how it stands, and whether accounts differ. */
export const badgesHtml = ({ status, isDisputed }: Pick<TimelineRow, 'status' | 'isDisputed'>): Html | false =>
  (status !== undefined || isDisputed) &&
  html`<p class="badges">
    ${status !== undefined && html`<span class="badge ${status.state}${status.isStale && html` stale`}">${status.words}</span>`}
    ${isDisputed && disputedBadge}
  </p>`;

const silent = { cite: () => '', citations: [] };

export interface SourcesShown extends Listing {
  readonly key: string;
}

/** Who told it and when in a line; the sources behind it, newest first. */
export function sourcesHtml(tellings: readonly Telling[], { nowMs, sourcesShownMax, key }: SourcesShown): Html {
  const shown = tellings.slice(0, sourcesShownMax);
  const left = tellings.length - shown.length;
  return html`<details>
    <summary dir="auto">${tidy(sourcing({ tellings, citer: silent, nowMs }))}</summary>
    <ol class="sources">${shown.map((telling) => html`<li>${citationHtml(citationOf(telling))}${tellingHtml(telling)}</li>`)}</ol>
    ${left > 0 && html`<p><a href="${factAddress(key)}">${left} more</a></p>`}
  </details>`;
}

// Where slots alone would lose something, a telling has words of its own.
function tellingHtml({ says, speaker, hedge }: Telling): Html | false {
  const account = [speaker && `by the account of ${speaker}`, hedge && `“${hedge}”`].filter(Boolean).join(', ');
  const words = says === undefined ? account : `${says}${account && ` (${account})`}`;
  return words !== '' && html`<br /><bdi>${tidy(words)}</bdi>`;
}
