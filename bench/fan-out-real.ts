import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../src/store/database.ts';
import { createStore } from '../src/store/store.ts';
import { createBotProcess } from '../test/journeys/bot-process.ts';
import { type Chats, startChats } from './chats.ts';
import type { Asked, Opened, Seen } from './chats-process.ts';
import { subscribeAll } from './subscribed-store.ts';

type Chat = 'slack' | 'discord';
const chatNames = ['slack', 'discord'] as const;

/** One alert to many channels as they saw it, and how fast commands were answered before and meanwhile. */
export interface RealFanOut {
  readonly channelsPerChat: number;
  readonly seen: Readonly<Record<Chat, Seen>>;
  readonly idle: Readonly<Record<Chat, Asked>>;
  readonly meanwhile: Readonly<Record<Chat, Asked>>;
}

export interface RealOptions {
  readonly channels: number;
  readonly commands: number;
}

const lookEveryMs = 50;
const baselineMsMax = 60_000;
const sentMsMax = 900_000;
const atOnce = 5;

/** A real bot with the real libraries, half of the channels in one Slack workspace, half in one Discord server. */
export async function realFanOut({ channels, commands }: RealOptions): Promise<RealFanOut> {
  const chats = startChats();
  const folder = mkdtempSync(join(tmpdir(), 'parley-fan-out-'));
  const opened = await chats.order<Opened>({ kind: 'open', channels });
  const url = `sqlite:${join(folder, 'parley.sqlite')}`;
  await fill(url, opened.channels);
  const bot = createBotProcess(settingsOf(opened, url), [
    { id: 'local', outlet: 'Local outlet', tier: 'paper', kind: 'rss', url: opened.feedUrl },
  ]);
  try {
    await bot.start();
    await waitFor(
      async () => (await chats.order<{ unchanged: number }>({ kind: 'polls' })).unchanged > 0,
      baselineMsMax,
    );
    await askBoth(chats, commands);
    const idle = await askBoth(chats, commands);
    await chats.order({ kind: 'publish' });
    await waitFor(async () => isUnderWay(await seenBy(chats)), baselineMsMax);
    const meanwhile = await askBoth(chats, commands);
    await waitFor(async () => isComplete(await seenBy(chats), channels / 2), sentMsMax);
    return { channelsPerChat: channels / 2, seen: await seenBy(chats), idle, meanwhile };
  } finally {
    await bot.kill();
    bot.remove();
    await chats.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const settingsOf = ({ settings }: Opened, url: string) => ({
  ...settings,
  ...{ DATABASE_URL: url, POLL_SECONDS: '1', ALERT_BATCH_SECONDS: '0' },
});

async function fill(url: string, channels: readonly string[]): Promise<void> {
  const database = await openDatabase(url);
  await subscribeAll(createStore(database), channels);
  await database.close();
}

const seenBy = (chats: Chats) => chats.order<Record<Chat, Seen>>({ kind: 'seen' });
const isUnderWay = (seen: Record<Chat, Seen>) => chatNames.every((chat) => seen[chat].taken > 0);
const isComplete = (seen: Record<Chat, Seen>, each: number) => chatNames.every((chat) => seen[chat].taken >= each);

async function askBoth(chats: Chats, count: number): Promise<Record<Chat, Asked>> {
  const [slack, discord] = await Promise.all(
    chatNames.map((chat) => chats.order<Asked>({ kind: 'ask', chat, count, atOnce })),
  );
  if (slack === undefined || discord === undefined) throw new Error('a chat did not answer');
  return { slack, discord };
}

async function waitFor(isSo: () => Promise<boolean>, msMax: number): Promise<void> {
  const giveUpAt = performance.now() + msMax;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`not so within ${msMax} ms: ${isSo}`);
    await pause(lookEveryMs);
  }
}
