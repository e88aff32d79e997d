import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/domain/forms.ts';
import type { HomePage } from '../../src/domain/home.ts';
import { sentenceReply } from '../../src/domain/replies.ts';
import type { Answerer, HomeWriter } from '../../src/ports.ts';
import { shownText } from '../fakes/fake-slack-blocks.ts';
import { shownView } from '../fakes/fake-slack-readers.ts';
import { type DeskOptions, openDesk, replyOf, serveHttp, until } from './slack-harness.ts';

const pageOn = (channels: readonly string[]): HomePage => ({
  title: 'Parley follows the talks',
  buttons: [
    { label: 'Subscribe a channel', command: '/subscribe', asksChannel: true },
    { label: 'Help', command: '/help' },
  ],
  sections: [
    {
      heading: 'Followed here',
      lines: [
        ...channels.map((channel) => ({ channel, text: 'Tariffs <!channel> *bold* :smile:' })),
        { text: '… and 3 more: /help' },
      ],
      citations: [],
    },
    {
      heading: 'Next deadlines',
      lines: [{ text: 'Truce: 10 Nov 2026 (in 12 days) [1]' }],
      citations: [{ outlet: 'Example Wire', tier: 'wire', date: '2026-10-01', url: 'https://wire.example/a' }],
    },
  ],
  notes: ['Newest coverage in the store: today.'],
});

const formFor = (channel: string): Form => ({
  title: 'Subscribe',
  command: 'subscribe',
  fixed: {},
  fields: [{ name: 'topic', label: 'Topic', kind: 'text', value: channel.endsWith('B') ? 'talks' : 'tariffs' }],
});

const answering: Answerer = async ({ name, channel, hasForms }) => {
  if (name !== 'subscribe') return replyOf('What Parley answers', { lines: ['/help'] });
  return hasForms ? replyOf('Subscribe', { form: formFor(channel) }) : replyOf('Subscribed', { lines: ['To it.'] });
};

