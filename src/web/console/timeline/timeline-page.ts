import { html } from 'hono/html';
import type { Chart } from '../../../domain/charts.ts';
import { formatDate } from '../../../domain/partial-date.ts';
import { everyTopic } from '../../../domain/subscriptions.ts';
import type { Topic } from '../../../domain/topics.ts';
import { type DueRow, dueRows } from '../../../pipeline/due-rows.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { counted, factAddress, tidy } from '../facts/fact-parts.ts';
import { filterForm } from './timeline-form.ts';
import { badgesHtml, type Listing, sourcesHtml, timelineList, yearsOf } from './timeline-list.ts';
import { firstMonth, type TimelineForm, type TimelineQuery, timelineAddress } from './timeline-query.ts';
import { eventsOf, recentFrom, rowsOf, type Selection, stepsOf, withoutDay } from './timeline-selection.ts';

export interface TimelineView {
  readonly query: TimelineQuery;
  readonly topics: readonly Topic[];
  /** Absent where the form has a slip. */
  readonly selection?: Selection;
}

/** The timeline with its form on top; with a slip, the form alone and what is wrong with it. */
export function timelineBody({ query, topics, selection }: TimelineView): Html {
  const { form } = query;
  return html`<div class="bar"><h1>Timeline</h1>${selection !== undefined && filesHtml(form)}</div>
    <p class="soft lead">Rounds, rates and deadlines as reported, each with who told it. Nothing here is more than what outlets said.</p>
    ${'slip' in query && html`<p class="notice bad" role="alert" id="slip">${query.slip}</p>`}
    ${filterForm(query, topics)}
    ${selection !== undefined && html`${jumpsHtml} ${chartsHtml(selection, form)} ${dueHtml(selection)} ${listHtml(selection, form)}`}`;
}

const jumpsHtml = html`<nav class="jumps" aria-label="On this page"><a href="#ahead">Deadlines ahead</a> <a href="#all">All entries</a></nav>`;

function filesHtml(form: TimelineForm): Html {
  const topic = form.topic === everyTopic ? '' : `?${new URLSearchParams({ topic: form.topic })}`;
  return html`<p class="files">
    <a class="button" href="${timelineAddress(form, { file: '.csv' })}" download>Download CSV</a>
    <a class="button" href="/calendar.ics${topic}">Calendar (.ics)</a>
  </p>`;
}

function chartsHtml(selection: Selection, form: TimelineForm): Html {
  const [events, steps, missing] = [eventsOf(selection), stepsOf(selection), withoutDay(selection)];
  const left =
    missing === 0
      ? ''
      : `${missing} ${missing === 1 ? 'event' : 'events'} known to a month only ${missing === 1 ? 'is' : 'are'} in the list below. `;
  return html`<div class="charts">
    ${events !== undefined && chartHtml(events, { picture: timelineAddress(form, { file: '/events.png' }), notes: left })}
    ${steps !== undefined && chartHtml(steps, { picture: timelineAddress(form, { file: '/tariffs.png' }), notes: sinceHtml(selection, form) })}
  </div>
  ${events === undefined && left !== '' && html`<p class="soft">${left}</p>`}`;
}

// Years of steady rates leave little room for the year in which they moved.
const sinceHtml = ({ asked }: Selection, form: TimelineForm): Html => {
  const isLong = asked.from < recentFrom;
  const address = timelineAddress({ ...form, from: isLong ? recentFrom.slice(0, 7) : firstMonth });
  return html`<span class="unprinted"><a href="${address}">${isLong ? 'Since 2025 only' : 'Since 2018'}</a> ·</span>`;
};

interface Picture {
  readonly picture: string;
  /** What is not in it, or where more is. */
  readonly notes: string | Html;
}

const chartHtml = ({ alt, title }: Chart, { picture, notes }: Picture): Html => html`<figure class="chart">
  <a href="${picture}"><img src="${picture}" alt="${tidy(alt)}" width="800" /></a>
  <figcaption>${notes} <a class="unprinted" href="${picture}" download aria-label="Download PNG: ${title}">Download PNG</a></figcaption>
</figure>`;

const listingOf = ({ nowMs, limits }: Selection): Listing => ({ nowMs, sourcesShownMax: limits.sourcesShownMax });

