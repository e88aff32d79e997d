import { describe, expect, it } from 'vitest';
import type { FakeMessage } from '../fakes/fake-slack.ts';
import { type Desk, openDesk, replyOf } from './slack-harness.ts';

const refOf = (outcome: { kind: string; ref?: string }): string => outcome.ref ?? '';

const kindsOf = (message: FakeMessage | undefined): string[] =>
  ((message?.blocks ?? []) as { readonly type: string }[]).map(({ type }) => type);

async function posted({ platform, place }: Desk, title: string): Promise<string> {
  return refOf(await platform.post({ channel: place, key: title, message: replyOf(title) }));
}

describe('stories in threads', () => {
  it('opens a thread with a plain post and puts what follows into it, out of the channel', async () => {
    const desk = await openDesk();
    const { platform, channel, place } = desk;

    const root = refOf(
      await platform.post({ channel: place, key: 'd1', message: replyOf('First'), thread: { title: 'Truce' } }),
    );
    await platform.post({ channel: place, key: 'd2', message: replyOf('Second'), thread: { title: 'Truce', root } });

    expect(channel.messages[0]).not.toHaveProperty('thread_ts');
    expect(channel.messages[1]).toMatchObject({ thread_ts: root, isBroadcast: false, text: 'Second' });
  });

  it('puts a correction of a message within a thread under the one that opened it, for that thread alone', async () => {
    const desk = await openDesk();
    const { platform, channel, place } = desk;
    const root = await posted(desk, 'First');
    const thread = { title: 'Truce', root };
    const wrong = refOf(await platform.post({ channel: place, key: 'd2', message: replyOf('57 %'), thread }));

    const outcome = await platform.post({
      channel: place,
      key: 'd3',
      message: replyOf('Corrected: 47 %'),
      replyTo: wrong,
      thread,
    });

    expect(outcome.kind).toBe('sent');
    expect(channel.messages[2]).toMatchObject({ thread_ts: root, isBroadcast: false, text: 'Corrected: 47 %' });
  });

  it('says that the thread is gone when the message that opened it is', async () => {
    const { platform, place } = await openDesk();

    const outcome = await platform.post({
      channel: place,
      key: 'd1',
      message: replyOf('Second'),
      thread: { title: 'Truce', root: '1.000001' },
    });

    expect(outcome).toEqual({
      kind: 'rejected',
      scope: 'thread',
      reason: 'The message that opened the thread is no longer there.',
    });
  });

  it.each([
    { error: 'restricted_action_thread_locked', scope: 'thread' },
    { error: 'message_not_found', scope: 'thread' },
    { error: 'cannot_reply_to_message', scope: 'thread' },
    { error: 'restricted_action_non_threadable_channel', scope: 'thread' },
    { error: 'restricted_action_read_only_channel', scope: 'channel' },
    { error: 'not_in_channel', scope: 'channel' },
    { error: 'msg_too_long', scope: 'message' },
  ])('tells what is refused when a reply ends in $error: the $scope', async ({ error, scope }) => {
    const desk = await openDesk();
    const root = await posted(desk, 'First');
    desk.slack.fault('chat.postMessage', { status: 200, body: { ok: false, error } });

    const outcome = await desk.platform.post({
      channel: desk.place,
      key: 'd2',
      message: replyOf('Second'),
      thread: { title: 'Truce', root },
    });

    expect(outcome).toMatchObject({ kind: 'rejected', scope });
  });
});

describe('what Slack refuses', () => {
  it.each([
    { error: 'thread_not_found', scope: 'message' },
    { error: 'edit_window_closed', scope: 'message' },
    { error: 'cant_update_message', scope: 'message' },
    { error: 'is_inactive', scope: 'message' },
    { error: 'restricted_action', scope: 'message' },
    { error: 'constructor', scope: 'message' },
    { error: 'is_archived', scope: 'channel' },
    { error: 'token_revoked', scope: 'channel' },
  ])('tells what cannot be changed when an edit ends in $error: the $scope', async ({ error, scope }) => {
    const desk = await openDesk();
    const ref = await posted(desk, 'First');
    desk.slack.fault('chat.update', { status: 200, body: { ok: false, error } });

    const outcome = await desk.platform.edit({ channel: desk.place, ref, message: replyOf('Second') });

    expect(outcome).toEqual({ kind: 'rejected', scope, reason: expect.any(String) });
  });

  it.each(['post', 'edit'] as const)('names the right that is missing when it may not %s', async (call) => {
    const desk = await openDesk();
    const ref = await posted(desk, 'First');
    desk.team.scopes = ['channels:history'];

    const outcome = await desk.platform[call]({ channel: desk.place, key: 'd2', ref, message: replyOf('Second') });

    expect(outcome).toEqual({
      kind: 'rejected',
      scope: 'channel',
      reason: 'Parley lacks the right chat:write; an administrator of the workspace has to install Parley again.',
    });
  });

  it('tries again later while the workspace moves into an organisation', async () => {
    const { slack, platform, place } = await openDesk();
    slack.fault('chat.postMessage', { status: 200, body: { ok: false, error: 'team_added_to_org' } });

    const outcome = await platform.post({ channel: place, key: 'd1', message: replyOf('News') });

    expect(outcome).toEqual({ kind: 'rate-limited', retryAfterMs: 30_000 });
  });
});

