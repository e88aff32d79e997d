import pg from 'pg';

const usual = 'postgres://postgres@127.0.0.1:5432/postgres';
const answerMs = 2_000;

/** The version of the PostgreSQL that TEST_POSTGRES names, or of this machine's; undefined where none answers. */
export async function postgresVersion(): Promise<string | undefined> {
  try {
    const [row] = await onServer('show server_version');
    return String(row?.server_version).split(' ')[0];
  } catch {
    return undefined;
  }
}

/** A new database on that server. */
export interface MadeDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes a database for the bench alone. */
export async function makeDatabase(): Promise<MadeDatabase> {
  const name = `benches_${process.pid}_${Math.round(performance.now())}`;
  await onServer(`create database ${name}`);
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return { url: url.href, drop: async () => void (await onServer(`drop database if exists ${name} with (force)`)) };
}

const serverUrl = (): string => process.env.TEST_POSTGRES || usual;

async function onServer(statement: string): Promise<Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: serverUrl(), connectionTimeoutMillis: answerMs });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
