import { Readable } from 'node:stream';
import type { CoverageLine } from '../src/cli/coverage-lines.ts';
import { read } from '../src/cli/read.ts';
import { ms } from './figures.ts';
import { createLeadWriter } from './news-lead.ts';

const leadsUsual = 4_000;
const leadsBefore = 500;
const runOnChars = 230_000;

/** How many made-up leads `parley read` reads in a second on one core, and how long texts without a stop take. `bench reading 4000`: how many. */
export async function benchReading([count = `${leadsUsual}`]: readonly string[]): Promise<void> {
  const write = createLeadWriter(7);
  const leads = Array.from({ length: Number(count) + leadsBefore }, (_, place) => write(place));
  console.log(`Node ${process.versions.node}, ${count} leads, the first ${leadsBefore} before them for warming up\n`);
  await timed(leads.slice(0, leadsBefore));
  const { tookMs, coreMs, claims } = await timed(leads.slice(leadsBefore));
  console.log(`${((Number(count) * 1000) / tookMs).toFixed(0)} leads/s, ${ms(tookMs / Number(count))} ms a lead;`);
  console.log(`${ms(coreMs / Number(count))} ms of processor time with the garbage collector's threads`);
  console.log(`${(claims / Number(count)).toFixed(1)} claims a lead\n`);
  for (const [name, words] of Object.entries(runOns)) {
    const lead = { ...write(0), id: name, text: words.repeat(runOnChars / words.length) };
    console.log(`${name.padEnd(28)} ${ms((await timed([lead])).tookMs)} ms`);
  }
}

const runOns: Readonly<Record<string, string>> = {
  '230,000 characters, no stop': 'officials said tariffs on goods from China would rise ',
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
