import { expect, it } from 'vitest';
import { eventChart, tinyPng } from '../fakes/charts.ts';

// Nothing else may be loaded above: each chat's library brings an HTTP client of its own, and the first one loaded wins.
it('T1: charts reach Discord although the Slack library was loaded first', async () => {
  await import('@slack/bolt');
  await import('undici');
  const { createScene, replyOf } = await import('../fakes/fake-discord-scene.ts');
  const message = { ...replyOf('Calendar'), chart: eventChart() };
  const draw = async () => tinyPng;
  const { fake, platform, channel } = await createScene({ platform: { draw, answer: async () => message } });
  await platform.start();

  const outcome = await platform.post({ channel, key: 'd1', message });
  const { data } = await fake.slash('tariffs');

  expect(outcome.kind).toBe('sent');
  for (const shown of [fake.messages()[0], data])
    expect(fake.filesOf(shown ?? {}).map((bytes) => Buffer.from(bytes ?? []))).toEqual([tinyPng]);
});
