import { html } from 'hono/html';
import type { Alert } from '../../../domain/alerts.ts';
import type { ToldCount } from '../../../domain/listed-deliveries.ts';
import { composeAlert, headlineOf } from '../../../pipeline/compose.ts';
import { alertSignificance } from '../../../pipeline/headlines.ts';
import { type Html, replyHtml } from '../../../platforms/console/reply-html.ts';
import { outside, timeHtml, toldWords } from '../bits.ts';
import { consoleBase } from '../page.ts';
import { alertBadges, storyAddress } from './story-list.ts';
import type { StoryParts } from './story-routes.ts';
import { loadOthers, loadOwed, type OthersPage, type OwedPage, othersHtml, owedHtml } from './told-channels.ts';

interface AlertView {
  readonly title: string;
  readonly alert: Alert;
  readonly told: ToldCount;
  readonly owed: OwedPage;
  readonly others: OthersPage;
}

interface Wanted {
  readonly id: string;
  readonly owedAfter: string;
  readonly othersAfter: string;
}

/** An alert with a page of its channels, and one of those that went without; undefined where it is not known. */
export async function loadAlert(
  parts: StoryParts,
  { id, owedAfter, othersAfter }: Wanted,
): Promise<AlertView | undefined> {
  const { store, limits } = parts;
  const { channelsPerPage: limit, channelsCountedMax } = limits.lists;
  const alert = await store.alerts.get(id);
  if (alert === undefined) return undefined;
  const [told, owed, others] = await Promise.all([
    store.deliveries.toldCount(id, channelsCountedMax),
    loadOwed(parts, { alert, after: owedAfter, limit }),
    alert.kind === 'correction' ? noOthers : loadOthers(parts, { alert, after: othersAfter, limit }),
  ]);
  return { title: headlineOf(alert), alert, told, owed, others };
}

const noOthers: OthersPage = { others: [], next: undefined };

/** One alert: its message as it stands, who has it and who has not. */
export const alertBody = ({ alert, told, owed, others }: AlertView): Html => html`
  <p><a href="${alert.kind === 'catch-up' ? `${consoleBase}/stories` : storyAddress(alert)}">← ${alert.kind === 'catch-up' ? 'All stories' : 'Its story'}</a></p>
  <h1>Alert <code>${alert.shortId}</code></h1>
  <p>${alertBadges(alert)}</p>
  ${messageHtml(alert)}
  <h2 id="channels">Where it was posted</h2>
  <p class="soft">It was ${toldWords(told)}.</p>
  ${owedHtml({ owed: owed.owed, alert })}
  ${nextHtml({ alert, name: 'owed', next: owed.next })}
  <h2 id="others">Channels without it</h2>
  ${
    alert.kind === 'correction'
      ? html`<p class="soft">A correction goes only to the channels that had what it corrects.</p>`
      : html`<p class="soft">Worked out by what each channel follows now.</p>${othersHtml(others)}${nextHtml({ alert, name: 'others', next: others.next })}`
  }`;

/** An alert's message as it stands now. */
export const messageHtml = (alert: Alert): Html => html`<div class="message ${alertSignificance(alert)}">
  <p class="meta">Version ${alert.version}, opened ${timeHtml(alert.openedAt)}, due ${timeHtml(alert.dueAt)}</p>
  ${replyHtml(composeAlert(alert), { id: `a-${alert.shortId}` })}
</div>`;

interface Next {
  readonly alert: Alert;
  readonly name: 'owed' | 'others';
  readonly next: string | undefined;
}

const nextHtml = ({ alert, name, next }: Next): Html | false =>
  next !== undefined &&
  html`<p><a class="button" rel="next" href="${consoleBase}/stories/alert?${new URLSearchParams({ id: alert.id, [name]: next })}#${name === 'owed' ? 'channels' : 'others'}">More channels</a> <span class="soft">after ${outside(next, 80)}</span></p>`;
