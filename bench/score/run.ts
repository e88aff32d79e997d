import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportSeeds, seedPieces } from './seeds.ts';

/**
 * Scores what `parley read` makes of labelled coverage, where that lies beside the project. The labels are split by
 * event into two halves: rules may be tuned on one; the other is what is reported.
 */
const evaluation = process.env.EVAL_DIR ?? join(import.meta.dirname, '../../../shared/eval');
const scorer = join(evaluation, 'score.mjs');
const folder = mkdtempSync(join(tmpdir(), 'parley-score-'));

if (!existsSync(scorer)) {
  console.error(`There is no labelled coverage at ${evaluation}; EVAL_DIR may name another folder.`);
  process.exit(2);
}

const withMisses = process.argv.includes('--misses');
const lines = linesOf(join(evaluation, 'dev.jsonl'));
const readings = readingsOf(lines, 'dev');
const wanted = process.argv.find((argument) => argument === 'tuned' || argument === 'reported' || argument === 'all');
for (const half of ['reported', 'tuned'] as const) {
  if (wanted !== undefined && wanted !== 'all' && wanted !== half) continue;
  console.log(`\n# ${half} half`);
  score(
    lines.filter((line) => halfOf(line) === half),
    { half, readings },
  );
}
if (wanted === undefined || wanted === 'all') {
  console.log('\n# seed documents');
  const pieces = seedPieces(join(evaluation, '../seeds'));
  if (pieces.length > 0) reportSeeds(readFileSync(readingsOf(pieces, 'seeds'), 'utf8'));
  console.log('\n# ECB+, stories only');
  const ecb = linesOf(join(evaluation, 'ecb-dev.jsonl'));
  score(ecb, { half: 'ecb', readings: readingsOf(ecb, 'ecb') });
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

// An event is wholly in one half; what is no coverage goes by its own id.
function halfOf(line: string): 'reported' | 'tuned' {
  const { event, id } = JSON.parse(line) as { event: string | null; id: string };
  const hash = createHash('sha256')
    .update(event ?? id)
    .digest('hex');
  return Number.parseInt(hash.slice(0, 8), 16) % 2 === 0 ? 'tuned' : 'reported';
}

function readingsOf(input: readonly string[], name: string): string {
  const file = join(folder, `${name}-readings.jsonl`);
  const started = performance.now();
  const { stdout, status, stderr } = spawnSync(process.execPath, ['bin/parley.js', 'read'], {
    input: `${input.map(asSeen).join('\n')}\n`,
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`parley read failed: ${stderr}`);
  console.log(`read ${input.length} items in ${((performance.now() - started) / 1000).toFixed(1)} s, start included`);
  writeFileSync(file, stdout);
  return file;
}

// ECB+ bears no dates: every text is taken as of one day.
function asSeen(line: string): string {
  const item = JSON.parse(line) as Record<string, unknown>;
  return JSON.stringify({ ...item, seen: item.seen ?? '2012-01-01', published: item.published ?? null });
}

function score(labels: readonly string[], { half, readings }: { half: string; readings: string }): void {
  const file = join(folder, `${half}-labels.jsonl`);
  writeFileSync(file, `${labels.join('\n')}\n`);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [scorer, file, readings, ...(withMisses ? ['--misses'] : [])],
    { encoding: 'utf8' },
  );
  console.log(`${stdout}${stderr}`);
}
