import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

export const engineNames = ['sqlite', 'postgres'] as const;
export type EngineName = (typeof engineNames)[number];

/** A database made for a run. */
export interface Engine {
  readonly url: string;
  /** The same under another name, for who looks on: it is spared when connections are cut. */
  readonly lookingUrl: string;
  /** A second, empty one, of the same engine. */
  another(): Promise<string>;
  /** Ends the connections of whoever works on it, as a server does that is restarted; gives how many. */
  cutConnections(): Promise<number>;
  /** What its own check of the stored pages and indexes finds wrong. */
  faults(): Promise<string[]>;
  remove(): Promise<void>;
}

/** Makes one; `server` is the address of a PostgreSQL database from which others may be made. */
export function openEngine(name: EngineName, server: string | undefined): Promise<Engine> {
  if (name === 'sqlite') return Promise.resolve(sqliteFile());
  if (server === undefined) throw new Error('Set TEST_POSTGRES to a PostgreSQL on which databases may be made.');
  return postgresDatabase(server);
}

function sqliteFile(): Engine {
  const folder = mkdtempSync(join(tmpdir(), 'parley-kills-'));
  const path = join(folder, 'parley.sqlite');
  return {
    url: `sqlite:${path}`,
    lookingUrl: `sqlite:${path}`,
    another: async () => `sqlite:${join(folder, 'another.sqlite')}`,
    cutConnections: async () => 0,
    async faults() {
      const db = new DatabaseSync(path, { readOnly: true });
      const found = db.prepare('pragma integrity_check').all();
      db.close();
      return found.flatMap(({ integrity_check: line }) => (line === 'ok' ? [] : [String(line)]));
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgresDatabase(server: string): Promise<Engine> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  const made: string[] = [];
  const make = async (): Promise<string> => {
    const name = `parley_kills_${process.pid}_${made.length}`;
    await client.query(`create database ${name}`);
    made.push(name);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
  };
  const url = await make();
  return {
    url,
    lookingUrl: `${url}?application_name=looking`,
    another: make,
    async cutConnections() {
      const cut = await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'parley'`,
        [made[0]],
      );
      return cut.rowCount ?? 0;
    },
    faults: () => damagedIndexes(url),
    async remove() {
      for (const name of made) await client.query(`drop database if exists ${name} with (force)`);
      await client.end();
    },
  };
}

// Each index against its table, and every row through the codec of its page; where the server brings that check.
async function damagedIndexes(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('create extension if not exists amcheck');
    const { rows } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_am a on a.oid = c.relam
       where c.relkind = 'i' and a.amname = 'btree' and c.relnamespace = 'public'::regnamespace`,
    );
    const faults: string[] = [];
    for (const { name } of rows)
      await client
        .query('select bt_index_check($1::regclass, true)', [name])
        .catch((error: Error) => faults.push(`${name}: ${error.message}`));
    return faults;
  } finally {
    await client.end();
  }
}
