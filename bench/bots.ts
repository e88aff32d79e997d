import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeDiscord } from '../test/fakes/fake-discord.ts';
import { startFakeSlack } from '../test/fakes/fake-slack.ts';

export type Chat = 'slack' | 'discord';

/** A bot in a process of its own, between chats of its own that take what it says unchecked. */
export interface Bot {
  readonly readyMs: number;
  /** Where its web server is. */
  readonly address: string;
  /** Asks /tariffs in one chat, as a reader does; gives what the reader sees. */
  readonly ask: Readonly<Record<Chat, () => Promise<unknown>>>;
  residentMb(): number;
  /** The processor time that it has used so far. */
  cpuMs(): number;
  close(): Promise<void>;
}

export interface BotOptions {
  /** Node's arguments. */
  readonly args: readonly string[];
  /** What an echo bot says in place of a word. */
  readonly said?: string;
  /** The database of Parley; an empty one of its own unless told. */
  readonly databaseUrl?: string;
  /** The feeds of Parley; none unless told. */
  readonly feeds?: readonly object[];
  readonly settings?: Readonly<Record<string, string>>;
}

/** As `npm start` starts it. */
export const parleyArgs = ['--max-semi-space-size=4', '--heap-growing-percent=30', 'bin/parley.js', 'start'];
export const echoArgs = ['bench/echo-bots.ts'];

// On a busy machine the slowest of thousands may take longer than Discord waits.
const answerWithinMs = 60_000;

/** Starts a bot; resolves when it is ready. */
export async function startBot({ args, said, databaseUrl, feeds = [], settings = {} }: BotOptions): Promise<Bot> {
  const [slack, discord] = [
    await startFakeSlack({ isTrusting: true }),
    await startFakeDiscord({ isTrusting: true, answerWithinMs, rateLimit: { limit: 1_000_000, perMs: 1_000 } }),
  ];
  const team = slack.addTeam();
  const channel = slack.addChannel({ team });
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const feedsFile = join(folder, 'feeds.json');
  writeFileSync(feedsFile, JSON.stringify(feeds));
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl ?? `sqlite:${join(folder, 'parley.sqlite')}`,
    ...{ FEEDS_FILE: feedsFile, PORT: '0', LOG_LEVEL: 'info' },
    ...{ SLACK_BOT_TOKEN: team.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
    ...(said === undefined ? {} : { ECHO_SAYS: said }),
    ...settings,
  };
  const startedAt = performance.now();
  const bot = spawn(process.execPath, [...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  // A bench that fails leaves no bot behind.
  const kill = () => void bot.kill('SIGKILL');
  process.once('exit', kill);
  const written = await ready(bot);
  return {
    readyMs: performance.now() - startedAt,
    address: /"address":"([^"]+)"/.exec(written)?.[1] ?? '',
    ask: {
      slack: () => slack.slash({ channel, command: '/tariffs' }),
      discord: () => discord.slash('tariffs'),
    },
    residentMb: () => residentMb(bot),
    cpuMs: () => cpuMs(bot),
    async close() {
      const ended = once(bot, 'exit');
      kill();
      process.off('exit', kill);
      await Promise.all([ended, slack.close(), discord.close()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const readyWithinMs = 120_000;

// Gives what it wrote until then.
function ready(bot: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error(`the bot did not get ready: ${said.slice(-500)}`)), readyWithinMs);
    let said = '';
    bot.once('exit', () => reject(new Error(`the bot ended: ${said.slice(-500)}`)));
    bot.stderr?.on('data', (chunk) => {
      said += said.length < 10_000 ? String(chunk) : '';
      if (!String(chunk).includes('"msg":"ready"')) return;
      clearTimeout(giveUp);
      resolve(said);
    });
  });
}

const residentMb = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const msPerTick = 10;

// The two numbers behind the name, which may hold anything but ends with the last bracket.
function cpuMs({ pid }: ChildProcess): number {
  const [, fields = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  const [user, system] = fields.split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) * msPerTick;
}
