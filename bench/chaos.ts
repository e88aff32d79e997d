import { parseArgs } from 'node:util';
import { findServer } from '../test/contracts/postgres-server.ts';
import { chaosChats } from './chaos-chats.ts';
import { printChaos } from './chaos-report.ts';
import { makeDatabase, usualServer } from './replicas/database.ts';
import { latePost } from './replicas/late-post.ts';
import { printReplicas } from './replicas/report.ts';
import { chaosReplicas } from './replicas/run.ts';
import { type EngineName, engineNames } from './store-kills/engines.ts';
import { printKills } from './store-kills/report.ts';
import { killAtTheStore } from './store-kills/run.ts';

const killsUsual = { chats: 200, store: 300 };
const secondsUsual = 300;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    kills: { type: 'string' },
    seconds: { type: 'string' },
    database: { type: 'string' },
    engine: { type: 'string' },
  },
});

/** What can be put into disorder, by name. */
const parts: Readonly<Record<string, () => Promise<boolean>>> = { chats, replicas, store };

const part = parts[positionals[0] ?? ''];
if (part === undefined) {
  console.error(`Name what is put into disorder: ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
process.exit((await part()) ? 0 : 1);

async function chats(): Promise<boolean> {
  const seed = numberOf('seed') ?? Math.floor(Math.random() * 1_000_000);
  const kills = numberOf('kills') ?? killsUsual.chats;
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

// On PostgreSQL twice: once with kills of the process, once with cuts of its connections.
async function store(): Promise<boolean> {
  const seed = numberOf('seed') ?? Math.floor(Math.random() * 1_000_000);
  const kills = numberOf('kills') ?? killsUsual.store;
  const [engines, server] = [enginesNamed(), await findServer()];
  console.log(`seed ${seed}, ${kills} kills; again with: npm run chaos store -- --seed ${seed} --kills ${kills}`);
  let isWell = true;
  for (const engine of engines)
    for (const isOnlyCut of engine === 'postgres' ? [false, true] : [false]) {
      const result = await killAtTheStore({ seed, kills, engine, server, isOnlyCut, onKill: sayNowAndThen });
      isWell = printKills(result, { seed, isOnlyCut }) && isWell;
    }
  return isWell;
}

function sayNowAndThen(kills: number): void {
  if (kills % 50 === 0) console.log(`… ${kills} kills`);
}

function enginesNamed(): readonly EngineName[] {
  const named = engineNames.filter((name) => values.engine === name || (values.engine ?? 'both') === 'both');
  if (named.length > 0) return named;
  console.error(`--engine must be ${engineNames.join(', ')} or both.`);
  process.exit(2);
}

async function replicas(): Promise<boolean> {
  const seed = numberOf('seed') ?? Math.floor(Math.random() * 1_000_000);
  const seconds = numberOf('seconds') ?? secondsUsual;
  const server = values.database ?? process.env.TEST_POSTGRES ?? usualServer;
  const databases = [await makeDatabase(server), await makeDatabase(server)];
  const [main, aside] = databases;
  if (!main || !aside) {
    console.error(
      'No PostgreSQL lets a database be made: name one with --database postgres://user@host:5432/postgres, or TEST_POSTGRES.',
    );
    return false;
  }
  console.log(`seed ${seed}, ${seconds} s; again with: npm run chaos replicas -- --seed ${seed} --seconds ${seconds}`);
  try {
    const [result, late] = await Promise.all([chaosReplicas({ seed, seconds, url: main.url }), latePost(aside.url)]);
    return printReplicas({ result, late, seed });
  } finally {
    await Promise.all(databases.map((database) => database?.drop()));
  }
}

function numberOf(name: 'seed' | 'kills' | 'seconds'): number | undefined {
  const written = values[name];
  if (written === undefined) return undefined;
  if (/^\d{1,9}$/.test(written)) return Number(written);
  console.error(`--${name} must be a whole number.`);
  process.exit(2);
}
