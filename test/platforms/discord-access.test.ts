import { PermissionFlagsBits as rights } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { createScene } from '../fakes/fake-discord-scene.ts';
import type { ChannelSettings } from '../fakes/fake-discord-state.ts';

const sceneIn = async (settings: ChannelSettings) => {
  const scene = await createScene();
  const { id } = scene.fake.addChannel(settings);
  return { ...scene, channel: `discord:${scene.fake.guildId}/${id}` };
};

const lacking = (named: string, pronoun: string) => ({
  kind: 'missing',
  reason: `Parley lacks the ${named} here: somebody with Manage Channels and Manage Roles can give ${pronoun} in the channel’s settings.`,
});

describe('a check of a channel', () => {
  it.each<[string, ChannelSettings, object]>([
    ['an open channel', {}, { kind: 'ok' }],
    ['a voice channel', { type: 2 }, lacking('right Connect', 'it')],
    [
      'a category',
      { type: 4 },
      {
        kind: 'missing',
        reason: 'Messages cannot be posted in this kind of channel: choose a text channel, a thread or a forum.',
      },
    ],
    ['a read-only channel', { access: 'read-only' }, lacking('right Send Messages', 'it')],
    ['a channel without history', { access: 'no-history' }, lacking('right Read Message History', 'it')],
    ['a channel without threads', { access: 'no-threads' }, { kind: 'ok' }],
    ['a forum', { type: 15 }, { kind: 'ok', isForum: true }],
    [
      'a forum without words',
      { type: 15, access: 'no-words-in-threads' },
      lacking('right Send Messages in Threads', 'it'),
    ],
    [
      'a hidden channel',
      { access: 'hidden' },
      {
        kind: 'missing',
        reason:
          'Parley cannot see this channel: it needs the right View Channel, which somebody with Manage Channels can give.',
      },
    ],
  ])('of %s says what holds', async (...[, settings, expected]) => {
    const { platform, channel } = await sceneIn(settings);

    expect(await platform.check(channel)).toEqual(expected);
  });

  it('of another server’s channel lets nothing be told there from here, nor from a private conversation', async () => {
    const { platform, channel } = await sceneIn({});
    const id = channel.slice(channel.indexOf('/'));

    for (const elsewhere of ['discord:1234567890123456999', 'discord:dm'])
      expect(await platform.check(elsewhere + id)).toMatchObject({
        kind: 'missing',
        reason: expect.stringContaining('another server'),
      });
  });

  it('names all that is missing, and nothing where everybody lacks it but a role of ours has it', async () => {
    const { fake, platform, channel } = await sceneIn({});
    const everybody = { id: fake.guildId, permissions: `${rights.ViewChannel}` };
    const ours = { id: '1234567890123456701', permissions: `${rights.ReadMessageHistory}` };
    fake.state.guild = { ...fake.state.guild, roles: [everybody, ours] };
    const before = await platform.check(channel);
    fake.state.member = { roles: [ours.id], communication_disabled_until: null };

    const after = await platform.check(channel);

    expect(before).toEqual(lacking('rights Send Messages, Embed Links and Read Message History', 'them'));
    expect(after).toEqual(lacking('rights Send Messages and Embed Links', 'them'));
  });

  it('takes an administrator for somebody who may do all', async () => {
    const { fake, platform, channel } = await sceneIn({ access: 'read-only' });
    fake.state.guild = {
      ...fake.state.guild,
      roles: [{ id: fake.guildId, permissions: `${rights.Administrator}` }],
    };

    expect(await platform.check(channel)).toEqual({ kind: 'ok' });
  });

  it('asks of a thread what its channel allows, not the right to write into the channel', async () => {
    const { fake, platform } = await createScene();
    const thread = fake.addThread({ parent: fake.addChannel({ access: 'read-only' }) });
    const silent = fake.addThread({ parent: fake.addChannel({ access: 'no-words-in-threads' }) });

    const checks = [thread, silent].map(({ id }) => platform.check(`discord:${fake.guildId}/${id}`));

    expect(await Promise.all(checks)).toEqual([{ kind: 'ok' }, lacking('right Send Messages in Threads', 'it')]);
  });

  it('takes an archived thread, and refuses a locked one', async () => {
    const { fake, platform } = await createScene();
    const parent = fake.addChannel();
    const archived = fake.addThread({ parent, isArchived: true });
    const locked = fake.addThread({ parent, isLocked: true });

    const checks = [archived, locked].map(({ id }) => platform.check(`discord:${fake.guildId}/${id}`));

    expect(await Promise.all(checks)).toEqual([
      { kind: 'ok' },
      { kind: 'missing', reason: 'The thread is locked: somebody with Manage Threads can unlock it.' },
    ]);
  });

  it('says of a channel with followers that it has some', async () => {
    const { fake, platform } = await createScene();
    const { id } = fake.addChannel({ type: 5 });

    expect(await platform.check(`discord:${fake.guildId}/${id}`)).toEqual({ kind: 'ok', isAnnouncement: true });
  });

  it('says that Parley was timed out, until it is not any more', async () => {
    const { fake, platform, channel } = await sceneIn({});
    const until = (ms: number) => ({
      roles: [],
      communication_disabled_until: new Date(Date.now() + ms).toISOString(),
    });
    fake.state.member = until(60_000);
    const before = await platform.check(channel);
    fake.state.member = until(-1);

    const after = await platform.check(channel);

    expect(before).toMatchObject({ kind: 'missing', reason: expect.stringContaining('timed out') });
    expect(after).toEqual({ kind: 'ok' });
  });

  it('says that a channel is gone, or the whole server', async () => {
    const { fake, platform, channel } = await sceneIn({});
    const gone = await platform.check(`discord:${fake.guildId}/1234567890123456789`);
    fake.state.member = undefined;

    const left = await platform.check(channel);

    expect(gone).toEqual({ kind: 'missing', reason: 'The channel does not exist any more.' });
    expect(left.kind).toBe('missing');
  });

  it('does not judge when Discord cannot be asked, or refuses the token', async () => {
    const { fake, platform, channel } = await sceneIn({});
    fake.fault(({ path }) => path.startsWith('/guilds/'), { status: 401, body: { code: 0, message: 'Unauthorized' } });
    const refused = await platform.check(channel);
    await fake.close();

    const unreachable = await platform.check(channel);

    expect([refused, unreachable]).toEqual([{ kind: 'unknown' }, { kind: 'unknown' }]);
  });

  it('does not wait for ever for an answer', async () => {
    const { fake, platform, channel } = await createScene({ platform: { limits: { checkTimeoutMs: 100 } } });
    fake.fault(({ path }) => path.startsWith('/guilds/'), { drop: 'stall' });

    expect(await platform.check(channel)).toEqual({ kind: 'unknown' });
  });

  it('takes a person as they are', async () => {
    const { platform } = await createScene();

    expect(await platform.check('discord:user/1234567890123456789')).toEqual({ kind: 'ok' });
  });
});
