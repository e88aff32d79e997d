import { describe, expect, it } from 'vitest';
import { refOf } from '../fakes/fake-discord-refs.ts';
import { createScene, replyOf } from '../fakes/fake-discord-scene.ts';

const thread = { title: 'Tariffs on rare earths' };

describe('a forum', () => {
  const sceneIn = async (
    settings: Parameters<Awaited<ReturnType<typeof createScene>>['fake']['addChannel']>[0] = {},
  ) => {
    const scene = await createScene();
    const { id } = scene.fake.addChannel({ type: 15, ...settings });
    return { ...scene, id, channel: `discord:${scene.fake.guildId}/${id}` };
  };

  it('gets a post with a title for each story, and the rest of the story under it', async () => {
    const { fake, platform, channel, id } = await sceneIn();

    const root = refOf(await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread }));
    const next = await platform.post({ channel, key: 'd2', message: replyOf('30%'), thread: { ...thread, root } });
    const edited = await platform.edit({ channel, ref: root, message: replyOf('26%') });

    const [threadId = ''] = root.split('/');
    expect(root).toBe(`${threadId}/${threadId}`);
    expect(fake.state.channels.get(threadId)).toMatchObject({ name: 'Tariffs on rare earths', parent_id: id });
    expect(fake.messages(threadId).map((message) => `${threadId}/${message.id}`)).toEqual([root, refOf(next)]);
    expect(edited).toEqual({ kind: 'sent', ref: root });
  });

  it('is asked what it is once', async () => {
    const { platform, channel, requests } = await sceneIn();

    for (const key of ['d1', 'd2', 'd3']) await platform.post({ channel, key, message: replyOf(key), thread });

    expect(requests('GET', /^\/channels\/\d+$/)).toHaveLength(1);
    expect(requests('POST', /\/messages$/)).toHaveLength(1);
    expect(requests('POST', /\/threads$/)).toHaveLength(3);
  });

  it('takes the title of a message that belongs to no story, cut to what fits', async () => {
    const { fake, platform, channel } = await sceneIn();

    const ref = refOf(await platform.post({ channel, key: 'd1', message: replyOf(`Digest ${'x'.repeat(300)}`) }));

    const name = fake.state.channels.get(ref.split('/')[0] ?? '')?.name;
    expect(name).toMatch(/^Digest x+…$/);
    expect(name).toHaveLength(100);
  });

  it('gets a tag where it demands one, also when it begins to later', async () => {
    const tags = [{ id: '1234567890123456701', moderated: true }, { id: '1234567890123456702' }];
    const { fake, platform, channel, id, requests } = await sceneIn({ tags });
    const before = await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread });
    Object.assign(fake.state.channels.get(id) ?? {}, { flags: 16 });

    const after = await platform.post({ channel, key: 'd2', message: replyOf('30%'), thread });
    const later = await platform.post({ channel, key: 'd3', message: replyOf('35%'), thread });

    expect([before.kind, after.kind, later.kind]).toEqual(['sent', 'sent', 'sent']);
    expect(requests('POST', /\/threads$/).map(({ body }) => body.applied_tags)).toEqual([
      undefined,
      undefined,
      ['1234567890123456702'],
      ['1234567890123456702'],
    ]);
  });

  it('is paused with a reason where it demands a tag and has none', async () => {
    const { platform, channel } = await sceneIn({ requiresTag: true });

    const outcome = await platform.post({ channel, key: 'd1', message: replyOf('25%'), thread });

    expect(outcome).toEqual({ kind: 'rejected', scope: 'channel', reason: expect.stringContaining('tag') });
  });

  it.each([
    ['after Discord acted', { drop: 'after' }, 'found'],
    ['before Discord acts', { drop: 'before' }, 'absent'],
  ] as const)('leaves one copy when the connection is lost %s', async (...[, fault, seen]) => {
    const { fake, platform, channel, id } = await sceneIn();
    await platform.post({ channel, key: 'd0', message: replyOf('an earlier story'), thread });
    const request = { channel, key: 'd1', message: replyOf('25%'), thread };
    const sinceMs = Date.now();
    fake.fault(({ method, path }) => method === 'POST' && path.endsWith('/threads'), fault);

    const first = await platform.post(request);
    const lookedUp = await platform.lookUp({ ...request, sinceMs });
    if (lookedUp.kind === 'absent') await platform.post(request);

    const threads = fake.channels().filter(({ parent_id }) => parent_id === id);
    expect([first.kind, lookedUp.kind]).toEqual(['in-doubt', seen]);
    expect(threads).toHaveLength(2);
    if (lookedUp.kind === 'found') expect(lookedUp.ref).toBe(`${threads[1]?.id}/${threads[1]?.id}`);
  });

  it('is not searched in vain without the right to read it', async () => {
    const { platform, channel } = await sceneIn({ access: 'no-history' });
    const request = { channel, key: 'd1', message: replyOf('25%'), thread };
    await platform.post(request);

    const lookedUp = await platform.lookUp({ ...request, sinceMs: Date.now() });

    expect(lookedUp).toEqual({ kind: 'hidden', reason: expect.stringContaining('the right Read Message History') });
  });
});

describe('a person', () => {
  const person = 'discord:user/1234567890123456789';

  it('is written to privately, over a channel that is opened once', async () => {
    const { fake, platform, requests } = await createScene();

    const first = await platform.post({ channel: person, key: 'd1', message: replyOf('Parley is paused') });
    const edited = await platform.edit({ channel: person, ref: refOf(first), message: replyOf('Parley goes on') });
    const lookedUp = await platform.lookUp({ channel: person, key: 'd2', sinceMs: Date.now() });

    expect([first.kind, edited.kind, lookedUp.kind]).toEqual(['sent', 'sent', 'absent']);
    expect(fake.messages().map(fake.textOf)).toEqual([expect.stringContaining('Parley goes on')]);
    expect(requests('POST', /^\/users\/@me\/channels$/).length).toBeLessThanOrEqual(2);
  });

  it('that takes no messages is left alone', async () => {
    const { fake, platform } = await createScene();
    fake.state.closedPeople.add('1234567890123456789');

    const outcome = await platform.post({ channel: person, key: 'd1', message: replyOf('Parley is paused') });

    expect(outcome).toEqual({ kind: 'rejected', scope: 'channel', reason: 'Parley may not write to this person.' });
  });
});

it('calls the role of a message once, and nobody with an edit', async () => {
  const { fake, platform, channel } = await createScene();
  const role = '1234567890123456789';
  const message = { ...replyOf('25% <@&9999999999999999999> @everyone'), mention: role };

  const ref = refOf(await platform.post({ channel, key: 'd1', message }));
  const [posted] = fake.messages();
  await platform.edit({ channel, ref, message });

  expect(posted).toMatchObject({ mention_roles: [role], allowed_mentions: { parse: [], roles: [role] } });
  expect(fake.messages()[0]).toMatchObject({ allowed_mentions: { parse: [] } });
  expect(fake.messages()[0]?.allowed_mentions).not.toHaveProperty('roles');
  expect(fake.textOf(fake.messages()[0] ?? {})).toContain(`<@&${role}>`);
});
