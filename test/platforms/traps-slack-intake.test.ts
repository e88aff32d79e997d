import { describe, expect, it } from 'vitest';
import { openDesk, until } from './slack-harness.ts';

describe('traps of Slack’s library at the connection', () => {
  it('T4: loses no command while Slack renews one of the connections', async () => {
    const { slack, platform, channel } = await openDesk();
    await platform.start();
    const [renewed] = slack.sockets;

    slack.refresh(1);
    const replies: string[] = [];
    await until(() => {
      if (replies.length < 60)
        void slack.slash({ channel, command: '/parley', text: 'help' }).then(({ text }) => replies.push(text));
      return (
        renewed !== undefined && !slack.sockets.includes(renewed) && slack.sockets.length === 2 && replies.length >= 60
      );
    });

    expect(new Set(replies)).toEqual(new Set(['Answer to help']));
  });

  it('T5: stops soon even when the other side is gone', async () => {
    const { slack, platform } = await openDesk();
    await platform.start();
    slack.freeze();
    const startedAt = Date.now();

    await platform.stop();

    expect(Date.now() - startedAt).toBeLessThan(2_000);
  });

  it('T5: lives on when Slack refuses the token at a reconnect, and comes back when it is taken again', async () => {
    const { slack, platform, channel, logged } = await openDesk();
    await platform.start();
    slack.fault('apps.connections.open', { status: 200, body: { ok: false, error: 'invalid_auth' }, times: 4 });

    slack.refresh();
    await until(() => logged.some(({ message }) => message === 'slack socket not reopened'));
    await until(() => slack.sockets.length === 2);

    const reply = await slack.slash({ channel, command: '/parley', text: 'help' });
    expect(reply.text).toContain('Answer to help');
  });
});
