import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/domain/forms.ts';
import { sentenceReply } from '../../src/domain/replies.ts';
import type { Answerer } from '../../src/ports.ts';
import { textsOf } from '../fakes/fake-slack-blocks.ts';
import { shownView } from '../fakes/fake-slack-readers.ts';
import { listOf } from '../fakes/fake-slack-texts.ts';
import { type DeskOptions, openDesk, replyOf, serveHttp, until } from './slack-harness.ts';

const form: Form = {
  title: 'What this channel follows, in short',
  command: 'subscribe',
  fixed: { story: 'YB38A' },
  fields: [
    {
      name: 'topic',
      label: 'Topics',
      kind: 'choices',
      value: 'tariffs,talks',
      isRequired: true,
      choices: ['tariffs', 'talks', 'controls'].map((value) => ({ name: `About ${value}`, value })),
    },
    { name: 'include', label: 'Only with', hint: '/subscribe too', kind: 'text', value: 'soy', whenEmptied: 'none' },
    { name: 'exclude', label: 'Never with', kind: 'text', whenEmptied: 'none' },
    { name: 'words', label: 'In your words', kind: 'long-text', charsMax: 400 },
    {
      name: 'mode',
      label: 'When',
      kind: 'choice',
      value: 'digest',
      choices: ['now', 'digest'].map((value) => ({ name: value, value })),
    },
  ],
};

const offered: Answerer = async ({ hasForms }) =>
  hasForms ? replyOf('Subscribe', { lines: ['Name a topic.'], form }) : replyOf('Subscribed', { lines: ['To talks.'] });

