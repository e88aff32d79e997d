import type { Subscription } from '../../../domain/subscriptions.ts';
import { UserError } from '../../../domain/user-error.ts';
import { auditWrite } from '../audit-write.ts';
import type { ConsoleParts } from '../console-routes.ts';
import type { ChannelCommand } from '../console-tools.ts';
import { changesOf, type Settings, settingsOf, topicsIn } from './settings.ts';

/** A command to be carried out for a channel. */
export interface Change extends ChannelCommand {
  readonly channel: string;
}

/** The change that makes the settings of a channel into these; undefined where they are those that are held. */
export function changeTo(held: Subscription, wished: Settings): Change | undefined {
  if (topicsIn(wished).length === 0)
    throw new UserError('Choose at least one topic. To follow nothing any more, unsubscribe the channel.');
  const options = changesOf(settingsOf(held), { ...wished, topic: topicsIn(wished).join(',') });
  return Object.keys(options).length === 0 ? undefined : { channel: held.channel, name: 'subscribe', options };
}

/** Nothing is posted until a person takes it up again; settings and what waits are kept. */
export const pauseOf = ({ channel }: Subscription): Change => ({
  channel,
  name: 'subscribe',
  options: { mode: 'pause' },
});

/** Takes up a paused channel as it was. */
export const goOnOf = ({ channel, mode }: Subscription): Change => ({ channel, name: 'subscribe', options: { mode } });

/** The channel follows nothing any more. */
export const endOf = ({ channel }: Subscription): Change => ({ channel, name: 'unsubscribe', options: {} });

/** Carries a change out as if it had been asked for in the channel, and keeps that it was made at the console. */
export async function carryOut(parts: ConsoleParts, { channel, name, options }: Change): Promise<void> {
  await parts.tools.change(channel, { name, options });
  const written = Object.entries(options).map(([option, value]) => ` ${option}:${value}`);
  await auditWrite(parts, { channel, what: `/${name}${written.join('')}` });
}
