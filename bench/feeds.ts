import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { measureAgreement } from './feeds/agreement.ts';
import { type FeedCase, readFeedCase } from './feeds/feed-case.ts';
import { generatedCases } from './feeds/generated-cases.ts';
import { generatedFeeds } from './feeds/generated-feeds.ts';
import { readers } from './feeds/libraries.ts';

const missesShownMax = 40;
const roundsMax = 3;

/**
 * How well and how fast feed bodies are read, beside four libraries. `bench feeds PATH`: a checkout of the feedparser
 * project; without it, generated cases of the same forms.
 */
export async function benchFeeds([path]: readonly string[]): Promise<void> {
  // Libraries that read dates without a zone take this machine's.
  process.env.TZ = 'UTC';
  const cases = path === undefined ? generatedCases(7) : casesIn(path);
  if (path === undefined)
    console.log('No PATH to a checkout of the feedparser project: generated cases of the same forms, seed 7.');
  console.log(`Node ${process.versions.node}, ${cases.length} bodies, ${countChecks(cases)} values asked for\n`);
  await benchAgreement(cases);
  await benchSpeed();
}

const countChecks = (cases: readonly FeedCase[]): number => cases.reduce((sum, { checks }) => sum + checks.length, 0);

// As the project keeps them: feeds in good order and feeds that are not.
function casesIn(path: string): FeedCase[] {
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) =>
      relative(path, file)
        .split(sep)
        .some((part) => part === 'wellformed' || part === 'illformed'),
    );
  return files.toSorted().map((file) => readFeedCase(relative(path, file), readFileSync(file)));
}

async function benchAgreement(cases: readonly FeedCase[]): Promise<void> {
  console.log(`${'reader'.padEnd(27)} read     agreed          title      link       id         date`);
  const misses: string[] = [];
  for (const [name, read] of Object.entries(readers)) {
    const { read: done, agreed, asked, byField, misses: missed } = await measureAgreement(cases, read);
    const fields = ['title', 'link', 'id', 'date'].map((field) => (byField.get(field) ?? [0, 0]).join('/').padEnd(10));
    console.log(
      `${name.padEnd(27)} ${`${done}`.padEnd(8)} ${`${agreed}/${asked}`.padEnd(9)} ${percent(agreed / asked)} ${fields.join(' ')}`,
    );
    if (name === 'parley') misses.push(...missed);
  }
  console.log(`\nread otherwise by parley: ${misses.length}`);
  for (const miss of misses.slice(0, missesShownMax)) console.log(`  ${miss}`);
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padEnd(8);

// Each reader gets feeds that all of them can read; the best of some rounds, since others share this machine.
async function benchSpeed(): Promise<void> {
  const feeds = generatedFeeds(7);
  const bytes = feeds.reduce((sum, feed) => sum + feed.length, 0);
  console.log(`\n${feeds.length} generated feeds of ${(bytes / 1e6).toFixed(1)} MB`);
  for (const [name, read] of Object.entries(readers)) {
    let [best, items] = [Number.POSITIVE_INFINITY, 0];
    for (let round = 0; round < roundsMax; round++) {
      const startedAt = performance.now();
      items = 0;
      for (const feed of feeds) items += (await read(feed, 'https://news.example/feed')).items.length;
      best = Math.min(best, performance.now() - startedAt);
    }
    console.log(
      `${name.padEnd(27)} ${best.toFixed(0).padStart(6)} ms, ${(bytes / 1000 / best).toFixed(1).padStart(6)} MB/s, ${items} items`,
    );
  }
}
