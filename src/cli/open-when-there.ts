import { setTimeout as pause } from 'node:timers/promises';
import { StoreTrouble, type TroubleKind } from '../domain/store-trouble.ts';
import { UserError } from '../domain/user-error.ts';
import type { Log } from '../ports.ts';

export interface OpeningLimits {
  readonly retryMs: number;
  readonly waitMsMax: number;
}

// What may pass without anybody's doing: a server that starts as well, a copy that is being made.
const passing: readonly TroubleKind[] = ['unreachable', 'locked', 'full'];

/** Opens a database. One that is not there yet, or held by another, is waited for; then a UserError says what is wrong. */
export async function openWhenThere<T>(
  open: () => Promise<T>,
  { log, limits }: { readonly log: Log; readonly limits: OpeningLimits },
): Promise<T> {
  const giveUpAtMs = performance.now() + limits.waitMsMax;
  for (let tries = 1; ; tries++) {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof StoreTrouble) || !passing.includes(error.kind)) throw error;
      if (performance.now() + limits.retryMs > giveUpAtMs) throw new UserError(givingUp(error, limits));
      if (tries === 1) log.warn({ trouble: error.kind, reason: error.reason }, 'waiting for the database');
    }
    await pause(limits.retryMs);
  }
}

const givingUp = (error: StoreTrouble, { waitMsMax }: OpeningLimits): string =>
  `${error.message} Parley has waited for it for ${waitMsMax / 1_000} s (${error.reason}).`;