describe.each(['socket', 'http'] as const)('a form over %s', (way) => {
  const open = async (options: DeskOptions = {}) => {
    const settings = way === 'http' ? { appToken: undefined, signingSecret: 'fake-signing-secret' } : {};
    const desk = await openDesk({ answer: offered, ...options, settings: { ...settings, ...options.settings } });
    await desk.platform.start();
    if (way === 'http') await serveHttp(desk);
    const { slack, channel } = desk;
    const asking = { channel, command: '/parley', text: 'subscribe', user: 'U0READER' };
    const opened = async () => {
      const { view } = await slack.slash(asking);
      if (view === undefined) throw new Error('No form was opened.');
      return view;
    };
    const told = () => slack.log.filter(({ method }) => method === 'chat.postEphemeral').map(({ args }) => args);
    return { ...desk, asking, opened, told };
  };

  it('opens in place of the answer, with what stands there at first', async () => {
    const { opened } = await open();

    const view = shownView(await opened());

    expect(view.title).toBe('What this channel follo…');
    expect(view.fields).toEqual({
      Topics: 'tariffs,talks',
      'Only with': 'soy',
      'Never with': '',
      'In your words': '',
      When: 'digest',
    });
  });

  it('names commands in its hints as Slack offers them', async () => {
    const { opened } = await open();

    expect(JSON.stringify((await opened()).body)).toContain('/parley subscribe too');
  });

  it('gives its command with all that is filled in, and the answer to its reader alone', async () => {
    const { slack, opened, calls, place, channel, told } = await open();
    const view = await opened();

    await slack.readers.submit(view, { Topics: 'controls', 'Only with': '', 'In your words': 'one\ntwo', When: 'now' });
    await until(() => told().length > 0);

    expect(view.isOpen).toBe(false);
    expect(calls.at(-1)).toEqual({
      name: 'subscribe',
      options: { story: 'YB38A', topic: 'controls', include: 'none', words: 'one\ntwo', mode: 'now' },
      channel: place,
      by: 'U0READER',
      charsMax: 9000,
      hasButtons: true,
      callId: `view/${view.id}`,
    });
    expect(told()).toMatchObject([{ channel: channel.id, user: 'U0READER', text: 'Subscribed\nTo talks.' }]);
  });

  it('opens from a button too, and is answered in its thread', async () => {
    const { slack, channel, told } = await open();
    const press = { channel, actionId: 'parley:0', value: '/subscribe', threadTs: '5.000001' };

    const { view } = await slack.press(press);
    if (view !== undefined) await slack.readers.submit(view);
    await until(() => told().length > 0);

    expect(told()).toMatchObject([{ thread_ts: '5.000001', user: 'U0READER' }]);
  });

  it('stands again with all that was typed after a slip, and is carried out once that is mended', async () => {
    const { slack, opened, calls, told } = await open({
      answer: async (call) =>
        call.options.include === 'xyz' ? sentenceReply('No alert ever named <!channel> “xyz”.') : offered(call),
    });
    const view = await opened();

    await slack.readers.submit(view, { 'Only with': 'xyz', 'In your words': 'long thoughts', Topics: 'controls' });
    const again = shownView(view);
    expect(JSON.stringify(view.body)).toContain('"max_length":400');
    await slack.readers.submit(view, { 'Only with': '' });
    await until(() => told().length > 0);

    expect(again.text).toContain('“xyz”');
    expect(again.fields).toMatchObject({ 'Only with': 'xyz', 'In your words': 'long thoughts', Topics: 'controls' });
    expect(calls.at(-1)?.options).toMatchObject({ include: 'none', words: 'long thoughts', topic: 'controls' });
    expect(view.isOpen).toBe(false);
  });

  it('stands again to the letter, also where Slack has put entities into it', async () => {
    const choices = [{ name: '<A> & B', value: 'a&b' }];
    const fields = [
      { name: 'a', label: 'R&D <or> so', hint: 'x > y', kind: 'choice' as const, choices, value: 'a&b' },
      { name: 'b', label: 'B', kind: 'text' as const },
    ];
    const { slack, opened, calls } = await open({
      answer: async ({ hasForms }) =>
        hasForms ? replyOf('F', { form: { ...form, title: 'A & B', fields } }) : sentenceReply('No.'),
    });
    const view = await opened();
    const { blocks: before, ...first } = view.body;

    await slack.readers.submit(view, { B: 'M&A <now>' });
    const { blocks: after, ...second } = view.body;

    expect(second).toEqual(first);
    expect(listOf(after).slice(1, 2)).toEqual(listOf(before).slice(0, 1));
    expect(calls.at(-1)?.options).toMatchObject({ a: 'a&b', b: 'M&A <now>' });
  });

  it('comes under one name however often it is sent, so that it is carried out once', async () => {
    const { slack, opened, calls } = await open({
      answer: async (call) => (call.hasForms ? offered(call) : sentenceReply('No.')),
    });
    const view = await opened();

    await slack.readers.submit(view);
    await slack.readers.submitAgain(view);

    expect(calls.slice(1).map(({ callId }) => callId)).toEqual([`view/${view.id}`, `view/${view.id}`]);
  });

  it('says that it is at work where the answer takes long, and shows the answer then', async () => {
    const finding = Promise.withResolvers<void>();
    const { slack, opened } = await open({
      limits: { ackWithinMs: 20 },
      answer: async (call) => {
        if (call.hasForms !== true) await finding.promise;
        return offered(call);
      },
    });
    const view = await opened();

    await slack.readers.submit(view);
    const meanwhile = shownView(view).text;
    finding.resolve();

    expect(meanwhile).toContain('still at work');
    await expect.poll(() => shownView(view).text).toContain('To talks.');
  });

  it('tells its reader in the channel where the form was closed meanwhile', async () => {
    const finding = Promise.withResolvers<void>();
    const { slack, opened, told } = await open({
      limits: { ackWithinMs: 20 },
      answer: async (call) => {
        if (call.hasForms !== true) await finding.promise;
        return offered(call);
      },
    });
    const view = await opened();

    await slack.readers.submit(view);
    view.isOpen = false;
    finding.resolve();

    await expect.poll(told).toMatchObject([{ user: 'U0READER', text: 'Subscribed\nTo talks.' }]);
  });

  it('keeps what was typed where the slip is found late', async () => {
    const finding = Promise.withResolvers<void>();
    const { slack, opened } = await open({
      limits: { ackWithinMs: 20 },
      answer: async (call) => {
        if (call.hasForms) return offered(call);
        await finding.promise;
        return sentenceReply('Not so.');
      },
    });
    const view = await opened();

    await slack.readers.submit(view, { 'In your words': 'long thoughts', Topics: 'controls' });
    finding.resolve();

    await expect.poll(() => shownView(view).text).toContain('Not so.');
    expect(shownView(view).fields).toMatchObject({ 'In your words': 'long thoughts', Topics: 'controls' });
  });

  it('gives way to the answer’s own lines when it comes too late for Slack', async () => {
    const { slack, asking, logged } = await open({
      answer: async (call) => {
        slack.readers.age(3_500);
        return offered(call);
      },
    });

    const reply = await slack.slash(asking);

    expect(reply).toMatchObject({ text: 'Subscribe\nName a topic.', response_type: 'ephemeral' });
    expect(logged).toMatchObject([{ level: 'warn', fields: { code: 'expired_trigger_id' } }]);
  });

  it.each([
    ['with more to keep than Slack keeps', { ...form, fixed: { story: 'x'.repeat(3_000) } }],
    ['with nothing to fill in', { ...form, fields: [{ name: 'a', label: 'A', kind: 'choice' as const, choices: [] }] }],
  ])('gives way to the answer’s own lines %s', async (_what, unfit) => {
    const { slack, asking } = await open({
      answer: async () => replyOf('Subscribe', { lines: ['Or so.'], form: unfit }),
    });

    expect((await slack.slash(asking)).text).toBe('Subscribe\nOr so.');
  });

  it('takes words that look like markup for words, and long ones for as much as fits', async () => {
    const hostile = '<!channel> *bold* <https://evil.example|bank> :smile: \u202e';
    const choices = [{ name: `${hostile}${'x'.repeat(100)}`, value: 'a' }];
    const fields = [
      { name: 'a', label: `${hostile}${'y'.repeat(300)}`, hint: hostile, kind: 'choice' as const, choices, value: 'a' },
      { name: 'b', label: 'B', kind: 'text' as const, value: 'z'.repeat(5_000) },
    ];
    const { opened } = await open({ answer: async () => replyOf('F', { form: { ...form, title: hostile, fields } }) });

    const { body } = await opened();

    expect(JSON.stringify(body)).not.toMatch(/mrkdwn|\u202e|"emoji":true/);
    expect(textsOf(body.blocks).join()).not.toContain('<!channel>');
  });

  it('is not opened for those who may not change anything', async () => {
    const { slack, asking } = await open({ settings: { changesBy: ['U0BOSS'] } });

    const reply = await slack.slash(asking);

    expect(reply.text).toContain('for those who were named');
  });

  it('reaches its reader alone where Parley is not in the channel', async () => {
    const { slack, team, channel, opened } = await open();
    const talk = slack.addChannel({ team, person: 'U0READER' });
    const view = await opened();
    channel.isMember = false;

    await slack.readers.submit(view);
    await until(() => talk.messages.length > 0);

    expect(talk.messages).toMatchObject([{ text: 'Subscribed\nTo talks.', effects: [] }]);
  });

  it.each([
    ['of another app', { callback_id: 'theirs' }],
    ['with notes that are not ours', { private_metadata: '{"command":1}' }],
    ['with notes that are no JSON', { private_metadata: '{' }],
    ['without blocks', { blocks: 'none' }],
  ])('that comes back %s is refused in words, and logged', async (_what, wrong) => {
    const { slack, opened, calls, logged } = await open();
    const view = await opened();
    const known = calls.length;
    view.body = { ...view.body, ...wrong };

    const user = { id: 'U0READER' };
    const team = { id: view.teamId };
    const answer = await slack.readers.raw({
      ...{ type: 'view_submission', team, user, trigger_id: 'tr', token: 'unused' },
      view: { ...view.body, id: view.id, state: { values: view.typed } },
    });

    expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(JSON.stringify(answer)).toContain('no longer works');
    expect(calls).toHaveLength(known);
    expect(logged).toMatchObject([{ level: 'warn', message: 'slack form not known' }]);
  });
});
