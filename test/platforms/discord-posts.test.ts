import { describe, expect, it } from 'vitest';
import { createScene, replyOf } from '../fakes/fake-discord-scene.ts';

const isPost = ({ method, path }: { method: string; path: string }) => method === 'POST' && /\/messages$/.test(path);

describe('posts', () => {
  it('posts a message without pings and gives its id', async () => {
    const { fake, platform, channel } = await createScene();

    const outcome = await platform.post({ channel, key: 'd1', message: replyOf('US tariff: 57 % → 47 %') });

    const [message] = fake.messages();
    expect(outcome).toEqual({ kind: 'sent', ref: message?.id });
    expect(message).toMatchObject({ flags: 32_768, allowed_mentions: { parse: [] } });
    expect(fake.textOf(message ?? {})).toContain('US tariff: 57 % → 47 %');
  });

  it('edits a message in its place', async () => {
    const { fake, platform, channel } = await createScene();
    const posted = await platform.post({ channel, key: 'd1', message: replyOf('25%') });

    const ref = posted.kind === 'sent' ? posted.ref : '';
    const outcome = await platform.edit({ channel, ref, message: replyOf('30%') });

    expect(outcome).toEqual({ kind: 'sent', ref });
    expect(fake.messages().map(fake.textOf)).toEqual([expect.stringContaining('## 30%')]);
  });

  it('answers an earlier message, also when it was deleted', async () => {
    const { fake, platform, channel } = await createScene();
    const posted = await platform.post({ channel, key: 'd1', message: replyOf('25%') });
    const ref = posted.kind === 'sent' ? posted.ref : '';

    const replied = await platform.post({ channel, key: 'd2', message: replyOf('Correction'), replyTo: ref });
    const orphaned = await platform.post({
      channel,
      key: 'd3',
      message: replyOf('Correction'),
      replyTo: '1234567890123456789',
    });

    expect([replied.kind, orphaned.kind]).toEqual(['sent', 'sent']);
    expect(fake.messages()[1]).toMatchObject({ message_reference: { message_id: ref } });
  });

  it('reports how long to wait when a channel has had enough, and leaves other channels alone', async () => {
    const { fake, platform, channel } = await createScene({ fake: { rateLimit: { limit: 2, perMs: 3_000 } } });
    const other = `discord:${fake.guildId}/${fake.addChannel().id}`;
    const post = (to: string, key: string) => platform.post({ channel: to, key, message: replyOf(key) });

    const outcomes = [
      await post(channel, 'a'),
      await post(channel, 'b'),
      await post(channel, 'c'),
      await post(other, 'd'),
    ];

    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'rate-limited', 'sent']);
    expect(outcomes[2]).toMatchObject({ retryAfterMs: expect.toSatisfy((ms: number) => ms > 1_000 && ms <= 3_200) });
  });

  it('takes the waiting time from a 429', async () => {
    const { fake, platform, channel } = await createScene();
    const headers = { 'retry-after': '7', 'x-ratelimit-scope': 'user' };
    fake.fault(isPost, { status: 429, headers, body: { retry_after: 7, message: 'slow down', global: false } });

    const outcome = await platform.post({ channel, key: 'd1', message: replyOf('25%') });

    expect(outcome).toEqual({ kind: 'rate-limited', retryAfterMs: 7_050 });
  });

  it.each([
    ['hidden', 'it needs the right View Channel'],
    ['read-only', 'it needs the rights Send Messages'],
  ] as const)('pauses a channel that is %s, with a reason', async (access, reason) => {
    const { fake, platform } = await createScene();
    const channel = `discord:${fake.guildId}/${fake.addChannel({ access }).id}`;

    const outcome = await platform.post({ channel, key: 'd1', message: replyOf('25%') });

    expect(outcome).toEqual({ kind: 'rejected', scope: 'channel', reason: expect.stringContaining(reason) });
  });

  it.each([
    ['discord:1/1234567890123456789', 'The channel does not exist any more.'],
    ['slack:T1/C1', 'This is not a Discord channel.'],
  ])('refuses the channel %s', async (channel, reason) => {
    const { platform } = await createScene();

    const outcome = await platform.post({ channel, key: 'd1', message: replyOf('25%') });

    expect(outcome).toEqual({ kind: 'rejected', scope: 'channel', reason });
  });

  it('gives up an edit of a deleted message, not the channel', async () => {
    const { platform, channel } = await createScene();

    const outcome = await platform.edit({ channel, ref: '1234567890123456789', message: replyOf('25%') });

    expect(outcome).toEqual({ kind: 'rejected', scope: 'message', reason: 'The message was deleted.' });
  });

  it('gives up a message whose form Discord refuses, not the channel', async () => {
    const { fake, platform, channel } = await createScene();
    fake.fault(isPost, { status: 400, body: { code: 50_035, message: 'Invalid Form Body', errors: {} } });

    const outcome = await platform.post({ channel, key: 'd1', message: replyOf('25%') });

    expect(outcome).toMatchObject({ kind: 'rejected', scope: 'message' });
  });

  it('goes on posting after Discord once refused the token', async () => {
    const { fake, platform, channel, logged } = await createScene();
    fake.fault(isPost, { status: 401, body: { code: 0, message: '401: Unauthorized' } });

    const refused = await platform.post({ channel, key: 'd1', message: replyOf('25%') });
    const next = await platform.post({ channel, key: 'd2', message: replyOf('30%') });

    expect(refused).toMatchObject({ kind: 'rejected', scope: 'channel', reason: expect.stringContaining('token') });
    expect(next.kind).toBe('sent');
    expect(logged).toContainEqual({ level: 'error', fields: { status: 401 }, message: 'discord token refused' });
  });

  it('says that nothing was posted when Discord cannot be reached', async () => {
    const { fake, platform, channel } = await createScene();
    await fake.close();

    const outcome = await platform.post({ channel, key: 'd1', message: replyOf('25%') });

    expect(outcome).toEqual({ kind: 'unreachable' });
  });
});

