import { setTimeout as pause } from 'node:timers/promises';
import type { Log, Platform } from '../ports.ts';

export interface ConnectLimits {
  readonly retryMs: number;
  readonly retryMsMax: number;
}

/** Starts every chat; one that cannot be reached is tried again and keeps none of the others waiting. Returns what ends the trying. */
export async function connectPlatforms({
  platforms,
  log,
  limits,
}: {
  platforms: readonly Platform[];
  log: Log;
  limits: ConnectLimits;
}): Promise<() => Promise<void>> {
  const ending = new AbortController();
  const failed = await Promise.all(platforms.map((platform) => tryStart(platform, log)));
  const trying = Promise.all(
    failed.map((platform) => platform && keepTrying({ platform, log, limits, signal: ending.signal })),
  );
  return async () => {
    ending.abort();
    await trying;
  };
}

// The platform when it has to be tried again.
async function tryStart(platform: Platform, log: Log): Promise<Platform | undefined> {
  try {
    await platform.start();
    return undefined;
  } catch (error) {
    log.error(
      { platform: platform.name, reason: error instanceof Error ? error.message : String(error) },
      'chat not connected',
    );
    return platform;
  }
}

interface Trying {
  readonly platform: Platform;
  readonly log: Log;
  readonly limits: ConnectLimits;
  readonly signal: AbortSignal;
}

async function keepTrying({ platform, log, limits, signal }: Trying): Promise<void> {
  for (let waitMs = limits.retryMs; !signal.aborted; waitMs = Math.min(waitMs * 2, limits.retryMsMax)) {
    const isEnded = await pause(waitMs, false, { signal }).catch(() => true);
    if (isEnded || !(await tryStart(platform, log))) return;
  }
}
