import { html } from 'hono/html';
import { everyTopic } from '../../../domain/subscriptions.ts';
import type { Topic } from '../../../domain/topics.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { type TimelineQuery, timelinePath } from './timeline-query.ts';

/** The form by which a timeline is chosen, as it was filled in. */
export function filterForm(query: TimelineQuery, topics: readonly Topic[]): Html {
  const { form } = query;
  const wrong = 'slip' in query ? query.field : undefined;
  return html`<form class="row card filter" method="get" action="${timelinePath}">
    <p class="field"><label for="topic">Topic</label>
      <select id="topic" name="topic"${marked(wrong === 'topic')}>
        ${[{ id: everyTopic, label: 'All topics' }, ...topics].map(({ id, label }) => optionHtml({ id, label }, form.topic))}
      </select></p>
    ${(['from', 'to'] as const).map(
      (field) => html`<p class="field"><label for="${field}">${field === 'from' ? 'From' : 'To'}</label>
        <input id="${field}" name="${field}" value="${form[field]}" size="10" maxlength="40" autocomplete="off" spellcheck="false" placeholder="2025-06"${marked(wrong === field)} /></p>`,
    )}
    <p class="field"><label for="order">Order</label>
      <select id="order" name="order">
        ${orders.map((order) => optionHtml(order, form.order))}
      </select></p>
    <p class="field tick"><label><input type="checkbox" name="remarks" value="yes"${form.remarks === 'yes' ? html` checked` : ''} /> Remarks too</label></p>
    <button class="main">Show</button>
    <p class="soft hint" id="dates">From and to: a month such as 2025-06, or a day such as 2025-06-10.</p>
  </form>`;
}

const orders = [
  { id: 'newest', label: 'Newest first' },
  { id: 'oldest', label: 'Oldest first' },
] as const;

const optionHtml = ({ id, label }: { readonly id: string; readonly label: string }, chosen: string): Html =>
  html`<option value="${id}"${id === chosen.toLowerCase() ? html` selected` : ''}>${label}</option>`;

const marked = (isWrong: boolean): Html =>
  isWrong ? html` aria-invalid="true" aria-describedby="slip dates"` : html` aria-describedby="dates"`;
