// `npm run bench`: every part, and docs/benchmarks.md. `npm run bench NAME` one part; `small`: as tests run them.
import { writeFileSync } from 'node:fs';
import { benches } from './benches.ts';
import { documentOf } from './document.ts';
import type { Size } from './measured.ts';
import { type Done, linesFor } from './report.ts';
import { runPart } from './run-part.ts';

const startedAt = performance.now();
const [first = '', ...rest] = process.argv.slice(2);
const isOne = first in benches;
const args = isOne ? rest : [first, ...rest].filter((arg) => arg !== '');
const isSmall = args.length === 1 && args[0] === 'small';
const { alone } = benches[first] ?? {};

if (args.length === 0 || isSmall) process.exit((await runAll(isOne ? [first] : Object.keys(benches))) ? 0 : 1);
if (isOne && alone !== undefined) process.exit(await alone(args).then(() => process.exitCode ?? 0));
console.error(`Name a bench: ${Object.keys(benches).join(', ')}.`);
process.exit(2);

async function runAll(names: readonly string[]): Promise<boolean> {
  const size: Size = isSmall ? 'small' : 'full';
  const done: Done[] = [];
  for (const name of names) {
    const say = (progress: string) => console.error(`${minutes()} ${name}: ${progress}`);
    const bench = benches[name];
    if (bench === undefined) continue;
    say('begins');
    const one = { name, bench, measured: await runPart(name, { size, say }) };
    console.log(`${linesFor(one)}\n`);
    done.push(one);
  }
  if (names.length > 1 && size === 'full') writeFileSync('docs/benchmarks.md', await documentOf(done));
  return done.every(({ measured }) => measured !== undefined);
}

function minutes(): string {
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
