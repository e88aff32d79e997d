import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { Command } from 'commander';
import { readSettings, type Settings, secretsIn } from '../config/env.ts';
import { limits } from '../config/limits.ts';
import { addDatabaseCommands } from './cli/database-commands.ts';
import { createLog } from './cli/log.ts';
import { versionOfParley } from './cli/version.ts';
import { StoreTrouble } from './domain/store-trouble.ts';
import { UserError } from './domain/user-error.ts';
import { createHider } from './lib/hide-secrets.ts';
import type { Clock, Log } from './ports.ts';

const clock: Clock = { now: () => Date.now() };
const write = (text: string): void => {
  process.stdout.write(text);
};
const exitWrongUse = 2;
// As a shell tells of SIGINT.
const exitCut = 130;

// Whoever reads our output may stop early, as `head` does.
process.stdout.on('error', () => process.exit());

if (existsSync('.env')) loadEnvFile('.env');

const hide = createHider(secretsIn(process.env));
// Node would write out the whole error, with what a library hung on it.
process.on('uncaughtException', (error) => {
  process.stderr.write(hide(`${error.stack ?? error.message}\n`));
  process.exit(1);
});

const program = new Command('parley')
  .description('Follows the US–China trade talks for Slack and Discord channels.')
  .version(versionOfParley(), '-V, --version', 'says which version this is')
  .exitOverride()
  .showHelpAfterError();

program.command('start').description('runs the bot').action(runStart);
program
  .command('sample')
  .description('plays a sample day in a throw-away store and shows its alerts')
  .action(runSample);
program
  .command('ask <command>')
  .description('answers one slash command, such as "/tariffs side:us"')
  .option('--json', 'the neutral reply as one line of JSON')
  .action(runAsk);
program
  .command('read')
  .description('reads coverage as JSON lines from standard input; one reading a line')
  .action(runRead);
program
  .command('replay <items>')
  .description('plays coverage from a file of JSON lines against an empty store; one post a line')
  .action(runReplay);
program
  .command('page')
  .description('what HTML pages say')
  .command('read <file-or-address...>')
  .description('the main text of each page, one line of JSON each')
  .action(runPageRead);
program
  .command('check')
  .description('polls all feeds once, now: what came, and what would be posted where, as JSON lines')
  .option('--dry-run', 'stores nothing')
  .action(runCheck);
const feeds = program.command('feeds').description('what feeds hold');
feeds
  .command('read <file-or-address...>')
  .description('feed and items of each body, one line of JSON each')
  .action(runFeedsRead);
feeds
  .command('try <id-or-address>')
  .description('fetches one feed: its items, their claims, the alerts that would come of them; stores nothing')
  .action(runFeedTry);
program
  .command('status')
  .description('whether Parley is well; exit code 1 when not')
  .option('--json', 'one object of JSON')
  .action(runStatus);
program
  .command('subscriptions')
  .description('what channels follow')
  .command('add <channel>')
  .description('makes a channel such as slack:T1/C1 follow topics')
  .requiredOption('-t, --topic <topic...>', 'topics, or all')
  .option('-s, --set <name:value...>', 'further options of /subscribe, such as mode:digest')
  .action(runSubscriptionsAdd);
program
  .command('feedback')
  .description('what readers said is wrong, one line of JSON each, oldest first')
  .option('--cases', 'each as a piece of coverage that `parley read` takes, to make a test of')
  .action(runFeedback);
program
  .command('calendar [file]')
  .description('writes the dates ahead as an iCalendar file, or to standard output')
  .option('--topic <topic>', 'one topic alone, such as tariffs')
  .action(runCalendar);
addDatabaseCommands(program, { settings: settingsOrExit, input: process.stdin, write });
const telling = program.command('commands').description('what the chats have to be told of the commands');
telling
  .command('manifest')
  .description('prints the Slack app manifest')
  .option('--url <address>', 'the public address of the web server, for signed HTTP instead of Socket Mode')
  .option('--many', 'for many workspaces, which install Parley by themselves; needs --url')
  .action(runManifest);
telling.command('publish').description('tells Discord of the commands now, if they changed').action(runPublish);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

