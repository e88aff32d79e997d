import { describe, expect, it } from 'vitest';
import { type DeskOptions, openDesk, serveHttp } from './slack-harness.ts';

describe.each(['socket', 'http'] as const)('a button over %s', (way) => {
  const open = async (options: DeskOptions = {}) => {
    const settings = way === 'http' ? { appToken: undefined, signingSecret: 'fake-signing-secret' } : {};
    const desk = await openDesk({ ...options, settings: { ...settings, ...options.settings } });
    await desk.platform.start();
    if (way === 'http') await serveHttp(desk);
    return desk;
  };

  it('gives its command, and answers who pressed it alone', async () => {
    const { slack, channel, calls, place } = await open();

    const reply = await slack.press({
      channel,
      actionId: 'parley:0',
      value: '/tariffs side:us goods:"rare earths"',
      triggerId: 'tr-7',
    });

    expect(reply).toMatchObject({ response_type: 'ephemeral', replace_original: false, text: 'Answer to tariffs' });
    expect(calls).toEqual([
      {
        name: 'tariffs',
        options: { side: 'us', goods: 'rare earths' },
        channel: place,
        by: 'U0READER',
        charsMax: 9000,
        hasButtons: true,
        callId: 'tr-7',
        hasForms: true,
      },
    ]);
  });

  it('shares an answer with all where it says so, and names who shared it as plain text', async () => {
    const { slack, channel } = await open();
    const user = { id: 'U0READER', username: '<!channel>' };

    const reply = await slack.press({ channel, actionId: 'parley:all:1', value: '/help', user });

    expect(reply).toMatchObject({ response_type: 'in_channel', replace_original: false, effects: [] });
    expect(reply.text).toContain('Shared by &lt;!channel&gt;');
  });

  it('answers in the thread that it hangs in', async () => {
    const { slack, channel } = await open();

    const reply = await slack.press({ channel, actionId: 'parley:0', value: '/help', threadTs: '5.000001' });

    expect(reply.thread_ts).toBe('5.000001');
  });

  it('changes nothing for a guest of a channel that two workspaces share, and still answers', async () => {
    const { slack, channel, calls } = await open();
    const press = { channel, actionId: 'parley:0', user: { id: 'U0GUEST', team_id: 'T0OTHER' } };

    const refused = await slack.press({ ...press, value: '/subscribe tariffs' });
    const answered = await slack.press({ ...press, value: '/tariffs' });

    expect(refused.text).toContain('Only members of the workspace that Parley was added to');
    expect(answered.text).toBe('Answer to tariffs');
    expect(calls.map(({ name }) => name)).toEqual(['tariffs']);
  });

  it('changes something only for those who may', async () => {
    const { slack, channel, calls } = await open({ settings: { changesBy: ['U0BOSS'] } });
    const press = { channel, actionId: 'parley:0', value: '/subscribe tariffs' };

    const refused = await slack.press({ ...press, user: { id: 'U0ELSE' } });
    await slack.press({ ...press, user: { id: 'U0BOSS' } });

    expect(refused.text).toContain('for those who were named');
    expect(calls).toMatchObject([{ name: 'subscribe', by: 'U0BOSS' }]);
  });

  it.each([undefined, '', 'tariffs', '/weather today', `/help ${'x'.repeat(2_000)}`])(
    'has one sentence for the value %j, which is not its own',
    async (value) => {
      const { slack, channel, calls, logged } = await open();

      const reply = await slack.press({ channel, actionId: 'parley:0', ...(value !== undefined && { value }) });

      expect(reply).toMatchObject({ response_type: 'ephemeral' });
      expect(reply.text).toContain('This button no longer works. Use /parley help');
      expect([calls, logged]).toEqual([[], []]);
    },
  );

  it('says how a command is used here when its options do not fit', async () => {
    const { slack, channel } = await open();

    const reply = await slack.press({ channel, actionId: 'parley:0', value: '/help me' });

    expect(reply.text).toContain('/parley help');
  });

  it('is acknowledged at once, however long the answer takes', async () => {
    const finding = Promise.withResolvers<never>();
    const { slack, channel, calls } = await open({ answer: () => finding.promise });

    const pressing = slack.press({ channel, actionId: 'parley:0', value: '/help' });
    await expect.poll(() => calls.length).toBe(1);
    finding.reject(new Error('SELECT secret'));

    expect((await pressing).text).toContain('Something went wrong on our side.');
  });
});
