import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KillResult } from './run.ts';

const shownMax = 20;

/** Prints a figure a line, then all that was wrong; true when nothing was. */
export function printKills(
  result: KillResult,
  { seed, isOnlyCut }: { readonly seed: number; readonly isOnlyCut: boolean },
): boolean {
  const { engine, hits, verdict, requests, pieces, failed, durationMs } = result;
  const where = isOnlyCut ? 'cut while in' : 'killed in';
  const figures: readonly (readonly [string, string | number])[] = [
    ['engine', engine],
    ...Object.entries(hits.by).map(([phase, n]) => [`${where} ${phase}`, n] as const),
    [`${where} none of them`, hits.elsewhere],
    ['pieces published', pieces],
    ...Object.entries(requests).map(([kind, n]) => [`asked of the chat: ${kind}`, n] as const),
    ['alerts', verdict.alerts],
    ['deliveries expected', verdict.expected],
    ['deliveries arrived', verdict.arrived],
    ['of them edited', verdict.edited],
    ['jobs that failed', [...failed.values()].reduce((sum, n) => sum + n, 0)],
    ...Object.entries(verdict.violations).map(([kind, { length }]) => [kind, length] as const),
    ['facts unlike their claims', result.factFaults.length],
    ['words found wrongly', result.indexFaults.length],
    ['damage in the database', result.storeFaults.length],
    ['duration', `${Math.round(durationMs / 1000)} s`],
  ];
  for (const [name, value] of figures) console.log(`${name.padEnd(28)} ${String(value).padStart(8)}`);
  const wrong = violationsOf(result, isOnlyCut);
  if (wrong.length === 0) return true;
  const file = join(tmpdir(), `parley-chaos-store-${engine}-${seed}.json`);
  writeFileSync(file, JSON.stringify(result.ledger, null, 1));
  console.error(`\n${wrong.length} violations on ${engine} with seed ${seed}; what the store held: ${file}`);
  for (const line of wrong.slice(0, shownMax)) console.error(line);
  return false;
}

/** All that is wrong, in words. A job may fail only where its connection was cut. */
export function violationsOf(
  { verdict, factFaults, indexFaults, storeFaults, failed }: KillResult,
  isOnlyCut: boolean,
) {
  return [
    ...Object.entries(verdict.violations).flatMap(([kind, all]) => all.map((what) => `${kind}: ${what}`)),
    ...factFaults.map((key) => `fact unlike its claims: ${key}`),
    ...indexFaults.map((what) => `index: ${what}`),
    ...storeFaults.map((what) => `database: ${what}`),
    ...(isOnlyCut ? [] : [...failed].map(([what, n]) => `failed ${n} times: ${what}`)),
  ];
}