describe.each(['socket', 'http'] as const)('the home page over %s', (way) => {
  const open = async (options: DeskOptions = {}) => {
    const settings = way === 'http' ? { appToken: undefined, signingSecret: 'fake-signing-secret' } : {};
    const asked: Parameters<HomeWriter>[0][] = [];
    const followed: string[] = [];
    const home: HomeWriter = async (what) => {
      asked.push(what);
      return pageOn(followed);
    };
    const desk = await openDesk({
      home,
      answer: answering,
      ...options,
      settings: { ...settings, ...options.settings },
    });
    await desk.platform.start();
    if (way === 'http') await serveHttp(desk);
    const { slack, team } = desk;
    followed.push(desk.channel.id);
    const reader = { team, user: 'U0READER' };
    const visit = (event: object = {}) =>
      slack.event({
        team,
        event: { type: 'app_home_opened', user: reader.user, channel: 'D1', tab: 'home', ...event },
      });
    const seen = async () => {
      await visit();
      await until(() => slack.readers.home(reader) !== undefined);
      const view = slack.readers.home(reader);
      if (view === undefined) throw new Error('No home page.');
      return view;
    };
    const published = () =>
      slack.log.filter(({ method }) => method === 'views.publish').map(({ args }) => String(args.user_id));
    return { ...desk, reader, visit, seen, published, asked, followed };
  };

  it('shows what is followed, with links to channels, dates with their sources, and nothing that takes effect', async () => {
    const { seen, team, asked, channel } = await open();

    const { body } = await seen();
    const shown = JSON.stringify(body);

    expect(shownText(body.blocks)).toContain('Truce: 10 Nov 2026 (in 12 days) [1]');
    expect(shownText(body.blocks)).toContain('[1] Example Wire');
    expect(shown).toContain(`{"type":"channel","channel_id":"${channel.id}"}`);
    expect(shown).not.toMatch(/mrkdwn|"emoji":true|"type":"broadcast"/);
    expect(asked.map(({ workspace }) => workspace)).toEqual([`slack:${team.id}`]);
  });

  it('shows nobody what private channels follow, only that there are some', async () => {
    const { seen, slack, team, channel, followed } = await open();
    followed.push(slack.addChannel({ team, isPrivate: true }).id, 'C0GONE');

    const { body } = await seen();

    const shown = JSON.stringify(body);
    expect(shown.match(/"channel_id":"[^"]+"/g)).toEqual([`"channel_id":"${channel.id}"`]);
    expect(shown.match(/Tariffs/g)).toHaveLength(1);
    expect(shown).toContain('2 private channels: /parley subscriptions there says what it follows.');
  });

  it('asks Slack for each channel once, however many open it', async () => {
    const { seen, visit, slack, published } = await open();
    await seen();

    await visit({ user: 'U0OTHER' });
    await until(() => published().includes('U0OTHER'));

    expect(slack.log.filter(({ method }) => method === 'conversations.info')).toHaveLength(1);
  });

  it('tells channels from conversations of two', async () => {
    const { seen, asked } = await open();
    await seen();

    const isShared = asked[0]?.isShared;

    expect(['C1', 'G1', 'D1', 'U1'].map((id) => isShared?.(`slack:T1/${id}`))).toEqual([true, true, false, false]);
  });

  it('is written once for a reader who goes to and fro, and anew after a while', async () => {
    let now = Date.now();
    const { visit, seen, published } = await open({ clock: { now: () => now } });
    await seen();

    await visit();
    await visit({ user: 'U0OTHER' });
    await until(() => published().includes('U0OTHER'));
    now += 6_000;
    await visit();

    await expect.poll(published).toEqual(['U0READER', 'U0OTHER', 'U0READER']);
  });

  it('is not written for the tab of messages', async () => {
    const { visit, published } = await open();

    await visit({ tab: 'messages' });
    await visit({ user: 'U0OTHER' });
    await until(() => published().includes('U0OTHER'));

    expect(published()).toEqual(['U0OTHER']);
  });

  it('is tried again at the next visit after Slack refused it', async () => {
    const { slack, visit, reader, logged } = await open();
    slack.fault('views.publish', { status: 200, body: { ok: false, error: 'internal_error' } });

    await visit();
    await until(() => logged.length > 0);
    await visit();

    await expect.poll(() => slack.readers.home(reader)).toBeDefined();
    expect(logged).toMatchObject([{ level: 'warn', message: 'slack home not shown' }]);
  });

  it('opens help over it', async () => {
    const { slack, seen, calls, team } = await open();

    const view = await slack.readers.press(await seen(), 'Help');

    expect(shownView(view).text).toContain('What Parley answers');
    expect(calls).toMatchObject([{ name: 'help', channel: `slack:${team.id}/U0READER`, by: 'U0READER' }]);
  });

  it('subscribes a channel that is chosen first, by what that channel has set, and shows it', async () => {
    const { slack, team, seen, calls, published, place, channel, logged } = await open();
    const other = slack.addChannel({ team });
    const view = await slack.readers.press(await seen(), 'Subscribe a channel');

    await slack.readers.choose(view, other);
    await expect.poll(() => Object.keys(shownView(view).fields)).toEqual(['Topic']);
    await slack.readers.choose(view, channel);
    await expect.poll(() => calls.length).toBe(2);
    await until(() => JSON.stringify(view.body).includes(`"initial_conversation":"${channel.id}"`));
    await slack.readers.submit(view, { Topic: 'controls' });

    expect(calls.at(-1)).toMatchObject({ name: 'subscribe', options: { topic: 'controls' }, channel: place });
    expect(calls.at(-1)).not.toHaveProperty('hasForms');
    expect(shownView(view).text).toContain('To it.');
    expect(view.body.submit).toBeUndefined();
    await expect.poll(published).toEqual(['U0READER', 'U0READER']);
    expect(logged).toEqual([]);
  });

  it('keeps nothing that was typed for another channel', async () => {
    const { slack, team, seen, channel } = await open();
    const other = slack.addChannel({ team });
    const view = await slack.readers.press(await seen(), 'Subscribe a channel');
    await slack.readers.choose(view, other);
    await expect.poll(() => Object.keys(shownView(view).fields)).toEqual(['Topic']);
    const [block = ''] = Object.keys(view.typed).filter((id) => id.endsWith('/topic'));
    view.typed[block] = { 'parley:field:topic': { type: 'plain_text_input', value: 'typed for the other' } };

    await slack.readers.choose(view, channel);
    await until(() => JSON.stringify(view.body).includes(`"initial_conversation":"${channel.id}"`));

    expect(shownView(view).fields).toEqual({ Topic: expect.stringMatching(/^(?:tariffs|talks)$/) });
  });

  it('takes nothing while the form is still that of another channel', async () => {
    const { slack, team, seen, channel, calls } = await open();
    const view = await slack.readers.press(await seen(), 'Subscribe a channel');
    await slack.readers.choose(view, channel);
    await expect.poll(() => Object.keys(shownView(view).fields)).toEqual(['Topic']);
    const known = calls.length;
    slack.fault('views.update', { status: 200, body: { ok: false, error: 'internal_error' } });
    await slack.readers.choose(view, slack.addChannel({ team }));
    await expect.poll(() => calls.length).toBe(known + 1);

    await slack.readers.submit(view);

    expect(calls).toHaveLength(known + 1);
    expect(shownView(view).text).toContain('Choose the channel once more');
  });

  it('says what is missing in a channel, and another can be chosen', async () => {
    const { slack, seen, channel } = await open({
      answer: async () => sentenceReply('Parley is not a member of it; invite it with /invite.'),
    });
    const view = await slack.readers.press(await seen(), 'Subscribe a channel');

    await slack.readers.choose(view, channel);

    await expect.poll(() => shownView(view).text).toContain('Parley is not a member of it');
    expect(view.body.submit).toBeUndefined();
    expect(JSON.stringify(view.body)).toContain('conversations_select');
  });

  it.each([
    ['without a trigger', { trigger_id: undefined }],
    ['without an action', { actions: [] }],
    ['with a value that is none', { actions: [{ type: 'button', action_id: 'parley:home:1', value: { a: 1 } }] }],
  ])('has a press %s in the log, and goes on', async (_what, wrong) => {
    const { slack, seen, logged, calls, team } = await open();
    const home = await seen();
    const press = { type: 'button', action_id: 'parley:home:1', block_id: 'b', value: '/help' };
    const [who, container] = [{ id: 'U0READER' }, { type: 'view', view_id: home.id }];

    await slack.readers
      .raw({ type: 'block_actions', team: { id: team.id }, user: who, container, actions: [press], ...wrong })
      .catch(() => undefined);
    await slack.readers.press(home, 'Help');

    expect(calls).toHaveLength(1);
    expect(logged.every(({ message }) => /^slack /.test(message))).toBe(true);
  });
});
