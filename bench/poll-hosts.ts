import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { PollSizes } from './poll-feeds.ts';
import type { HostsAnswer } from './poll-hosts-process.ts';

/** The hosts of the feeds, in a process of their own. */
export interface Hosts {
  readonly port: number;
  /** What they have seen so far. */
  seen(): Promise<HostsAnswer>;
  close(): void;
}

/** Hosts that serve the feeds of a run. */
export async function startHosts(sizes: PollSizes): Promise<Hosts> {
  const child = fork(join(import.meta.dirname, 'poll-hosts-process.ts'));
  const ask = async (order: { readonly sizes?: PollSizes }): Promise<HostsAnswer> => {
    const answer = once(child, 'message');
    child.send(order);
    return (await answer)[0];
  };
  const { port } = await ask({ sizes });
  return { port, seen: () => ask({}), close: () => child.disconnect() };
}
