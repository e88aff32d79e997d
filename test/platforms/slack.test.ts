import { describe, expect, it } from 'vitest';
import type { FakeFault } from '../fakes/fake-slack.ts';
import { shownText } from '../fakes/fake-slack-blocks.ts';
import { openDesk, replyOf } from './slack-harness.ts';

const later = () => Date.now() - 1_000;
const fatal = { ok: false, error: 'fatal_error' };

describe('posting to Slack', () => {
  it('posts a message with its words, without previews, mentions or links of its own', async () => {
    const { platform, channel, place } = await openDesk();
    await platform.start();

    const outcome = await platform.post({
      channel: place,
      key: 'd1',
      message: replyOf('US tariff: 57 % → 47 %', { lines: ['Said the USTR.'] }),
    });

    const [message] = channel.messages;
    expect(outcome).toEqual({ kind: 'sent', ref: message?.ts });
    expect(channel.messages).toHaveLength(1);
    expect(shownText(message?.blocks)).toContain('US tariff: 57 % → 47 %');
    expect(message).toMatchObject({ unfurls: false, effects: [], text: 'US tariff: 57 % → 47 %\nSaid the USTR.' });
  });

  it('changes a posted message in place', async () => {
    const { platform, channel, place } = await openDesk();
    const sent = await platform.post({ channel: place, key: 'd1', message: replyOf('First') });
    const ref = sent.kind === 'sent' ? sent.ref : '';

    const outcome = await platform.edit({ channel: place, ref, message: replyOf('Second') });

    expect(outcome).toEqual({ kind: 'sent', ref });
    expect(channel.messages.map(({ text, edits }) => ({ text, edits }))).toEqual([{ text: 'Second', edits: 1 }]);
  });

  it('says so when the message to be changed is gone', async () => {
    const { platform, place } = await openDesk();

    const outcome = await platform.edit({ channel: place, ref: '1.000001', message: replyOf('Second') });

    expect(outcome).toEqual({ kind: 'rejected', scope: 'message', reason: 'The message is no longer there.' });
  });

  it('puts a correction under the message that it corrects, and shows it in the channel too', async () => {
    const { platform, channel, place } = await openDesk();
    const sent = await platform.post({ channel: place, key: 'd1', message: replyOf('57 %') });
    const ref = sent.kind === 'sent' ? sent.ref : '';

    await platform.post({ channel: place, key: 'd2', message: replyOf('Corrected: 47 %'), replyTo: ref });

    expect(channel.messages[1]).toMatchObject({ thread_ts: ref, isBroadcast: true, text: 'Corrected: 47 %' });
  });

  it('posts plainly when Slack refuses the layout', async () => {
    const { slack, platform, channel, place } = await openDesk();
    slack.fault('chat.postMessage', { status: 200, body: { ok: false, error: 'invalid_blocks' } });

    const outcome = await platform.post({
      channel: place,
      key: 'd1',
      message: replyOf('57 %', { lines: ['*As* reported'] }),
    });

    expect(outcome.kind).toBe('sent');
    expect(channel.messages).toHaveLength(1);
    expect(shownText(channel.messages[0]?.blocks)).toBe('57 %\n*As* reported');
    expect(channel.messages[0]?.effects).toEqual([]);
  });

  it.each([
    {
      what: 'is archived',
      state: { isArchived: true },
      reason: 'This channel is archived; somebody has to unarchive it and invite Parley again.',
    },
    {
      what: 'does not have Parley in it',
      state: { isMember: false },
      reason: 'Parley is not a member of this channel; somebody in it has to invite Parley with /invite.',
    },
  ])('gives up on a channel that $what', async ({ state, reason }) => {
    const { slack, platform, team } = await openDesk();
    const closed = slack.addChannel({ team, ...state });

    const outcome = await platform.post({
      channel: `slack:${team.id}/${closed.id}`,
      key: 'd1',
      message: replyOf('News'),
    });

    expect(outcome).toEqual({ kind: 'rejected', scope: 'channel', reason });
  });

  it('gives up on a channel of a workspace that it is not installed in', async () => {
    const { slack, platform, channel } = await openDesk();
    await platform.start();

    const outcome = await platform.post({
      channel: `slack:T0OTHER/${channel.id}`,
      key: 'd1',
      message: replyOf('News'),
    });

    expect(outcome).toMatchObject({ kind: 'rejected', scope: 'channel' });
    expect(slack.log.filter(({ method }) => method === 'chat.postMessage')).toEqual([]);
  });

  it('gives up on the channel when the token was revoked', async () => {
    const { platform, team, place } = await openDesk();
    team.isRevoked = true;

    const outcome = await platform.post({ channel: place, key: 'd1', message: replyOf('News') });

    expect(outcome).toMatchObject({ kind: 'rejected', scope: 'channel' });
  });
});

