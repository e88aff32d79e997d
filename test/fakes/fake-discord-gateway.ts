import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { serverPayload } from './fake-discord-places.ts';
import { type FakeState, type Json, userOf } from './fake-discord-state.ts';

interface Packet {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number;
  readonly t?: string;
}

interface Session {
  readonly id: string;
  readonly sent: Packet[];
  readonly intents: number;
  socket: WebSocket | undefined;
}

/** The gateway, and what a test can do to it. */
export interface FakeGateway {
  dispatch(this: void, type: string, payload: Json): void;
  /** Cuts all connections without a farewell, or with a close code. */
  dropSockets(this: void, code?: number): void;
  /** Asks the clients to connect again, as Discord does when it deploys. */
  reconnect(this: void): void;
  /** Forgets all sessions and cuts their connections: a client has to introduce itself anew. */
  endSessions(this: void): void;
  sessionCount(this: void): number;
  resumeCount(this: void): number;
  /** What each session asked to be told. */
  intents(this: void): number[];
  close(this: void): void;
}

const heartbeatIntervalMs = 41_250;
const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);

/** Discord's gateway: sessions that survive a lost connection and replay what was missed. */
export function createGateway(state: FakeState, server: Server): FakeGateway {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  let resumes = 0;
  const onResume = () => {
    resumes += 1;
  };
  sockets.on('connection', (socket, request) => {
    const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
    if (query.get('v') !== '10' || query.get('encoding') !== 'json') return socket.close(4012, 'Invalid API version.');
    talk(socket, { state, sessions, onResume });
  });
  const connected = () => [...sessions.values()].flatMap(({ socket }) => (socket === undefined ? [] : [socket]));
  return {
    dispatch(type, payload) {
      if (sessions.size === 0) throw new Error('No bot is connected to the gateway.');
      for (const session of sessions.values())
        if (isWanted(type, session.intents)) send(session, { t: type, d: payload });
    },
    dropSockets(code) {
      for (const socket of connected()) code === undefined ? socket.terminate() : socket.close(code);
    },
    reconnect() {
      for (const socket of connected()) socket.send(JSON.stringify({ op: 7, d: null }));
    },
    endSessions() {
      const ended = connected();
      sessions.clear();
      for (const socket of ended) socket.terminate();
    },
    sessionCount: () => connected().length,
    resumeCount: () => resumes,
    intents: () => [...sessions.values()].map((session) => session.intents),
    close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

const serverIntent = 1 << 0;

// What happens on servers is told only to those who asked for it.
const isWanted = (type: string, intents: number): boolean =>
  !/^(?:GUILD|CHANNEL|THREAD)_/.test(type) || (intents & serverIntent) !== 0;

interface Talk {
  readonly state: FakeState;
  readonly sessions: Map<string, Session>;
  readonly onResume: () => void;
}

function talk(socket: WebSocket, { state, sessions, onResume }: Talk): void {
  let session: Session | undefined;
  const say = (packet: Packet) => socket.send(JSON.stringify(packet));
  const hasToken = (packet: Packet) => (packet.d as Json).token === state.token;
  const handlers: Readonly<Record<number, (packet: Packet) => void>> = {
    1: () => say({ op: 11 }),
    2: (packet) => {
      if (session !== undefined) return socket.close(4005, 'Already authenticated.');
      if (!hasToken(packet)) return socket.close(4004, 'Authentication failed.');
      const { intents, shard } = packet.d as Json;
      if (typeof intents !== 'number') return socket.close(4013, 'Invalid intents.');
      if ((intents & privilegedIntents) !== 0) return socket.close(4014, 'Disallowed intents.');
      session = openSession(sessions, { socket, intents });
      send(session, { t: 'READY', d: readyOf(state, { sessionId: session.id, shard }) });
      if (isWanted('GUILD_CREATE', intents)) send(session, { t: 'GUILD_CREATE', d: serverPayload(state) });
    },
    6: (packet) => {
      if (!hasToken(packet)) return socket.close(4004, 'Authentication failed.');
      const { session_id: id, seq } = packet.d as { session_id: string; seq: number };
      session = sessions.get(id);
      if (session === undefined) return say({ op: 9, d: false });
      session.socket = socket;
      for (const missed of session.sent.filter(({ s }) => (s ?? 0) > seq)) say(missed);
      send(session, { t: 'RESUMED', d: {} });
      onResume();
    },
  };
  socket.on('message', (raw) => {
    const packet = parsePacket(raw);
    const handle = packet === undefined ? undefined : handlers[packet.op];
    if (packet === undefined) socket.close(4002, 'Decode error.');
    else if (handle === undefined) socket.close(4001, 'Unknown opcode.');
    else if (session === undefined && packet.op > 6) socket.close(4003, 'Not authenticated.');
    else handle(packet);
  });
  socket.on('close', (code) => {
    if (session?.socket !== socket) return;
    session.socket = undefined;
    // Who leaves with a normal farewell ends the session.
    if (code === 1000 || code === 1001) sessions.delete(session.id);
  });
  say({ op: 10, d: { heartbeat_interval: heartbeatIntervalMs } });
}

function parsePacket(raw: RawData): Packet | undefined {
  try {
    return JSON.parse(raw.toString()) as Packet;
  } catch {
    return undefined;
  }
}

interface Opening {
  readonly socket: WebSocket;
  readonly intents: number;
}

function openSession(sessions: Map<string, Session>, { socket, intents }: Opening): Session {
  const session: Session = { id: randomUUID(), sent: [], intents, socket };
  sessions.set(session.id, session);
  return session;
}

function send(session: Session, { t, d }: { readonly t: string; readonly d: unknown }): void {
  const packet: Packet = { op: 0, t, d, s: session.sent.length + 1 };
  session.sent.push(packet);
  session.socket?.send(JSON.stringify(packet));
}

const readyOf = (
  state: FakeState,
  { sessionId, shard }: { readonly sessionId: string; readonly shard: unknown },
): Json => ({
  v: 10,
  user: { ...userOf(state.appId), bot: true },
  guilds: [{ id: state.guildId, unavailable: true }],
  session_id: sessionId,
  resume_gateway_url: state.gatewayUrl,
  application: { id: state.appId, flags: 0 },
  shard,
});
