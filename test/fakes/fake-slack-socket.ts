import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Args } from './fake-slack-web.ts';

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

/** The Socket Mode side: all connections of the app, used in turn. */
export interface FakeSockets {
  readonly open: WebSocket[];
  /** Sends a command and gives what came back with its acknowledgement. */
  send(payload: Args, type?: EnvelopeType): Promise<Args>;
  /** Tells the connections, or only the first so many, that they have to be renewed. */
  refresh(count?: number): void;
  /** Leaves the connections open but answers nothing any more, as a peer that is gone. */
  freeze(): void;
  close(): void;
}

const ackMaxMs = 3000;
const Ack = z.object({ envelope_id: z.string(), payload: z.record(z.string(), z.unknown()).optional() });

/** Takes Socket Mode connections on the server. */
export function takeSockets(server: Server): FakeSockets {
  const wss = new WebSocketServer({ server, path: '/socket' });
  const open: WebSocket[] = [];
  const acks = new Map<string, (payload: Args) => void>();
  wss.on('connection', (socket) => {
    open.push(socket);
    socket.on('close', () => open.splice(open.indexOf(socket), 1));
    socket.on('message', (raw) => {
      const { envelope_id, payload } = Ack.parse(JSON.parse(String(raw)));
      acks.get(envelope_id)?.(payload ?? {});
    });
    socket.send(JSON.stringify({ type: 'hello', num_connections: open.length, connection_info: { app_id: 'A0FAKE' } }));
  });
  let turn = 0;
  return {
    open,
    send: (payload, type = 'slash_commands') => {
      const ready = open.filter(({ readyState }) => readyState === WebSocket.OPEN);
      const socket = ready[turn++ % Math.max(ready.length, 1)];
      if (socket === undefined) return Promise.reject(new Error('dispatch_failed: no Socket Mode connection'));
      return exchange(socket, { payload, type, acks });
    },
    refresh: (count = open.length) => {
      const notice = JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'fake' } });
      for (const socket of open.slice(0, count)) socket.send(notice);
    },
    freeze: () => {
      for (const socket of open) socket.pause();
    },
    close: () => {
      for (const socket of wss.clients) socket.terminate();
      wss.close();
    },
  };
}

interface Exchange {
  readonly payload: Args;
  readonly type: EnvelopeType;
  readonly acks: Map<string, (payload: Args) => void>;
}

function exchange(socket: WebSocket, { payload, type, acks }: Exchange): Promise<Args> {
  const envelope_id = randomUUID();
  return new Promise<Args>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('operation_timeout')), ackMaxMs);
    acks.set(envelope_id, (answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
    socket.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type !== 'events_api' }));
  }).finally(() => acks.delete(envelope_id));
}
