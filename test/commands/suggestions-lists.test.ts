import { describe, expect, it } from 'vitest';
import { createCommands } from '../../commands/index.ts';
import { createSuggester } from '../../commands/suggester.ts';
import { topics } from '../../config/topics.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import type { Suggestion } from '../../src/ports.ts';
import { alertOf, developmentOf } from '../store/rows.ts';
import { type AskingOptions, openAsking } from './asking.ts';
import { openDesk, yesterdaysAlert } from './subscribing-desk.ts';

type Asked = [words: string, written?: string, channel?: string];

const channel = 'slack:T1/C1';

async function openSuggesting(options: AskingOptions = {}) {
  const desk = await openDesk({ channel, ...options });
  const suggest = createSuggester({
    commands: createCommands(topics),
    store: desk.store,
    clock: { now: () => Date.parse('2026-11-20T12:00:00Z') },
    topics,
    feeds: createFeedList([]),
    log: { info: () => undefined, warn: () => undefined, error: (fields) => expect(fields).toBeUndefined() },
  });
  const named = (...[words, written = '', where = channel]: Asked): Promise<readonly Suggestion[]> => {
    const [name = '', option = ''] = words.split(' ');
    return suggest({ name, option, written, channel: where });
  };
  const values = async (...asked: Asked) => (await named(...asked)).map(({ value }) => value);
  return { ...desk, named, values };
}

const aboutAlerts = ['why about', 'sources alert', 'unsubscribe story'];

describe('suggestions of alerts', () => {
  it.each(aboutAlerts)('for /%s are short ids, newest first, named by their headlines', async (option) => {
    const { store, named } = await openSuggesting({ isSeeded: false });
    await store.alerts.put({ ...yesterdaysAlert({ shortId: 'OLDER' }), openedAt: 1 });
    await store.alerts.put(yesterdaysAlert({ shortId: 'NEWER' }));

    const [first, second] = await named(option);

    expect([first?.value, second?.value]).toEqual(['NEWER', 'OLDER']);
    expect(first?.name).toMatch(/^NEWER · .{10}/);
  });

  it('are found by a word of the headline', async () => {
    const { store, named, values } = await openSuggesting({ isSeeded: false });
    await store.alerts.put(yesterdaysAlert({ shortId: 'FOUND' }));
    const [alert] = await named('why about');
    const word = alert?.name.split(' ').at(-1) ?? '';

    expect(await values('why about', word.toUpperCase())).toEqual(['FOUND']);
    expect(await values('why about', 'no such word')).toEqual([]);
  });

  it.each(aboutAlerts)('for /%s are never those of another workspace', async (option) => {
    const { store, values } = await openSuggesting({ isSeeded: false });
    await store.alerts.put({ ...yesterdaysAlert({ shortId: 'OWNED' }), workspace: 'slack:T2' });

    expect(await values(option)).toEqual([]);
    expect(await values(option, '', 'slack:T2/C1')).toEqual(['OWNED']);
  });

  it('whose story is told again are those that the channel has muted', async () => {
    const { store, values, subscribe, give } = await openSuggesting({ isSeeded: false });
    await store.alerts.put(yesterdaysAlert({ shortId: 'AAAAA', storyId: 'muted' }));
    await store.alerts.put(yesterdaysAlert({ shortId: 'BBBBB', storyId: 'told' }));
    await subscribe({ topic: 'tariffs' });
    expect(await values('subscribe story')).toEqual([]);

    await give('unsubscribe', { story: 'AAAAA' });

    expect(await values('subscribe story')).toEqual(['AAAAA']);
  });

  it('to mute leave out what gathers several stories', async () => {
    const { store, values } = await openSuggesting({ isSeeded: false });
    await store.alerts.put(
      alertOf('gathered', { kind: 'catch-up', shortId: 'MIXED', developments: [developmentOf()] }),
    );

    expect(await values('unsubscribe story')).toEqual([]);
    expect(await values('why about')).toEqual(['MIXED']);
  });
});

