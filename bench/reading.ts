import { Readable } from 'node:stream';
import type { CoverageLine } from '../src/cli/coverage-lines.ts';
import { read } from '../src/cli/read.ts';
import type { Bench, Growth, Size } from './measured.ts';
import { createLeadWriter } from './news-lead.ts';

const leads: Readonly<Record<Size, number>> = { full: 500, small: 10 };
const rounds: Readonly<Record<Size, number>> = { full: 5, small: 1 };
const charsSteps: Readonly<Record<Size, readonly number[]>> = { full: [2_300, 23_000, 230_000], small: [230, 2_300] };
const bounds = { leadsPerSecond: 500, exponentMax: 1.2 };

/** How many made-up leads `parley read` reads in a second, and how long texts without a stop take. */
export const readingBench: Bench = {
  title: 'Reading leads',
  what: '`parley read` on made-up leads of a title and some six sentences, a third of them other news; and on texts without a full stop that grow tenfold.',
  peers: [],
  async measure(size, say) {
    const write = createLeadWriter(7);
    const next = (() => {
      let place = 0;
      return () => Array.from({ length: leads[size] }, () => write(place++));
    })();
    // What runs for the first time is slow.
    await timed(next());
    const found: Awaited<ReturnType<typeof timed>>[] = [];
    for (let round = 0; round < rounds[size]; round++) {
      say(`round ${round + 1}`);
      found.push(await timed(next()));
    }
    say('texts without a stop');
    const claims = found.reduce((sum, one) => sum + one.claims, 0) / (found.length * leads[size]);
    return {
      figures: [
        {
          ...{ name: 'leads', unit: 'a second', ours: found.map(({ tookMs }) => (leads[size] * 1_000) / tookMs) },
          ...{ isRate: true, bound: { at: 'least', of: 'value', bound: bounds.leadsPerSecond } },
        },
        { name: 'processor time a lead', unit: 'ms', ours: found.map(({ coreMs }) => coreMs / leads[size]) },
      ],
      growths: await runOnGrowths(size),
      notes: [`${claims.toFixed(1)} claims a lead.`],
    };
  },
};

async function runOnGrowths(size: Size): Promise<Growth[]> {
  const write = createLeadWriter(7);
  const growths: Growth[] = [];
  for (const [name, words] of Object.entries(runOns)) {
    const steps: { size: number; value: number }[] = [];
    for (const chars of charsSteps[size]) {
      const lead = { ...write(0), id: name, text: words.repeat(chars / words.length) };
      steps.push({ size: chars, value: (await timed([lead])).tookMs });
    }
    growths.push({ name, unit: 'ms', of: 'characters', steps, exponentMax: bounds.exponentMax });
  }
  return growths;
}

const runOns: Readonly<Record<string, string>> = {
  'words, no stop': 'officials said tariffs on goods from China would rise ',
  'names and numbers, no stop': 'China and the US agreed on a 10% tariff and 5 million tonnes of soybeans by May 10 ',
  'abbreviations only': 'the U.S. and D.C. ',
  'lines of sentences': 'China and the US said that tariffs of 10% on rare earths would rise to 20% in May.\n',
};

async function timed(leads: readonly CoverageLine[]) {
  const lines = leads.map((lead) => `${JSON.stringify(lead)}\n`);
  let claims = 0;
  const count = (line: string) => {
    claims += JSON.parse(line).claims.length;
  };
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await read({ input: Readable.from(lines), write: count, log: { info: ignore, warn: ignore, error: ignore } });
  const tookMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(before);
  return { tookMs, coreMs: (user + system) / 1000, claims };
}

const ignore = () => undefined;