describe('what a message says in Slack', () => {
  it('names commands as Slack offers them, also where it was shortened', async () => {
    const { platform, channel, place } = await openDesk();
    const lines = Array.from({ length: 400 }, () => 'words '.repeat(10));

    await platform.post({ channel: place, key: 'd1', message: replyOf('News', { lines, more: '/subscribe topic:x' }) });

    expect(channel.messages[0]?.text).toMatch(/… shortened; \/parley subscribe topic:x shows the rest$/);
  });

  it('calls nobody by an edit either', async () => {
    const desk = await openDesk();
    const ref = await posted(desk, 'First');

    await desk.platform.edit({ channel: desk.place, ref, message: replyOf('@channel @here') });

    expect(desk.channel.messages[0]).toMatchObject({ text: '@channel @here', effects: [] });
  });
});

describe('writing to a person', () => {
  it('posts to a person and finds and changes the message there', async () => {
    const { slack, platform, team } = await openDesk();
    const talk = slack.addChannel({ team, person: 'U0READER' });
    const place = `slack:${team.id}/U0READER`;

    const sent = await platform.post({ channel: place, key: 'd1', message: replyOf('Paused') });
    const look = await platform.lookUp({ channel: place, key: 'd1', sinceMs: Date.now() - 1_000 });
    const edited = await platform.edit({ channel: place, ref: refOf(sent), message: replyOf('Paused again') });

    expect([sent.kind, look.kind, edited.kind]).toEqual(['sent', 'found', 'sent']);
    expect(talk.messages.map(({ text, edits }) => ({ text, edits }))).toEqual([{ text: 'Paused again', edits: 1 }]);
  });

  it.each(['cannot_dm_bot', 'user_not_found', 'messages_tab_disabled', 'user_disabled'])(
    'gives up on a person when Slack says %s',
    async (error) => {
      const { slack, platform, team } = await openDesk();
      slack.addChannel({ team, person: 'U0READER' });
      slack.fault('chat.postMessage', { status: 200, body: { ok: false, error } });

      const outcome = await platform.post({
        channel: `slack:${team.id}/U0READER`,
        key: 'd1',
        message: replyOf('Paused'),
      });

      expect(outcome).toMatchObject({ kind: 'rejected', scope: 'channel' });
    },
  );
});

describe('layouts that Slack refuses', () => {
  const table = { caption: 'Rates', columns: ['Side', 'Rate'], rows: [['US', '47 %']], lines: [0] };
  const message = replyOf('Tariffs', { lines: ['US: 47 %', 'As reported.'], table, mention: 'S1' });
  const refused = { status: 200, body: { ok: false, error: 'invalid_blocks' } };

  it('shows the table in place of the lines that say the same', async () => {
    const { platform, channel, place } = await openDesk();

    await platform.post({ channel: place, key: 'd1', message });

    expect(kindsOf(channel.messages[0])).toEqual(['header', 'rich_text', 'data_table', 'rich_text']);
    expect(channel.messages[0]?.effects).toHaveLength(1);
  });

  it.each([
    { times: 1, kinds: ['header', 'rich_text', 'rich_text'] },
    { times: 2, kinds: ['section'] },
  ])('leaves out the table first and the layout last, refused $times times', async ({ times, kinds }) => {
    const { slack, platform, channel, place } = await openDesk();
    slack.fault('chat.postMessage', { ...refused, times });

    const outcome = await platform.post({ channel: place, key: 'd1', message });

    expect(outcome.kind).toBe('sent');
    expect(channel.messages).toHaveLength(1);
    expect(kindsOf(channel.messages[0])).toEqual(kinds);
    expect(JSON.stringify(channel.messages[0]?.blocks)).toContain('US: 47 %');
  });

  it('ends with a refusal when Slack takes no layout at all', async () => {
    const { slack, platform, place } = await openDesk();
    slack.fault('chat.postMessage', { ...refused, times: 9 });

    const outcome = await platform.post({ channel: place, key: 'd1', message });

    expect(outcome).toMatchObject({ kind: 'rejected', scope: 'message' });
    expect(slack.log.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(3);
  });
});
