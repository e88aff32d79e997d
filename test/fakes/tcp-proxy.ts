import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What lies between a client and its server: nothing, a cut (refused too), a hole that swallows all, or a slow line. */
export type Line = 'open' | 'cut' | 'hole' | 'slow';

export interface TcpProxy {
  /** The server's address, with the proxy in its place. */
  readonly url: string;
  set(line: Line): void;
  /** How many connections were asked for. */
  asked(): number;
}

const slowMs = 150;

/** A proxy before the server of this address; it is gone after the test. */
export async function startTcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const pairs = new Set<readonly [Socket, Socket]>();
  let line: Line = 'open';
  let asked = 0;
  const server = createServer((near) => {
    asked += 1;
    if (line === 'cut') return void near.destroy();
    const far = connect(Number(port || 5432), hostname);
    const pair = [near, far] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [far, near]] as const) {
      from.on('error', () => undefined).on('close', () => void to.destroy());
      from.on('data', (bytes) => {
        if (line === 'hole') return;
        if (line === 'slow') setTimeout(() => to.write(bytes), slowMs);
        else to.write(bytes);
      });
    }
    near.on('close', () => pairs.delete(pair));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  const url = new URL(target);
  [url.hostname, url.port] = ['127.0.0.1', String((server.address() as AddressInfo).port)];
  return {
    url: url.href,
    asked: () => asked,
    set(next) {
      line = next;
      if (next === 'cut') cut();
    },
  };
}
