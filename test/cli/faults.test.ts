import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { openHome } from './parley.ts';

const bin = join(import.meta.dirname, '../../bin/parley.js');
const faulty = join(import.meta.dirname, 'faulty-process.ts');
const answersWithinMs = 30_000;

it.each([
  ['throw', 'uncaughtException'],
  ['rejection', 'unhandledRejection'],
])('A %s that nobody caught ends the process with exit code 1 and one line in the log', async (...[what, origin]) => {
  const ended = await promisify(execFile)(process.execPath, [faulty, what]).catch((error) => error);

  expect(ended.code).toBe(1);
  const lines = ended.stderr.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0])).toMatchObject({
    ...{ level: 50, origin, msg: 'ended by a fault that nobody caught' },
    error: { message: 'nobody caught this' },
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const isAnswering = async (port: number): Promise<boolean> =>
  await fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

it('A log that cannot be written any more, as on a full disk, leaves the bot up', async () => {
  const [home, port] = [openHome(), await freePort()];
  const full = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(full));

  const bot = spawn(process.execPath, [bin, 'start'], {
    ...{ cwd: join(home.folder, 'empty'), env: { ...home.env, PORT: String(port), LOG_LEVEL: 'info' } },
    stdio: ['ignore', 'ignore', full],
  });
  onTestFinished(() => void bot.kill('SIGKILL'));

  await expect.poll(() => isAnswering(port), { timeout: answersWithinMs }).toBe(true);
  expect(bot.exitCode).toBeNull();
}, 60_000);

/** An outlet with many addresses that takes every connection and keeps it until it is told to answer. */
async function openOutlet() {
  let [isKeeping, answered] = [true, 0];
  const server = createServer((_request, response) => {
    if (isKeeping) return;
    answered += 1;
    response.end('<rss version="2.0"><channel><title>Outlet</title></channel></rss>');
  });
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  onTestFinished(() => void server.close().closeAllConnections());
  const release = () => {
    isKeeping = false;
    server.closeAllConnections();
  };
  const { port } = server.address() as AddressInfo;
  const hosts = Array.from({ length: feedsMax }, (_, n) => `127.0.1.${n + 1}:${port}`);
  return { hosts, release, answered: () => answered };
}

const feedsMax = 48;
const filesMax = 56;

it('A bot that runs out of file descriptors while it fetches stays up, and fetches when there are some again', async () => {
  const [home, port, outlet] = [openHome(), await freePort(), await openOutlet()];
  const feeds = outlet.hosts.map((host, n) => ({
    ...{ id: `feed-${n}`, outlet: `Outlet ${n}`, tier: 'paper', kind: 'rss', url: `http://${host}/feed` },
  }));
  writeFileSync(join(home.folder, 'feeds.json'), JSON.stringify(feeds));
  const settings = { PORT: String(port), LOG_LEVEL: 'info', POLL_SECONDS: '1', FETCH_ALLOW: outlet.hosts.join() };
  let log = '';

  const bot = spawn('/bin/sh', ['-c', `ulimit -n ${filesMax}; exec "$0" "$1" start`, process.execPath, bin], {
    ...{ cwd: join(home.folder, 'empty'), env: { ...home.env, ...settings }, stdio: ['ignore', 'ignore', 'pipe'] },
  });
  onTestFinished(() => void bot.kill('SIGKILL'));
  bot.stderr?.on('data', (chunk) => (log += chunk));
  await expect.poll(() => log, { timeout: answersWithinMs }).toContain('EMFILE');
  outlet.release();

  await expect.poll(outlet.answered, { timeout: answersWithinMs }).toBeGreaterThan(0);
  await expect.poll(() => isAnswering(port), { timeout: answersWithinMs }).toBe(true);
  expect(bot.exitCode).toBeNull();
}, 90_000);
