import { describe, expect, it } from 'vitest';
import { refOf } from '../fakes/fake-discord-refs.ts';
import { createScene, replyOf } from '../fakes/fake-discord-scene.ts';

const thread = { title: 'Tariffs on rare earths' };

describe('a thread under a message', () => {
  it('opens a story in the channel and posts what follows into a thread under it', async () => {
    const { fake, platform, channel } = await createScene();
    const [{ id: channelId } = { id: '' }] = fake.channels();

    const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));
    const next = await platform.post({ channel, key: 'd2', message: replyOf('30%'), thread: { ...thread, root } });
    const third = await platform.post({ channel, key: 'd3', message: replyOf('35%'), thread: { ...thread, root } });

    expect(fake.messages(channelId).map(({ id }) => id)).toEqual([root]);
    expect(fake.messages(root).map(({ id }) => `${root}/${id}`)).toEqual([refOf(next), refOf(third)]);
    expect(fake.state.channels.get(root)).toMatchObject({ name: 'Tariffs on rare earths', parent_id: channelId });
  });

  it('starts the thread once, and again knows of it after a start', async () => {
    const { platform, channel, requests, fake } = await createScene();
    const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));
    fake.addThread({ parent: fake.channels()[0] ?? fake.addChannel(), id: root });

    const posts = ['d2', 'd3'].map((key) => ({ channel, key, message: replyOf(key), thread: { ...thread, root } }));
    const outcomes = [];
    for (const post of posts) outcomes.push(await platform.post(post));

    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(requests('POST', /\/threads$/).map(({ status }) => status)).toEqual([400]);
  });

  it('edits and answers a message where it stands', async () => {
    const { fake, platform, channel } = await createScene();
    const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));
    const ref = refOf(
      await platform.post({ channel, key: 'd2', message: replyOf('30%'), thread: { ...thread, root } }),
    );

    const edited = await platform.edit({ channel, ref, message: replyOf('31%') });
    const answered = await platform.post({ channel, key: 'd3', message: replyOf('Correction'), replyTo: ref });

    expect(edited).toEqual({ kind: 'sent', ref });
    expect(fake.messages(root).map(fake.textOf)).toEqual([
      expect.stringContaining('## 31%'),
      expect.stringContaining('## Correction'),
    ]);
    expect(fake.messages(root)[1]).toMatchObject({ message_reference: { message_id: ref.split('/')[1] } });
    expect(refOf(answered)).toMatch(new RegExp(`^${root}/`));
  });

  it('opens a thread again that was archived', async () => {
    const { fake, platform, channel } = await createScene();
    const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));
    const ref = refOf(
      await platform.post({ channel, key: 'd2', message: replyOf('30%'), thread: { ...thread, root } }),
    );
    const found = fake.state.channels.get(root);
    const archive = () => Object.assign(found ?? {}, { thread_metadata: { archived: true, locked: false } });

    archive();
    const next = await platform.post({ channel, key: 'd3', message: replyOf('35%'), thread: { ...thread, root } });
    archive();
    const edited = await platform.edit({ channel, ref, message: replyOf('31%') });

    expect([next.kind, edited.kind]).toEqual(['sent', 'sent']);
  });

  it.each([
    ['locked', { archived: false, locked: true }],
    ['locked and archived', { archived: true, locked: true }],
    ['deleted', undefined],
  ])('gives up a thread that is %s, not the channel', async (_what, metadata) => {
    const { fake, platform, channel } = await createScene();
    const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));
    const ref = refOf(
      await platform.post({ channel, key: 'd2', message: replyOf('30%'), thread: { ...thread, root } }),
    );
    const found = fake.state.channels.get(root);
    if (metadata === undefined) fake.state.channels.delete(root);
    else Object.assign(found ?? {}, { thread_metadata: metadata });

    const next = await platform.post({ channel, key: 'd3', message: replyOf('35%'), thread: { ...thread, root } });
    const corrected = await platform.post({ channel, key: 'd4', message: replyOf('Correction'), replyTo: ref });
    const edited = await platform.edit({ channel, ref, message: replyOf('31%') });

    expect([next, corrected]).toMatchObject(Array(2).fill({ kind: 'rejected', scope: 'thread' }));
    expect(edited).toMatchObject({ kind: 'rejected', scope: 'message' });
  });

  it('gives up a thread whose first message was deleted before it began', async () => {
    const { platform, channel } = await createScene();

    const outcome = await platform.post({
      channel,
      key: 'd1',
      message: replyOf('25%'),
      thread: { ...thread, root: '1234567890123456789' },
    });

    expect(outcome).toMatchObject({ kind: 'rejected', scope: 'thread' });
  });

  it.each(['no-threads', 'no-words-in-threads'] as const)(
    'answers in the channel where it has %s, and does not ask for a thread again soon',
    async (access) => {
      const { fake, platform } = await createScene();
      const { id } = fake.addChannel({ access });
      const channel = `discord:${fake.guildId}/${id}`;
      const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));

      const second = await platform.post({ channel, key: 'd2', message: replyOf('30%'), thread: { ...thread, root } });
      const third = await platform.post({ channel, key: 'd3', message: replyOf('35%'), thread: { ...thread, root } });

      expect(fake.messages(id).map((message) => message.id)).toEqual([root, refOf(second), refOf(third)]);
      expect(fake.messages(id)[1]).toMatchObject({ message_reference: { message_id: root } });
      expect(fake.log.filter(({ status }) => status === 403)).toHaveLength(1);
    },
  );

  it('says that nothing was posted when the answer to the start of a thread is lost', async () => {
    const { fake, platform, channel } = await createScene();
    const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));
    const request = { channel, key: 'd2', message: replyOf('30%'), thread: { ...thread, root } };
    fake.fault(({ path }) => path.endsWith('/threads'), { drop: 'after' });

    const first = await platform.post(request);
    const second = await platform.post(request);

    expect(first).toEqual({ kind: 'unreachable' });
    expect(second.kind).toBe('sent');
    expect(fake.messages(root)).toHaveLength(1);
  });

  it.each([
    ['drop', { drop: 'after' }, 'found'],
    ['refusal', { status: 502 }, 'absent'],
  ] as const)('looks into the thread after a post that ended in doubt: %s', async (...[, fault, seen]) => {
    const { fake, platform, channel } = await createScene();
    const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));
    const request = { channel, key: 'd2', message: replyOf('30%'), thread: { ...thread, root } };
    fake.fault(({ method, path }) => method === 'POST' && path === `/channels/${root}/messages`, fault);

    const first = await platform.post(request);
    const lookedUp = await platform.lookUp({ ...request, sinceMs: Date.now() });

    expect([first.kind, lookedUp.kind]).toEqual(['in-doubt', seen]);
    if (lookedUp.kind === 'found') expect(lookedUp.ref).toBe(`${root}/${fake.messages(root)[0]?.id}`);
  });

  it('finds what stands in the channel because no thread could be had', async () => {
    const { fake, platform } = await createScene();
    const channel = `discord:${fake.guildId}/${fake.addChannel({ access: 'no-threads' }).id}`;
    const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));
    const request = { channel, key: 'd2', message: replyOf('30%'), thread: { ...thread, root } };
    const ref = refOf(await platform.post(request));

    const lookedUp = await platform.lookUp({ ...request, sinceMs: Date.now() });

    expect(lookedUp).toEqual({ kind: 'found', ref });
  });
});

