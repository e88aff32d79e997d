import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startFakeDiscord } from '../test/fakes/fake-discord.ts';
import { startFakeSlack } from '../test/fakes/fake-slack.ts';
import { median, ms, quantile } from './figures.ts';

const runs = 5;
const commandsPerRun = 1000;
const warmUpCommands = 300;
const idleMs = 3000;

interface Bot {
  readonly process: ChildProcess;
  readonly readyMs: number;
  /** Asks /tariffs in one chat, as a reader does. */
  readonly ask: Readonly<Record<Chat, () => Promise<unknown>>>;
  close(): Promise<void>;
}
type Chat = 'slack' | 'discord';

/** Parley beside bare echo bots on the same libraries, saying one word or the same message: time of a command, idle memory, time to start. */
export async function benchCommands(): Promise<void> {
  const parley = await startBot({ args: ['--max-semi-space-size=4', 'bin/parley.js', 'start'] });
  const echo = await startBot({ args: ['bench/echo-bots.ts'] });
  await pause(idleMs);
  const idle = [parley, echo].map((bot) => residentMb(bot.process));
  const same = await startBot({ args: ['bench/echo-bots.ts'], said: await answersOf(parley) });
  console.log(
    `Node ${process.versions.node}, ${runs} interleaved runs of ${commandsPerRun} commands, medians, milliseconds\n`,
  );
  console.log(
    'chat     at once    parley p50      p99    one word p50      p99  ratio    same message p50      p99  ratio',
  );
  for (const chat of ['slack', 'discord'] as const)
    for (const atOnce of [1, 50]) await compare({ bots: [parley, echo, same], chat, atOnce });
  console.log(
    `\nidle memory: parley ${idle[0]} MB, bare pair ${idle[1]} MB, difference ${(idle[0] ?? 0) - (idle[1] ?? 0)} MB (limit 60)`,
  );
  console.log(
    `start to ready: parley ${Math.round(parley.readyMs)} ms (limit 1500), bare pair ${Math.round(echo.readyMs)} ms`,
  );
  await Promise.all([parley.close(), echo.close(), same.close()]);
}

interface Comparison {
  readonly bots: readonly Bot[];
  readonly chat: Chat;
  readonly atOnce: number;
}

// Interleaved, so that what else the machine does hits both alike.
async function compare({ bots, chat, atOnce }: Comparison): Promise<void> {
  for (const bot of bots) await measure({ ask: bot.ask[chat], count: warmUpCommands, atOnce });
  const figures = bots.map(() => ({ p50: [] as number[], p99: [] as number[] }));
  for (let run = 0; run < runs; run++)
    for (const [index, bot] of bots.entries()) {
      const samples = await measure({ ask: bot.ask[chat], count: commandsPerRun, atOnce });
      figures[index]?.p50.push(quantile(samples, 0.5));
      figures[index]?.p99.push(quantile(samples, 0.99));
    }
  const [ours, word, same] = figures.map(({ p50, p99 }) => ({ p50: median(p50), p99: median(p99) }));
  if (!ours || !word || !same) return;
  const beside = (echo: Figures) => `${ms(echo.p50)} ${ms(echo.p99)}  ${(ours.p99 / echo.p99).toFixed(2).padStart(5)}`;
  console.log(
    `${chat.padEnd(8)} ${String(atOnce).padStart(7)}      ${ms(ours.p50)} ${ms(ours.p99)}       ${beside(word)}           ${beside(same)}`,
  );
}

interface Figures {
  readonly p50: number;
  readonly p99: number;
}

// What Parley says, for an echo bot to say the same: the cost of carrying a message of that size.
async function answersOf({ ask }: Bot): Promise<string> {
  return JSON.stringify({ slack: await ask.slack(), discord: await ask.discord() });
}

async function measure({
  ask,
  count,
  atOnce,
}: {
  ask: () => Promise<unknown>;
  count: number;
  atOnce: number;
}): Promise<number[]> {
  const samples: number[] = [];
  let left = count;
  const one = async () => {
    while (left-- > 0) {
      const startedAt = performance.now();
      await ask();
      samples.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return samples;
}

async function startBot({ args, said }: { args: readonly string[]; said?: string }): Promise<Bot> {
  const [slack, discord] = [await startFakeSlack({ isTrusting: true }), await startFakeDiscord({ isTrusting: true })];
  const team = slack.addTeam();
  const channel = slack.addChannel({ team });
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const feedsFile = join(folder, 'feeds.json');
  writeFileSync(feedsFile, '[]');
  const env = {
    ...process.env,
    ...{ DATABASE_URL: `sqlite:${join(folder, 'parley.sqlite')}`, FEEDS_FILE: feedsFile, PORT: '0', LOG_LEVEL: 'info' },
    ...{ SLACK_BOT_TOKEN: team.token, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.url },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
    ...(said === undefined ? {} : { ECHO_SAYS: said }),
  };
  const startedAt = performance.now();
  const bot = spawn(process.execPath, [...args], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  await ready(bot);
  const close = async () => {
    bot.kill('SIGKILL');
    await Promise.all([slack.close(), discord.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  const ask = {
    slack: () => slack.slash({ channel, command: '/tariffs' }),
    discord: () => discord.slash('tariffs'),
  };
  return { process: bot, readyMs: performance.now() - startedAt, ask, close };
}

const readyWithinMs = 20_000;

function ready(bot: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => reject(new Error('the bot did not get ready')), readyWithinMs);
    bot.stderr?.on('data', (chunk) => {
      if (!String(chunk).includes('"msg":"ready"')) return;
      clearTimeout(giveUp);
      resolve();
    });
  });
}

const residentMb = ({ pid }: ChildProcess): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);
