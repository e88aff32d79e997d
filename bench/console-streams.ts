import { setTimeout as pause } from 'node:timers/promises';
import { startFeedServer } from '../test/journeys/feed-server.ts';
import { type Bot, parleyArgs, startBot } from './bots.ts';
import { createRounds } from './latency-news.ts';

/** What was seen while pages were open. */
export interface Followed {
  /** What the bot held at the end, with its pages still open. */
  readonly residentMb: number;
  /** How long each command in Slack took, from the first alert on. */
  readonly commandMs: readonly number[];
  /** Alerts that some page was not sent. */
  readonly missed: number;
  /** From the first page that had an alert to the last: the longest. */
  readonly spreadMs: number;
}

/** Between two pieces. */
export const pieceEveryMs = 2_000;
const askGapMs = 20;
const warmUpCommands = 30;
const baselineMsMax = 60_000;
const arriveMsMax = 30_000;
const lookEveryMs = 20;

/** A real bot whose channel follows everything, an outlet that publishes piece after piece, and pages that show them. */
export async function followNews(wanted: { readonly pages: number; readonly pieces: number }): Promise<Followed> {
  const outlet = await startFeedServer();
  const nextPiece = createRounds(1, new Date());
  outlet.publish(nextPiece(true));
  const feed = { id: 'local', outlet: 'Local outlet', tier: 'paper', kind: 'rss', url: outlet.feedUrl };
  const settings = { POLL_SECONDS: '1', ALERT_BATCH_SECONDS: '1', FETCH_ALLOW: outlet.host };
  const bot = await startBot({ args: parleyArgs, feeds: [feed], settings });
  const ended = new AbortController();
  try {
    await followAll(bot);
    const pages = await Promise.all(Array.from({ length: wanted.pages }, () => openPage(bot, ended.signal)));
    for (let asked = 0; asked < warmUpCommands; asked++) await bot.ask.slack();
    await until(() => outlet.asked.unchanged > 0, baselineMsMax);
    const commandMs = await askWhile(bot, async () => {
      for (let told = 0; told < wanted.pieces; told++) {
        outlet.publish(nextPiece(true));
        await pause(pieceEveryMs);
      }
      await until(() => pages.every(({ size }) => size >= wanted.pieces), arriveMsMax).catch(() => undefined);
    });
    return { residentMb: bot.residentMb(), commandMs, ...comparePages(pages, wanted.pieces) };
  } finally {
    ended.abort();
    await bot.close();
    await outlet.close();
  }
}

async function followAll({ address }: Bot): Promise<void> {
  const body = new URLSearchParams({ line: '/subscribe all' });
  const answer = await fetch(`${address}/console/say`, { method: 'POST', body, headers: { origin: address } });
  if (!(await answer.text()).includes('Subscribed to all topics')) throw new Error('the channel does not follow');
}

/** When a page had each alert, by its name on the page. */
type Page = ReadonlyMap<string, number>;

async function openPage({ address }: Bot, signal: AbortSignal): Promise<Page> {
  const shown = await (await fetch(`${address}/console`)).text();
  const place = /data-place="([^"]+)"/.exec(shown)?.[1] ?? '';
  const stream = await fetch(`${address}/console/live?look=console&after=${place}`, { signal });
  const had = new Map<string, number>();
  void readAlerts(stream, (id) => had.has(id) || had.set(id, performance.now())).catch(() => undefined);
  return had;
}

async function readAlerts({ body }: Response, take: (id: string) => void): Promise<void> {
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = `${text}${chunk}`.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      // Only alerts have a significance.
      const id = /<li class="message \w+" id="(m-\d+)"/.exec(block)?.[1];
      if (id !== undefined) take(id);
    }
  }
}

async function askWhile(bot: Bot, work: () => Promise<void>): Promise<number[]> {
  const samples: number[] = [];
  let isDone = false;
  const working = work().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    const startedAt = performance.now();
    await bot.ask.slack();
    samples.push(performance.now() - startedAt);
    await pause(askGapMs);
  }
  await working;
  return samples;
}

function comparePages(pages: readonly Page[], pieces: number): Pick<Followed, 'missed' | 'spreadMs'> {
  const ids = new Set(pages.flatMap((page) => [...page.keys()]));
  const everywhere = [...ids].filter((id) => pages.every((page) => page.has(id)));
  const spreads = everywhere.map((id) => {
    const times = pages.map((page) => page.get(id) ?? 0);
    return Math.max(...times) - Math.min(...times);
  });
  return {
    missed: pages.length === 0 ? 0 : Math.max(0, pieces - everywhere.length),
    spreadMs: Math.max(0, ...spreads),
  };
}

async function until(isSo: () => boolean, msMax: number): Promise<void> {
  const giveUpAt = performance.now() + msMax;
  while (!isSo()) {
    if (performance.now() > giveUpAt) throw new Error(`not so within ${msMax} ms`);
    await pause(lookEveryMs);
  }
}
