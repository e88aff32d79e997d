import { expect, it } from 'vitest';
import { createScene, replyOf, type SceneSettings } from '../fakes/fake-discord-scene.ts';

const isPost = ({ method, path }: { method: string; path: string }) => method === 'POST' && /\/messages$/.test(path);

const sceneWith = async (settings: SceneSettings['platform'] = {}) => {
  let now = 1_000_000_000_000;
  const limits = { invalidRequestsMax: 3, invalidRequestsWindowMs: 600_000 };
  const scene = await createScene({ platform: { clock: { now: () => now }, limits, ...settings } });
  const post = (key: string, channel = scene.channel) => scene.platform.post({ channel, key, message: replyOf('25%') });
  const readOnly = () => `discord:${scene.fake.guildId}/${scene.fake.addChannel({ access: 'read-only' }).id}`;
  const wait = (ms: number) => {
    now += ms;
  };
  return { ...scene, post, readOnly, wait };
};

it('asks Discord no more after many refusals, and goes on when the time is over', async () => {
  const { fake, post, readOnly, wait, logged, channel } = await sceneWith();
  for (const key of ['a', 'b', 'c']) await post(key, readOnly());
  wait(1_000);
  const asked = fake.log.length;

  const stopped = [await post('d'), await post('e', readOnly())];
  const askedMeanwhile = fake.log.length - asked;
  wait(599_000);
  const after = await post('f', channel);

  expect(stopped).toEqual(Array(2).fill({ kind: 'rate-limited', retryAfterMs: 599_000 }));
  expect(askedMeanwhile).toBe(0);
  expect(after.kind).toBe('sent');
  expect(logged.filter(({ level }) => level === 'error')).toEqual([
    {
      level: 'error',
      fields: { refused: 3, retryAfterMs: 599_000 },
      message: 'discord refuses too much, asking stopped',
    },
  ]);
});

it('neither looks up nor checks while it asks no more', async () => {
  const { fake, platform, channel, post, readOnly } = await sceneWith();
  for (const key of ['a', 'b', 'c']) await post(key, readOnly());
  const asked = fake.log.length;

  const lookedUp = await platform.lookUp({ channel, key: 'd', sinceMs: 0 });
  const checked = await platform.check(channel);

  expect(lookedUp).toEqual({ kind: 'unknown', retryAfterMs: 600_000 });
  expect(checked).toEqual({ kind: 'unknown' });
  expect(fake.log).toHaveLength(asked);
});

it('pauses a channel at its first refusal', async () => {
  const { post, readOnly } = await sceneWith();

  const outcome = await post('a', readOnly());

  expect(outcome).toMatchObject({ kind: 'rejected', scope: 'channel' });
});

it('counts waiting times of its own making, and not those that it shares with other bots', async () => {
  const { fake, post } = await sceneWith();
  const tooMany = (scope: string) => ({
    status: 429,
    headers: { 'retry-after': '0.001', 'x-ratelimit-scope': scope },
    body: { retry_after: 0.001, message: 'slow down', global: false },
  });
  const refuse = async (scope: string) => {
    const channel = `discord:${fake.guildId}/${fake.addChannel().id}`;
    fake.fault(isPost, tooMany(scope));
    return await post('a', channel);
  };
  for (let i = 0; i < 5; i += 1) await refuse('shared');
  const afterShared = await post('b');
  for (let i = 0; i < 3; i += 1) await refuse('user');
  const asked = fake.log.length;

  const afterOwn = await post('c');

  expect(afterShared.kind).toBe('sent');
  expect(afterOwn.kind).toBe('rate-limited');
  expect(fake.log).toHaveLength(asked);
});
