import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../config/env.ts';
import { builtInFeeds, readFeeds } from '../../config/feeds/index.ts';
import { feedSchema } from '../../src/domain/feeds.ts';
import { tiers } from '../../src/domain/outlets.ts';
import { temporaryFolder } from '../contracts/engines.ts';
import { codeOf, sectionOf, tableRowsOf } from './repository.ts';

const told = sectionOf('README.md', 'Your own feeds');
const rows = tableRowsOf(told).map(([first = '', ...cells]) => ({ name: codeOf(first)[0] ?? '', cells }));

describe('README', () => {
  it('names every built-in feed under its tier, and whether it is off', () => {
    const ofTiers = rows.filter(({ name }) => tiers.some((tier) => tier === name));

    const inReadme = ofTiers.flatMap(({ name, cells }) =>
      cells.flatMap((cell, column) => codeOf(cell).map((id) => `${name} ${id} ${column === 0 ? 'on' : 'off'}`)),
    );

    const feeds = builtInFeeds.map(({ tier, id, isOff }) => `${tier} ${id} ${isOff ? 'off' : 'on'}`);
    expect(ofTiers.map(({ name }) => name)).toEqual(tiers);
    expect(inReadme.toSorted()).toEqual(feeds.toSorted());
  });

  it('tells every field of a feed, with its default', () => {
    // Which workspace added a feed is for Parley to say.
    const fields = Object.keys(feedSchema.shape).filter((field) => field !== 'workspace');
    const given = { id: 'x', outlet: 'X', tier: 'paper', kind: 'rss', url: 'https://x.example/' };
    const whole = Object.entries(feedSchema.parse(given));

    const inReadme = rows.filter(({ name }) => fields.includes(name));

    expect(inReadme.map(({ name }) => name)).toEqual(fields);
    for (const { name, cells } of inReadme) {
      const value: unknown = whole.find(([field]) => field === name)?.[1];
      if (name in given) expect(cells[0], name).toBe('needed');
      else if (typeof value !== 'object' && value !== undefined)
        expect(cells[0]?.replaceAll('`', ''), name).toBe(String(value));
    }
  });

  it('tells every kind of feed', () => {
    const kinds = readdirSync('src/feeds/kinds')
      .map((file) => file.replace(/\.ts$/, ''))
      .filter((file) => !['kind', 'index'].includes(file));

    const named = rows.map(({ name }) => name).filter((name) => kinds.includes(name));

    expect(named.toSorted()).toEqual(kinds.toSorted());
  });

  it('shows a feeds file that is one', () => {
    const [example = ''] = [...told.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => json);
    const path = join(temporaryFolder(), 'feeds.json');
    writeFileSync(path, example);

    const feeds = readFeeds(readSettings({ FEEDS_FILE: path }));

    expect(feeds).toHaveLength(builtInFeeds.length + 1);
    expect(feeds.at(-1)).toMatchObject({ id: 'example-trade', topics: [] });
  });
});