function dueHtml(selection: Selection): Html {
  const { ahead, leftOpen } = dueRows(selection.facts, {
    today: selection.today,
    pastDaysMax: selection.limits.pastDaysMax,
  });
  const [due, passed] = [ahead, leftOpen].map((rows) => rows.slice(0, selection.limits.rowsShownMax));
  const listing = listingOf(selection);
  return html`<section aria-labelledby="ahead">
    <h2 id="ahead">Deadlines ahead</h2>
    <p class="soft">As of ${formatDate(selection.today)}, whatever span is shown below.</p>
    ${ahead.length === 0 ? html`<p>No day ahead${selection.asked.topic === everyTopic ? '' : ' on this topic'} is known here.</p>` : html`<ol class="due">${due?.map((row) => dueRowHtml(row, listing))}</ol>`}
    ${
      leftOpen.length > 0 &&
      html`<h3>Passed in the last ${selection.limits.pastDaysMax} days</h3>
      <ol class="due">${passed?.map((row) => dueRowHtml(row, listing))}</ol>`
    }
  </section>`;
}

const dueRowHtml = (row: DueRow, listing: Listing): Html => html`<li class="card">
  <p class="left"><strong>${leftWords(row.daysLeft)}</strong></p>
  <div class="what">
    <p dir="auto"><a href="${factAddress(row.key)}"><bdi>${tidy(row.says)}</bdi></a>${row.condition !== undefined && html`, <bdi>${tidy(row.condition)}</bdi>`}.</p>
    ${badgesHtml({ status: undefined, isDisputed: row.isDisputed })}
    ${row.rivals.map((rival) => html`<p dir="auto">By another account: <bdi>${tidy(rival)}</bdi>.</p>`)}
    ${row.version.note !== undefined && html`<p class="note" dir="auto">${tidy(row.version.note)}</p>`}
    ${sourcesHtml(
      row.version.tellings.toSorted((a, b) => b.date.localeCompare(a.date)),
      { ...listing, key: row.key },
    )}
  </div>
</li>`;

function leftWords(days: number): string {
  if (days === 0) return 'today';
  const count = counted(Math.abs(days), 'day');
  return days > 0 ? `in ${count}` : `${count} ago`;
}

function listHtml(selection: Selection, form: TimelineForm): Html {
  const { asked, limits } = selection;
  const { rows, remarksLeftOut } = rowsOf(selection);
  const pages = Math.max(1, Math.ceil(rows.length / limits.rowsShownMax));
  const page = Math.min(asked.page, pages);
  const shown = rows.slice((page - 1) * limits.rowsShownMax, page * limits.rowsShownMax);
  const years = yearsOf(shown);
  const order = asked.isOldestFirst ? 'oldest first' : 'newest first';
  return html`<section aria-labelledby="all">
    <h2 id="all">What was told, ${order}</h2>
    <p class="soft">${rows.length} ${rows.length === 1 ? 'entry' : 'entries'} from ${formatDate(asked.from)} to ${formatDate(asked.to)}. A date is as exact as it was told; “reported” is the day of the first report, where no date of its own is told.</p>
    ${remarksLeftOut > 0 && html`<p class="soft">${remarksLeftOut} ${remarksLeftOut === 1 ? 'remark is' : 'remarks are'} left out. <a class="unprinted" href="${timelineAddress({ ...form, remarks: 'yes' })}">Show them too</a></p>`}
    ${years.length > 1 && html`<nav class="years" aria-label="Years">${years.map((year) => html`<a href="#y${year}">${year}</a>`)}</nav>`}
    ${shown.length === 0 ? html`<p>Nothing is known here for these dates. Choose another topic, or a wider span.</p>` : timelineList(shown, listingOf(selection))}
    ${pages > 1 && pagerHtml(form, { page, pages })}
  </section>`;
}

const pagerHtml = (
  form: TimelineForm,
  { page, pages }: { readonly page: number; readonly pages: number },
): Html => html`<nav class="pager" aria-label="Pages">
  ${page > 1 && html`<a class="button" rel="prev" href="${timelineAddress(form, { page: page - 1 })}#all">Back</a>`}
  <span>Page ${page} of ${pages}</span>
  ${page < pages && html`<a class="button" rel="next" href="${timelineAddress(form, { page: page + 1 })}#all">More</a>`}
</nav>`;
