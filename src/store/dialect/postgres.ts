import { PostgresDialect } from 'kysely';
import pg from 'pg';

const limits = {
  connectionsMax: 10,
  connectMs: 10_000,
  /** No statement of ours takes a tenth of it; one that does waits for a server that is gone. */
  statementMs: 60_000,
  /** Beyond what the server allows itself: it may be unreachable. */
  answerMs: 70_000,
  idleInTransactionMs: 60_000,
};

/** Kysely on PostgreSQL, version 15 or later, by a pool of connections; numbers come as numbers. */
export function postgresDialect(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'parley',
    max: limits.connectionsMax,
    connectionTimeoutMillis: limits.connectMs,
    statement_timeout: limits.statementMs,
    query_timeout: limits.answerMs,
    idle_in_transaction_session_timeout: limits.idleInTransactionMs,
    keepAlive: true,
    types: { getTypeParser: (oid, format) => (oid === int8 ? Number : pg.types.getTypeParser(oid, format)) },
  });
  // A dropped connection fails its query and is replaced; without both listeners it would end the process instead.
  pool.on('error', () => undefined).on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}

// Given out as text by default. Ours are below 2^53.
const int8 = 20;
