import { type Bot, type Chat, echoArgs, parleyArgs, startBot } from './bots.ts';
import { quantile } from './figures.ts';
import { type Bench, byTurns, type Figure, type Say, type Size } from './measured.ts';

const counts: Readonly<Record<Size, { readonly commands: number; readonly warmUp: number }>> = {
  full: { commands: 2_000, warmUp: 1_000 },
  small: { commands: 60, warmUp: 10 },
};
const ratioMax = { p50: 1.3, p99: 1.5 };

/** Parley beside bare bots on the same libraries. */
export const commandsBench: Bench = {
  title: 'Commands',
  what: 'How long a reader waits for `/tariffs`, beside a bare bot on the same two libraries that says the same message without working anything out, and one that says one word. The chats take what is said unchecked, so that what is timed is the bots.',
  peers: ['@slack/bolt', 'discord.js'],
  measure: async (size, say) => ({
    figures: await figuresOf(size, say),
    notes: ['The answer in Slack is 20 kB, a table with its sources; in Discord 3 kB.'],
  }),
};

type Side = 'parley' | 'same' | 'word';
type Bots = Readonly<Record<Side, Bot>>;

async function figuresOf(size: Size, say: Say): Promise<Figure[]> {
  const [parley, word] = [await startBot({ args: parleyArgs }), await startBot({ args: echoArgs })];
  const same = await startBot({ args: echoArgs, said: await answersOf(parley) });
  const bots = { parley, same, word };
  const figures: Figure[] = [];
  for (const chat of ['slack', 'discord'] as const)
    for (const atOnce of [1, 50]) {
      say(`${chat}, ${atOnce} at once`);
      figures.push(...(await compare(bots, { chat, atOnce, size })));
    }
  await Promise.all([parley, same, word].map((bot) => bot.close()));
  return figures;
}

// What Parley says, for an echo bot to say the same. The second answer: the first may still try what the chat takes.
async function answersOf({ ask }: Bot): Promise<string> {
  await Promise.all([ask.slack(), ask.discord()]);
  return JSON.stringify({ slack: await ask.slack(), discord: await ask.discord() });
}

interface Asking {
  readonly chat: Chat;
  readonly atOnce: number;
  readonly size: Size;
}

interface Waits {
  readonly p50: number;
  readonly p99: number;
  readonly cpuMs: number;
}

async function compare(bots: Bots, asking: Asking): Promise<Figure[]> {
  const { chat, atOnce, size } = asking;
  const { commands, warmUp } = counts[size];
  for (const bot of Object.values(bots)) await measure(bot, { ...asking, count: warmUp });
  const run = (side: Side) => () => measure(bots[side], { ...asking, count: commands });
  const found = await byTurns(size, { parley: run('parley'), same: run('same'), word: run('word') });
  const figure = (what: keyof Waits, beside: 'same' | 'word'): Figure => ({
    name: `${chat}, ${atOnce} at once: ${names[what]}`,
    unit: 'ms',
    ours: found.parley.map((waits) => waits[what]),
    peer: { name: beside === 'same' ? 'same message' : 'one word', values: found[beside].map((waits) => waits[what]) },
    ...(atOnce > 1 && beside === 'same' && what !== 'cpuMs' && { bound: mostOf(ratioMax[what]) }),
  });
  return [figure('p50', 'same'), figure('p99', 'same'), figure('cpuMs', 'same'), figure('p99', 'word')];
}

const names = { p50: 'p50', p99: 'p99', cpuMs: 'processor time a command' };
const mostOf = (bound: number) => ({ at: 'most', of: 'ratio', bound }) as const;

async function measure(bot: Bot, { chat, atOnce, count }: Asking & { readonly count: number }): Promise<Waits> {
  const samples: number[] = [];
  let left = count;
  const before = bot.cpuMs();
  const one = async () => {
    while (left-- > 0) {
      const startedAt = performance.now();
      await bot.ask[chat]();
      samples.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return { p50: quantile(samples, 0.5), p99: quantile(samples, 0.99), cpuMs: (bot.cpuMs() - before) / count };
}
