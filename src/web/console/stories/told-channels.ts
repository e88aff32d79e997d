import { html } from 'hono/html';
import type { Alert } from '../../../domain/alerts.ts';
import type { ListedDelivery } from '../../../domain/listed-deliveries.ts';
import { whyNotHere } from '../../../pipeline/told-words.ts';
import type { Html } from '../../../platforms/console/reply-html.ts';
import { channelHtml, outside } from '../bits.ts';
import { standingHtml, stateHtml } from '../delivery-words.ts';
import { consoleBase } from '../page.ts';
import type { StoryParts } from './story-routes.ts';

/** A channel that an alert is or was owed to. */
interface Owed {
  readonly delivery: ListedDelivery;
  readonly zone: string | undefined;
}

export interface OwedPage {
  readonly owed: readonly Owed[];
  /** The id after which the next page begins. */
  readonly next: string | undefined;
}

interface Wanted {
  readonly alert: Alert;
  readonly after: string;
  readonly limit: number;
}

/** A page of the channels that an alert was owed to, with how it stands there. */
export async function loadOwed({ store }: StoryParts, { alert, after, limit }: Wanted): Promise<OwedPage> {
  const deliveries = await store.deliveries.ofAlert({ alertId: alert.id, after, limit: limit + 1 });
  const shown = deliveries.slice(0, limit);
  const subscriptions = await store.subscriptions.ofChannels(shown.map(({ channel }) => channel));
  const zones = new Map(subscriptions.map(({ channel, zone }) => [channel, zone]));
  return {
    owed: shown.map((delivery) => ({ delivery, zone: zones.get(delivery.channel) })),
    next: deliveries.length > limit ? shown.at(-1)?.id : undefined,
  };
}

export interface OthersPage {
  readonly others: readonly { readonly channel: string; readonly why: string }[];
  readonly next: string | undefined;
}

/** Of a page of all subscriptions, those that an alert was never owed to, and why not. */
export async function loadOthers({ store, clock }: StoryParts, { alert, after, limit }: Wanted): Promise<OthersPage> {
  const all = await store.subscriptions.page({ after, limit: limit + 1 });
  const shown = all.slice(0, limit);
  const owed = new Set(
    await store.deliveries.channelsOwed(
      alert.id,
      shown.map(({ channel }) => channel),
    ),
  );
  const now = clock.now();
  const left = shown.filter(({ channel }) => !owed.has(channel));
  return {
    others: left.map((subscription) => ({
      channel: subscription.channel,
      why: whyNotHere(alert, { subscription, now }).replace(/^Not posted here: t/, 'T'),
    })),
    next: all.length > limit ? shown.at(-1)?.channel : undefined,
  };
}

/** The channels that an alert was owed to, as a table. */
export const owedHtml = ({ owed, alert }: { readonly owed: readonly Owed[]; readonly alert: Alert }): Html =>
  owed.length === 0
    ? html`<p class="soft">It has been owed to no channel.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Channels that got alert ${alert.shortId}"><table class="channels">
        <thead><tr><th scope="col">Channel</th><th scope="col">State</th><th scope="col">What became of it</th></tr></thead>
        <tbody>${owed.map(
          ({ delivery, zone }) => html`<tr>
          <td>${channelHtml(delivery.channel)}</td>
          <td>${stateHtml(delivery)}</td>
          <td>${standingHtml({ delivery, zone, version: alert.version })}${delivery.state === 'abandoned' && html` <a href="${consoleBase}/deliveries?list=abandoned">Try again</a>`}</td>
        </tr>`,
        )}</tbody>
      </table></div>`;

/** The channels that an alert was never owed to, each with the reason. */
export const othersHtml = ({ others }: OthersPage): Html =>
  others.length === 0
    ? html`<p class="soft">No channel on this page went without it.</p>`
    : html`<div class="scroll" tabindex="0" role="region" aria-label="Channels without it"><table class="channels">
        <thead><tr><th scope="col">Channel</th><th scope="col">Why not</th></tr></thead>
        <tbody>${others.map(({ channel, why }) => html`<tr><td>${channelHtml(channel)}</td><td>${outside(why, 600)}</td></tr>`)}</tbody>
      </table></div>`;
