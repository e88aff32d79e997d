import { Client, Events, type Interaction, REST } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../src/domain/replies.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/fake-discord.ts';
import { createScene, replyOf } from '../fakes/fake-discord-scene.ts';
import { until } from '../fakes/fake-discord-waits.ts';

// What the libraries do when they are used as they come, and what Parley does instead.

async function openFake(): Promise<FakeDiscord> {
  const fake = await startFakeDiscord({ answerWithinMs: 10_000 });
  onTestFinished(() => fake.close());
  return fake;
}

describe('T1: another undici that was loaded first', () => {
  it('T1: files reach Discord although the Slack library was loaded first', async () => {
    // The order is the point: each chat's library brings an HTTP client of its own, and the first one loaded wins.
    await import('@slack/bolt');
    await import('undici');
    const { createAnsweringRest, createPostingRest } = await import('../../src/platforms/discord/rest.ts');
    const { discordLimits } = await import('../../src/platforms/discord/limits.ts');
    const fake = await openFake();
    const settings = { token: fake.token, apiUrl: fake.url };
    const [channel] = fake.channels();
    const clients = [
      createPostingRest(settings, { limits: discordLimits, clock: { now: () => Date.now() } })(),
      createAnsweringRest(settings, discordLimits).setToken(fake.token),
    ];

    for (const rest of clients)
      await rest.post(`/channels/${channel?.id}/messages`, {
        body: { content: 'a chart' },
        files: [{ name: 'chart.png', data: Buffer.from('\u0089PNG and so on', 'latin1'), contentType: 'image/png' }],
      });

    const stored = { content: 'a chart', attachments: [{ filename: 'chart.png', size: 14 }] };
    expect(fake.messages()).toMatchObject([stored, stored]);
  });
});

describe('T6: answers that are put off, and the library’s own limit', () => {
  const crowd = 200;
  const slowMs = 1_500;

  /** How long a crowd waits for its answers from when they are ready. */
  async function crowdWaitMs(fake: FakeDiscord, release: () => void): Promise<number> {
    const answering = Array.from({ length: crowd }, () => fake.slash('tariffs'));
    await until(() => fake.deferredCount() === crowd, 10_000);
    const readyAt = performance.now();
    release();
    const answers = await Promise.all(answering);
    expect(new Set(answers.map(({ type }) => type))).toEqual(new Set([5]));
    return performance.now() - readyAt;
  }

  it('T6: the bare library lets a crowd wait for seconds', { timeout: 20_000 }, async () => {
    const fake = await openFake();
    const ready = Promise.withResolvers<void>();
    const client = new Client({ intents: [], rest: { api: fake.url } });
    onTestFinished(() => client.destroy());
    const answerLate = async (interaction: Interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await ready.promise;
      await interaction.editReply('at last');
    };
    client.on(Events.InteractionCreate, (interaction) => void answerLate(interaction));
    await client.login(fake.token);
    await client.rest.put(`/applications/${fake.appId}/commands`, {
      body: [{ name: 'tariffs', description: 'Rates', type: 1 }],
    });

    expect(await crowdWaitMs(fake, () => ready.resolve())).toBeGreaterThan(slowMs);
  });

  // Tried again, since a machine that is busy with something else spoils what is measured.
  it('T6: Parley brings a crowd its late answers at once, while alerts go out', {
    timeout: 20_000,
    retry: 2,
  }, async () => {
    const slow = Promise.withResolvers<Reply>();
    const { fake, platform } = await createScene({
      fake: { answerWithinMs: 10_000 },
      platform: { answer: () => slow.promise, limits: { deferAfterMs: 1, requestTimeoutMs: 30_000 } },
    });
    await platform.start();
    const posting = Array.from({ length: crowd }, (_, i) => {
      const channel = `discord:${fake.guildId}/${fake.addChannel().id}`;
      return platform.post({ channel, key: `d${i}`, message: replyOf('25%') });
    });

    const waitMs = await crowdWaitMs(fake, () => slow.resolve(replyOf('at last')));

    expect(waitMs).toBeLessThan(slowMs);
    expect(new Set((await Promise.all(posting)).map(({ kind }) => kind))).toEqual(new Set(['sent']));
  });
});

describe('T7: a token that was refused once', () => {
  const refused = { status: 401, body: { code: 0, message: '401: Unauthorized' } };

  it('T7: the bare library forgets its token after one refusal', async () => {
    const fake = await openFake();
    const rest = new REST({ api: fake.url }).setToken(fake.token);
    fake.fault(() => true, refused);

    await expect(rest.get('/users/@me')).rejects.toThrow('Unauthorized');
    await expect(rest.get('/users/@me')).rejects.toThrow('Expected token to be set');
  });

  it('T7: Parley posts and answers after Discord refused its token once', async () => {
    const { fake, platform, channel, logged } = await createScene();
    await platform.start();
    const post = (key: string) => platform.post({ channel, key, message: replyOf('25%') });
    fake.fault(({ path }) => path.endsWith('/messages'), refused);

    const outcomes = [await post('d1'), await post('d2')];
    fake.fault(({ path }) => path.endsWith('/callback'), refused);
    fake.slash('tariffs').catch(() => undefined);
    await until(() => logged.some(({ message }) => message === 'discord command not answered'));
    const answer = await fake.slash('tariffs');

    expect(outcomes.map(({ kind }) => kind)).toEqual(['rejected', 'sent']);
    expect(answer.type).toBe(4);
    expect(logged).toContainEqual(expect.objectContaining({ level: 'error', message: 'discord token refused' }));
  });

  it('T7: Parley raises an alarm when the gateway refuses its token, and logs in again', async () => {
    const { fake, platform, logged } = await createScene({ platform: { limits: { reopenMinMs: 10 } } });
    await platform.start();

    fake.dropSockets(4004);
    await until(() => logged.some(({ message }) => message === 'discord connection opened again'));
    const answer = await fake.slash('tariffs');

    expect(answer.type).toBe(4);
    expect(logged).toContainEqual({
      level: 'error',
      fields: { shard: 0, code: 4004, reason: expect.stringContaining('copy the bot’s token into DISCORD_TOKEN') },
      message: 'discord connection ended for good',
    });
  });

  it('T7: Parley tries less and less often while the token stays refused, until it is stopped', async () => {
    const { fake, platform, logged } = await createScene({
      platform: { limits: { reopenMinMs: 10, reopenMaxMs: 40 } },
    });
    await platform.start();
    fake.fault(({ path }) => path === '/gateway/bot', { ...refused, times: 4 });

    fake.dropSockets(4004);
    await until(() => logged.some(({ message }) => message === 'discord connection opened again'));

    const failures = logged.filter(({ message }) => message === 'discord connection not opened again');
    expect(failures).toHaveLength(4);
    expect(failures[0]?.fields).toEqual({ reason: expect.stringContaining('Discord refuses the token') });
    expect(fake.sessionCount()).toBe(1);
  });

  it('T7: Parley stops at once while it tries to log in again', async () => {
    const { fake, platform, logged, requests } = await createScene({
      platform: { limits: { reopenMinMs: 600_000, stopTimeoutMs: 60_000 } },
    });
    await platform.start();
    fake.dropSockets(4004);
    await until(() => logged.some(({ message }) => message === 'discord connection ended for good'));
    const startedAt = performance.now();

    await platform.stop();

    expect(performance.now() - startedAt).toBeLessThan(4_000);
    expect(requests('GET', /gateway/)).toHaveLength(1);
  });
});
