import { describe, expect, it } from 'vitest';
import { type Desk, type DeskOptions, openDesk, serveHttp } from './slack-harness.ts';

const open = async (options: DeskOptions = {}): Promise<Desk> => {
  const settings = { appToken: undefined, signingSecret: 'fake-signing-secret' };
  const desk = await openDesk({ ...options, settings });
  await desk.platform.start();
  await serveHttp(desk);
  return desk;
};

const command = ({ team, channel }: Desk): string =>
  new URLSearchParams({
    command: '/parley',
    text: 'help',
    team_id: team.id,
    channel_id: channel.id,
    user_id: 'U0READER',
  }).toString();

describe('signed HTTP', () => {
  it.each([
    ['that somebody else signed', { secret: 'not-the-secret' }],
    ['that nobody signed', { isUnsigned: true }],
    ['that is older than five minutes', { ageSeconds: 400 }],
    ['whose stamp lies in the future', { ageSeconds: -120 }],
  ])('refuses a request %s, with nothing that helps, and one line in the log', async (_what, signing) => {
    const desk = await open();

    const answer = await desk.slack.signed({ path: '/slack/commands', body: command(desk), signing });

    expect(answer).toEqual({ status: 401, text: '' });
    expect(desk.calls).toEqual([]);
    expect(desk.logged).toEqual([expect.objectContaining({ level: 'warn', message: 'slack request refused' })]);
    expect(JSON.stringify(desk.logged)).not.toMatch(/secret|v0=|U0READER/);
  });

  it('writes few lines about many refused requests, and says how many it left out', async () => {
    let nowMs = Date.now();
    const desk = await open({ now: () => nowMs });
    const request = { path: '/slack/commands', body: command(desk), signing: { isUnsigned: true } };

    for (let i = 0; i < 20; i++) await desk.slack.signed(request);
    nowMs += 11_000;
    await desk.slack.signed(request);

    expect(desk.logged.map(({ fields }) => fields)).toEqual([
      { fault: 'not signed', unsaid: 0 },
      { fault: 'not signed', unsaid: 19 },
    ]);
  });

  it('takes a stamp that is a little ahead, as clocks differ', async () => {
    const desk = await open();

    const answer = await desk.slack.signed({
      path: '/slack/commands',
      body: command(desk),
      signing: { ageSeconds: -20 },
    });

    expect(answer.status).toBe(200);
  });

  it('takes the same signed request only once', async () => {
    const desk = await open();
    const request = {
      path: '/slack/commands',
      body: command(desk),
      signing: { stampSeconds: Math.floor(Date.now() / 1000) },
    };

    const first = await desk.slack.signed(request);
    const again = await desk.slack.signed(request);

    expect([first.status, again]).toEqual([200, { status: 401, text: '' }]);
    expect(desk.calls).toHaveLength(1);
  });

  it('takes many different requests although it remembers each', async () => {
    const desk = await open({ limits: { signaturesRememberedMax: 3 } });

    for (let i = 0; i < 10; i++) await desk.slack.slash({ channel: desk.channel, command: '/parley', text: 'help' });

    expect(desk.calls).toHaveLength(10);
  });

  it('goes by its own clock, so that a request is as old for it as it says', async () => {
    const desk = await open({ now: () => Date.now() + 400_000 });

    const answer = await desk.slack.signed({ path: '/slack/commands', body: command(desk) });

    expect(answer.status).toBe(401);
  });

  it('refuses a body larger than Slack’s are before it has read it all', async () => {
    const desk = await open();

    const answer = await desk.slack.signed({ path: '/slack/commands', body: 'x'.repeat(150_000) });

    expect(answer).toEqual({ status: 400, text: '' });
    expect(desk.calls).toEqual([]);
  });

  it('answers the question whether the address is its own, but only to Slack', async () => {
    const { slack } = await open();
    const body = JSON.stringify({ type: 'url_verification', challenge: 'c-1', token: 'unused' });
    const request = { path: '/slack/events', body, contentType: 'application/json' };

    const answer = await slack.signed(request);
    const toOthers = await slack.signed({ ...request, signing: { isUnsigned: true } });

    expect(answer).toEqual({ status: 200, text: '{"challenge":"c-1"}' });
    expect(toOthers).toEqual({ status: 401, text: '' });
  });

  it('says only that a signed body is malformed', async () => {
    const { slack } = await open();

    const answer = await slack.signed({ path: '/slack/events', body: '{"type":', contentType: 'application/json' });

    expect(answer).toEqual({ status: 400, text: '' });
  });

  it.each(['/slack/other', '/slack/install', '/slack/commands/'])('has nothing at %s', async (path) => {
    const desk = await open();
    const origin = await serveHttp(desk);

    const posted = await desk.slack.signed({ path, body: command(desk) });
    const got = await fetch(origin + path);

    expect([posted.status, got.status]).toEqual([404, 404]);
  });

  it('can be used beside Socket Mode', async () => {
    const desk = await openDesk({ settings: { signingSecret: 'fake-signing-secret' } });
    await desk.platform.start();

    const overSocket = await desk.slack.slash({ channel: desk.channel, command: '/parley' });
    await serveHttp(desk, '/slack/events');
    const overHttp = await desk.slack.slash({ channel: desk.channel, command: '/parley' });

    expect([overSocket.text, overHttp.text]).toEqual(['Answer to help', 'Answer to help']);
  });
});