describe('suggestions of days', () => {
  it.each(['tariffs as_of', 'timeline from', 'timeline to'])(
    'for /%s begin with today, then go back, and each gives an answer',
    async (option) => {
      const { named, call } = await openSuggesting({ packs: ['documents', 'background'] });

      const days = await named(option);

      expect(days[0]).toEqual({ value: '2026-11-20', name: expect.stringMatching(/^20 Nov 2026 · today/) });
      const others = days.slice(1).map(({ value }) => value);
      expect(others).toEqual(others.toSorted().toReversed());
      expect(days).toHaveLength(25);
      const [name = '', optionName = ''] = option.split(' ');
      for (const { value } of days) {
        const reply = await call({ name, options: { [optionName]: value }, channel });
        expect(reply.title).not.toBe('That did not work');
      }
    },
  );

  it('say how much changed on them, and are narrowed by a month', async () => {
    const { named } = await openSuggesting({ packs: ['documents', 'background'] });

    const days = await named('tariffs as_of', '2025-11');

    expect(days.length).toBeGreaterThan(1);
    for (const { value } of days) expect(value).toMatch(/^2025-11-\d\d$/);
    expect(days.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^\d+ Nov 2025 · \d+ changes?$/));
  });

  it('are firsts of months where nothing is known', async () => {
    const { named } = await openSuggesting({ isSeeded: false });

    const [, first, second] = await named('timeline from');

    expect([first, second]).toEqual([
      { value: '2026-11-01', name: '1 Nov 2026' },
      { value: '2026-10-01', name: '1 Oct 2026' },
    ]);
  });
});

describe('suggestions of lists', () => {
  it.each([
    ['', ['tariffs', 'all']],
    ['Tarif', ['tariffs']],
    ['tariffs, ta', ['tariffs, talks']],
    ['tariffs,ta', ['tariffs, talks']],
    ['talks, tariffs, tru', ['talks, tariffs, truce']],
  ])('of topics go on after %j', async (...[written, expected]) => {
    const { values } = await openSuggesting({ isSeeded: false });

    expect(await values('subscribe topic', written)).toEqual(expect.arrayContaining(expected));
  });

  it('of topics offer none twice, and all topics only alone', async () => {
    const { values } = await openSuggesting({ isSeeded: false });

    const suggested = await values('subscribe topic', 'tariffs,');

    expect(suggested).toContain('tariffs, talks');
    expect(suggested).not.toContain('tariffs, tariffs');
    expect(suggested).not.toContain('tariffs, all');
  });

  it('of topics can be subscribed as they are', async () => {
    const { values, subscribe, held } = await openSuggesting({ isSeeded: false });
    const [suggested = ''] = await values('subscribe topic', 'tariffs, ta');

    await subscribe({ topic: suggested });

    expect((await held())?.topics).toEqual(['tariffs', 'talks']);
  });

  it.each(['include', 'exclude'])('of terms to %s are what facts name, and go on after a comma', async (option) => {
    const { values, subscribe, held } = await openSuggesting({ packs: ['documents', 'background'] });
    await subscribe({ topic: 'tariffs' });

    const terms = await values(`subscribe ${option}`);
    const [both = ''] = await values(`subscribe ${option}`, 'soybeans, rare e');
    await subscribe({ [option]: both });

    expect(terms.length).toBeGreaterThan(10);
    expect(await values(`subscribe ${option}`, 'no')).toContain('none');
    expect(both).toBe('soybeans, rare earths');
    expect(await held()).toMatchObject({ [option]: ['soybeans', 'rare earths'] });
  });

  it('of pages begin with the second', async () => {
    const { values } = await openSuggesting({ isSeeded: false });

    expect((await values('tariffs page')).slice(0, 2)).toEqual(['2', '3']);
    expect(await values('tariffs page', '1')).toEqual([]);
    expect(await values('why page')).toEqual([]);
  });
});

it('suggestions of feeds name the outlet, and are found by it', async () => {
  const { store } = await openAsking({ isSeeded: false });
  const outlet = 'Office of the Trade Envoy';
  const feeds = { seenBy: async () => [{ id: 'envoy', outlet }] };
  const suggest = createSuggester({
    ...{ commands: createCommands(topics), store, topics, clock: { now: () => 0 } },
    feeds: Object.assign(createFeedList([]), feeds),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });

  expect(await suggest({ name: 'sources', option: 'feed', written: 'trade env', channel })).toEqual([
    { value: 'envoy', name: 'envoy · Office of the Trade Envoy' },
  ]);
});
