import type { Alert } from '../src/domain/alerts.ts';
import { ownerOf } from '../src/domain/deliveries.ts';
import { plainLine } from '../src/lib/plain-text.ts';
import { headlineOf } from '../src/pipeline/compose.ts';
import type { Suggestion } from '../src/ports.ts';
import type { SuggestionContext } from './command.ts';

const nameCharsMax = 100;
const alertsMax = 100;

/** The short ids of the newest alerts that may be seen where they are asked for, named by their headlines. */
export async function alertIds(context: Pick<SuggestionContext, 'store' | 'channel'>): Promise<Suggestion[]> {
  return (await recentAlerts(context)).map(named);
}

/** The same for alerts of stories that can be muted. */
export async function storyIds(context: Pick<SuggestionContext, 'store' | 'channel'>): Promise<Suggestion[]> {
  return (await recentAlerts(context)).filter(({ kind }) => kind !== 'catch-up').map(named);
}

/** The same for stories that the channel has muted. */
export async function mutedIds({
  store,
  channel,
}: Pick<SuggestionContext, 'store' | 'channel'>): Promise<Suggestion[]> {
  const held = channel === undefined ? undefined : await store.subscriptions.ofChannel(channel);
  if (held === undefined || held.mutedStories.length === 0) return [];
  const alerts = await recentAlerts({ store, channel });
  return alerts.filter(({ storyId }) => held.mutedStories.includes(storyId)).map(named);
}

const recentAlerts = ({ store, channel }: Pick<SuggestionContext, 'store' | 'channel'>): Promise<Alert[]> =>
  store.alerts.recent(alertsMax, channel === undefined ? undefined : ownerOf(channel));

const named = (alert: Alert): Suggestion => ({
  value: alert.shortId,
  name: plainLine(`${alert.shortId} · ${headlineOf(alert)}`, nameCharsMax),
});
