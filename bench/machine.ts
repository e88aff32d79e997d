import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import pg from 'pg';
import { postgresUrl } from './postgres.ts';

/** What the figures were measured on, and with which versions. */
export async function machineLines(peers: readonly string[]): Promise<string[]> {
  const [cpu] = cpus();
  return [
    `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(1)} GB, ${type()} ${release().split('-')[0]}, Node ${process.versions.node}, SQLite ${process.versions.sqlite}, ${await postgresVersion()}`,
    `Beside: ${peers.map((name) => `${name} ${versionOf(name)}`).join(', ')}`,
  ];
}

async function postgresVersion(): Promise<string> {
  const url = postgresUrl();
  if (url === undefined) return 'no PostgreSQL';
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('show server_version');
  await client.end();
  return `PostgreSQL ${String(rows[0]?.server_version).split(' ')[0]}`;
}

const pinned: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

const versionOf = (name: string): string =>
  pinned.dependencies?.[name] ?? pinned.devDependencies?.[name] ?? 'not pinned';
