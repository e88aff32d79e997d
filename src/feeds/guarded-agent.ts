import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { type AllowList, bareHost, guardLookup, isAllowed, isPublicAddress, RefusedAddress } from './address-guard.ts';

export interface ConnectionLimits {
  readonly headerBytesMax: number;
  readonly connectMs: number;
  readonly silentMs: number;
  readonly idleMs: number;
  readonly connectionsPerHostMax: number;
}
export interface AgentParts {
  readonly allow: AllowList;
  readonly limits: ConnectionLimits;
  readonly lookup: LookupFunction;
}

/** Dials public addresses only, and those that the operator lets through. An open connection serves the host and port that it was made for. */
export function createGuardedAgent(parts: AgentParts): Agent {
  const { headerBytesMax, silentMs, idleMs, connectionsPerHostMax } = parts.limits;
  return new Agent({
    connections: connectionsPerHostMax,
    pipelining: 1,
    // One connection of HTTP/2 can serve several names, and the bound on headers is one of HTTP/1.
    allowH2: false,
    maxHeaderSize: headerBytesMax,
    headersTimeout: silentMs,
    bodyTimeout: silentMs,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: idleMs,
    connect: guardedConnector(parts),
  });
}

function guardedConnector({ allow, limits, lookup }: AgentParts): buildConnector.connector {
  const shared = { timeout: limits.connectMs, allowH2: false };
  const guarded = buildConnector({ ...shared, lookup: guardLookup(lookup) });
  const plain = buildConnector({ ...shared, lookup });
  return (options, done) => {
    const host = bareHost(options.hostname);
    if (isAllowed({ hostname: host, port: options.port, protocol: options.protocol }, allow))
      return plain(options, done);
    // An address is dialled without a lookup, so the guarded one would never see it.
    if (isIP(host) && !isPublicAddress(host)) return done(new RefusedAddress(`${host} is not a public address`), null);
    return guarded(options, checkPeer(host, done));
  };
}

// Whatever was dialled, what answers has to be public too.
const checkPeer =
  (host: string, done: buildConnector.Callback): buildConnector.Callback =>
  (...outcome) => {
    const [error, socket] = outcome;
    if (error !== null) return done(error, null);
    const peer = socket.remoteAddress;
    if (peer !== undefined && isPublicAddress(peer)) return done(null, socket);
    socket.destroy();
    return done(new RefusedAddress(`${host} was answered by ${peer ?? 'nobody'}, which is not public`), null);
  };
