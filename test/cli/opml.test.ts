import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { type Home, openHome, runParley } from './parley.ts';

const listOf = (...urls: string[]) =>
  `<opml version="2.0"><body>${urls.map((url, index) => `<outline text="Feed ${index}" xmlUrl="${url}"/>`).join('')}</body></opml>`;

function openWithFeed(): Home {
  const home = openHome();
  const feed = { id: 'wire', outlet: 'Sample Wire', tier: 'wire', kind: 'rss', url: 'https://wire.example/rss' };
  writeFileSync(join(home.folder, 'feeds.json'), JSON.stringify([feed]));
  return home;
}

const importing = (home: Home, input: string) =>
  runParley({ ...home, input }, 'import', '--opml', '--workspace', 'slack:T1');

async function storedIn({ env }: Home) {
  const database = await openDatabase(env.DATABASE_URL ?? '');
  const feeds = await createStore(database).feeds.all();
  await database.close();
  return feeds.map(({ workspace, outlet, url }) => [workspace, outlet, url]);
}

describe('parley import --opml', () => {
  it('adds the feeds of a list for one workspace and says what it left out', async () => {
    const home = openWithFeed();
    const list = listOf(
      ...['https://harbour.example/rss', 'https://wire.example/rss', 'https://harbour.example/rss/'],
      ...['http://127.0.0.1/rss', 'ftp://files.example/rss', 'nonsense'],
    );

    const { code, err } = await importing(home, list);

    expect(err).toContain('Added 1 feed for slack:T1. Polled already: 2. Left out, no address that is fetched: 3.');
    expect(code).toBe(0);
    expect(await storedIn(home)).toEqual([['slack:T1', 'Feed 0', 'https://harbour.example/rss']]);
  });

  it('adds no more than a workspace may have', async () => {
    const home = openHome();
    const urls = Array.from({ length: 23 }, (_, index) => `https://f${index}.example/rss`);

    const { err } = await importing(home, listOf(...urls));

    expect(err).toContain('Added 20 feeds for slack:T1. Left out, over the limit of 20: 3.');
    expect(await storedIn(home)).toHaveLength(20);
  });

  it.each([
    [['import', '--opml'], listOf(), '--opml and --workspace go together'],
    [['import', '--opml', '--workspace', 'T1'], listOf(), '“T1” is no workspace. Write slack:T012AB3CD'],
    [['import', '--opml', '--workspace', 'slack:T1'], 'words', 'This is no OPML list'],
  ])('refuses %j of %s', async (...[args, input, sentence]) => {
    const { code, err } = await runParley({ ...openHome(), input }, ...args);

    expect(err).toContain(sentence);
    expect(code).toBe(1);
  });
});

describe('parley export --opml', () => {
  it('writes the feeds of the operator by tier and those of workspaces by workspace', async () => {
    const home = openWithFeed();
    await importing(home, listOf('https://harbour.example/rss'));

    const { out } = await runParley(home, 'export', '--opml');

    expect(out.match(/<outline .*/g)).toEqual([
      '<outline text="wire">',
      '<outline type="rss" text="Sample Wire" title="Sample Wire" xmlUrl="https://wire.example/rss"/>',
      '<outline text="slack:T1">',
      '<outline type="rss" text="Feed 0" title="Feed 0" xmlUrl="https://harbour.example/rss"/>',
    ]);
  });
});
