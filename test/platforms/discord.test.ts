import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reply } from '../../src/domain/replies.ts';
import { createDiscordPlatform } from '../../src/platforms/discord/discord-platform.ts';
import { commands, createScene, replyOf } from '../fakes/fake-discord-scene.ts';
import { until } from '../fakes/fake-discord-waits.ts';

describe('commands', () => {
  it('answers a command where only its reader sees it', async () => {
    const { fake, platform } = await createScene();
    await platform.start();

    const answer = await fake.slash('tariffs');

    expect(fake.textOf(answer.data ?? {})).toContain('## /tariffs\n25%');
    expect(answer.data).toMatchObject({ flags: 64 | 32_768, allowed_mentions: { parse: [] } });
  });

  it('tells the bot the options, the channel and the call', async () => {
    const { fake, platform, calls, channel } = await createScene();
    await platform.start();

    await fake.slash('tariffs', { side: 'us', goods: 'rare earths' });

    expect(calls).toEqual([
      {
        name: 'tariffs',
        options: { side: 'us', goods: 'rare earths' },
        channel,
        by: expect.stringMatching(/^\d+$/),
        charsMax: 3000,
        callId: expect.stringMatching(/^\d+$/),
        hasButtons: true,
        hasForms: true,
      },
    ]);
  });

  it('takes a change from anyone, where the operator says so', async () => {
    const { fake, platform, options, calls } = await createScene();
    const open = createDiscordPlatform({ ...options, settings: { ...options.settings, changeRight: 'anyone' } });
    onTestFinished(() => open.stop());
    await open.start();

    await fake.slash('subscribe', { topic: 'tariffs' }, { permissions: '0' });

    expect(calls).toMatchObject([{ name: 'subscribe' }]);
    await platform.stop();
  });

  it('takes a change from those who may manage the server, and nobody else', async () => {
    const { fake, platform, calls } = await createScene();
    await platform.start();

    const refused = await fake.slash('subscribe', { topic: 'tariffs' }, { permissions: '2048' });
    const taken = await fake.slash('subscribe', { topic: 'tariffs' }, { permissions: '2080' });

    expect(fake.textOf(refused.data ?? {})).toContain('/subscribe needs the right Manage Server');
    expect(fake.textOf(taken.data ?? {})).toContain('/subscribe');
    expect(calls).toHaveLength(1);
    expect(fake.commands().map(({ name, default_member_permissions }) => [name, default_member_permissions])).toEqual([
      ['tariffs', null],
      ['subscribe', '32'],
    ]);
  });

  it('says that something went wrong when a command fails, and logs it', async () => {
    const { fake, platform, logged } = await createScene({
      platform: { answer: () => Promise.reject(new Error('no such table')) },
    });
    await platform.start();

    const answer = await fake.slash('tariffs');

    expect(fake.textOf(answer.data ?? {})).toContain('Something went wrong on our side.');
    expect(logged).toContainEqual(
      expect.objectContaining({ level: 'error', fields: expect.objectContaining({ reason: 'no such table' }) }),
    );
  });

  it('puts a slow answer off instead of missing Discord’s deadline', async () => {
    const slow = Promise.withResolvers<Reply>();
    const { fake, platform, requests } = await createScene({
      platform: { answer: () => slow.promise, limits: { deferAfterMs: 20 } },
    });
    await platform.start();

    const answering = fake.slash('tariffs');
    await until(() => requests('POST', /\/callback$/).length > 0);
    slow.resolve(replyOf('at last'));
    const answer = await answering;

    expect(answer.type).toBe(5);
    expect(fake.textOf(answer.data ?? {})).toContain('at last');
  });

  it('survives an answer that Discord refuses', async () => {
    const { fake, platform, logged } = await createScene({ fake: { answerWithinMs: 1_500 } });
    await platform.start();
    fake.fault(({ path }) => path.endsWith('/callback'), { status: 404, body: { code: 10_062, message: 'Unknown' } });

    const lost = expect(fake.slash('tariffs')).rejects.toThrow('did not respond');
    await until(() => logged.some(({ message }) => message === 'discord command not answered'));
    const answer = await fake.slash('tariffs');

    expect(answer.type).toBe(4);
    await lost;
    expect(JSON.stringify(logged)).not.toMatch(/callback/);
  });

  it('registers its commands once, and again when they change', async () => {
    const { fake, platform, options, requests } = await createScene();
    await platform.start();
    await platform.stop();

    const same = createDiscordPlatform(options);
    await same.start();
    await same.stop();
    const changed = createDiscordPlatform({ ...options, commands: commands.slice(0, 1) });
    await changed.start();
    await changed.stop();

    expect(requests('PUT', /\/commands$/).map(({ status }) => status)).toEqual([200, 200]);
    expect(fake.commands()).toHaveLength(1);
  });

  it('starts although Discord does not take the commands, and tries again next time', async () => {
    const { fake, platform, options, logged } = await createScene();
    fake.fault(({ method }) => method === 'PUT', { status: 503 });
    await platform.start();
    await platform.stop();

    const again = createDiscordPlatform(options);
    await again.start();
    await again.stop();

    expect(logged).toContainEqual(
      expect.objectContaining({ level: 'error', message: 'discord commands not published' }),
    );
    expect(fake.commands()).toHaveLength(2);
  });
});

