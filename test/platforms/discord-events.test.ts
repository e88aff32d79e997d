import { Client, GatewayIntentBits } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { forgetServers } from '../../src/platforms/discord/caches.ts';
import { startFakeDiscord } from '../fakes/fake-discord.ts';
import { createScene, type SceneSettings } from '../fakes/fake-discord-scene.ts';
import { until } from '../fakes/fake-discord-waits.ts';

/** A bot that is connected and has heard of its one server. */
async function startScene(settings: SceneSettings = {}) {
  const scene = await createScene(settings);
  await scene.platform.start();
  await until(() => scene.events.length > 0);
  const [channel = { id: '' }] = scene.fake.channels();
  return { ...scene, guild: `discord:${scene.fake.guildId}`, channelId: channel.id };
}

describe('what happens on servers', () => {
  it('tells that each server is there when it connects, and logs none of them', async () => {
    const { events, guild, logged } = await startScene();

    expect(events).toEqual([{ what: guild }]);
    expect(JSON.stringify(logged)).not.toContain('"what"');
  });

  it('tells that Parley was removed from a server, and that it is back', async () => {
    const { fake, events, guild, channelId } = await startScene();

    fake.places.remove();
    fake.places.add();
    await until(() => events.length === 4);

    expect(events.slice(1)).toEqual([
      { what: guild, reason: 'Parley was removed from this server.' },
      { what: guild },
      { what: guild, reason: `added, ${guild}/${channelId}` },
    ]);
  });

  it('keeps calm when a server has an outage', async () => {
    const { fake, events, guild } = await startScene();

    fake.places.failFor();
    fake.places.add();
    await until(() => events.length === 2);

    expect(events.slice(1)).toEqual([{ what: guild }]);
  });

  it('tells which channels and threads are gone, and which may be usable again', async () => {
    const { fake, events, guild, channelId } = await startScene();
    const threadId = '1234567890123456789';

    fake.places.changeChannel(channelId);
    fake.places.deleteChannel(channelId);
    fake.places.changeThread(threadId, true);
    fake.places.changeThread(threadId, false);
    fake.places.deleteThread(threadId);
    await until(() => events.length === 5);

    expect(events.slice(1)).toEqual([
      { what: `${guild}/${channelId}` },
      { what: `${guild}/${channelId}`, reason: 'The channel was deleted.' },
      { what: `${guild}/${threadId}` },
      { what: `${guild}/${threadId}`, reason: 'The thread was deleted.' },
    ]);
  });

  it('goes on when one of them cannot be noted', async () => {
    const told: string[] = [];
    const onGone = () => Promise.reject(new Error('database is locked'));
    const onBack = async (what: string) => void told.push(what);
    const scene = await createScene({ platform: { events: { onGone, onBack, onAdded: async () => undefined } } });
    await scene.platform.start();
    await until(() => told.length === 1);

    scene.fake.places.remove();
    scene.fake.places.add();
    await until(() => told.length === 2);

    expect(scene.logged).toContainEqual({
      level: 'error',
      fields: { what: `discord:${scene.fake.guildId}`, reason: 'database is locked' },
      message: 'discord event not taken',
    });
  });

  it('lets only so many wait', async () => {
    const stuck = () => new Promise<void>(() => undefined);
    const scene = await createScene({
      platform: { events: { onGone: stuck, onBack: stuck, onAdded: stuck }, limits: { eventsWaitingMax: 2 } },
    });
    await scene.platform.start();

    for (const _server of [1, 2, 3]) scene.fake.places.add();

    await until(() => scene.logged.some(({ message }) => message === 'discord event dropped'));
  });

  it('asks Discord for nothing else, and answers commands all the same', async () => {
    const { fake } = await startScene();

    fake.places.remove();
    const answer = await fake.slash('tariffs');

    expect(answer.type).toBe(4);
    expect(fake.intents()).toEqual([1]);
  });

  it('leaves nothing of any server in the library’s memory', { timeout: 15_000 }, async () => {
    const fake = await startFakeDiscord();
    onTestFinished(() => fake.close());
    const client = new Client({ intents: [GatewayIntentBits.Guilds], waitGuildTimeout: 0, rest: { api: fake.url } });
    onTestFinished(() => client.destroy());
    forgetServers(client);
    const heard: string[] = [];
    client.on('raw', ({ t }: { readonly t: string }) => void heard.push(t));
    await client.login(fake.token);
    await until(() => client.isReady() && heard.includes('GUILD_CREATE'));

    fake.places.add({ id: '1234567890123456789', channelCount: 50 });
    fake.places.failFor();
    fake.places.add();
    await until(() => heard.filter((type) => type === 'GUILD_CREATE').length === 3);
    fake.endSessions();
    await until(() => heard.filter((type) => type === 'GUILD_CREATE').length === 4, 10_000);

    expect([client.guilds.cache.size, client.channels.cache.size]).toEqual([0, 0]);
  });
});
