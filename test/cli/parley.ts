import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { isOnPostgres, takeDatabase } from '../contracts/postgres.ts';

const bin = join(import.meta.dirname, '../../bin/parley.js');
const readyWithinMs = 30_000;

/** A place of its own for one Parley: a folder, no feeds, a free port, and nothing of the surroundings. */
export interface Home {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** What it is given on standard input. */
  readonly input?: string;
}

/** A home that is gone after the test. */
export function openHome(settings: Readonly<Record<string, string>> = {}): Home {
  const folder = mkdtempSync(join(tmpdir(), 'parley-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'feeds.json'), '[]');
  const env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: isOnPostgres ? takeDatabase() : `sqlite:${join(folder, 'data', 'parley.sqlite')}`,
    FEEDS_FILE: join(folder, 'feeds.json'),
    PORT: '0',
    ...settings,
  };
  return { folder, env };
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A running Parley. */
export interface Running {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  /** Resolves when it has ended. */
  readonly ended: Promise<Ended>;
}

/** Starts `parley …` in a home; it is killed with the test at the latest. */
export function spawnParley({ folder, env, input }: Home, args: readonly string[]): Running {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: join(folder, 'empty'),
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  child.stdin.end(input);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, out: () => out, err: () => err, ended };
}

/** Runs `parley …` to its end. */
export const runParley = (home: Home, ...args: string[]): Promise<Ended> => spawnParley(home, args).ended;

/** A bot that is ready, and where its web server is. */
export interface Bot extends Running {
  readonly address: string;
}

/** Starts the bot and waits until it is ready. */
export async function startBot(home: Home): Promise<Bot> {
  const running = spawnParley(home, ['start']);
  const { stderr } = running.child;
  const signal = AbortSignal.timeout(readyWithinMs);
  for (;;) {
    const address = /"address":"([^"]+)".*"msg":"ready"/.exec(running.err())?.[1];
    if (address !== undefined) {
      // It answers, so its handlers for signals are in place too.
      await fetch(`${address}/healthz`, { signal });
      return { ...running, address };
    }
    if (stderr === null || running.child.exitCode !== null) throw new Error(`The bot ended: ${running.err()}`);
    await Promise.race([once(stderr, 'data', { signal }), running.ended]);
  }
}

/** A port that somebody else has. */
export async function takePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
