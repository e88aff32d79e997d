import { setTimeout as delay } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../ports.ts';
import type { SlackLimits } from './limits.ts';

/** One Socket Mode connection that is opened again whenever it is lost. */
export interface SocketLine {
  /** Resolves when Slack has said hello; throws when it does not. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface LineParts {
  /** Made with `autoReconnectEnabled: false`, see below. */
  readonly client: SocketModeReceiver['client'];
  readonly limits: SlackLimits;
  readonly log: Log;
}

interface Run extends LineParts {
  readonly signal: AbortSignal;
}

/**
 * Keeps a connection open by itself: the library's own reconnect waits 5 s and more, and ends the process by an
 * unhandled rejection where Slack refuses the token.
 */
export function createSocketLine(parts: LineParts): SocketLine {
  let stopping = new AbortController();
  let upkeep: Promise<void> = Promise.resolve();
  return {
    start: async () => {
      stopping = new AbortController();
      const run = { ...parts, signal: stopping.signal };
      const loss = nextLoss(run.client);
      await open(run);
      upkeep = keepOpen(run, loss);
    },
    stop: async () => {
      stopping.abort();
      await close(parts);
      await upkeep;
    },
  };
}

// Ends only when the run is stopped.
async function keepOpen(run: Run, firstLoss: Promise<void>): Promise<void> {
  let loss = firstLoss;
  let failures = 0;
  while (!run.signal.aborted) {
    if (failures === 0) await loss;
    await pause(run, failures);
    if (run.signal.aborted) return;
    loss = nextLoss(run.client);
    failures = (await reopened(run)) ? 0 : failures + 1;
  }
}

async function reopened(run: Run): Promise<boolean> {
  try {
    await open(run);
    return true;
  } catch (error) {
    if (!run.signal.aborted) run.log.warn({ reason: String(error).slice(0, 200) }, 'slack socket not reopened');
    return false;
  }
}

async function open({ client, limits, signal }: Run): Promise<void> {
  const opening = client.start();
  const isOpen = await Promise.race([opening.then(() => true), isOver(limits.connectMaxMs, signal)]);
  if (isOpen && !signal.aborted) return;
  // Too late or no longer wanted: whatever still comes of this attempt is closed.
  opening.then(
    () => close({ client, limits }),
    () => undefined,
  );
  await close({ client, limits });
  throw new Error('Slack did not answer in time.');
}

async function close({ client, limits }: Pick<LineParts, 'client' | 'limits'>): Promise<void> {
  const given = new AbortController();
  const isClosed = await Promise.race([client.disconnect().then(() => true), isOver(limits.stopMaxMs, given.signal)]);
  given.abort();
  // The library waits 30 s for a peer that is gone; a second call cuts the connection at once.
  if (!isClosed) await client.disconnect();
}

const nextLoss = (client: LineParts['client']): Promise<void> =>
  new Promise((resolve) => client.once('disconnected', () => resolve()));

const pause = ({ limits, signal }: Run, failures: number): Promise<boolean> =>
  isOver(Math.min(limits.reconnectMinMs * 2 ** failures, limits.reconnectMaxMs), signal);

// Resolves, always with false, when the time is over or nobody waits any more.
const isOver = (ms: number, signal: AbortSignal): Promise<boolean> =>
  delay(ms, undefined, { signal }).then(
    () => false,
    () => false,
  );
