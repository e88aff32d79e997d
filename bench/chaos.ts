import { parseArgs } from 'node:util';
import { chaosChats } from './chaos-chats.ts';
import { printChaos } from './chaos-report.ts';

const killsUsual = 200;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string' }, kills: { type: 'string' } },
});

/** What can be put into disorder, by name. */
const parts: Readonly<Record<string, () => Promise<boolean>>> = { chats };

const part = parts[positionals[0] ?? ''];
if (part === undefined) {
  console.error(`Name what is put into disorder: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
process.exit((await part()) ? 0 : 1);

async function chats(): Promise<boolean> {
  const seed = numberOf('seed') ?? Math.floor(Math.random() * 1_000_000);
  const kills = numberOf('kills') ?? killsUsual;
  console.log(`seed ${seed}, ${kills} kills; again with: npm run chaos chats -- --seed ${seed} --kills ${kills}`);
  const result = await chaosChats({
    seed,
    kills,
    onLife: (life) => {
      if (life > 0 && life % 20 === 0) console.log(`… ${life} kills`);
    },
  });
  return printChaos({ result, seed, kills });
}

function numberOf(name: 'seed' | 'kills'): number | undefined {
  const written = values[name];
  if (written === undefined) return undefined;
  if (/^\d{1,9}$/.test(written)) return Number(written);
  console.error(`--${name} must be a whole number.`);
  process.exit(2);
}
