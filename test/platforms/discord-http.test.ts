import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../src/domain/replies.ts';
import { createDiscordPlatform } from '../../src/platforms/discord/discord-platform.ts';
import type { Tampering } from '../fakes/fake-discord-endpoint.ts';
import { createHttpScene } from '../fakes/fake-discord-http-scene.ts';
import { createScene, replyOf } from '../fakes/fake-discord-scene.ts';
import { until } from '../fakes/fake-discord-waits.ts';

const ping = { id: '1234567890123456789', application_id: '1', token: 't', type: 1, version: 1 };

async function startScene() {
  const scene = await createHttpScene();
  const send = (tampering: Tampering, payload: Record<string, unknown> = ping) =>
    fetch(scene.url, { method: 'POST', ...scene.fake.endpoint.sign(payload, tampering) });
  return { ...scene, send };
}

describe('Discord over HTTP', () => {
  it('opens no gateway, registers commands and logs the invitation', async () => {
    const { fake, logged, requests } = await startScene();

    expect(requests('GET', /gateway/)).toEqual([]);
    expect(fake.sessionCount()).toBe(0);
    expect(fake.commands()).toHaveLength(2);
    expect(logged).toContainEqual(expect.objectContaining({ message: 'discord ready' }));
  });

  it.each<[string, Tampering]>([
    ['that nobody signed', { signature: '0'.repeat(128) }],
    ['whose signature is no signature', { signature: 'zz' }],
    ['that was changed after it was signed', { body: JSON.stringify({ ...ping, token: 'other' }) }],
    ['that is no JSON and not signed', { body: '{' }],
    ['signed six minutes ago', { stampAheadSeconds: -360 }],
    ['signed for six minutes from now', { stampAheadSeconds: 360 }],
  ])('refuses a request %s', async (_what, tampering) => {
    const { send } = await startScene();

    expect((await send(tampering)).status).toBe(401);
    expect((await send({})).status).toBe(200);
  });

  it('refuses a request without any signature', async () => {
    const { url } = await startScene();

    const response = await fetch(url, { method: 'POST', body: JSON.stringify(ping) });

    expect([response.status, await response.text()]).toEqual([401, 'invalid request signature']);
  });

  it('takes a request that was signed four minutes ago, once', async () => {
    const { fake, url } = await startScene();
    const signed = fake.endpoint.sign(ping, { stampAheadSeconds: -240 });

    const answers = [];
    for (const _time of [1, 2]) answers.push(await fetch(url, { method: 'POST', ...signed }));

    expect(answers.map(({ status }) => status)).toEqual([200, 401]);
  });

  it('carries out a command once although its request comes twice, written otherwise', async () => {
    const { fake, url, calls } = await startScene();
    const command = { ...ping, type: 2, channel_id: '1', data: { name: 'tariffs', type: 1 } };
    const signed = fake.endpoint.sign(command);
    const shouted = {
      ...signed.headers,
      'x-signature-ed25519': signed.headers['x-signature-ed25519']?.toUpperCase() ?? '',
    };

    const first = await fetch(url, { method: 'POST', ...signed });
    const second = await fetch(url, { method: 'POST', ...signed, headers: shouted });

    expect([first.status, second.status]).toEqual([200, 401]);
    expect(calls).toHaveLength(1);
  });

  it('remembers only so many requests', async () => {
    const { fake, url } = await createHttpScene({ platform: { limits: { signaturesMax: 2 } } });
    const sign = (token: string) => fake.endpoint.sign({ ...ping, token });
    const requests = ['a', 'b', 'c'].map(sign);
    const statuses: number[] = [];

    for (const request of [...requests, ...requests.slice(1), ...requests.slice(0, 1)])
      statuses.push((await fetch(url, { method: 'POST', ...request })).status);

    expect(statuses).toEqual([200, 200, 200, 401, 401, 200]);
  });

  it('refuses what Discord signed and Parley does not know', async () => {
    const { send } = await startScene();

    expect((await send({}, { ...ping, type: 5 })).status).toBe(400);
    expect((await send({}, { ...ping, type: 2, data: {} })).status).toBe(400);
  });

  it('reads only so much of a body, and waits only so long for it', async () => {
    const { url } = await createHttpScene({ platform: { limits: { bodyBytesMax: 1_000, bodyTimeoutMs: 100 } } });
    const unending = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{')) });

    const long = await fetch(url, { method: 'POST', body: 'x'.repeat(1_001) });
    const slow = await fetch(url, { method: 'POST', body: unending, duplex: 'half' } as RequestInit);

    expect([long.status, slow.status]).toEqual([413, 408]);
  });

  it('serves its one address and no other way of asking', async () => {
    const { url } = await startScene();

    const statuses = [await fetch(url), await fetch(`${url}/more`, { method: 'POST' })].map(({ status }) => status);

    expect(statuses).toEqual([405, 404]);
  });

  it('brings what it still owes before it stops', async () => {
    const slow = Promise.withResolvers<Reply>();
    const { fake, platform, requests } = await createHttpScene({
      platform: { answer: () => slow.promise, limits: { deferAfterMs: 1 } },
    });
    const answering = fake.slash('tariffs');
    await until(() => fake.deferredCount() === 1);

    const stopping = platform.stop();
    slow.resolve(replyOf('at last'));
    await stopping;

    expect(requests('PATCH', /@original$/).map(({ status }) => status)).toEqual([200]);
    expect(fake.textOf((await answering).data ?? {})).toContain('at last');
  });

  it('stops although an answer never comes', async () => {
    const { fake, platform } = await createHttpScene({
      platform: { answer: () => new Promise(() => undefined), limits: { deferAfterMs: 1, stopTimeoutMs: 50 } },
    });
    fake.slash('tariffs').catch(() => undefined);
    await until(() => fake.deferredCount() === 1);

    await expect(platform.stop()).resolves.toBeUndefined();
  });

  it('says in one sentence at the start that the key is not the application’s own', async () => {
    const { options } = await createScene();
    const platform = createDiscordPlatform({
      ...options,
      settings: { ...options.settings, publicKey: 'ab'.repeat(32) },
    });
    onTestFinished(() => platform.stop());

    await expect(platform.start()).rejects.toThrow('DISCORD_PUBLIC_KEY is not the key of this bot’s application');
  });

  it('says in one sentence at the start that the token is refused', async () => {
    const { fake, options } = await createScene();
    const settings = { ...options.settings, token: 'wrong', publicKey: fake.endpoint.publicKey };

    await expect(createDiscordPlatform({ ...options, settings }).start()).rejects.toThrow('Discord refuses the token');
  });
});
