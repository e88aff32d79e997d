import { describe, expect, it } from 'vitest';
import { openDesk, until } from './slack-harness.ts';
import { beginInstalling, install, news, oauth, openShop as open, tokensOf } from './slack-shop.ts';

describe('installing Parley in many workspaces', () => {
  it('sends the browser to Slack with the rights that Parley needs', async () => {
    const { origin } = await open();

    const { agree } = await beginInstalling(origin);

    expect(agree.pathname).toBe('/oauth/v2/authorize');
    expect(agree.searchParams.get('client_id')).toBe('111.222');
    expect(agree.searchParams.get('scope')).toBe(
      'commands,chat:write,channels:history,groups:history,channels:read,groups:read,files:write',
    );
  });

  it('says what to do next, and has what was paused there checked', async () => {
    const desk = await open();

    const page = await install(desk, desk.team);
    const text = await page.text();

    expect(page.status).toBe(200);
    expect(text).toContain('/invite @Parley');
    expect(text).toContain('/parley subscribe');
    expect(desk.reported).toEqual([
      `back slack:${desk.team.id}`,
      `added slack:${desk.team.id} slack:${desk.team.id}/U0INSTALLER`,
    ]);
  });

  it('posts in each workspace with its own token, and answers in each', async () => {
    const desk = await open();
    const { slack, platform, team } = desk;
    const other = slack.addTeam();
    const channels = [desk.channel, slack.addChannel({ team: other })];
    for (const installed of [team, other]) await install(desk, installed);

    for (const { teamId, id } of channels) {
      expect(await platform.post(news(`slack:${teamId}/${id}`))).toMatchObject({ kind: 'sent' });
      expect((await slack.slash({ channel: { ...desk.channel, id, teamId }, command: '/parley' })).text).toContain(
        'Answer to help',
      );
    }

    const [first, second] = tokensOf(slack, 'chat.postMessage');
    expect(first).not.toBe(second);
    expect(channels.map(({ messages }) => messages.length)).toEqual([1, 1]);
    expect(desk.calls.map(({ channel }) => channel)).toEqual(channels.map(({ teamId, id }) => `slack:${teamId}/${id}`));
  });

  it('posts nothing where it is not installed', async () => {
    const { platform, place } = await open();

    expect(await platform.post(news(place))).toMatchObject({ kind: 'rejected', scope: 'channel' });
  });

  it.each(['', 'made-up'])('refuses to install with the state %j', async (state) => {
    const desk = await open();
    const { cookie } = await beginInstalling(desk.origin);
    const code = desk.slack.oauth.grant(desk.team);

    const page = await fetch(`${desk.origin}/slack/oauth_redirect?code=${code}&state=${state}`, {
      headers: { cookie },
    });

    expect([page.status, desk.sealed.size]).toEqual([400, 0]);
    expect(await page.text()).toContain('Parley was not installed');
  });

  it('refuses to install what another browser began', async () => {
    const desk = await open();
    const { state } = await beginInstalling(desk.origin);
    const { cookie } = await beginInstalling(desk.origin);
    const code = desk.slack.oauth.grant(desk.team);

    const page = await fetch(`${desk.origin}/slack/oauth_redirect?code=${code}&state=${state}`, {
      headers: { cookie },
    });

    expect([page.status, desk.sealed.size]).toEqual([400, 0]);
  });

  it('writes no token, neither to the store nor to the log', async () => {
    const desk = await open();
    await install(desk, desk.team);
    const [sealed = ''] = desk.sealed.values();

    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toMatch(/xox|token|U0INSTALLER/);
    expect(JSON.stringify(desk.logged)).not.toMatch(/xox|fake-client-secret/);
  });
});

describe('tokens of workspaces', () => {
  it('renews a token that has run out before it posts, once for all that post', async () => {
    const desk = await open();
    const { slack, platform, place } = desk;
    slack.oauth.lifeSeconds = 3_600;
    await install(desk, desk.team);
    slack.oauth.expireAll();
    slack.oauth.lifeSeconds = 43_200;

    const outcomes = await Promise.all(['d1', 'd2', 'd3'].map((id) => platform.post({ ...news(place), key: id })));
    await platform.post({ ...news(place), key: 'd4' });

    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'sent']);
    expect(tokensOf(slack, 'oauth.v2.access')).toHaveLength(2);
    expect(new Set(tokensOf(slack, 'chat.postMessage')).size).toBe(1);
  });

  it('does not post with a token that is over, and posts once it can be renewed', async () => {
    let aheadMs = 0;
    const desk = await open({ now: () => Date.now() + aheadMs });
    const { slack, platform, place } = desk;
    slack.oauth.lifeSeconds = 240;
    await install(desk, desk.team);
    aheadMs = 250_000;
    slack.oauth.lifeSeconds = 43_200;
    slack.fault('oauth.v2.access', { status: 503, body: 'away' });

    const refused = await platform.post(news(place));
    const looked = await platform.lookUp({ channel: place, key: 'd1', sinceMs: 0 });
    const posted = await platform.post(news(place));

    expect(refused).toEqual({ kind: 'unreachable' });
    expect([looked.kind, posted.kind]).toEqual(['absent', 'sent']);
    expect(desk.channel.messages).toHaveLength(1);
  });

  it.each([
    ['app_uninstalled', {}],
    ['tokens_revoked', { tokens: { bot: ['U0BOT'] } }],
  ])('deletes the token on %s, and stops posting there', async (type, more) => {
    const desk = await open();
    const { slack, team, platform, place } = desk;
    await install(desk, team);
    await platform.post(news(place));

    await slack.event({ team, event: { type, ...more } });
    await until(() => desk.reported.length > 2);

    expect(desk.sealed.size).toBe(0);
    expect(desk.reported.at(-1)).toMatch(new RegExp(`^gone slack:${team.id} .*install`));
    expect(await platform.post(news(place))).toMatchObject({ kind: 'rejected', scope: 'channel' });
  });

  it('knows itself in each workspace when it is invited', async () => {
    const desk = await open();
    await install(desk, desk.team);
    const event = { type: 'member_joined_channel', channel: desk.channel.id };

    await desk.slack.event({ team: desk.team, event: { ...event, user: desk.team.botUserId } });
    await until(() => desk.reported.length > 2);

    expect(desk.reported.at(-1)).toBe(`back ${desk.place}`);
  });

  it('takes commands over Socket Mode too where an app token is set', async () => {
    const desk = await open();
    const both = await openDesk({
      settings: { botToken: undefined, signingSecret: 'fake-signing-secret', oauth },
    });
    await both.platform.start();

    expect((await both.slack.slash({ channel: both.channel, command: '/parley' })).text).toContain('Answer to help');
    expect(desk.logged).toEqual([]);
  });
});
