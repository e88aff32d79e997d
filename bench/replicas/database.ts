import pg from 'pg';

/** The server that is asked when none is named. */
export const usualServer = 'postgres://postgres@127.0.0.1:5432/postgres';

/** A database of a run's own; undefined where no server answers there. */
export async function makeDatabase(server: string): Promise<{ url: string; drop(): Promise<void> } | undefined> {
  const name = `parley_chaos_${process.pid}_${Date.now()}`;
  try {
    await onServer(server, `create database ${name}`);
  } catch {
    return undefined;
  }
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: connectMsMax });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

const connectMsMax = 5_000;