describe('a channel that is itself a thread', () => {
  const sceneIn = async (settings: { readonly isArchived?: boolean; readonly isLocked?: boolean }) => {
    const scene = await createScene();
    const parent = scene.fake.addChannel();
    const { id } = scene.fake.addThread({ parent, ...settings });
    return { ...scene, id, channel: `discord:${scene.fake.guildId}/${id}` };
  };

  it('is opened again when it was archived, and keeps all of a story in it', async () => {
    const { fake, platform, channel, id } = await sceneIn({ isArchived: true });

    const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));
    const next = await platform.post({ channel, key: 'd2', message: replyOf('30%'), thread: { ...thread, root } });

    expect(fake.messages(id).map((message) => message.id)).toEqual([root, refOf(next)]);
  });

  it.each([
    ['locked', { isLocked: true }, 'somebody with Manage Threads can unlock it'],
    ['locked and archived', { isArchived: true, isLocked: true }, 'somebody with Manage Threads can'],
  ])('is paused when it is %s, with what to do', async (...[, settings, reason]) => {
    const { platform, channel } = await sceneIn(settings);

    const outcome = await platform.post({ channel, key: 'd1', message: replyOf('25%') });

    expect(outcome).toEqual({ kind: 'rejected', scope: 'channel', reason: expect.stringContaining(reason) });
  });
});
