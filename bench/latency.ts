import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { type BotProcess, createBotProcess } from '../test/journeys/bot-process.ts';
import { type Chats, startChats } from './chats.ts';
import type { LatencyOrder, LatencyStage } from './latency-process.ts';
import type { Traced } from './latency-watch.ts';
import { subscribeAll } from './subscribed-store.ts';

export interface LatencyOptions {
  readonly perChat: number;
  readonly perWorkspace: number;
  /** One after the other: pieces with their whole text in the feed, and pieces with a page to read. */
  readonly wholePieces: number;
  readonly pagePieces: number;
  readonly batchSeconds: number;
  /** Readers ask commands in both chats from a piece's appearance until its last post. */
  readonly areCommandsAsked: boolean;
}

/** What became of every piece, and how long commands took from a piece's appearance until its last post. */
export interface Latencies {
  readonly whole: readonly Traced[];
  readonly withPage: readonly Traced[];
  readonly commandMs: Readonly<Record<'slack' | 'discord', readonly number[]>>;
  readonly refused: Readonly<Record<'slack' | 'discord', number>>;
}

const lookEveryMs = 20;
const baselineMsMax = 60_000;
const sentMsMax = 600_000;
const betweenPiecesMsMax = 1_000;
/** What would be posted twice has come by then. */
const settleMs = 3_000;

/** A real bot with the real libraries between a local outlet and both chats; pieces come out at moments that the chats' process knows. */
export async function measureLatency(options: LatencyOptions): Promise<Latencies> {
  const chats = startChats<LatencyOrder>('./latency-process.ts');
  const folder = mkdtempSync(join(tmpdir(), 'parley-latency-'));
  const url = `sqlite:${join(folder, 'parley.sqlite')}`;
  const opened = await chats.order<LatencyStage>({ kind: 'open', ...options });
  await fill(url, opened.channels);
  const bot = botFor(opened, { url, options });
  try {
    await bot.start();
    await chats.order({ kind: 'install', address: addressOf(bot) });
    const isBaselineKnown = async () => (await chats.order<{ unchanged: number }>({ kind: 'polls' })).unchanged > 0;
    await waitFor(isBaselineKnown, baselineMsMax);
    return await tracePieces(chats, options);
  } finally {
    await bot.kill();
    bot.remove();
    await chats.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(url: string, channels: readonly string[]): Promise<void> {
  const database = await openDatabase(url);
  await subscribeAll(createStore(database), channels);
  await database.close();
}

function botFor(
  { settings, feedUrl }: LatencyStage,
  { url, options }: { readonly url: string; readonly options: LatencyOptions },
): BotProcess {
  const own = { DATABASE_URL: url, POLL_SECONDS: '1', ALERT_BATCH_SECONDS: String(options.batchSeconds) };
  const feed = { id: 'local', outlet: 'Local outlet', tier: 'paper', kind: 'rss', url: feedUrl };
  return createBotProcess({ ...settings, ...own }, [feed]);
}

function addressOf(bot: BotProcess): string {
  const address = /"address":"([^"]+)"/.exec(bot.output())?.[1];
  if (address === undefined) throw new Error('the bot did not say where it listens');
  return address;
}

async function tracePieces(chats: Chats<LatencyOrder>, options: LatencyOptions): Promise<Latencies> {
  const commandMs: Record<'slack' | 'discord', number[]> = { slack: [], discord: [] };
  const trace = async (isWhole: boolean): Promise<string> => {
    // Anywhere between two polls.
    await pause(Math.random() * betweenPiecesMsMax);
    const slug = await chats.order<string>({ kind: 'publish', isWhole });
    const waiting = (['slack', 'discord'] as const).map(async (chat) => {
      commandMs[chat].push(
        ...(await chats.order<number[]>({ kind: 'wait', chat, slug, isAsking: options.areCommandsAsked })),
      );
    });
    await inTime(Promise.all(waiting), sentMsMax);
    return slug;
  };
  const slugs: { readonly slug: string; readonly isWhole: boolean }[] = [];
  for (const isWhole of [
    ...Array.from({ length: options.wholePieces }, () => true),
    ...Array.from({ length: options.pagePieces }, () => false),
  ])
    slugs.push({ slug: await trace(isWhole), isWhole });
  await pause(settleMs);
  const tracedOf = (wanted: boolean) =>
    Promise.all(
      slugs
        .filter(({ isWhole }) => isWhole === wanted)
        .map(({ slug }) => chats.order<Traced>({ kind: 'traced', slug })),
    );
  const refused = await chats.order<Latencies['refused']>({ kind: 'refused' });
  return { whole: await tracedOf(true), withPage: await tracedOf(false), commandMs, refused };
}

async function inTime<T>(work: Promise<T>, msMax: number): Promise<T> {
  const late = pause(msMax, undefined, { ref: false }).then(() => {
    throw new Error(`not done within ${msMax} ms`);
  });
  return await Promise.race([work, late]);
}

async function waitFor(isSo: () => Promise<boolean>, msMax: number): Promise<void> {
  const giveUpAt = performance.now() + msMax;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`not so within ${msMax} ms`);
    await pause(lookEveryMs);
  }
}
