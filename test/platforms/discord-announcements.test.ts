import { describe, expect, it } from 'vitest';
import { refOf } from '../fakes/fake-discord-refs.ts';
import { createScene, replyOf } from '../fakes/fake-discord-scene.ts';

const crosspostPath = /\/crosspost$/;
const crossposted = 1;

async function sceneIn(type = 5) {
  const scene = await createScene();
  const { id } = scene.fake.addChannel({ type });
  const channel = `discord:${scene.fake.guildId}/${id}`;
  const digest = { channel, key: 'digest/1', message: replyOf('Digest'), isPassedOn: true };
  const isPassedOn = () => scene.fake.messages(id).map(({ flags }) => (flags & crossposted) !== 0);
  const warned = () => scene.logged.filter(({ level }) => level === 'warn').map(({ message }) => message);
  return { ...scene, channel, digest, isPassedOn, warned };
}

describe('an announcement channel', () => {
  it('passes on what is to be passed on, and nothing else', async () => {
    const { platform, digest, channel, isPassedOn, warned } = await sceneIn();

    const outcomes = [
      await platform.post(digest),
      await platform.post({ channel, key: 'alert/1', message: replyOf('25%') }),
    ];

    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(isPassedOn()).toEqual([true, false]);
    expect(warned()).toEqual([]);
  });

  it('is left alone where it was passed on already', async () => {
    const { platform, digest, requests, warned } = await sceneIn();
    await platform.post(digest);

    const again = await platform.post(digest);

    expect(again.kind).toBe('sent');
    expect(requests('POST', crosspostPath).map(({ status }) => status)).toEqual([200, 400]);
    expect(warned()).toEqual([]);
  });

  it('passes on what was in doubt and found', async () => {
    const { fake, platform, digest, isPassedOn } = await sceneIn();
    fake.fault(({ path, method }) => method === 'POST' && path.endsWith('/messages'), { drop: 'after' });
    const doubtful = await platform.post(digest);
    expect([doubtful.kind, isPassedOn()]).toEqual(['in-doubt', [false]]);

    const { message: _message, ...asked } = digest;
    const seen = await platform.lookUp({ ...asked, sinceMs: Date.now() - 1_000 });

    expect(seen.kind).toBe('found');
    expect(isPassedOn()).toEqual([true]);
  });

  it.each([
    ['is refused', { status: 403, body: { code: 50_013, message: 'Missing Permissions' } }],
    ['comes too often', { status: 429, body: { message: 'slow down', retry_after: 60, global: false } }],
    ['has no answer', { drop: 'after' }],
    ['fails', { status: 500, body: { message: 'Internal Server Error' } }],
  ] as const)('keeps its one message, with a line in the log, when passing on %s', async (...[, fault]) => {
    const { fake, platform, digest, isPassedOn, warned } = await sceneIn();
    fake.fault(({ path }) => crosspostPath.test(path), fault);

    const outcome = await platform.post(digest);

    expect(fake.messages().map(({ id }) => id)).toEqual([refOf(outcome)]);
    expect(isPassedOn()).toHaveLength(1);
    expect(warned()).toEqual(['discord message not passed on']);
  });

  it('posts on when an hour’s share is used up', async () => {
    const { platform, digest, isPassedOn, warned } = await sceneIn();

    const kinds = [];
    for (let count = 1; count <= 12; count += 1)
      kinds.push((await platform.post({ ...digest, key: `digest/${count}` })).kind);

    expect(new Set(kinds)).toEqual(new Set(['sent']));
    expect(isPassedOn().filter(Boolean)).toHaveLength(10);
    expect(warned()).toHaveLength(2);
  });

  it('that has become another kind of channel costs nothing but a line in the log', async () => {
    const { fake, platform, digest, warned } = await sceneIn(0);

    expect((await platform.post(digest)).kind).toBe('sent');
    expect(fake.messages()).toHaveLength(1);
    expect(warned()).toEqual(['discord message not passed on']);
  });
});
