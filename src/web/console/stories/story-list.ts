import { html } from 'hono/html';
import type { Alert } from '../../../domain/alerts.ts';
import type { ToldCount } from '../../../domain/listed-deliveries.ts';
import type { Topic } from '../../../domain/topics.ts';
import { agoWords } from '../../../pipeline/ago.ts';
import { alertTopics, headlineOf } from '../../../pipeline/compose.ts';
import { alertSignificance } from '../../../pipeline/headlines.ts';
import { wordsOf } from '../../../pipeline/slug-words.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import type { AlertPage } from '../../../ports.ts';
import { inStoryAddress, withQuery } from '../addresses.ts';
import { countWords, outside, pagerHtml, timeHtml } from '../bits.ts';
import { toldWords } from '../delivery-words.ts';
import { consoleBase } from '../page.ts';
import type { StoryParts } from './story-routes.ts';

interface Wanted {
  readonly topic: string | undefined;
  readonly place: AlertPage['place'];
}

interface Listed {
  readonly rows: readonly { readonly alert: Alert; readonly told: ToldCount }[];
  /** Where the next page begins. */
  readonly next: AlertPage['place'];
  /** It stopped looking before the page was full. */
  readonly isCutShort: boolean;
}

/** A page of the newest alerts, on one topic or on all. Looks through so many at most. */
export async function loadStories({ store, limits }: StoryParts, wanted: Wanted): Promise<Listed> {
  const { storiesPerPage, alertsLookedAtMax, channelsCountedMax } = limits.lists;
  const found: Alert[] = [];
  let place = wanted.place;
  let looked = 0;
  let isMore = true;
  while (isMore && found.length < storiesPerPage && looked < alertsLookedAtMax) {
    const batch = await store.alerts.before({ place, limit: storiesPerPage });
    isMore = batch.length === storiesPerPage;
    for (const alert of batch) {
      if (found.length === storiesPerPage) break;
      place = alert;
      looked += 1;
      if (wanted.topic === undefined || alertTopics(alert).includes(wanted.topic)) found.push(alert);
    }
    // After the last one nothing comes, whatever the place says where it began.
    isMore ||= batch.length > 0 && place?.id !== batch.at(-1)?.id;
  }
  const rows = [];
  for (const alert of found) rows.push({ alert, told: await store.deliveries.toldCount(alert.id, channelsCountedMax) });
  return { rows, next: isMore ? place : undefined, isCutShort: isMore && found.length < storiesPerPage };
}

interface ListView extends Listed {
  readonly topic: string | undefined;
  readonly topics: readonly Topic[];
  readonly now: number;
  readonly isFirst: boolean;
}

/** The list of what was told, newest first. */
export const listBody = ({ rows, next, isCutShort, topic, topics, now, isFirst }: ListView): Html => html`
  <h1>Stories and developments</h1>
  <p class="soft">What Parley has told, newest first: one entry for each alert, in our words. Open one to see what was grouped, and why.</p>
  <form class="row" method="get" action="${consoleBase}/stories">
    <div><label for="topic">Topic</label><br /><select id="topic" name="topic">
      <option value="">All topics</option>
      ${topics.map(({ id, label }) => html`<option value="${id}"${id === topic ? html` selected` : ''}>${label}</option>`)}
    </select></div>
    <button>Show</button>
  </form>
  ${rows.length > 0 ? html`<ol class="stories">${rows.map((row) => html`<li>${rowHtml({ ...row, now })}</li>`)}</ol>` : noRows({ topic, isFirst, isCutShort })}
  ${isCutShort && rows.length > 0 && html`<p class="soft">Few alerts are on this topic. Older ones have not been looked through yet.</p>`}
  ${pagerHtml({
    back: !isFirst && { href: withQuery(`${consoleBase}/stories`, { topic }), label: 'Newest' },
    next: next && {
      href: withQuery(`${consoleBase}/stories`, { topic, before: `${next.openedAt}.${next.id}` }),
      label: 'Older',
    },
  })}`;

function noRows({ topic, isFirst, isCutShort }: Pick<ListView, 'topic' | 'isFirst' | 'isCutShort'>): Html {
  if (isCutShort)
    return html`<p class="notice">None of the alerts looked through here is on this topic. Older ones may be.</p>`;
  if (!isFirst) return html`<p class="notice">There is nothing older.</p>`;
  return topic === undefined
    ? html`<p class="notice">Nothing has been told yet. The first poll of a feed is its baseline and alerts on nothing.</p>`
    : html`<p class="notice">Nothing has been told on this topic yet.</p>`;
}

interface Row {
  readonly alert: Alert;
  readonly told: ToldCount;
  readonly now: number;
}

const rowHtml = ({ alert, told, now }: Row): Html => html`<article class="card story ${alertSignificance(alert)}">
  <h2><a href="${inStoryAddress(alert)}">${outside(headlineOf(alert))}</a></h2>
  <p>${alertBadges(alert)}</p>
  <p class="meta">${timeHtml(alert.openedAt)} (${agoWords(alert.openedAt, now)}) · ${countWords(outletCount(alert), 'outlet')} · ${toldWords(told)} · <code>${alert.shortId}</code></p>
</article>`;

const outletCount = ({ tellers }: Alert): number => new Set(tellers.map(({ outlet }) => outlet)).size;

const kindWords: Readonly<Record<Alert['kind'], string>> = {
  ...{ story: 'story', 'catch-up': 'catch-up', correction: 'correction' },
};

/** How much an alert matters, its kind and topics, and whose it is. */
export const alertBadges = (
  alert: Alert,
): Html => html`<span class="badge ${alertSignificance(alert)}">${alertSignificance(alert)} significance</span>
  <span class="badge">${kindWords[alert.kind]}</span>
  ${alertTopics(alert).map((topic) => html`<span class="badge topic">${outside(wordsOf(topic), 60)}</span> `)}
  ${alert.workspace !== undefined && html`<span class="badge high">only for ${outside(alert.workspace, 100)}</span>`}`;
