import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quantile } from '../figures.ts';
import type { LatePost } from './late-post.ts';
import type { ReplicasResult } from './run.ts';

const shownMax = 20;

export interface Reported {
  readonly result: ReplicasResult;
  readonly late: LatePost;
  readonly seed: number;
}

/** Prints a figure a line, then all that was wrong; true when nothing was. */
export function printReplicas({ result, late, seed }: Reported): boolean {
  const { verdict, blows, takeovers, faults, durationMs } = result;
  const lateWrong = late.shown === 1 ? [] : [`late post: shown ${late.shown} times`];
  const wrong = [...result.wrong, ...lateWrong];
  const { violations } = verdict;
  const blowsOf = (kind: string) => blows.filter((blow) => blow.kind === kind).length;
  const figures: readonly (readonly [string, string | number])[] = [
    ['kills', blowsOf('kill')],
    ['freezes', blowsOf('freeze')],
    ['  while it was posting', blows.filter(({ kind, isPosting }) => kind === 'freeze' && isPosting).length],
    ...Object.entries(takeovers).flatMap(([lease, times]) => takenOver(lease, times)),
    ...[...faults].toSorted(),
    ['polls of the outlets', result.polls],
    ['stories at both within 1 s', result.twins],
    ['alerts', verdict.alerts],
    ['posts expected', verdict.expected],
    ['posts arrived', verdict.arrived],
    ['of them edited', verdict.edited],
    ['digests and reminders', result.slots],
    ['look-ups', result.lookUps],
    ['frozen before its post, taken over after', `${(late.takenOverMs / 1000).toFixed(1)} s`],
    ['  shown, after it went on', late.shown],
    ['lost', violations.lost.length],
    ['twice', violations.duplicates.length + wrong.filter((what) => /^(?:slot|late post)/.test(what)).length],
    ['out of order', violations['out of order'].length],
    ['wrong in all', wrong.length],
    ['duration', `${Math.round(durationMs / 1000)} s`],
  ];
  for (const [name, value] of figures) console.log(`${name.padEnd(42)} ${String(value).padStart(10)}`);
  if (wrong.length === 0) return true;
  const file = join(tmpdir(), `parley-replicas-${seed}.log`);
  writeFileSync(file, result.output);
  console.error(`\n${wrong.length} violations with seed ${seed}; what the replicas wrote: ${file}`);
  for (const line of wrong.slice(0, shownMax)) console.error(line);
  return false;
}

function takenOver(lease: string, times: readonly number[]): (readonly [string, string | number])[] {
  if (times.length === 0) return [[`${lease} taken over`, 0]];
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return [
    [`${lease} taken over`, times.length],
    [`  after, median`, seconds(quantile(times, 0.5))],
    [`  after, longest`, seconds(Math.max(...times))],
  ];
}
