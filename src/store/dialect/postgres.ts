import { Socket } from 'node:net';
import { type DatabaseConnection, PostgresDialect } from 'kysely';
import pg from 'pg';
import { connectTrouble, orTrouble, postgresTrouble, tellTroubles } from './troubles.ts';

const limits = {
  connectionsMax: 10,
  connectMs: 10_000,
  /** No statement of ours takes a tenth of it; one that does waits for a server that is gone. */
  statementMs: 60_000,
  /** Beyond what the server allows itself: it may be unreachable. */
  answerMs: 70_000,
  /** A connection over which nothing came for so long, though something was asked, is given up; idle ones are closed before. */
  silentMs: 65_000,
  /** Ours wait for nothing but the server; a process that was frozen within one keeps its successor out no longer than its lease. */
  idleInTransactionMs: 10_000,
};

export interface Patience {
  readonly silentMs?: number | undefined;
}

/** Kysely on PostgreSQL, version 15 or later, by a pool of connections; numbers come as numbers. */
export function postgresDialect(url: string, { silentMs = limits.silentMs }: Patience = {}): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'parley',
    max: limits.connectionsMax,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    query_timeout: limits.answerMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionMs,
    keepAlive: true,
    stream: () => attentive(silentMs),
    types: { getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // A dropped connection fails its query and is replaced; without both listeners it would end the process instead.
  pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({
    pool: {
      options: pool.options,
      connect: () => orTrouble(connectTrouble, () => pool.connect()),
      end: () => pool.end(),
    },
    onCreateConnection: async (connection) => {
      replaceNulls(connection);
      tellTroubles(connection, postgresTrouble);
    },
  });
}

// PostgreSQL refuses text with a null character, and whatever brought it would be tried again for ever.
function replaceNulls(connection: DatabaseConnection): void {
  const executeQuery: DatabaseConnection['executeQuery'] = connection.executeQuery.bind(connection);
  connection.executeQuery = (query, options) =>
    executeQuery({ ...query, parameters: query.parameters.map(withoutNulls) }, options);
}

const withoutNulls = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;

// Given out as text by default. Ours are below 2^53.
const int8 = 20;

// A time-out of the query alone would leave the connection in the pool, and the next query would wait behind it.
function attentive(silentMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silentMs, () => void socket.destroy(new Error('Connection terminated: nothing was heard')));
}
