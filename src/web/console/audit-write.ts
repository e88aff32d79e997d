import { atConsole } from '../../domain/audit.ts';
import type { ChannelId } from '../../domain/deliveries.ts';
import { plainLine } from '../../lib/plain-text.ts';
import { consoleChannel } from '../../platforms/console/console-chat.ts';
import type { Clock, Log, Store } from '../../ports.ts';

export interface Auditing {
  readonly store: Pick<Store, 'audit'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Written {
  /** The channel that is told of it by `/subscriptions`; the console's own where it is of none. */
  readonly channel?: ChannelId;
  /** What was done, for the channel's readers: `retried the alert 1a2b`. */
  readonly what: string;
}

/** Keeps that an operator changed something at the console, so that the channel can be told later. */
export async function auditWrite(
  { store, clock, log }: Auditing,
  { channel = consoleChannel, what }: Written,
): Promise<void> {
  await store.audit.add({ at: clock.now(), channel, by: atConsole, command: plainLine(what, whatCharsMax) });
  // Without what it was: words of readers may stand in it.
  log.info({ channel }, 'changed at the console');
}

const whatCharsMax = 300;
