import { html } from 'hono/html';
import { tierWords } from '../../../domain/outlets.ts';
import type { Topic } from '../../../domain/topics.ts';
import { plainLine } from '../../../lib/plain-text.ts';
import { agoWords } from '../../../pipeline/ago.ts';
import type { FeedHealth } from '../../../pipeline/feed-health.ts';
import { stateWords } from '../../../pipeline/feed-words.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { feedAddress, withQuery } from '../addresses.ts';
import { agoHtml, countWords, outside, pagerHtml } from '../bits.ts';
import type { JudgedFeed } from './feed-states.ts';
import { healthLook, healthWords, nextPollWords, pathWords, spanWords, troubleFirst } from './feed-words.ts';
import { sourcesPath } from './sources-page.ts';

/** Which feeds are shown. */
export interface Shown {
  readonly health?: FeedHealth | undefined;
  readonly text: string;
  /** Counted from 1. */
  readonly page: number;
}

export interface SourcesView {
  readonly all: readonly JudgedFeed[];
  readonly found: readonly JudgedFeed[];
  readonly shown: Shown;
  readonly perPageMax: number;
  readonly topics: readonly Topic[];
  /** Topics on which nothing can be heard, with since when where that is known. */
  readonly lost: readonly { readonly label: string; readonly sinceMs: number | undefined }[];
  readonly nowMs: number;
}

/** Every feed, how it is and why, trouble first. */
export const sourcesBody = (view: SourcesView): Html => html`<div class="bar">
    <h1>Sources</h1>
    <a class="button" href="${sourcesPath}/parley-feeds.opml" download>Download as OPML</a>
  </div>
  ${summaryHtml(view)}
  ${lostHtml(view)}
  <div class="doors">
    ${tryForm()}
    <p><a href="${sourcesPath}/import">Import an OPML list for a workspace</a></p>
  </div>
  <h2>Feeds</h2>
  ${filterHtml(view)}
  ${view.found.length === 0 ? html`<p class="empty">${emptyWords(view)}</p>` : tableHtml(view)}
  ${pagesHtml(view)}`;

/** Asks for an address to look at. */
export const tryForm = (address = ''): Html => html`<form class="row try" method="post" action="${sourcesPath}/try">
  <p class="field grow">
    <label for="address">Try an address</label>
    <input id="address" name="address" value="${address}" required maxlength="400" inputmode="url" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="https://example.com/news" aria-describedby="try-hint" />
  </p>
  <button class="main">Look</button>
  <p id="try-hint" class="soft hint">A feed, or a page that has one: what it brings and what would have been alerted. Nothing is stored.</p>
</form>`;

function summaryHtml({ all, shown }: SourcesView): Html {
  const polled = all.filter(({ health }) => health !== 'off');
  const well = polled.filter(({ health }) => health === 'ok');
  const chips = troubleFirst.flatMap((health) => {
    const count = all.filter((one) => one.health === health).length;
    return count === 0 ? [] : [{ health, count }];
  });
  return html`<p class="lead">${polled.length === 0 ? 'No feed is polled.' : html`<strong>${well.length} of ${polled.length}</strong> polled ${polled.length === 1 ? 'feed is' : 'feeds are'} well.`}</p>
  <nav class="chips" aria-label="Feeds by how they are">
    <a class="chip" href="${sourcesPath}"${shown.health === undefined ? html` aria-current="true"` : ''}>all ${all.length}</a>
    ${chips.map(
      ({ health, count }) =>
        html`<a class="chip ${healthLook[health]}" href="${withQuery(sourcesPath, { health })}"${shown.health === health ? html` aria-current="true"` : ''}>${healthWords[health]} ${count}</a>`,
    )}
  </nav>`;
}

const lostHtml = ({ lost, nowMs }: SourcesView): Html | '' =>
  lost.length === 0
    ? ''
    : html`<div class="notice bad" role="status"><p>Nothing can be heard on these topics at the moment: no feed that brings official word on them is well. Silence on them says nothing.</p>
      <ul>${lost.map(({ label, sinceMs }) => html`<li>${label}${sinceMs === undefined ? '' : `, since ${agoWords(sinceMs, nowMs)}`}</li>`)}</ul></div>`;

const filterHtml = ({
  shown,
}: SourcesView): Html => html`<form class="row" method="get" action="${sourcesPath}" role="search">
  ${shown.health === undefined ? '' : html`<input type="hidden" name="health" value="${shown.health}" />`}
  <p class="field"><label for="text">Find</label>
  <input id="text" name="text" type="search" value="${shown.text}" maxlength="100" size="26" placeholder="outlet, name or address" /></p>
  <button>Find</button>
  ${shown.text === '' && shown.health === undefined ? '' : html`<a class="button" href="${sourcesPath}">Show all</a>`}
</form>`;

const emptyWords = ({ all }: SourcesView): string =>
  all.length === 0 ? 'No feed is set up.' : 'No feed fits that. Show all, or look for another word.';

function tableHtml(view: SourcesView): Html {
  const { found, shown, perPageMax } = view;
  const rows = found.slice((shown.page - 1) * perPageMax, shown.page * perPageMax);
  return html`<table class="stack feeds">
    <caption class="unseen">Feeds, what is amiss first</caption>
    <thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${rows.map((one) => rowHtml(one, view.topics))}</tbody>
  </table>`;
}

const columns = ['Feed', 'How it is', 'Last new item', 'Last good poll', 'Next poll', 'A path to'];

function rowHtml(state: JudgedFeed, topics: readonly Topic[]): Html {
  const { feed, cursor, health, nowMs } = state;
  return html`<tr class="${healthLook[health]}">
    <th scope="row"><a href="${feedAddress(feed.id)}">${outside(feed.outlet)}</a>
      <span class="soft small"><code>${feed.id}</code> · ${tierWords[feed.tier]} · ${outside(feed.kind)} · ${feed.language}${ownerHtml(feed.workspace)}</span></th>
    <td data-label="How it is"><span class="badge ${healthLook[health]}">${healthWords[health]}</span>${reasonHtml(state)}</td>
    <td data-label="Last new item">${agoHtml(cursor?.lastItemAt, nowMs)} <span class="soft small">(expected every ${spanWords(feed.expectedEvery)})</span></td>
    <td data-label="Last good poll">${agoHtml(cursor?.lastOkAt, nowMs)}</td>
    <td data-label="Next poll">${nextPollWords(state)}</td>
    <td data-label="A path to">${pathWords(feed, topics)}</td>
  </tr>`;
}

const ownerHtml = (workspace: string | undefined): Html | '' =>
  workspace === undefined ? '' : html` · added by ${outside(workspace)}`;

const isPlain: readonly FeedHealth[] = ['ok', 'new', 'off'];

// Of what is well, the columns beside say all.
const reasonHtml = (state: JudgedFeed): Html | '' =>
  isPlain.includes(state.health)
    ? ''
    : html`<span class="reason" dir="auto">${plainLine(stateWords(state), 300)}</span>`;

function pagesHtml({ found, shown, perPageMax }: SourcesView): Html | '' {
  const { health, text, page } = shown;
  const last = Math.max(1, Math.ceil(found.length / perPageMax));
  const href = (to: number) => withQuery(sourcesPath, { health, text, page: to === 1 ? undefined : to });
  return pagerHtml({
    back: page > 1 && { href: href(page - 1), label: 'Back' },
    where: `Page ${page} of ${last}, ${countWords(found.length, 'feed')}`,
    next: page < last && { href: href(page + 1), label: 'More' },
  });
}
