import { html } from 'hono/html';
import { atConsole } from '../../../domain/audit.ts';
import { platformOf } from '../../../domain/deliveries.ts';
import type { Subscription } from '../../../domain/subscriptions.ts';
import type { Topic } from '../../../domain/topics.ts';
import { plainLine } from '../../../lib/plain-text.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import type { AuditLine, ListedDelivery } from '../../../ports.ts';
import { withQuery } from '../addresses.ts';
import {
  agoHtml,
  type Counted,
  countWords,
  detailsHtml,
  noticeHtml,
  outside,
  platformName,
  timeHtml,
} from '../bits.ts';
import { stateHtml as deliveryStateHtml, standingHtml } from '../delivery-words.ts';
import { modeWords, pauseWords, topicWords } from './channel-words.ts';
import type { Settings } from './settings.ts';
import { settingsForm } from './settings-form.ts';
import { channelPath, stateHtml, subscriptionsPath } from './subscriptions-page.ts';

export interface ChannelView {
  readonly subscription: Subscription;
  /** As they stand in the form: those that are held, or those that were refused just now. */
  readonly settings: Settings;
  readonly lastAlertAt: number | undefined;
  /** The oldest first. */
  readonly waiting: readonly ListedDelivery[];
  readonly isMoreWaiting: boolean;
  readonly changes: readonly AuditLine[];
  readonly topics: readonly Topic[];
  readonly nowMs: number;
  readonly done?: string | undefined;
  readonly refusal?: string | undefined;
}

/** One channel: what it is told, to be changed, paused or ended; what waits for it, and who changed it. */
export function channelBody(view: ChannelView): Html {
  const { subscription, settings, topics } = view;
  const { channel, state } = subscription;
  return html`<p><a href="${subscriptionsPath}">All subscriptions</a></p>
  <div class="bar"><h1>${outside(channel, 100)}</h1>${stateHtml(subscription)}</div>
  ${noticeHtml(view.done)} ${noticeHtml(view.refusal, 'bad')}
  ${state === 'paused' ? html`<p class="notice" dir="auto">${plainLine(pauseWords(subscription), 400)}</p>` : ''}
  ${overviewHtml(view)}
  ${actionsHtml(subscription)}
  <h2>Settings</h2>
  ${settingsForm({ channel, settings, topics, isPaused: state === 'paused' })}
  <h2>Waiting for it</h2>
  ${waitingHtml(view)}
  <h2>Changes</h2>
  ${changesHtml(view)}`;
}

function overviewHtml({ subscription, lastAlertAt, topics, nowMs }: ChannelView): Html {
  const { mode, state, digestDueAt, mutedStories } = subscription;
  const nextAt = mode === 'digest' && state === 'active' ? digestDueAt : undefined;
  return detailsHtml([
    ['Chat', platformName(platformOf(subscription.channel))],
    ['Follows', outside(topicWords(subscription, topics))],
    ['Told', modeWords(subscription)],
    ['Next digest', nextAt === undefined ? undefined : timeHtml(nextAt)],
    ['Last alert', agoHtml(lastAlertAt, nowMs)],
    ['Since', timeHtml(subscription.createdAt)],
    ['Muted stories', mutedStories.length === 0 ? undefined : String(mutedStories.length)],
  ]);
}

const actionsHtml = ({ channel, state }: Subscription): Html => html`<div class="actions">
  ${state === 'active' ? act(channel, { action: 'pause', label: 'Pause' }) : act(channel, { action: 'go-on', label: 'Go on' })}
  <a class="button" href="${withQuery(`${subscriptionsPath}/unsubscribe`, { channel })}">Unsubscribe …</a>
</div>`;

const act = (channel: string, { action, label }: { readonly action: string; readonly label: string }): Html =>
  html`<form method="post" action="${subscriptionsPath}/${action}"><input type="hidden" name="channel" value="${channel}" /><button>${label}</button></form>`;

function waitingHtml({ waiting, isMoreWaiting, subscription, nowMs }: ChannelView): Html {
  if (waiting.length === 0) return html`<p class="soft">Nothing waits for it.</p>`;
  const { zone } = subscription;
  return html`<ol class="items">${waiting.map(
    (delivery) =>
      html`<li class="item">${deliveryStateHtml(delivery)} ${delivery.kind}, owed ${agoHtml(delivery.createdAt, nowMs)}. ${standingHtml({ delivery, zone })}</li>`,
  )}</ol>
  ${isMoreWaiting && html`<p class="soft">Only the oldest ${waiting.length === 1 ? 'is' : `${waiting.length} are`} shown.</p>`}`;
}

function changesHtml({ changes }: ChannelView): Html {
  if (changes.length === 0) return html`<p class="soft">No change is kept.</p>`;
  return html`<ol class="items">${changes.map(({ at, by, command }) => html`<li class="item">${timeHtml(at)} ${byWhom(by)} <code dir="auto">${plainLine(command, 300)}</code></li>`)}</ol>`;
}

function byWhom(by: AuditLine['by']): Html | string {
  if (by === atConsole) return 'at the console';
  return by === null ? '' : html`by ${outside(by, 80)}`;
}

/** Asks once more before a channel is told nothing any more. */
export const unsubscribeBody = (
  { channel }: Subscription,
  waiting: Counted,
): Html => html`<h1>Unsubscribe ${outside(channel, 100)}?</h1>
  <p>It is told nothing any more. What goes, and cannot be brought back:</p>
  <ul>
    <li>its topics, terms, times and all other settings, and the stories that are muted there</li>
    <li>what waits for it${waiting.count === 0 ? ': nothing at the moment' : `: ${countWords(waiting, 'message')} at the moment`}</li>
  </ul>
  <p>What is posted there stays, and so does the list of changes. To keep the settings, pause it instead.</p>
  <div class="actions">
    <form method="post" action="${subscriptionsPath}/unsubscribe"><input type="hidden" name="channel" value="${channel}" /><button class="main">Unsubscribe</button></form>
    <a class="button" href="${channelPath(channel)}">Keep it</a>
  </div>`;
