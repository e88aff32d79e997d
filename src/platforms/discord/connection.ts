import { atMost } from '../../lib/at-most.ts';
import type { Log } from '../../ports.ts';
import type { PlaceEvent } from './events.ts';
import { createLine, hangUp, type Line, logIn } from './gateway-line.ts';
import type { DiscordLimits } from './limits.ts';
import { reopen } from './reopening.ts';
import type { DiscordSettings } from './rest.ts';

/** What the connection needs. */
export interface ConnectionTools {
  readonly settings: DiscordSettings;
  readonly limits: DiscordLimits;
  readonly log: Log;
  /** Takes an interaction as Discord sent it. */
  readonly onInteraction: (raw: unknown) => unknown;
  /** Takes what happened to a server, a channel or a thread, as Discord sent it. */
  readonly onPlace: (event: PlaceEvent, raw: unknown) => unknown;
  /** Resolves when nothing is being answered any more, or after so long. */
  readonly settle: (ms: number) => Promise<void>;
}

/** The line over which Discord brings commands. */
export interface Connection {
  /** Connects; gives the application's id when Discord is ready, or rejects with a sentence for the operator. */
  open(): Promise<string>;
  /** Ends it within a bound, for good. */
  close(): Promise<void>;
}

/** Prepares a connection; nothing happens before `open`. One that Discord ends for good is opened again. */
export function createConnection(tools: ConnectionTools): Connection {
  const lines = new Set<Line>();
  let ending = new AbortController();
  let reopening = Promise.resolve();
  const hangUpAll = async () => {
    const ended = [...lines];
    lines.clear();
    await Promise.all(ended.map((line) => hangUp(line, tools.limits)));
  };
  const openLine = async (): Promise<string> => {
    const { signal } = ending;
    const line = createLine({ ...tools, onEnded: () => void restart(line, signal) });
    lines.add(line);
    try {
      const applicationId = await logIn(line, tools);
      line.isOpen = true;
      return applicationId;
    } catch (error) {
      lines.delete(line);
      await hangUp(line, tools.limits);
      throw error;
    }
  };
  const restart = (line: Line, signal: AbortSignal): void => {
    // One that never stood is tried again by whoever opened it; and each of its shards may report the same end.
    if (!line.isOpen || !lines.delete(line) || signal.aborted) return;
    reopening = hangUp(line, tools.limits).then(() => reopen({ ...tools, open: openLine, signal }));
  };
  return {
    open: () => {
      ending = new AbortController();
      return openLine();
    },
    async close() {
      ending.abort();
      await tools.settle(tools.limits.stopTimeoutMs / 2);
      await hangUpAll();
      await atMost(tools.limits.stopTimeoutMs / 2, reopening);
    },
  };
}
