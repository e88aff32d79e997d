import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChaosResult } from './chaos-chats.ts';

export interface Reported {
  readonly result: ChaosResult;
  readonly seed: number;
  readonly kills: number;
}

const shownMax = 20;

/** Prints a figure a line, then all that was wrong; true when nothing was. */
export function printChaos({ result, seed, kills }: Reported): boolean {
  const { violations, requests, faults, pieces, alerts, expected, arrived, edited, durationMs } = result;
  const figures: readonly (readonly [string, string | number])[] = [
    ['kills', kills],
    ['requests to Slack', requests.slack],
    ['requests to Discord', requests.discord],
    ...[...faults].toSorted(),
    ['pieces published', pieces],
    ['alerts', alerts],
    ['deliveries expected', expected],
    ['deliveries arrived', arrived],
    ['of them edited', edited],
    ...Object.entries(violations).map(([kind, { length }]) => [kind, length] as const),
    ['duration', `${Math.round(durationMs / 1000)} s`],
  ];
  for (const [name, value] of figures) console.log(`${name.padEnd(28)} ${String(value).padStart(8)}`);
  const wrong = Object.entries(violations).flatMap(([kind, all]) => all.map((what) => `${kind}: ${what}`));
  if (wrong.length === 0) return true;
  const file = join(tmpdir(), `parley-chaos-${seed}.log`);
  writeFileSync(file, result.output);
  console.error(`\n${wrong.length} violations with seed ${seed}; what the bot wrote: ${file}`);
  for (const line of wrong.slice(0, shownMax)) console.error(line);
  return false;
}
