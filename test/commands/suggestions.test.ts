import { describe, expect, it } from 'vitest';
import { createCommands } from '../../commands/index.ts';
import { createSuggester } from '../../commands/suggester.ts';
import { seedPacks } from '../../config/seed/index.ts';
import { topics } from '../../config/topics.ts';
import type { Feed } from '../../src/domain/feeds.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { seed } from '../../src/jobs/seed.ts';
import type { Store, SuggestionCall } from '../../src/ports.ts';
import { linesOf, openAsking } from './asking.ts';

const feedOf = (id: string): Feed => ({ id, outlet: `The ${id}` }) as Feed;

async function openSuggesting(parts: { readonly store?: Store; readonly feedIds?: readonly string[] } = {}) {
  const asking = await openAsking();
  const logged: string[] = [];
  const named = createSuggester({
    commands: createCommands(topics),
    store: parts.store ?? asking.store,
    clock: { now: () => Date.parse('2026-11-20T12:00:00Z') },
    topics,
    feeds: createFeedList((parts.feedIds ?? []).map(feedOf)),
    log: { info: () => undefined, warn: () => undefined, error: (_fields, message) => void logged.push(message) },
  });
  const suggest = async (asked: SuggestionCall) => (await named(asked)).map(({ value }) => value);
  return { ...asking, logged, named, suggest };
}

describe('suggestions', () => {
  it.each(['delegation', 'talks'])('name the round that is being written for /%s, in any case', async (name) => {
    const { suggest } = await openSuggesting();

    const suggested = await suggest({ name, option: 'round', written: 'LON' });

    expect(suggested).toEqual(['London']);
  });

  it('name every round once, the newest first, before anything is written', async () => {
    const { suggest } = await openSuggesting();

    const suggested = await suggest({ name: 'delegation', option: 'round', written: '' });

    expect(suggested).toEqual([...new Set(suggested)]);
    expect(suggested.indexOf('London')).toBeLessThan(suggested.indexOf('Geneva'));
    expect(suggested).toContain('Geneva');
  });

  it.each([
    ['delegation', 'round'],
    ['talks', 'round'],
    ['controls', 'item'],
  ])('of /%s %s: all find something', async (name, option) => {
    const { suggest, call } = await openSuggesting();

    const suggested = await suggest({ name, option, written: '' });

    expect(suggested.length).toBeGreaterThan(0);
    for (const value of suggested) {
      const [line = ''] = linesOf(await call({ name, options: { [option]: value } }));
      expect(line).not.toMatch(/^(?:No |$)/);
    }
  });

  it('of goods are those with a rate of their own, each once', async () => {
    const { store, suggest } = await openSuggesting();
    const clock = { now: () => Date.parse('2026-11-20T12:00:00Z') };
    for (const pack of seedPacks(['background'])) await seed({ store, clock, pack });

    const suggested = await suggest({ name: 'tariffs', option: 'goods', written: '34 BN' });

    expect(suggested).toEqual(['$34 bn list']);
    expect(await suggest({ name: 'tariffs', option: 'goods', written: 'all' })).not.toContain('all');
  });

  it('put feeds that begin with the written words before those that only contain them', async () => {
    const { suggest } = await openSuggesting({ feedIds: ['us-trade', 'other', 'trade-desk'] });

    const suggested = await suggest({ name: 'sources', option: 'feed', written: 'Trade' });

    expect(suggested).toEqual(['trade-desk', 'us-trade']);
  });

  it('are at most 25, of at most 100 characters', async () => {
    const feedIds = ['x'.repeat(101), ...Array.from({ length: 30 }, (_, index) => `x${index}`)];
    const { suggest } = await openSuggesting({ feedIds });

    const suggested = await suggest({ name: 'sources', option: 'feed', written: 'x' });

    expect(suggested).toEqual(feedIds.slice(1, 26));
  });

  it.each([
    ['nothing', 'round'],
    ['delegation', 'nothing'],
    ['delegation', 'side'],
    ['delegation', 'constructor'],
  ])('are none for /%s %s', async (name, option) => {
    const { suggest, logged } = await openSuggesting();

    expect(await suggest({ name, option, written: '' })).toEqual([]);
    expect(logged).toEqual([]);
  });

  it('are none while the store fails, and the fault is logged', async () => {
    const ofFamilies = () => Promise.reject(new Error('the disk is gone'));
    const { suggest, logged } = await openSuggesting({ store: { facts: { ofFamilies } } as unknown as Store });

    expect(await suggest({ name: 'talks', option: 'round', written: 'lo' })).toEqual([]);
    expect(logged).toEqual(['suggestions failed']);
  });
});
