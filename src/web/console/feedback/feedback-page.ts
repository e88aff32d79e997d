import { html } from 'hono/html';
import { factKeyOf } from '../../../domain/fact-keys.ts';
import type { Feedback } from '../../../domain/feedback.ts';
import { outletNotNamed, tierWords } from '../../../domain/outlets.ts';
import { describe } from '../../../pipeline/describe.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import type { CoverageReading } from '../../../ports.ts';
import { outside } from '../bits.ts';
import { agoHtml, outsideLink, withQuery } from '../list-bits.ts';

/** Where the page of feedback is. */
export const feedbackPath = '/console/feedback';

/** What a reader said, with what it is about as far as that is still kept. */
export interface Report {
  readonly feedback: Feedback;
  readonly reading: CoverageReading | undefined;
  /** The alert is still kept. */
  readonly hasAlert: boolean;
}

export interface FeedbackView {
  readonly reports: readonly Report[];
  readonly count: number;
  /** It does not begin with the newest. */
  readonly isLater: boolean;
  /** The last of this page, where there are more. */
  readonly next: string | undefined;
  readonly nowMs: number;
}

/** What readers called wrong, the newest first. */
export const feedbackBody = (
  view: FeedbackView,
): Html => html`<div class="bar"><h1>Feedback</h1>${view.count === 0 ? '' : downloads}</div>
  <p class="lead">${countWords(view.count)}</p>
  <p class="soft">What readers say changes no fact: look into it, and into the words that it rests on.</p>
  ${view.reports.length === 0 ? emptyHtml : html`<ol class="items reports">${view.reports.map((report) => reportHtml(report, view.nowMs))}</ol>`}
  ${pagerHtml(view)}`;

const countWords = (count: number): string => {
  if (count === 0) return 'No reader has called anything wrong.';
  return count === 1 ? 'Readers called one thing wrong.' : `Readers called ${count} things wrong.`;
};

const downloads = html`<div class="actions">
  <a class="button" href="${feedbackPath}/feedback.jsonl" download>Download as JSON lines</a>
  <a class="button" href="${feedbackPath}/cases.jsonl" download>Download as cases</a>
</div>`;

const emptyHtml = html`<p class="empty">Under each alert stands its short id: <code>/wrong YB38A</code>, or the button “Wrong?”, tells here what is wrong with it.</p>`;

const faultWords: Readonly<Record<Feedback['fault'], string>> = {
  value: 'a value is wrong',
  status: 'the status is wrong',
  date: 'a date is wrong',
  attribution: 'the attribution is wrong',
  'not-new': 'not new',
  'off-topic': 'off topic',
  other: 'something else',
};

function reportHtml({ feedback, reading, hasAlert }: Report, nowMs: number): Html {
  const { at, by, channel, fault, words, alertId, headline, shortId, statement, quote } = feedback;
  const key = factKeyOf(statement);
  return html`<li class="card report">
    <p class="small soft"><span class="badge high">${faultWords[fault]}</span> ${agoHtml(at, nowMs)} in ${outside(channel, 100)}${by === null ? '' : html` by ${outside(by, 80)}`}</p>
    ${words === '' ? html`<p class="soft">No words were given.</p>` : html`<p class="words" dir="auto">“${outside(words)}”</p>`}
    <p>About alert <code>${shortId}</code>: ${hasAlert ? html`<a href="${withQuery('/console/stories/alert', { id: alertId })}">${outside(headline)}</a>` : outside(headline)}</p>
    <p>What was read: <a href="${withQuery('/console/facts/fact', { key })}">${outside(describe(statement))}</a></p>
    <blockquote dir="auto">“${outside(quote, 1_000)}”</blockquote>
    ${sourceHtml(reading)}
  </li>`;
}

function sourceHtml(reading: CoverageReading | undefined): Html {
  if (reading === undefined) return html`<p class="small soft">The piece that it stands in is not kept any more.</p>`;
  const { outlet, tier, title, url } = reading.item;
  return html`<p class="small">${outside(outlet ?? outletNotNamed)} · ${tierWords[tier]} · ${outsideLink(title, url)}</p>`;
}

function pagerHtml({ isLater, next }: FeedbackView): Html | '' {
  if (!isLater && next === undefined) return '';
  return html`<nav class="pager" aria-label="Pages">
    ${isLater ? html`<a class="button" href="${feedbackPath}">The newest</a>` : ''}
    ${next === undefined ? '' : html`<a class="button" rel="next" href="${withQuery(feedbackPath, { before: next })}">Older</a>`}
  </nav>`;
}
