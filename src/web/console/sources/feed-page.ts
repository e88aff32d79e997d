import { html } from 'hono/html';
import { outletNotNamed, tierWords } from '../../../domain/outlets.ts';
import type { Topic } from '../../../domain/topics.ts';
import { plainLine } from '../../../lib/plain-text.ts';
import { stateWords } from '../../../pipeline/feed-words.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import type { FeedBrought } from '../../../ports.ts';
import { outside, timeHtml } from '../bits.ts';
import { agoHtml, factsHtml, outsideLink, withQuery } from '../list-bits.ts';
import type { JudgedFeed } from './feed-states.ts';
import { healthLook, healthWords, nextPollWords, pathWords, secondsWords, spanWords } from './feed-words.ts';
import { sourcesPath } from './sources-page.ts';

export interface FeedView {
  readonly state: JudgedFeed;
  readonly items: readonly FeedBrought[];
  readonly topics: readonly Topic[];
}

/** One feed: how it is, what is set for it, what is remembered of it, and what it brought last. */
export function feedBody(view: FeedView): Html {
  const { state, items } = view;
  const { feed, health } = state;
  return html`<p><a href="${sourcesPath}">All sources</a></p>
  <div class="bar"><h1>${outside(feed.outlet)}</h1><span class="badge ${healthLook[health]}">${healthWords[health]}</span></div>
  <p class="lead" dir="auto">${capital(plainLine(stateWords(state), 400))}.</p>
  ${feed.note === undefined ? '' : html`<p class="notice" dir="auto">${plainLine(feed.note, 500)}</p>`}
  <div class="halves">
    <section class="card"><h2>As it is set</h2>${settingsHtml(view)}</section>
    <section class="card"><h2>As it was polled</h2>${cursorHtml(state)}</section>
  </div>
  <h2>Last items</h2>
  ${items.length === 0 ? html`<p class="empty">${noItemsWords(state)}</p>` : html`<ol class="items">${items.map((one) => itemHtml(one, view))}</ol>`}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function settingsHtml({ state: { feed }, topics }: FeedView): Html {
  return factsHtml([
    ['Name', html`<code>${feed.id}</code>`],
    ['Address', outsideLink(feed.url, feed.url)],
    ['Tier', tierWords[feed.tier]],
    ['Read as', outside(feed.kind)],
    ['Language', feed.language],
    ['A path to', pathWords(feed, topics)],
    ['Expected every', spanWords(feed.expectedEvery)],
    ['Polled every', feed.isOff ? undefined : secondsWords(feed.pollSeconds)],
    ['Quiet times', feed.quiet.length === 0 ? undefined : feed.quiet.map(quietWords).join('; ')],
    ['Added by', feed.workspace === undefined ? undefined : outside(`${feed.workspace}, seen by it alone`)],
  ]);
}

const quietWords = ({ from, to, days, zone }: JudgedFeed['feed']['quiet'][number]): string =>
  `${from} to ${to}${days === undefined ? '' : ` on ${days.join(', ')}`}, ${zone}`;

function cursorHtml(state: JudgedFeed): Html {
  const { feed, cursor, nowMs } = state;
  if (cursor === undefined) return html`<p>It has not been polled.</p>`;
  const { moved, endedAddress, etag, lastModified } = cursor;
  const isAsked = etag !== undefined || lastModified !== undefined;
  return factsHtml([
    ['Last good poll', agoHtml(cursor.lastOkAt, nowMs)],
    ['First good poll', cursor.firstOkAt === undefined ? undefined : timeHtml(cursor.firstOkAt)],
    ['Last new item', agoHtml(cursor.lastItemAt, nowMs)],
    ['Next poll', nextPollWords(state)],
    ['Failed in a row', cursor.failures === 0 ? undefined : String(cursor.failures)],
    ['Last fault', cursor.lastError === undefined ? undefined : outside(cursor.lastError)],
    ['Moved to', moved === undefined ? undefined : outsideLink(moved.to, moved.to)],
    ['Gone for good', endedAddress === feed.url ? 'yes: it is not asked again' : undefined],
    ['Its server is asked', isAsked ? 'only for what is new since the last poll' : 'for all that it has'],
  ]);
}

const noItemsWords = ({ cursor }: JudgedFeed): string =>
  cursor?.lastItemAt === undefined ? 'It has brought nothing yet.' : 'Nothing that it brought is kept any more.';

function itemHtml(brought: FeedBrought, { state, topics }: FeedView): Html {
  const { item, isRelevant } = brought;
  const published = item.publishedAt === null ? 'undated' : html`published ${agoHtml(item.publishedAt, state.nowMs)}`;
  return html`<li class="item${isRelevant ? '' : ' over'}">
    <p class="title">${outsideLink(item.title, item.url)}</p>
    <p class="soft small">${outside(item.outlet ?? outletNotNamed)} · ${published} · seen ${agoHtml(item.seenAt, state.nowMs)}</p>
    ${isRelevant ? storyHtml(brought, topics) : html`<p class="small"><span class="badge">passed over</span> as no coverage of the US–China trade talks${reasonWords(item.reasons)}</p>`}
  </li>`;
}

function storyHtml({ item, storyId, topics: ids }: FeedBrought, topics: readonly Topic[]): Html {
  const labels = topics.filter(({ id }) => ids.includes(id)).map(({ label }) => label);
  const { reasons = [] } = item;
  return html`<p class="small"><a href="${withQuery('/console/stories/story', { id: storyId })}">Its story</a>${labels.length === 0 ? '' : ` · ${labels.join(', ')}`} ${reasons.length === 0 ? '' : html` · <span class="soft">${outside(reasons.join('; '))}</span>`}</p>`;
}

const reasonWords = (reasons: readonly string[] = []): Html | '' =>
  reasons.length === 0 ? '' : html`: ${outside(reasons.join('; '))}`;
