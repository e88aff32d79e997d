import { setTimeout as pause } from 'node:timers/promises';
import { echoArgs, parleyArgs, startBot } from './bots.ts';
import { type Bench, byTurns } from './measured.ts';

const idleMs = { full: 3_000, small: 100 };
const limits = { readyMs: 1_500, beyondMb: 60 };

/** What a bot costs that nobody asks anything. */
export const startBench: Bench = {
  title: 'Start and idle memory',
  what: 'Until the bot is ready in both chats, with the built-in packs in a new store, and what it holds a few seconds later; beside a bare bot on the same two libraries.',
  peers: ['@slack/bolt', 'discord.js'],
  measure: async (size) => {
    const run = (args: readonly string[]) => async () => {
      const bot = await startBot({ args });
      await pause(idleMs[size]);
      const seen = { readyMs: bot.readyMs, residentMb: bot.residentMb() };
      await bot.close();
      return seen;
    };
    const { parley, bare } = await byTurns(size, { parley: run(parleyArgs), bare: run(echoArgs) });
    const peer = (of: 'readyMs' | 'residentMb') => ({ name: 'bare pair', values: bare.map((seen) => seen[of]) });
    return {
      figures: [
        {
          ...{ name: 'start to ready', unit: 'ms', ours: parley.map(({ readyMs }) => readyMs), peer: peer('readyMs') },
          bound: { at: 'most', of: 'value', bound: limits.readyMs },
        },
        { name: 'idle memory', unit: 'MB', ours: parley.map(({ residentMb }) => residentMb), peer: peer('residentMb') },
        {
          ...{ name: 'idle memory beyond the bare pair', unit: 'MB' },
          ours: parley.map(({ residentMb }, round) => residentMb - (bare[round]?.residentMb ?? 0)),
          bound: { at: 'most', of: 'value', bound: limits.beyondMb },
        },
      ],
    };
  },
};