describe('posts in doubt', () => {
  it.each([
    ['the connection is lost before Discord acts', { drop: 'before' }, 'absent'],
    ['the connection is lost after Discord acted', { drop: 'after' }, 'found'],
    ['Discord acts and never answers', { drop: 'hang' }, 'found'],
    ['Discord acts and its answer stops halfway', { drop: 'stall' }, 'found'],
    ['Discord fails', { status: 502 }, 'absent'],
  ] as const)('leaves one copy when %s', async (...[, fault, seen]) => {
    const { fake, platform, channel } = await createScene({ platform: { limits: { requestTimeoutMs: 1_000 } } });
    const request = { channel, key: 'd1', message: replyOf('25%') };
    const sinceMs = Date.now();
    fake.fault(isPost, fault);

    const first = await platform.post(request);
    fake.forgetNonces();
    const lookedUp = await platform.lookUp({ channel, key: 'd1', sinceMs });
    if (lookedUp.kind === 'absent') await platform.post(request);

    expect([first.kind, lookedUp.kind]).toEqual(['in-doubt', seen]);
    expect(fake.messages()).toHaveLength(1);
  });

  it('makes one message of two posts of one delivery within minutes', async () => {
    const { fake, platform, channel } = await createScene();
    const request = { channel, key: 'd1', message: replyOf('25%') };

    const outcomes = [await platform.post(request), await platform.post(request)];

    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(fake.messages()).toHaveLength(1);
  });

  it('finds its message in a busy channel, and no other delivery’s', async () => {
    const { fake, platform, channel } = await createScene();
    const channelId = fake.channels()[0]?.id ?? '';
    for (let i = 0; i < 130; i += 1) fake.chatter(channelId, `chatter ${i}`);
    const posted = await platform.post({ channel, key: 'd1', message: replyOf('25%') });
    for (let i = 0; i < 130; i += 1) fake.chatter(channelId, `more ${i}`);

    const sinceMs = Date.now();
    const found = await platform.lookUp({ channel, key: 'd1', sinceMs });
    const other = await platform.lookUp({ channel, key: 'd2', sinceMs });

    expect(found).toEqual({ kind: 'found', ref: posted.kind === 'sent' ? posted.ref : '' });
    expect(other).toEqual({ kind: 'absent' });
  });

  it('does not call a message absent when it may not read the history, and says which right it lacks', async () => {
    const { fake, platform } = await createScene();
    const channel = `discord:${fake.guildId}/${fake.addChannel({ access: 'no-history' }).id}`;
    await platform.post({ channel, key: 'd1', message: replyOf('25%') });

    const lookedUp = await platform.lookUp({ channel, key: 'd1', sinceMs: Date.now() });

    expect(lookedUp).toEqual({ kind: 'hidden', reason: expect.stringContaining('the right Read Message History') });
  });

  it('calls a message absent where the only one was deleted', async () => {
    const { fake, platform, channel } = await createScene();
    await platform.post({ channel, key: 'd1', message: replyOf('25%') });
    fake.state.messages.clear();

    const lookedUp = await platform.lookUp({ channel, key: 'd1', sinceMs: Date.now() });

    expect(lookedUp).toEqual({ kind: 'absent' });
  });

  it('does not say what it cannot tell where its rights cannot be asked', async () => {
    const { fake, platform, channel } = await createScene();
    fake.fault(({ path }) => /^\/guilds\//.test(path), { status: 500, times: 9 });

    const lookedUp = await platform.lookUp({ channel, key: 'd1', sinceMs: Date.now() });

    expect(lookedUp).toEqual({ kind: 'unknown', retryAfterMs: 60_000 });
  });

  it('asks to come again when Discord cannot be asked', async () => {
    const { fake, platform, channel } = await createScene();
    fake.fault(({ method }) => method === 'GET', { status: 500 });

    const lookedUp = await platform.lookUp({ channel, key: 'd1', sinceMs: Date.now() });

    expect(lookedUp).toEqual({ kind: 'unknown', retryAfterMs: 60_000 });
  });

  it('makes a lost edit again', async () => {
    const { fake, platform, channel } = await createScene();
    const posted = await platform.post({ channel, key: 'd1', message: replyOf('25%') });
    const ref = posted.kind === 'sent' ? posted.ref : '';
    fake.fault(({ method }) => method === 'PATCH', { drop: 'after' });

    const outcome = await platform.edit({ channel, ref, message: replyOf('30%') });

    expect(outcome).toEqual({ kind: 'unreachable' });
  });
});

describe('a post whose time is over', () => {
  it('does not leave, though it waited its turn while it was in time; an edit neither', async () => {
    let nowMs = 100_000;
    const { fake, platform, channel } = await createScene({ platform: { clock: { now: () => nowMs } } });
    const posted = await platform.post({ channel, key: 'd1', message: replyOf('News'), leavesBy: nowMs + 1 });
    const ref = posted.kind === 'sent' ? posted.ref : '';

    const waiting = platform.post({ channel, key: 'd2', message: replyOf('Late'), leavesBy: nowMs + 1 });
    nowMs += 1;
    const edited = await platform.edit({ channel, ref, message: replyOf('Newer'), leavesBy: nowMs });

    expect([posted.kind, await waiting, edited]).toEqual(['sent', { kind: 'unreachable' }, { kind: 'unreachable' }]);
    expect(fake.messages().map(fake.textOf)).toEqual([expect.stringContaining('## News')]);
  });
});
