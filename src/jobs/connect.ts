import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { atMost } from '../lib/at-most.ts';
import type { Log, Platform } from '../ports.ts';

export interface ConnectLimits {
  readonly retryMs: number;
  readonly retryMsMax: number;
  /** How long a stop waits for a try that is under way. */
  readonly stopMsMax: number;
}

/** Starts every chat; one that cannot be reached is tried again and keeps none of the others waiting. Returns what ends the trying. */
export async function connectPlatforms({
  platforms,
  log,
  limits,
  onConnected = () => undefined,
  signal,
}: {
  platforms: readonly Platform[];
  log: Log;
  limits: ConnectLimits;
  onConnected?: (name: string) => void;
  /** Once it is aborted, the first tries are waited for no longer. */
  signal?: AbortSignal;
}): Promise<() => Promise<void>> {
  const ending = new AbortController();
  const started = Promise.all(platforms.map((platform) => tryStart({ platform, log, onConnected })));
  const failed = await (signal === undefined ? started : Promise.race([started, aborted(signal)]));
  const trying = Promise.all(
    failed.map((platform) => platform && keepTrying({ platform, log, limits, onConnected, signal: ending.signal })),
  );
  return async () => {
    ending.abort();
    // What is being tried just now is ended by its chat's own stop.
    await atMost(limits.stopMsMax, trying);
  };
}

const aborted = async (signal: AbortSignal): Promise<[]> => {
  if (!signal.aborted) await once(signal, 'abort');
  return [];
};

interface Starting {
  readonly platform: Platform;
  readonly log: Log;
  readonly onConnected: (name: string) => void;
}

// The platform when it has to be tried again.
async function tryStart({ platform, log, onConnected }: Starting): Promise<Platform | undefined> {
  try {
    await platform.start();
    onConnected(platform.name);
    return undefined;
  } catch (error) {
    log.error(
      { platform: platform.name, reason: error instanceof Error ? error.message : String(error) },
      'chat not connected',
    );
    return platform;
  }
}

interface Trying extends Starting {
  readonly limits: ConnectLimits;
  readonly signal: AbortSignal;
}

async function keepTrying({ limits, signal, ...starting }: Trying): Promise<void> {
  for (let waitMs = limits.retryMs; !signal.aborted; waitMs = Math.min(waitMs * 2, limits.retryMsMax)) {
    const isEnded = await pause(waitMs, false, { signal }).catch(() => true);
    if (isEnded || !(await tryStart(starting))) return;
  }
}
