import { benches } from './benches.ts';
import { machineLines } from './machine.ts';
import { type Done, sectionFor, worstOf } from './report.ts';

const worstShown = 8;

/** The document on what was measured, in one run. */
export async function documentOf(done: readonly Done[]): Promise<string> {
  const peers = [...new Set(Object.values(benches).flatMap((bench) => bench.peers))].toSorted();
  return [
    '# Benchmarks',
    `Measured on ${new Date().toISOString().slice(0, 10)} by \`npm run bench\`, which writes this file.`,
    ...(await machineLines(peers)),
    explained,
    '## Farthest from their peers and limits',
    worstOf(done, worstShown),
    ...done.map(sectionFor),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

const explained = [
  'A value is the median of five rounds, ours and the peer’s by turns, with the least and the greatest in brackets; a value without brackets was measured once.',
  'A ratio of 1 is as good as the peer, or as the limit where there is no peer; less is better.',
  'The exponent says how a figure grows with the size: 0 not at all, 1 as the size does.',
].join(' ');
