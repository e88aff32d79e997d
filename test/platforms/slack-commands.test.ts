import { describe, expect, it } from 'vitest';
import { shownText } from '../fakes/fake-slack-blocks.ts';
import { openDesk, replyOf, serveHttp, until } from './slack-harness.ts';

describe.each(['socket', 'http'] as const)('slash commands over %s', (way) => {
  const open = async (options: Parameters<typeof openDesk>[0] = {}) => {
    const settings = way === 'http' ? { appToken: undefined, signingSecret: 'fake-signing-secret' } : {};
    const desk = await openDesk({ ...options, settings: { ...settings, ...options.settings } });
    await desk.platform.start();
    if (way === 'http') await serveHttp(desk);
    return desk;
  };

  it('answers /parley tariffs to its reader alone, with the options as written', async () => {
    const { slack, channel, calls, place } = await open();

    const reply = await slack.slash({
      channel,
      command: '/parley',
      text: 'tariffs side:us goods:"rare earths"',
      triggerId: 'tr-1',
    });

    expect(reply).toMatchObject({ response_type: 'ephemeral', text: 'Answer to tariffs', effects: [] });
    expect(calls).toEqual([
      {
        name: 'tariffs',
        options: { side: 'us', goods: 'rare earths' },
        channel: place,
        by: expect.any(String),
        charsMax: 9000,
        hasButtons: true,
        hasForms: true,
        callId: 'tr-1',
      },
    ]);
  });

  const tariffs = replyOf('Tariffs', {
    lines: ['total: 30 %', 'as reported'],
    table: { caption: 'Tariffs', columns: ['Measure', 'Rate'], rows: [['total', '30 %']], lines: [0] },
  });

  it('shows a table, and sends it with the acknowledgement once it is known to be taken', async () => {
    const { slack, channel } = await open({ answer: async () => tariffs });

    const first = await slack.slash({ channel, command: '/tariffs' });
    const before = slack.log.length;
    const second = await slack.slash({ channel, command: '/tariffs' });

    expect(slack.log.length).toBe(before);
    for (const reply of [first, second]) {
      expect(shownText(reply.blocks)).toContain('30 %');
      expect(JSON.stringify(reply.blocks)).toContain('"data_table"');
      expect(shownText(reply.blocks)).not.toContain('total: 30 %');
    }
  });

  it('shows the lines in place of a table that the workspace does not take', async () => {
    const { slack, channel } = await open({ answer: async () => tariffs });
    slack.refuseBlocks('data_table');

    const replies = [
      await slack.slash({ channel, command: '/tariffs' }),
      await slack.slash({ channel, command: '/tariffs' }),
    ];

    for (const { blocks, response_type } of replies) {
      expect(shownText(blocks)).toContain('total: 30 %');
      expect(JSON.stringify(blocks)).not.toContain('"data_table"');
      expect(response_type).toBe('ephemeral');
    }
    expect(slack.log.filter(({ method }) => method === 'response_url')).toHaveLength(2);
  });

  it('answers with the acknowledgement, in one trip, where the answer is quick', async () => {
    const { slack, channel } = await open();
    const before = slack.log.length;

    await slack.slash({ channel, command: '/parley', text: 'help' });

    expect(slack.log.slice(before)).toEqual([]);
  });

  it('answers /tariffs by its own name', async () => {
    const { slack, channel, calls } = await open();

    await slack.slash({ channel, command: '/tariffs', text: 'china' });

    expect(calls).toMatchObject([{ name: 'tariffs', options: { side: 'china' } }]);
  });

  it('takes a change only from those who were named, where some were', async () => {
    const { slack, channel, calls } = await open({ settings: { changesBy: ['U0BOSS'] } });
    const change = { channel, command: '/parley', text: 'subscribe tariffs' };

    const refused = await slack.slash({ ...change, user: 'U0ELSE' });
    await slack.slash({ ...change, user: 'U0BOSS' });

    expect(refused.text).toContain('for those who were named');
    expect(calls).toMatchObject([{ name: 'subscribe', by: 'U0BOSS' }]);
  });

  it('takes /parley alone as a call for help', async () => {
    const { slack, channel, calls } = await open();

    await slack.slash({ channel, command: '/parley' });

    expect(calls).toMatchObject([{ name: 'help', options: {} }]);
  });

  it('reads what the reader typed and not Slack’s entities for it', async () => {
    const { slack, channel, calls } = await open();

    await slack.slash({ channel, command: '/parley', text: 'subscribe R&D <chips> &amp;' });

    expect(calls).toMatchObject([{ options: { topic: 'R&D <chips> &amp;' } }]);
  });

  it('passes a command that does not exist on, so that the nearest one is offered', async () => {
    const { slack, channel, calls } = await open();

    await slack.slash({ channel, command: '/parley', text: 'Tarifs side:us' });

    expect(calls).toMatchObject([{ name: 'tarifs', options: {} }]);
  });

  it('tells a reader who wrote too much how the command is used here', async () => {
    const { slack, channel, calls } = await open();

    const reply = await slack.slash({ channel, command: '/parley', text: `help ${'x'.repeat(30)}` });

    expect(reply.text).toContain('/parley help has no place for');
    expect(reply.response_type).toBe('ephemeral');
    expect(calls).toEqual([]);
  });

  it('has a sentence for a slash command that it does not know', async () => {
    const { slack, channel } = await open();

    const reply = await slack.slash({ channel, command: '/weather' });

    expect(reply.text).toContain('Parley does not know /weather. Use /parley help');
  });

  it('shows nothing of a fault inside but that there was one', async () => {
    const { slack, channel, logged } = await open({ answer: () => Promise.reject(new Error('SELECT secret')) });

    const reply = await slack.slash({ channel, command: '/parley', text: 'help' });

    expect(reply.text).toContain('Something went wrong on our side.');
    expect(JSON.stringify(reply)).not.toContain('SELECT');
    expect(logged).toContainEqual(expect.objectContaining({ level: 'error', message: 'slack command failed' }));
  });

  it('answers late when the answer takes longer than Slack waits', async () => {
    const finding = Promise.withResolvers<void>();
    const { slack, channel, logged } = await open({
      limits: { ackWithinMs: 30 },
      answer: async ({ name }) => {
        await finding.promise;
        return replyOf(`Late ${name}`);
      },
    });
    const startedAt = Date.now();

    const replying = slack.slash({ channel, command: '/parley', text: 'help' });
    await until(() => Date.now() - startedAt > 100);
    finding.resolve();

    expect(await replying).toMatchObject({ text: 'Late help', response_type: 'ephemeral' });
    expect(logged).toEqual([]);
  });

  it('answers 40 readers at once, each their own', async () => {
    const { slack, channel } = await open({ answer: async ({ options }) => replyOf(`Goods ${options.goods}`) });

    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, i) => slack.slash({ channel, command: '/tariffs', text: `goods:g${i}` })),
    );

    expect(replies.map(({ text }) => text)).toEqual(Array.from({ length: 40 }, (_, i) => `Goods g${i}`));
  });
});
