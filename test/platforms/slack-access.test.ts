import { describe, expect, it } from 'vitest';
import { openDesk } from './slack-harness.ts';

describe('asking whether Parley can post in a channel of Slack', () => {
  it.each([
    { what: 'it is a member', state: {}, access: { kind: 'ok' } },
    { what: 'it is a member of a private channel', state: { isPrivate: true }, access: { kind: 'ok' } },
    { what: 'a conversation of two', state: { person: 'U0READER' }, access: { kind: 'ok' } },
    {
      what: 'an archived channel',
      state: { isArchived: true },
      access: {
        kind: 'missing',
        reason: 'This channel is archived; somebody has to unarchive it and invite Parley again.',
      },
    },
    {
      what: 'it is no member',
      state: { isMember: false },
      access: {
        kind: 'missing',
        reason: 'Parley is not a member of this channel; somebody in it has to invite Parley with /invite.',
      },
    },
    {
      what: 'a private channel that it is not in',
      state: { isMember: false, isPrivate: true },
      access: {
        kind: 'missing',
        reason:
          'Slack does not show this channel to Parley; it was deleted, or somebody has to invite Parley with /invite.',
      },
    },
  ])('answers for $what by one request, without a post', async ({ state, access }) => {
    const { slack, platform, team } = await openDesk();
    const channel = slack.addChannel({ team, ...state });

    expect(await platform.check(`slack:${team.id}/${channel.id}`)).toEqual(access);
    expect(slack.log.map(({ method }) => method)).toEqual(['conversations.info']);
  });

  it('takes a person to be within reach without asking', async () => {
    const { slack, platform, team } = await openDesk();

    expect(await platform.check(`slack:${team.id}/U0READER`)).toEqual({ kind: 'ok' });
    expect(slack.log).toEqual([]);
  });

  it('cannot tell without the right to look at channels', async () => {
    const { platform, team, place } = await openDesk();
    team.scopes = ['chat:write'];

    expect(await platform.check(place)).toEqual({ kind: 'unknown' });
  });

  it.each([
    { what: 'Slack is away', fault: { drop: 'before' } },
    { what: 'Slack limits requests', fault: { status: 429, headers: { 'retry-after': '5' } } },
  ] as const)('cannot tell while $what', async ({ fault }) => {
    const { slack, platform, place } = await openDesk();
    slack.fault('conversations.info', fault);

    expect(await platform.check(place)).toEqual({ kind: 'unknown' });
  });

  it('names who has to act when Slack no longer accepts the token', async () => {
    const { platform, team, place } = await openDesk();
    team.isRevoked = true;

    expect(await platform.check(place)).toEqual({
      kind: 'missing',
      reason: 'Slack no longer accepts Parley’s token; an administrator of the workspace has to install Parley again.',
    });
  });

  it('says so for a workspace that it is not installed in', async () => {
    const { platform } = await openDesk();
    await platform.start();

    expect(await platform.check('slack:T0OTHER/C1')).toMatchObject({ kind: 'missing' });
  });
});
