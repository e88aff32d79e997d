import { describe, expect, it } from 'vitest';
import { openDesk, serveHttp, until } from './slack-harness.ts';

describe.each(['socket', 'http'] as const)('what Slack tells over %s', (way) => {
  const open = async () => {
    const settings = way === 'http' ? { appToken: undefined, signingSecret: 'fake-signing-secret' } : {};
    const desk = await openDesk({ settings });
    await desk.platform.start();
    if (way === 'http') await serveHttp(desk);
    return desk;
  };

  it.each([
    ['channel_archive', 'gone PLACE This channel is archived.'],
    ['group_archive', 'gone PLACE This channel is archived.'],
    ['channel_deleted', 'gone PLACE This channel was deleted.'],
    ['channel_left', 'gone PLACE Parley was removed from this channel; invite it with /invite.'],
    ['group_left', 'gone PLACE Parley was removed from this channel; invite it with /invite.'],
    ['channel_unarchive', 'back PLACE'],
    ['group_unarchive', 'back PLACE'],
  ])('passes %s on', async (type, meaning) => {
    const { slack, team, channel, place, reported } = await open();

    await slack.event({ team, event: { type, channel: channel.id } });
    await until(() => reported.length > 0);

    expect(reported).toEqual([meaning.replace('PLACE', place)]);
  });

  it('takes note when Parley itself is invited, and of nobody else', async () => {
    const { slack, team, channel, place, reported } = await open();

    await slack.event({ team, event: { type: 'member_joined_channel', user: 'U0ELSE', channel: channel.id } });
    await slack.event({ team, event: { type: 'member_joined_channel', user: team.botUserId, channel: channel.id } });
    await until(() => reported.length > 0);

    expect(reported).toEqual([`back ${place}`]);
  });

  it('takes an event that comes twice once', async () => {
    const { slack, team, channel, reported } = await open();
    const told = { team, event: { type: 'channel_left', channel: channel.id }, eventId: 'Ev1' };

    await slack.event({ ...told, ageSeconds: 60 });
    await slack.event(told);
    await slack.event({ ...told, eventId: 'Ev2' });
    await until(() => reported.length > 1);

    expect(reported).toHaveLength(2);
  });

  it('passes over events that mean nothing to it', async () => {
    const { slack, team, channel, reported, logged } = await open();

    await slack.event({ team, event: { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } } });
    await slack.event({ team, event: { type: 'channel_left', channel: { broken: true } } });
    await slack.event({ team, event: { type: 'message', channel: channel.id, text: 'hi' } });
    await slack.event({ team, event: { type: 'channel_unarchive', channel: channel.id } });
    await until(() => reported.length > 0);

    expect(reported).toEqual([expect.stringMatching(/^back/)]);
    expect(logged).toEqual([]);
  });
});
