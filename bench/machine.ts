import { readFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { postgresVersion } from './postgres.ts';

/** What the figures were measured on, and with which versions. */
export async function machineLines(peers: readonly string[]): Promise<string[]> {
  const [cpu] = cpus();
  const postgres = await postgresVersion();
  return [
    `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(1)} GB, ${type()} ${release().split('-')[0]}, Node ${process.versions.node}, SQLite ${process.versions.sqlite}, ${postgres === undefined ? 'no PostgreSQL' : `PostgreSQL ${postgres}`}`,
    `Beside: ${peers.map((name) => `${name} ${versionOf(name)}`).join(', ')}`,
  ];
}

const pinned: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
);

const versionOf = (name: string): string =>
  pinned.dependencies?.[name] ?? pinned.devDependencies?.[name] ?? 'not pinned';
