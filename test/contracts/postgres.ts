import pg from 'pg';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';

// So many stores may a test have open beside each other.
const databasesPerWorkerMax = 4;

const server = process.env.TEST_POSTGRES;
const worker = process.env.VITEST_POOL_ID ?? '0';
const nameOf = (place: number | string) => `${process.env.TEST_POSTGRES_PREFIX}_${worker}_${place}`;
const urlOf = (name: string): string => {
  const url = new URL(server ?? '');
  url.pathname = `/${name}`;
  // Nothing of a test has to outlive a power cut.
  url.searchParams.set('options', '-c synchronous_commit=off');
  return url.href;
};
const free = new Set<number>();
// As they are before the first test.
let tables: readonly string[] | undefined;

/** True where the tests run on PostgreSQL. */
export const isOnPostgres = server !== undefined;

/** Makes the databases of this worker, empty and up to date. */
export async function prepareDatabases(): Promise<void> {
  await Promise.all(
    Array.from({ length: databasesPerWorkerMax }, async (_, place) => {
      await makeDatabase(nameOf(place));
      await emptyDatabase(place);
      free.add(place);
    }),
  );
}

async function makeDatabase(name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (rowCount === 0) await client.query(`create database ${name}`);
  await client.end();
  if (rowCount === 0) await (await openDatabase(urlOf(name))).close();
}

/** The address of an empty database, which is free again after the test. */
export function takeDatabase(): string {
  const [place] = free;
  if (place === undefined) throw new Error(`A test may have ${databasesPerWorkerMax} databases at a time.`);
  free.delete(place);
  onTestFinished(async () => {
    await emptyDatabase(place);
    free.add(place);
  });
  return urlOf(nameOf(place));
}

/** The address of a database without any tables, which is gone after the test. */
export async function takeBareDatabase(): Promise<string> {
  const name = nameOf('bare');
  const dropped = `drop database if exists ${name} with (force)`;
  await onServer(dropped, `create database ${name}`);
  onTestFinished(() => onServer(dropped));
  return urlOf(name);
}

async function onServer(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

async function emptyDatabase(place: number): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(nameOf(place)) });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables
     where table_schema = 'public' and table_name not like 'kysely%'`,
  );
  await client.query(rows.map(({ name }) => `delete from ${name}`).join('; '));
  await client.end();
  // Else tests that have nothing to do with it would fail later.
  const now = rows.map(({ name }) => name).toSorted();
  tables ??= now;
  if (now.join() !== tables.join()) throw new Error(`A test left other tables than it found: ${now.join(', ')}.`);
}