describe('when Slack is slow, full or away', () => {
  it('says how long to wait when a channel gets too much, and lets other channels go on', async () => {
    const { slack, platform, team, place } = await openDesk({ perChannelMs: 5_000 });
    const other = slack.addChannel({ team });
    await platform.post({ channel: place, key: 'd1', message: replyOf('One') });
    const startedAt = Date.now();

    const [limited, free] = await Promise.all([
      platform.post({ channel: place, key: 'd2', message: replyOf('Two') }),
      platform.post({ channel: `slack:${team.id}/${other.id}`, key: 'd3', message: replyOf('Three') }),
    ]);

    expect(limited).toEqual({ kind: 'rate-limited', retryAfterMs: 5_000 });
    expect(free.kind).toBe('sent');
    expect(Date.now() - startedAt).toBeLessThan(4_000);
  });

  it.each<{ what: string; fault: FakeFault; expected: string }>([
    { what: 'the answer is lost after Slack posted', fault: { drop: 'after' }, expected: 'found' },
    { what: 'the connection is lost before Slack posted', fault: { drop: 'before' }, expected: 'absent' },
    { what: 'Slack fails inside', fault: { status: 503, body: 'busy' }, expected: 'absent' },
    { what: 'Slack says that it may have failed', fault: { status: 200, body: fatal }, expected: 'absent' },
    {
      what: 'a proxy answers with a page',
      fault: { status: 200, body: '<html>bad gateway</html>' },
      expected: 'absent',
    },
    { what: 'Slack does not answer in time', fault: { stall: true }, expected: 'found' },
  ])('is in doubt when $what, looks, and ends with one copy', async ({ fault, expected }) => {
    const { slack, platform, channel, place } = await openDesk();
    slack.fault('chat.postMessage', fault);

    const first = await platform.post({ channel: place, key: 'd1', message: replyOf('News') });
    const look = await platform.lookUp({ channel: place, key: 'd1', sinceMs: later() });
    if (look.kind === 'absent') await platform.post({ channel: place, key: 'd1', message: replyOf('News') });

    expect(first).toEqual({ kind: 'in-doubt' });
    expect(look.kind).toBe(expected);
    expect(channel.messages).toHaveLength(1);
    if (look.kind === 'found') expect(look.ref).toBe(channel.messages[0]?.ts);
    expect(slack.log.filter(({ method }) => method === 'chat.postMessage').length).toBe(look.kind === 'found' ? 1 : 2);
  });

  it('knows that nothing was posted when nobody listens there', async () => {
    const { slack, platform, place } = await openDesk();
    await slack.close();

    expect(await platform.post({ channel: place, key: 'd1', message: replyOf('News') })).toEqual({
      kind: 'unreachable',
    });
  });

  it('finds a message behind many later ones', async () => {
    const { platform, channel, place } = await openDesk();
    for (let i = 0; i < 25; i++) await platform.post({ channel: place, key: `d${i}`, message: replyOf('News') });

    const look = await platform.lookUp({ channel: place, key: 'd2', sinceMs: later() });

    expect(look).toEqual({ kind: 'found', ref: channel.messages[2]?.ts });
  });

  it('does not call a message absent before it has seen all that came since', async () => {
    const { platform, place } = await openDesk({ limits: { lookUpPagesMax: 1 } });
    for (let i = 0; i < 20; i++) await platform.post({ channel: place, key: `d${i}`, message: replyOf('News') });

    const look = await platform.lookUp({ channel: place, key: 'd0', sinceMs: later() });

    expect(look).toEqual({ kind: 'unknown', retryAfterMs: 60_000 });
  });

  it('finds a correction that was posted into a thread', async () => {
    const { platform, channel, place } = await openDesk();
    const sent = await platform.post({ channel: place, key: 'd1', message: replyOf('57 %') });
    await platform.post({
      channel: place,
      key: 'd2',
      message: replyOf('47 %'),
      replyTo: sent.kind === 'sent' ? sent.ref : '',
    });

    const look = await platform.lookUp({ channel: place, key: 'd2', sinceMs: later() });

    expect(look).toEqual({ kind: 'found', ref: channel.messages[1]?.ts });
  });

  it('cannot tell whether a message is there while Slack limits the look-ups', async () => {
    const { slack, platform, place } = await openDesk();
    slack.fault('conversations.history', { status: 429, headers: { 'retry-after': '60' } });

    const look = await platform.lookUp({ channel: place, key: 'd1', sinceMs: later() });

    expect(look).toEqual({ kind: 'unknown', retryAfterMs: 60_000 });
  });
});
