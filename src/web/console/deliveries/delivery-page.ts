import { html } from 'hono/html';
import { type DeliveryList, deliveryLists } from '../../../domain/listed-deliveries.ts';
import type { OpenDeliveries } from '../../../domain/open-deliveries.ts';
import { agoWords } from '../../../pipeline/ago.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { channelHtml, outside, timeHtml } from '../bits.ts';
import { standingHtml, stateHtml } from '../delivery-words.ts';
import { consoleBase } from '../page.ts';
import { storyAddress } from '../stories/story-list.ts';
import type { Entry, LoadedDeliveries } from './load-deliveries.ts';
import { placeText } from './places.ts';
import type { Done } from './try-again.ts';
import { tryAgainHtml } from './try-again-html.ts';

interface DeliveriesView extends LoadedDeliveries {
  readonly list: DeliveryList;
  readonly done: Done | undefined;
  readonly isFirst: boolean;
  readonly now: number;
}

const listWords: Readonly<Record<DeliveryList, string>> = {
  pending: 'Waiting',
  sending: 'On their way',
  held: 'Held',
  'in-doubt': 'In doubt',
  paused: 'Paused',
  abandoned: 'Given up',
  sent: 'Sent',
};

const listAbout: Readonly<Record<DeliveryList, string>> = {
  pending: 'Posts and edits that are due or will be, in the order in which they fall due.',
  sending: 'Messages that a process has in hand just now: one a channel.',
  held: 'Alerts that quiet hours or an hourly limit keep back, those first that come out first.',
  'in-doubt': 'A try ended without an answer: each is looked for in its channel before it is posted again.',
  paused: 'Messages of paused channels. They wait until the channel goes on.',
  abandoned:
    'Messages that a chat refused, or that nobody could look up, newest first. What can be tried again says so.',
  sent: 'Messages that went out, those owed last first.',
};

const doneWords: Readonly<Record<Done, string>> = {
  retried: 'It is owed again, and goes out within seconds if its chat takes it.',
  'looked-up': 'It is looked for in its channel first, and posted only if it is not there.',
  hurried: 'It is tried now.',
};

/** What waits, what went out and what was given up. */
export const deliveriesBody = (view: DeliveriesView): Html => html`
  <h1>Deliveries</h1>
  <p class="soft">A delivery is one message owed to one channel.</p>
  ${view.done !== undefined && html`<p class="notice" role="status">${doneWords[view.done]}</p>`}
  ${countsHtml(view.open)}
  <nav class="lists" aria-label="Lists"><ul>${deliveryLists.map((list) => html`<li><a class="button" href="${addressOf(list)}"${list === view.list ? html` aria-current="page"` : ''}>${listWords[list]}${countOf(list, view)}</a></li>`)}</ul></nav>
  <h2>${listWords[view.list]}</h2>
  <p class="soft">${listAbout[view.list]}</p>
  ${view.entries.length > 0 ? html`<ol class="deliveries">${view.entries.map((entry) => entryHtml(entry, view))}</ol>` : html`<p class="notice">None.</p>`}
  <nav class="pages" aria-label="Pages">
    ${!view.isFirst && html`<a class="button" href="${addressOf(view.list)}">First page</a>`}
    ${view.next !== undefined && html`<a class="button" rel="next" href="${addressOf(view.list)}&amp;after=${placeText(view.next)}">More</a>`}
  </nav>`;

const addressOf = (list: DeliveryList): string => `${consoleBase}/deliveries?list=${list}`;

function countOf(list: DeliveryList, { open, givenUp }: Pick<LoadedDeliveries, 'open' | 'givenUp'>): string {
  if (list === 'sent') return '';
  if (list === 'abandoned') return ` ${givenUp.count.toLocaleString('en')}${givenUp.isMore ? '+' : ''}`;
  const sum =
    list === 'in-doubt'
      ? open.reduce((all, { inDoubt }) => all + inDoubt, 0)
      : open.reduce((all, { state, count }) => all + (state === list ? count : 0), 0);
  return ` ${sum.toLocaleString('en')}`;
}

const openStates = ['pending', 'sending', 'held', 'paused'] as const;

function countsHtml(open: readonly OpenDeliveries[]): Html {
  const chats = [...new Set(open.map(({ platform }) => platform))].toSorted();
  if (chats.length === 0) return html`<p class="notice">Nothing waits: all that was owed is out or over.</p>`;
  const of = (platform: string) => open.filter((one) => one.platform === platform);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="What is not over yet"><table class="counts">
    <caption>What is not over yet</caption>
    <thead><tr><th scope="col">Chat</th>${openStates.map((state) => html`<th scope="col" class="number">${listWords[state]}</th>`)}<th scope="col" class="number">In doubt</th></tr></thead>
    <tbody>${chats.map(
      (platform) => html`<tr><th scope="row">${outside(platform, 20)}</th>
      ${openStates.map((state) => html`<td class="number">${(of(platform).find((one) => one.state === state)?.count ?? 0).toLocaleString('en')}</td>`)}
      <td class="number">${of(platform)
        .reduce((sum, { inDoubt }) => sum + inDoubt, 0)
        .toLocaleString('en')}</td></tr>`,
    )}</tbody>
  </table></div>`;
}

const entryHtml = (entry: Entry, { list, now }: Pick<DeliveriesView, 'list' | 'now'>): Html => {
  const { delivery, alert, headline, zone } = entry;
  const { createdAt, kind, channel } = delivery;
  const title = outside(headline, 200);
  return html`<li class="card delivery">
    <p>${channelHtml(channel)} <span class="badge">${kind}</span> ${stateHtml(delivery)}</p>
    <h3>${alert === undefined ? title : html`<a href="${storyAddress(alert)}">${title}</a>`}</h3>
    <p class="meta">Owed ${timeHtml(createdAt)} (${agoWords(createdAt, now)}). ${standingHtml({ delivery, zone, version: alert?.version })}</p>
    ${tryAgainHtml(entry, list)}
  </li>`;
};
