import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, createServer as createTcpServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Stalling {
  /** `host:port`. */
  readonly host: string;
  /** How many have come so far. */
  readonly count: () => number;
}

/** A server that does what a test says with each request, which is to never end it. */
export async function startStalling(listener: RequestListener): Promise<Stalling> {
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    listener(request, response);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return { host: hostOf(server.address()), count: () => count };
}

/** A way to a server that a test can freeze: what is sent then arrives nowhere, and nobody is told. */
export async function startFreezableWay(to: URL): Promise<{ readonly host: string; freeze(): void }> {
  const sockets: Socket[] = [];
  let isFrozen = false;
  const server = createTcpServer((near) => {
    sockets.push(near);
    near.on('error', () => undefined);
    if (isFrozen) return;
    const far = connect(Number(to.port), to.hostname).on('error', () => near.destroy());
    sockets.push(far);
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  await once(server, 'listening');
  return {
    host: hostOf(server.address()),
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}

const hostOf = (address: ReturnType<ReturnType<typeof createTcpServer>['address']>): string =>
  typeof address === 'object' && address !== null ? `127.0.0.1:${address.port}` : '';