async function runStart(): Promise<void> {
  const settings = settingsOrExit();
  const log = logTo(settings.LOG_LEVEL ?? quietLevel());
  const [{ start }, { endOnFault }] = await Promise.all([import('./cli/start.ts'), import('./cli/end-on-fault.ts')]);
  endOnFault(log);
  const stopping = new AbortController();
  const started = start({
    settings,
    clock,
    log,
    input: process.stdin,
    write,
    onDamaged: () => process.exit(1),
    signal: stopping.signal,
  });
  // Set before it is ready: a supervisor may change its mind while the chats connect.
  const end = () => {
    // Whatever hangs is cut: a supervisor waits about ten seconds before it kills.
    setTimeout(() => process.exit(1), limits.stopping.stopMsMax).unref();
    stopping.abort();
    void started.then((stop) => stop()).then((isDone) => process.exit(isDone ? 0 : 1));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
  // What was open by then, such as the connections to a database, would keep the process alive.
  await started.catch((error: unknown) => process.exit(exitCodeOf(error)));
}

async function runSample(): Promise<void> {
  const { sample } = await import('./cli/sample.ts');
  await sample({ write, log: logTo('error') });
}

async function runAsk(line: string, { json = false }: { json?: boolean }): Promise<void> {
  const settings = settingsOrExit();
  const { ask } = await import('./cli/ask.ts');
  write(`${await ask({ settings, clock, log: logTo(settings.LOG_LEVEL ?? quietLevel()), line, asJson: json })}\n`);
}

async function runRead(): Promise<void> {
  const { read } = await import('./cli/read.ts');
  await read({ input: process.stdin, write, log: logTo('error') });
}

async function runReplay(path: string): Promise<void> {
  const { replay } = await import('./cli/replay.ts');
  await replay({ path, write, log: logTo('error') });
}

// Settings that cannot be are wrong use.
function settingsOrExit(): Settings {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(exitWrongUse);
  }
}

async function runPageRead(places: readonly string[]): Promise<void> {
  const settings = settingsOrExit();
  const { readPages } = await import('./cli/page.ts');
  await readPages({ settings, clock, places, write });
}

async function runFeedsRead(places: readonly string[]): Promise<void> {
  const settings = settingsOrExit();
  const { readFeeds } = await import('./cli/feeds-read.ts');
  await readFeeds({ settings, clock, places, write });
}

async function runCheck({ dryRun = false }: { dryRun?: boolean }): Promise<void> {
  const settings = settingsOrExit();
  exitOnSignals();
  const { check } = await import('./cli/check.ts');
  await check({ settings, clock, log: logTo('error'), isDryRun: dryRun, write });
}

async function runFeedTry(named: string): Promise<void> {
  const settings = settingsOrExit();
  exitOnSignals();
  const { tryFeed } = await import('./cli/try-feed.ts');
  if (!(await tryFeed({ settings, clock, log: logTo('error'), named, write }))) process.exitCode = 1;
}

// Without a handler a signal leaves no time to delete the copy of the store.
function exitOnSignals(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(exitCut));
}

async function runStatus({ json = false }: { json?: boolean }): Promise<void> {
  const settings = settingsOrExit();
  const { status } = await import('./cli/status.ts');
  const { isWell, text } = await status({ settings, clock, asJson: json });
  write(`${text}\n`);
  if (!isWell) process.exitCode = 1;
}

async function runSubscriptionsAdd(channel: string, { topic, set = [] }: { topic: string[]; set?: string[] }) {
  const settings = settingsOrExit();
  const { addSubscription } = await import('./cli/subscriptions.ts');
  try {
    await addSubscription({ settings, clock, channel, topics: topic, set, write });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitWrongUse;
  }
}

async function runFeedback({ cases = false }: { cases?: boolean }): Promise<void> {
  const settings = settingsOrExit();
  const { listFeedback } = await import('./cli/feedback.ts');
  await listFeedback({ settings, clock, asCases: cases, write });
}

async function runCalendar(path: string | undefined, { topic }: { topic?: string }): Promise<void> {
  const settings = settingsOrExit();
  const { writeCalendar } = await import('./cli/calendar.ts');
  await writeCalendar({ settings, clock, path, topic, write });
}

async function runManifest({ url, many = false }: { url?: string; many?: boolean }): Promise<void> {
  if (many && url === undefined) throw new UserError('--many needs --url, such as --url https://parley.example.');
  const { manifest } = await import('./cli/manifest.ts');
  write(`${manifest({ publicUrl: url, isForMany: many })}\n`);
}

async function runPublish(): Promise<void> {
  const { publishToDiscord } = await import('./cli/publish.ts');
  write(`${await publishToDiscord(settingsOrExit(), clock)}\n`);
}

// Where somebody reads along, only what needs them.
function quietLevel(): string {
  return process.stdin.isTTY ? 'error' : 'info';
}

// Standard output is for answers, standard error for logs.
function logTo(level: string): Log {
  return createLog({ level, hide });
}

// Wrong use says what would be right; anything else is ours and shows where it broke.
function exitCodeOf(error: unknown): number {
  if (error instanceof UserError || error instanceof StoreTrouble) {
    const reason = error instanceof StoreTrouble ? ` (${error.reason})` : '';
    process.stderr.write(hide(`${error.message}${reason}\n`));
    return 1;
  }
  if (error instanceof Error && 'exitCode' in error) return error.exitCode === 0 ? 0 : exitWrongUse;
  throw error;
}
