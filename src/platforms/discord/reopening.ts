import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../../ports.ts';
import type { DiscordLimits } from './limits.ts';
import { faultOf } from './outcomes.ts';

/** What opening again needs. */
export interface Reopening {
  readonly open: () => Promise<unknown>;
  readonly log: Log;
  readonly limits: Pick<DiscordLimits, 'reopenMinMs' | 'reopenMaxMs'>;
  readonly signal: AbortSignal;
}

/** Opens again what was ended, less and less often, until it stands or nobody wants it any more. Never rejects. */
export async function reopen({ open, log, limits, signal }: Reopening): Promise<void> {
  for (let waitMs = limits.reopenMinMs; !signal.aborted; waitMs = Math.min(waitMs * 2, limits.reopenMaxMs)) {
    const isEnded = await pause(waitMs, false, { signal }).catch(() => true);
    if (isEnded || (await isOpened(open, log))) return;
  }
}

async function isOpened(open: () => Promise<unknown>, log: Log): Promise<boolean> {
  try {
    await open();
    log.info({}, 'discord connection opened again');
    return true;
  } catch (error) {
    log.error(faultOf(error), 'discord connection not opened again');
    return false;
  }
}
