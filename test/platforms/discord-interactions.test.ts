import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../src/domain/commands.ts';
import type { Reply } from '../../src/domain/replies.ts';
import type { CommandCall } from '../../src/ports.ts';
import { createHttpScene } from '../fakes/fake-discord-http-scene.ts';
import { createScene, commands as plainCommands, replyOf, type SceneSettings } from '../fakes/fake-discord-scene.ts';
import { until } from '../fakes/fake-discord-waits.ts';

const commands: readonly CommandSpec[] = [
  ...plainCommands,
  {
    name: 'alerts',
    description: 'Who is called',
    isChange: true,
    options: [
      { name: 'mention', description: 'A role to call', kind: 'role' },
      { name: 'channel', description: 'Another channel', kind: 'channel' },
    ],
  },
];

async function overGateway(settings: SceneSettings = {}) {
  const scene = await createScene(settings);
  await scene.platform.start();
  return scene;
}

const ways = [
  ['the gateway', overGateway],
  ['signed HTTP', createHttpScene],
] as const;

const ephemeral = 64;
const componentsV2 = 32_768;

describe.each(ways)('over %s', (_way, open) => {
  const start = (settings: SceneSettings = {}) => open({ ...settings, platform: { commands, ...settings.platform } });

  it('answers a command where only its reader sees it', async () => {
    const { fake, calls, channel } = await start();

    const answer = await fake.slash('tariffs', { side: 'us' });

    expect(fake.textOf(answer.data ?? {})).toContain('## /tariffs');
    expect(answer.data).toMatchObject({ flags: ephemeral | componentsV2, allowed_mentions: { parse: [] } });
    expect(calls).toEqual([
      {
        name: 'tariffs',
        options: { side: 'us' },
        channel,
        by: expect.stringMatching(/^\d+$/),
        callId: expect.stringMatching(/^\d+$/),
        charsMax: 3000,
        hasButtons: true,
        hasForms: true,
      },
    ]);
  });

  it('puts a slow answer off and brings it later, still for its reader alone', async () => {
    const slow = Promise.withResolvers<Reply>();
    const { fake, requests } = await start({
      platform: { answer: () => slow.promise, limits: { deferAfterMs: 20 } },
    });
    const answering = fake.slash('tariffs');
    await until(() => fake.deferredCount() === 1);
    slow.resolve(replyOf('at last'));
    const answer = await answering;

    expect(answer).toMatchObject({ type: 5, data: { flags: ephemeral | componentsV2 } });
    expect(fake.textOf(answer.data ?? {})).toContain('at last');
    await until(() => requests('PATCH', /@original$/).some(({ status }) => status === 200));
  });

  it.each([
    { what: 'brings a late answer again', times: 2, told: 'at last' },
    { what: 'gives up a late answer and logs it', times: 3, told: 'discord command not answered' },
  ])('$what after $times refusals for being too early', async ({ times, told }) => {
    const slow = Promise.withResolvers<Reply>();
    const { fake, logged, requests } = await start({
      platform: { answer: () => slow.promise, limits: { deferAfterMs: 1, laterRetryMs: 5 } },
    });
    const body = { code: 10_015, message: 'Unknown Webhook' };
    fake.fault(({ path }) => path.endsWith('/@original'), { status: 404, body, times });
    fake.slash('tariffs').catch(() => undefined);
    await until(() => fake.deferredCount() === 1);

    slow.resolve(replyOf('at last'));

    const shown = () =>
      JSON.stringify([requests('PATCH', /@original$/).filter(({ status }) => status === 200), logged]);
    await until(() => shown().includes(told));
    expect(requests('PATCH', /@original$/)).toHaveLength(3);
  });

  it('works on only so many at once, and takes more when those are done', async () => {
    const slow = Promise.withResolvers<Reply>();
    const { fake, logged } = await start({
      fake: { answerWithinMs: 500 },
      platform: { answer: () => slow.promise, limits: { deferAfterMs: 1, answersAtOnceMax: 1 } },
    });
    const first = fake.slash('tariffs');
    await until(() => fake.deferredCount() === 1);

    await expect(fake.slash('tariffs')).rejects.toThrow('did not respond');
    slow.resolve(replyOf('at last'));
    await first;

    expect((await fake.slash('tariffs')).type).toBe(4);
    expect(logged).toContainEqual(expect.objectContaining({ fields: { waiting: 1 }, level: 'error' }));
  });

  it('answers a press as the command that stands on the button, for who pressed alone', async () => {
    const { fake, calls, channel } = await start();

    const answer = await fake.press('c:/tariffs side:china goods:"rare earths"');

    expect(answer).toMatchObject({ type: 4, data: { flags: ephemeral | componentsV2 } });
    expect(calls).toMatchObject([
      { name: 'tariffs', options: { side: 'china', goods: 'rare earths' }, channel, hasButtons: true },
    ]);
  });

  it('shares an answer with all, pinging nobody, and says who shared it', async () => {
    const { fake } = await start();

    const answer = await fake.press('a:/tariffs side:us', { nick: '*Eve* @everyone' });

    const text = fake.textOf(answer.data ?? {});
    expect(answer).toMatchObject({ type: 4, data: { flags: componentsV2, allowed_mentions: { parse: [] } } });
    expect(text).toContain('## /tariffs');
    expect(text).toContain('Shared by \\*Eve\\* @\u200beveryone');
  });

  it('puts off a slow answer that is for all without hiding it', async () => {
    const slow = Promise.withResolvers<Reply>();
    const { fake } = await start({
      platform: { answer: () => slow.promise, limits: { deferAfterMs: 20 } },
    });
    const answering = fake.press('a:/tariffs');
    await until(() => fake.deferredCount() === 1);
    slow.resolve(replyOf('at last'));
    const answer = await answering;

    expect(answer).toMatchObject({ type: 5, data: { flags: componentsV2 } });
    expect(fake.textOf(answer.data ?? {})).toContain('Shared by');
  });

  it('asks for the right that a change needs also of who presses, whatever the line looks like', async () => {
    const { fake, calls } = await start();

    const answers = [
      await fake.press('a:/Subscribe topic:tariffs', { permissions: '2048' }),
      await fake.press('c:/subscribe topic:tariffs', { permissions: '2048' }),
      await fake.press('c:/subscribe topic:tariffs', { isDirect: true }),
      await fake.press('c:/subscribe topic:tariffs', { permissions: '2080' }),
    ];

    const texts = answers.map(({ data }) => fake.textOf(data ?? {}));
    expect(texts.slice(0, 3)).toEqual(texts.slice(0, 3).map(() => expect.stringContaining('right Manage Server')));
    expect(answers[0]?.data).toMatchObject({ flags: ephemeral | componentsV2 });
    expect(calls).toMatchObject([{ name: 'subscribe', options: { topic: 'tariffs' } }]);
  });

  it.each(['x:/tariffs', 'c:tariffs', 'c:/', 'a:', 'c:/tariffs\nside:us'])(
    'answers a button whose id is %j with one sentence',
    async (customId) => {
      const { fake, calls } = await start();

      const answer = await fake.press(customId);

      expect(fake.textOf(answer.data ?? {})).toContain('This button is from another version of Parley');
      expect(answer.data).toMatchObject({ flags: ephemeral | componentsV2 });
      expect(calls).toEqual([]);
    },
  );

  it('says what would be right when the line on a button does not fit its command', async () => {
    const { fake } = await start();

    const answer = await fake.press('a:/subscribe topic:a and more');

    expect(fake.textOf(answer.data ?? {})).toContain('Use: /subscribe topic:…');
    expect(answer.data).toMatchObject({ flags: ephemeral | componentsV2 });
  });

  it('says to who pressed alone that something went wrong', async () => {
    const { fake } = await start({ platform: { answer: () => Promise.reject(new Error('no such table')) } });

    const answer = await fake.press('a:/tariffs');

    expect(fake.textOf(answer.data ?? {})).toContain('Something went wrong on our side.');
    expect(answer.data).toMatchObject({ flags: ephemeral | componentsV2 });
  });

  it('says that something went wrong when an answer cannot be shown, at once or later', async () => {
    const slow = Promise.withResolvers<Reply>();
    const answer = async ({ name }: CommandCall) => (name === 'alerts' ? slow.promise : ({} as Reply));
    const { fake, logged } = await start({ platform: { answer, limits: { deferAfterMs: 50 } } });

    const now = await fake.slash('tariffs');
    const answering = fake.slash('alerts');
    await until(() => fake.deferredCount() === 1);
    slow.resolve({} as Reply);
    const later = await answering;

    for (const { data } of [now, later]) expect(fake.textOf(data ?? {})).toContain('Something went wrong');
    expect(logged.filter(({ message }) => message === 'command failed')).toHaveLength(2);
  });

  it('takes roles and channels by the ids of their chat', async () => {
    const { fake, calls } = await start();
    const other = fake.addChannel().id;

    await fake.slash('alerts', { mention: '1234567890123456789', channel: other });
    await fake.slash('alerts', { mention: fake.guildId });

    expect(calls.map(({ options }) => options)).toEqual([
      { mention: '1234567890123456789', channel: `discord:${fake.guildId}/${other}` },
      { mention: fake.guildId },
    ]);
    expect(fake.commands().find(({ name }) => name === 'alerts')?.options).toMatchObject([
      { name: 'mention', type: 8 },
      { name: 'channel', type: 7, channel_types: [0, 5, 10, 11, 12, 15] },
    ]);
  });

  it('suggests values while an option is written', async () => {
    const suggest = async ({ written }: { written: string }) => [{ name: `${written}beans`, value: `${written}-1` }];
    const suggested = commands.map((command) => ({
      ...command,
      options: command.options.map((option) => (option.name === 'goods' ? { ...option, isSuggested: true } : option)),
    }));
    const { fake } = await start({ platform: { commands: suggested, suggest } });

    const answer = await fake.slash('tariffs', { goods: 'soy' }, { focused: 'goods' });

    expect(answer).toEqual({ type: 8, data: { choices: [{ name: 'soybeans', value: 'soy-1' }] } });
  });
});
