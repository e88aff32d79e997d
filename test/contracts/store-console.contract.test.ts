import { expect, it } from 'vitest';
import { sentenceReply } from '../../src/domain/replies.ts';
import type { NewConsoleMessage } from '../../src/ports.ts';
import { onEveryEngine } from './engines.ts';

const channel = 'console:main';
const messageOf = (key: string, at = 1_000): NewConsoleMessage => ({
  ...{ channel, key, at },
  message: { ...sentenceReply(`about ${key}`), title: key },
});

onEveryEngine('The console’s messages', (open) => {
  it('stand there once for each key, in the order in which they were posted', async () => {
    const { store } = await open();

    const first = await store.console.post(messageOf('a'));
    await store.console.post(messageOf('b'));
    const again = await store.console.post({ ...messageOf('a'), at: 9_000 });

    expect(again).toEqual(first);
    expect((await store.console.newest(channel, 10)).map(({ ref, key }) => [ref, key])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect((await store.console.ofKey(channel, 'b'))?.message.title).toBe('b');
    expect(await store.console.newest('console:other', 10)).toEqual([]);
  });

  it('get numbers of their own when many post and edit at once', async () => {
    const { store } = await open();
    await store.console.post(messageOf('first'));
    const keys = Array.from({ length: 6 }, (_, i) => `key ${i}`);

    await Promise.all([
      ...keys.map((key) => store.console.post(messageOf(key))),
      ...keys.map((key) => store.console.edit({ channel, ref: 1, at: 2_000, message: sentenceReply(key) })),
    ]);

    const messages = await store.console.newest(channel, 50);
    expect(messages.map(({ ref }) => ref)).toEqual(Array.from({ length: 7 }, (_, i) => i + 1));
    expect(new Set(messages.map(({ revision }) => revision)).size).toBe(7);
  });

  it('tell what was posted or edited after a revision, also when the clock went back', async () => {
    const { store } = await open();
    await store.console.post(messageOf('a', 5_000));
    const { revision } = await store.console.post(messageOf('b', 6_000));

    await store.console.edit({ channel, ref: 1, at: 3_000, message: sentenceReply('changed') });
    await store.console.post(messageOf('c', 3_000));

    const changed = await store.console.changedAfter(channel, { revision, limit: 10 });
    expect(changed.map(({ ref, editedAt }) => [ref, editedAt])).toEqual([
      [1, 3_000],
      [3, undefined],
    ]);
    expect(await store.console.revision(channel)).toBe(changed.at(-1)?.revision);
    expect(await store.console.changedAfter(channel, { revision, limit: 1 })).toEqual(changed.slice(0, 1));
  });

  it('go, the oldest first, when there are too many, and are not edited then', async () => {
    const { store } = await open();
    for (const key of ['a', 'b', 'c', 'd']) await store.console.post(messageOf(key));

    await store.console.prune(channel, 2);

    expect((await store.console.newest(channel, 10)).map(({ key }) => key)).toEqual(['c', 'd']);
    expect(await store.console.edit({ channel, ref: 1, at: 1, message: sentenceReply('late') })).toBeUndefined();
    expect((await store.console.post(messageOf('e'))).ref).toBe(5);
  });

  it('are forgotten with their channel, and what comes later is later', async () => {
    const { store } = await open();
    const { revision } = await store.console.post(messageOf('a', 1_000));

    await store.forgetChannel(channel);
    const next = await store.console.post(messageOf('b', 2_000));

    expect((await store.console.newest(channel, 10)).map(({ key }) => key)).toEqual(['b']);
    expect(next.revision).toBeGreaterThan(revision);
  });
});
