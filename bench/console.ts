import { parleyArgs, startBot } from './bots.ts';
import { firstPage, loadsInChromium } from './console-page.ts';
import { type Followed, followNews, pieceEveryMs } from './console-streams.ts';
import { median, quantile } from './figures.ts';
import { type Bench, byTurns, type Figure, type Measured, type Say, type Size } from './measured.ts';

const counts = {
  full: { loads: 20, pages: 50, pieces: 8 },
  small: { loads: 2, pages: 5, pieces: 1 },
} as const satisfies Record<Size, object>;
const limits = { wireKb: 100, loadMs: 300, pagesMb: 30, lateMs: 3_000, p99Ratio: 1.5 };

/** What the console costs: its first page, and pages that stay open. */
export const consoleBench: Bench = {
  title: 'The console',
  what: 'The channel’s page with all that it loads, as a browser that has never been there gets it; then open pages that follow the channel while alerts arrive and readers in Slack ask `/tariffs`, beside the same news and commands with no page open.',
  peers: ['playwright-core'],
  async measure(size, say) {
    const [page, open] = [await measurePage(size, say), await measureOpenPages(size, say)];
    return { figures: [...page.figures, ...open.figures], notes: [...(page.notes ?? []), ...(open.notes ?? [])] };
  },
};

async function measurePage(size: Size, say: Say): Promise<Measured> {
  say('the first page');
  const bot = await startBot({ args: parleyArgs });
  try {
    const { parts, bytes } = await firstPage(bot.address);
    const wire: Figure = {
      ...{ name: 'first page and all its parts, over the wire', unit: 'kB', ours: [bytes / 1_000] },
      bound: { at: 'most', of: 'value', bound: limits.wireKb },
    };
    const loads = await loadsInChromium(bot.address, counts[size].loads);
    if (loads === undefined) return { figures: [wire], notes: ['No Chromium was at hand to load the page.'] };
    const bound = { at: 'most', of: 'value', bound: limits.loadMs } as const;
    const load = (name: string, value: number): Figure => ({ name, unit: 'ms', ours: [value], bound });
    return {
      figures: [
        wire,
        load(`first page loaded in Chromium: median of ${loads.length}`, median(loads)),
        load(`first page loaded in Chromium: the longest of ${loads.length}`, Math.max(...loads)),
      ],
      notes: [
        `The page has ${parts} parts; headers are counted. Each load is by a new profile without a cache, until the browser’s own load event.`,
      ],
    };
  } finally {
    await bot.close();
  }
}

async function measureOpenPages(size: Size, say: Say): Promise<Measured> {
  const { pages, pieces } = counts[size];
  const run = (pages: number) => () => {
    say(`${pieces} alerts with ${pages} pages open`);
    return followNews({ pages, pieces });
  };
  const { open, none } = await byTurns(size, { open: run(pages), none: run(0) });
  const command = (name: string, share: number): Figure => {
    const waits = ({ commandMs }: Followed) => quantile(commandMs, share);
    return {
      ...{ name: `a command in Slack with ${pages} open pages: ${name}`, unit: 'ms', ours: open.map(waits) },
      peer: { name: 'no page open', values: none.map(waits) },
    };
  };
  const isLate = (ms: number) => ms > limits.lateMs;
  return {
    figures: [
      {
        ...{ name: `memory for ${pages} open pages`, unit: 'MB' },
        // Less than nothing is noise.
        ours: open.map(({ residentMb }, round) => Math.max(0, residentMb - (none[round]?.residentMb ?? 0))),
        bound: { at: 'most', of: 'value', bound: limits.pagesMb },
      },
      command('p50', 0.5),
      { ...command('p99', 0.99), bound: { at: 'most', of: 'ratio', bound: limits.p99Ratio } },
      {
        ...{ name: 'commands later than Slack waits', unit: 'commands' },
        ours: open.map(({ commandMs }) => commandMs.filter(isLate).length),
        bound: { at: 'most', of: 'value', bound: 0 },
      },
      {
        ...{ name: 'alerts that did not reach every page', unit: 'alerts' },
        ours: open.map(({ missed }) => missed),
        bound: { at: 'exactly', of: 'value', bound: 0 },
      },
      {
        ...{ name: `an alert, from the first of ${pages} pages to the last`, unit: 'ms' },
        ours: open.map(({ spreadMs }) => spreadMs),
      },
    ],
    notes: [
      `${pieces} alerts a round, one every ${pieceEveryMs / 1_000} s; ${open.flatMap(({ commandMs }) => commandMs).length} commands.`,
    ],
  };
}
