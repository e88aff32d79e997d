import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BotSettings {
  readonly [name: string]: string;
}

/** A bot as an operator runs it: a real process on a real file, killed and started again at will. */
export interface BotProcess {
  /** Starts it and waits until it says that it is ready, at most so long. */
  start(withinMs?: number): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Stops it where it is, as a machine that hangs. */
  freeze(): void;
  /** Lets it go on. */
  thaw(): void;
  /** Ends it as a supervisor does; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** All that it has written so far. */
  output(): string;
  /** How long the last start took until ready, milliseconds. */
  readyMs(): number;
  remove(): void;
}

const readyWithinMs = 15_000;

/** Prepares a bot with these settings in a folder of its own. */
export function createBotProcess(settings: BotSettings, feeds: readonly object[]): BotProcess {
  const folder = mkdtempSync(join(tmpdir(), 'parley-journey-'));
  const feedsFile = join(folder, 'feeds.json');
  writeFileSync(feedsFile, JSON.stringify(feeds));
  const env = {
    ...process.env,
    DATABASE_URL: `sqlite:${join(folder, 'parley.sqlite')}`,
    FEEDS_FILE: feedsFile,
    PORT: '0',
    LOG_LEVEL: 'info',
    ...settings,
  };
  let child: ChildProcess | undefined;
  let written = '';
  let readyMs = 0;
  return {
    async start(withinMs = readyWithinMs) {
      const startedAt = performance.now();
      const bot = spawn(process.execPath, ['bin/parley.js', 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      child = bot;
      const from = written.length;
      for (const stream of [bot.stdout, bot.stderr]) stream?.on('data', (chunk) => (written += chunk));
      await waitForReady(bot, { output: () => written.slice(from), withinMs });
      readyMs = performance.now() - startedAt;
    },
    async kill() {
      if (child) await endWith(child, 'SIGKILL');
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    stop: async () => (child ? await endWith(child, 'SIGTERM') : null),
    output: () => written,
    readyMs: () => readyMs,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function endWith(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}

interface Waiting {
  readonly output: () => string;
  readonly withinMs: number;
}

async function waitForReady(bot: ChildProcess, { output, withinMs }: Waiting): Promise<void> {
  const deadline = AbortSignal.timeout(withinMs);
  while (!output().includes('"msg":"ready"')) {
    if (deadline.aborted || bot.exitCode !== null) throw new Error(`the bot did not get ready:\n${output()}`);
    await Promise.race([
      once(bot.stderr ?? bot, 'data', { signal: deadline }),
      once(bot, 'exit', { signal: deadline }),
    ]).catch(() => undefined);
  }
}
