import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { measureAgreement } from './feeds/agreement.ts';
import { type FeedCase, readFeedCase } from './feeds/feed-case.ts';
import { generatedCases } from './feeds/generated-cases.ts';
import { generatedFeeds } from './feeds/generated-feeds.ts';
import { type ReadBody, readers } from './feeds/libraries.ts';
import { type Bench, byTurns, type Figure, type Size } from './measured.ts';

const missesShownMax = 40;
const feedsRead: Readonly<Record<Size, number>> = { full: 200, small: 4 };
const casesRead: Readonly<Record<Size, number>> = { full: 10_000, small: 60 };
const libraries = ['feedsmith', 'rss-parser', 'feedparser', '@rowanmanning/feed-parser'] as const;

/** How well and how fast feed bodies are read, beside four libraries. */
export const feedsBench: Bench = {
  title: 'Feed bodies',
  what: 'Generated feeds of all forms, in good order and not, read beside four libraries. By hand: `npm run bench feeds PATH`, a checkout of the feedparser project.',
  peers: libraries,
  async measure(size, say) {
    // Libraries that read dates without a zone take this machine's.
    process.env.TZ = 'UTC';
    const cases = generatedCases(7).slice(0, casesRead[size]);
    say(`${cases.length} cases`);
    const agreed = await agreements(cases);
    say('speed');
    return { figures: [...agreed, ...(await speeds(size))] };
  },
  async alone([path = '']) {
    process.env.TZ = 'UTC';
    const cases = casesIn(path);
    console.log(`Node ${process.versions.node}, ${cases.length} bodies, ${countChecks(cases)} values asked for\n`);
    await showAgreement(cases);
  },
};

async function agreements(cases: readonly FeedCase[]): Promise<Figure[]> {
  const shareOf = async (name: string) => {
    const read = readers[name];
    if (read === undefined) throw new Error(`no reader ${name}`);
    const { agreed, asked } = await measureAgreement(cases, read);
    return (agreed / asked) * 100;
  };
  const ours = [await shareOf('parley')];
  const figures: Figure[] = [];
  for (const name of libraries)
    figures.push({
      ...{ name: `values read as asked for in ${cases.length} cases`, unit: '%', ours, isRate: true },
      peer: { name, values: [await shareOf(name)] },
    });
  return figures;
}

// Each reader gets feeds that all of them can read.
async function speeds(size: Size): Promise<Figure[]> {
  const feeds = generatedFeeds(7).slice(0, feedsRead[size]);
  const megabytes = feeds.reduce((sum, feed) => sum + feed.length, 0) / 1e6;
  const rate = (read: ReadBody | undefined) => async () => {
    const startedAt = performance.now();
    for (const feed of feeds) await read?.(feed, 'https://news.example/feed');
    return (megabytes * 1_000) / (performance.now() - startedAt);
  };
  const names = ['parley', ...libraries];
  const found = await byTurns(size, Object.fromEntries(names.map((name) => [name, rate(readers[name])])));
  return libraries.map((name) => ({
    ...{
      name: `${megabytes.toFixed(1)} MB of feeds read`,
      unit: 'MB a second',
      ours: found.parley ?? [],
      isRate: true,
    },
    peer: { name, values: found[name] ?? [] },
  }));
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

async function showAgreement(cases: readonly FeedCase[]): Promise<void> {
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
