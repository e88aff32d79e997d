import { describe, expect, it } from 'vitest';
import { openDesk, replyOf, until } from './slack-harness.ts';

describe('starting and stopping', () => {
  it('refuses to be set up without a way to take commands', async () => {
    await expect(openDesk({ settings: { appToken: undefined } })).rejects.toThrow(
      /SLACK_APP_TOKEN .* or SLACK_SIGNING_SECRET/,
    );
  });

  it.each([
    ['SLACK_BOT_TOKEN', { botToken: 'xoxb-wrong' }],
    ['SLACK_APP_TOKEN', { appToken: 'xapp-wrong' }],
  ])('does not start with a wrong %s, and names it', async (name, settings) => {
    const { slack, platform } = await openDesk({ settings });

    await expect(platform.start()).rejects.toThrow(`Slack refused ${name}: invalid_auth.`);
    await until(() => slack.sockets.length === 0);
  });

  it('says that Slack cannot be reached when it cannot', async () => {
    const { slack, platform } = await openDesk();
    await slack.close();

    await expect(platform.start()).rejects.toThrow('Slack could not be reached');
  });

  it('stops at once, and leaves no connection behind', async () => {
    const { slack, platform } = await openDesk({ limits: { stopMaxMs: 60_000 } });
    await platform.start();
    const startedAt = Date.now();

    await platform.stop();

    expect(Date.now() - startedAt).toBeLessThan(4_000);
    await until(() => slack.sockets.length === 0);
  });

  it('writes neither tokens nor socket addresses to the log', async () => {
    const { slack, platform, team, place, logged } = await openDesk();
    await platform.start();
    slack.fault('chat.postMessage', { drop: 'before' });
    slack.fault('apps.connections.open', { status: 500, body: `wss://x/?ticket=1 ${team.token}` });
    slack.refresh();

    await platform.post({ channel: place, key: 'd1', message: replyOf('News') });
    await until(() => logged.some(({ message }) => message === 'slack socket not reopened'));

    expect(logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toMatch(/xoxb-|xapp-|wss?:\/\/|ticket=/);
  });
});

describe('Socket Mode', () => {
  it('holds two connections', async () => {
    const { slack, platform } = await openDesk();

    await platform.start();

    expect(slack.sockets).toHaveLength(2);
  });

  it('still answers a command whose connection is cut while the answer is being found', async () => {
    const answer = Promise.withResolvers<void>();
    const { slack, platform, channel, calls } = await openDesk({
      answer: async () => {
        await answer.promise;
        return replyOf('Found');
      },
    });
    await platform.start();

    const replying = slack.slash({ channel, command: '/parley', text: 'help' });
    await until(() => calls.length === 1);
    for (const socket of [...slack.sockets]) socket.terminate();
    await until(() => slack.sockets.length === 0);
    answer.resolve();

    expect(await replying).toMatchObject({ text: 'Found', response_type: 'ephemeral' });
  });

  it('comes back by itself when all connections are cut', async () => {
    const { slack, platform, channel } = await openDesk();
    await platform.start();

    for (const socket of [...slack.sockets]) socket.terminate();
    await until(() => slack.sockets.length === 0);
    await until(() => slack.sockets.length === 2);

    expect((await slack.slash({ channel, command: '/parley', text: 'help' })).text).toBe('Answer to help');
  });
});
