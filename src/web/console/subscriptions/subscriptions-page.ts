import { html } from 'hono/html';
import type { Subscription, SubscriptionCount } from '../../../domain/subscriptions.ts';
import type { Topic } from '../../../domain/topics.ts';
import { plainLine } from '../../../lib/plain-text.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { outside } from '../bits.ts';
import { agoHtml, noticeHtml, withQuery } from '../list-bits.ts';
import { pageHtml } from '../page.ts';
import { modeWords, narrowingWords, pauseWords, platformName, platformWords, topicWords } from './channel-words.ts';

/** Where the pages of subscriptions are. */
export const subscriptionsPath = '/console/subscriptions';

/** A page of this family. */
export const subscriptionsPage = (title: string, body: Html): Html =>
  pageHtml({ title, path: '/subscriptions', styles: ['lists.css', 'subscriptions.css'], body });

/** Where the page of a channel is. */
export const channelPath = (channel: string): string => withQuery(`${subscriptionsPath}/channel`, { channel });

export interface Filter {
  readonly chat?: string | undefined;
  readonly state?: Subscription['state'] | undefined;
  readonly text: string;
  readonly after: string;
}

export interface SubscriptionsView {
  readonly counts: readonly SubscriptionCount[];
  readonly rows: readonly Subscription[];
  readonly lastAlerts: ReadonlyMap<string, number>;
  readonly filter: Filter;
  /** The last channel of this page, where there are more. */
  readonly next: string | undefined;
  readonly topics: readonly Topic[];
  readonly nowMs: number;
  readonly done: string | undefined;
}

/** Every channel with what it follows and how it is told. */
export const subscriptionsBody = (view: SubscriptionsView): Html => html`<h1>Subscriptions</h1>
  ${noticeHtml(view.done)}
  ${summaryHtml(view)}
  ${filterHtml(view)}
  ${view.rows.length === 0 ? emptyHtml(view) : tableHtml(view)}
  ${pagerHtml(view)}`;

const sumOf = (counts: readonly SubscriptionCount[]): number => counts.reduce((sum, { count }) => sum + count, 0);

function summaryHtml({ counts, filter }: SubscriptionsView): Html {
  const paused = sumOf(counts.filter(({ state }) => state === 'paused'));
  const all = sumOf(counts);
  const isAll = filter.chat === undefined && filter.state === undefined;
  const chats = [...new Set(counts.map(({ platform }) => platform))];
  return html`<p class="lead">${all === 0 ? 'No channel follows anything yet.' : html`<strong>${all}</strong> ${all === 1 ? 'channel follows' : 'channels follow'} something${paused === 0 ? '.' : `, ${paused} of them paused.`}`}</p>
  <nav class="chips" aria-label="Channels by chat and state">
    ${chip({ href: subscriptionsPath, isCurrent: isAll, label: `all ${all}` })}
    ${chats.map((chat) => chip({ href: withQuery(subscriptionsPath, { chat }), isCurrent: filter.chat === chat, label: `${platformWords[chat] ?? chat} ${sumOf(counts.filter(({ platform }) => platform === chat))}` }))}
    ${paused === 0 ? '' : chip({ href: withQuery(subscriptionsPath, { state: 'paused' }), isCurrent: filter.state === 'paused', label: `paused ${paused}` })}
  </nav>`;
}

const chip = ({ href, isCurrent, label }: { href: string; isCurrent: boolean; label: string }): Html =>
  html`<a class="chip" href="${href}"${isCurrent ? html` aria-current="true"` : ''}>${label}</a>`;

const filterHtml = ({
  filter,
}: SubscriptionsView): Html => html`<form class="row" method="get" action="${subscriptionsPath}" role="search">
  <p class="field"><label for="text">Find</label>
  <input id="text" name="text" type="search" value="${filter.text}" maxlength="100" placeholder="channel, topic or term" /></p>
  <p class="field"><label for="chat">Chat</label>
  <select id="chat" name="chat"><option value="">any</option>${Object.entries(platformWords).map(([value, label]) => option(value, { label, chosen: filter.chat }))}</select></p>
  <p class="field"><label for="state">State</label>
  <select id="state" name="state"><option value="">any</option>${option('active', { label: 'active', chosen: filter.state })}${option('paused', { label: 'paused', chosen: filter.state })}</select></p>
  <button>Find</button>
</form>`;

const option = (value: string, { label, chosen }: { label: string; chosen: string | undefined }): Html =>
  html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`;

const emptyHtml = ({ counts }: SubscriptionsView): Html =>
  counts.length === 0
    ? html`<p class="empty">A channel follows something once somebody there gives <code>/subscribe</code>. The console has a <a href="/console">channel</a> of its own.</p>`
    : html`<p class="empty">No channel fits that. <a href="${subscriptionsPath}">Show all</a></p>`;

const tableHtml = (view: SubscriptionsView): Html => html`<table class="stack">
  <caption class="unseen">Channels in the order of their ids</caption>
  <thead><tr>${['Channel', 'State', 'Follows', 'Told', 'Last alert', 'Since'].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
  <tbody>${view.rows.map((row) => rowHtml(row, view))}</tbody>
</table>`;

function rowHtml(row: Subscription, { topics, lastAlerts, nowMs }: SubscriptionsView): Html {
  const narrowing = narrowingWords(row);
  return html`<tr>
    <th scope="row"><a href="${channelPath(row.channel)}">${outside(row.channel, 100)}</a> <span class="soft small">${platformName(row.channel)}</span></th>
    <td data-label="State">${stateHtml(row)}${row.state === 'paused' ? html`<span class="reason" dir="auto">${plainLine(pauseWords(row), 300)}</span>` : ''}</td>
    <td data-label="Follows">${outside(topicWords(row, topics))}</td>
    <td data-label="Told">${modeWords(row)}${narrowing.length === 0 ? '' : html` <span class="soft small">${outside(narrowing.join('; '))}</span>`}</td>
    <td data-label="Last alert">${agoHtml(lastAlerts.get(row.channel), nowMs)}</td>
    <td data-label="Since">${agoHtml(row.createdAt, nowMs)}</td>
  </tr>`;
}

/** Whether a channel is told, as a badge. */
export const stateHtml = ({ state }: Subscription): Html =>
  html`<span class="badge ${state === 'active' ? 'good' : 'high'}">${state}</span>`;

function pagerHtml({ filter, next }: SubscriptionsView): Html | '' {
  if (next === undefined && filter.after === '') return '';
  const { chat, state, text } = filter;
  return html`<nav class="pager" aria-label="Pages">
    ${filter.after === '' ? '' : html`<a class="button" href="${withQuery(subscriptionsPath, { chat, state, text })}">From the beginning</a>`}
    ${next === undefined ? '' : html`<a class="button" rel="next" href="${withQuery(subscriptionsPath, { chat, state, text, after: next })}">More</a>`}
  </nav>`;
}
