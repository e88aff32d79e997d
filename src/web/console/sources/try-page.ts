import { html } from 'hono/html';
import { dayOf, formatDate } from '../../../domain/partial-date.ts';
import type { Reply } from '../../../domain/replies.ts';
import type { Topic } from '../../../domain/topics.ts';
import { plainLine } from '../../../lib/plain-text.ts';
import { describe } from '../../../pipeline/describe.ts';
import { type Html, replyHtml } from '../../../platforms/console/reply-html.ts';
import type { FeedLookUp, TriedItem } from '../../../ports.ts';
import { outside } from '../bits.ts';
import { factsHtml, noticeHtml, outsideLink, withQuery } from '../list-bits.ts';
import { tryForm } from './list-page.ts';
import { sourcesPath } from './sources-page.ts';

type Found = Extract<FeedLookUp, { kind: 'found' }>;

export interface TriedView {
  readonly address: string;
  /** Why nothing is shown. */
  readonly refusal?: string;
  readonly found?: Found;
  /** The feed that polls this address already. */
  readonly known?: { readonly id: string; readonly outlet: string } | undefined;
  /** What became of adding it. */
  readonly added?: Reply;
  readonly topics: readonly Topic[];
}

/** What an address brings, and what would have been alerted. */
export const tryBody = (view: TriedView): Html => html`<p><a href="${sourcesPath}">All sources</a></p>
  <h1>Try an address</h1>
  ${tryForm(view.address)}
  ${noticeHtml(view.refusal, 'bad')}
  ${view.added === undefined ? '' : html`<section class="card" role="status">${replyHtml(view.added, { id: 'added' })}</section>`}
  ${view.found === undefined ? '' : foundHtml(view.found, view)}`;

function foundHtml({ feed, tried }: Found, { known, topics }: TriedView): Html {
  const newest = feed.items[0]?.publishedAt ?? null;
  return html`<section class="card">
    <h2>${outside(feed.title, 120)}</h2>
    ${factsHtml([
      ['Address', outsideLink(feed.url, feed.url)],
      ['What it is', feed.format],
      ['Items', String(feed.items.length)],
      ['Newest', newest === null ? 'undated' : formatDate(dayOf(newest))],
    ])}
    ${known === undefined ? addForm(feed.url) : html`<p>It is polled already: <a href="${withQuery(`${sourcesPath}/feed`, { id: known.id })}">${outside(known.outlet)}</a>.</p>`}
  </section>
  <h2>Its newest items, and what they would have alerted</h2>
  ${tried.length === 0 ? html`<p class="empty">It has no items.</p>` : html`<ol class="items">${tried.map((item) => triedHtml(item, topics))}</ol>`}
  ${tried.some(({ outcome }) => outcome.kind !== 'no-coverage') ? '' : html`<p>None of these is on US–China trade talks. Such a feed may never alert here.</p>`}`;
}

const addForm = (address: string): Html => html`<form method="post" action="${sourcesPath}/add">
  <input type="hidden" name="address" value="${address}" />
  <button>Add it for the console’s channel</button>
  <p class="soft hint">It is polled from then on, and seen in that channel alone.</p>
</form>`;

const triedHtml = (
  { title, publishedAt, claims, outcome }: TriedItem,
  topics: readonly Topic[],
): Html => html`<li class="item">
  <p class="title">${outside(title, 200)}</p>
  ${publishedAt === null ? html`<p class="soft small">undated</p>` : html`<p class="soft small">${formatDate(dayOf(publishedAt))}</p>`}
  <p class="small">${outcomeHtml(outcome, topics)}</p>
  ${claims.length === 0 ? '' : html`<p class="small">What is read of it:</p><ul class="small">${claims.slice(0, claimsShownMax).map((claim) => html`<li>${outside(describe(claim))}</li>`)}</ul>`}
</li>`;

const claimsShownMax = 20;

function outcomeHtml(outcome: TriedItem['outcome'], topics: readonly Topic[]): Html {
  switch (outcome.kind) {
    case 'alert': {
      const labels = topics.filter(({ id }) => outcome.topics.includes(id)).map(({ label }) => label);
      const on = labels.length === 0 ? '' : ` (${labels.join(', ')})`;
      return html`<span class="badge normal">would have alerted</span> <bdi>${plainLine(outcome.headline, 200)}</bdi>${on}`;
    }
    case 'known':
      return html`<span class="badge">no alert</span> It is known here from another feed.`;
    case 'silent':
      return html`<span class="badge">no alert</span> Nothing in it is new here.`;
    case 'no-coverage':
      return html`<span class="badge">no alert</span> No US–China trade talk in it.`;
    default:
      return outcome satisfies never;
  }
}