describe('the connection', () => {
  it.each([
    ['is cut', 'dropSockets'],
    ['is to be made again', 'reconnect'],
  ] as const)('answers the command given while the connection %s', async (_what, trouble) => {
    const { fake, platform, calls } = await createScene();
    await platform.start();

    fake[trouble]();
    await until(() => fake.sessionCount() === 0);
    const answer = await fake.slash('tariffs');

    expect(answer.type).toBe(4);
    expect(fake.resumeCount()).toBe(1);
    expect(calls).toHaveLength(1);
  });

  it('logs an invitation with just the rights it needs', async () => {
    const { fake, platform, logged } = await createScene();

    await platform.start();

    const invite = `https://discord.com/oauth2/authorize?client_id=${fake.appId}&permissions=309237763072&scope=bot+applications.commands`;
    expect(logged).toContainEqual({ level: 'info', fields: { invite }, message: 'discord ready' });
  });

  it('says in one sentence that the token is refused', async () => {
    const { fake, options } = await createScene();
    const platform = createDiscordPlatform({ ...options, settings: { token: 'wrong', apiUrl: fake.url } });

    await expect(platform.start()).rejects.toThrow(
      'Discord refuses the token: copy the bot’s token into DISCORD_TOKEN',
    );
  });

  it('says the same when only the gateway refuses the token', async () => {
    const { fake, options } = await createScene();
    const platform = createDiscordPlatform({ ...options, settings: { token: 'wrong', apiUrl: fake.url } });
    const limits = { total: 1, remaining: 1, reset_after: 0, max_concurrency: 1 };
    const body = { url: fake.url.replace(/^http(.*)\/api$/, 'ws$1'), shards: 1, session_start_limit: limits };
    fake.fault(({ path }) => path === '/gateway/bot', { status: 200, body, times: 5 });

    await expect(platform.start()).rejects.toThrow('Discord refuses the token');
  });

  it('gives up a start that Discord does not answer', async () => {
    const { fake, platform } = await createScene({ platform: { limits: { startTimeoutMs: 100 } } });
    fake.fault(({ path }) => path === '/gateway/bot', { drop: 'hang' });

    await expect(platform.start()).rejects.toThrow('Discord could not be reached');
  });

  it('stops at once, also before it started and while it reconnects', async () => {
    const { fake, platform } = await createScene({ platform: { limits: { stopTimeoutMs: 60_000 } } });
    await platform.stop();
    await platform.start();
    fake.dropSockets();
    await until(() => fake.sessionCount() === 0);

    const startedAt = performance.now();
    await platform.stop();

    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('stops although a command never gets its answer', async () => {
    const { fake, platform, requests } = await createScene({
      platform: { answer: () => new Promise(() => undefined), limits: { deferAfterMs: 1, stopTimeoutMs: 200 } },
    });
    await platform.start();
    fake.slash('tariffs').catch(() => undefined);
    await until(() => requests('POST', /\/callback$/).length > 0);

    await platform.stop();

    await until(() => fake.sessionCount() === 0);
  });

  it('says what is wrong when Discord cannot be reached at the start', async () => {
    const { fake, platform } = await createScene();
    await fake.close();

    await expect(platform.start()).rejects.toThrow(/^Discord could not be reached: .*ECONNREFUSED/);
  });
});
