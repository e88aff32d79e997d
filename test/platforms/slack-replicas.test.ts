import { describe, expect, it } from 'vitest';
import type { FakeTeam } from '../fakes/fake-slack.ts';
import { type Desk, type DeskOptions, openDesk, replyOf, serveHttp, until } from './slack-harness.ts';

const oauth = { clientId: '111.222', clientSecret: 'fake-client-secret', secretKeys: ['k'.repeat(32)] };
const settings = { botToken: undefined, appToken: undefined, signingSecret: 'fake-signing-secret', oauth };

interface Shop extends Desk {
  readonly origin: string;
}

const open = async (options: DeskOptions = {}): Promise<Shop> => {
  const desk = await openDesk({ settings, ...options });
  await desk.platform.start();
  return { ...desk, origin: await serveHttp(desk) };
};

/** Two replicas behind a balancer: what Slack sends now goes to the second. */
const openTwo = async (options: DeskOptions = {}) => {
  const one = await open(options);
  return { one, two: await open({ ...options, beside: one }) };
};

/** Begins to install at one replica, and comes back from Slack to another. */
async function install(team: FakeTeam, { begunAt, endedAt }: { readonly begunAt: Shop; readonly endedAt: Shop }) {
  const sent = await fetch(`${begunAt.origin}/slack/install`, { redirect: 'manual' });
  const state = new URL(String(sent.headers.get('location'))).searchParams.get('state');
  const [cookie = ''] = String(sent.headers.get('set-cookie')).split(';');
  const code = begunAt.slack.oauth.grant(team);
  return fetch(`${endedAt.origin}/slack/oauth_redirect?code=${code}&state=${state}`, { headers: { cookie } });
}

const news = (channel: string, key = 'd1') => ({ channel, key, message: replyOf('News') });
const tokensOf = ({ slack }: Desk, method: string): string[] =>
  slack.log.filter((call) => call.method === method).map(({ token }) => token);

describe('Of several replicas behind a balancer', () => {
  it('any finishes an installation that another began, and all post there then', async () => {
    const { one, two } = await openTwo();

    const before = await one.platform.post(news(one.place));
    const page = await install(one.team, { begunAt: one, endedAt: two });
    const after = [await one.platform.post(news(one.place, 'd2')), await two.platform.post(news(one.place, 'd3'))];

    expect([before.kind, page.status]).toEqual(['rejected', 200]);
    expect(after.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
  });

  it('none posts where Parley was removed, on whichever that was told', async () => {
    const { one, two } = await openTwo();
    await install(one.team, { begunAt: one, endedAt: one });
    await one.platform.post(news(one.place));

    await two.slack.event({ team: one.team, event: { type: 'app_uninstalled' } });
    await until(() => two.reported.some((line) => line.startsWith('gone')));
    const after = await one.platform.post(news(one.place, 'd2'));

    expect(after).toMatchObject({ kind: 'rejected', scope: 'channel' });
  });

  it('one renews a token, and the others take the new one', async () => {
    const { one, two } = await openTwo();
    const { slack, place } = one;
    slack.oauth.lifeSeconds = 3_600;
    await install(one.team, { begunAt: one, endedAt: one });
    await Promise.all([one, two].map((desk, index) => desk.platform.post(news(place, `warm ${index}`))));
    const renewedBefore = tokensOf(one, 'oauth.v2.access').length;
    slack.oauth.lifeSeconds = 43_200;

    const keys = ['a', 'b', 'c', 'd'];
    const outcomes = await Promise.all(
      keys.map((key, index) => (index % 2 ? one : two).platform.post(news(place, key))),
    );
    const later = await Promise.all([one, two].map((desk, index) => desk.platform.post(news(place, `last ${index}`))));

    expect([...outcomes, ...later].map(({ kind }) => kind)).toEqual(Array(6).fill('sent'));
    expect(tokensOf(one, 'oauth.v2.access').length - renewedBefore).toBeLessThanOrEqual(1);
    expect(new Set(tokensOf(one, 'chat.postMessage').slice(-2)).size).toBe(1);
  });

  it('one takes an event, though Slack brings it again to another', async () => {
    const { one, two } = await openTwo();
    await install(one.team, { begunAt: one, endedAt: one });
    const told = { team: one.team, event: { type: 'channel_archive', channel: one.channel.id }, eventId: 'Ev1' };

    await one.slack.event({ ...told, ageSeconds: 60 });
    await until(() => two.reported.includes(`gone ${one.place} This channel is archived.`));
    await serveHttp(one, '/slack/events');
    await one.slack.event(told);
    await one.slack.event({ ...told, event: { type: 'channel_unarchive', channel: one.channel.id }, eventId: 'Ev2' });
    await until(() => one.reported.includes(`back ${one.place}`));

    expect([...one.reported, ...two.reported].filter((line) => line.startsWith('gone'))).toHaveLength(1);
  });
});

describe('A post whose time is over', () => {
  it('does not leave, and neither does an edit', async () => {
    const { platform, place, channel } = await openDesk({ now: () => 100_000 });
    const posted = await platform.post({ ...news(place), leavesBy: 100_001 });
    const ref = posted.kind === 'sent' ? posted.ref : '';

    const late = await platform.post({ ...news(place, 'd2'), leavesBy: 100_000 });
    const edited = await platform.edit({ channel: place, ref, message: replyOf('Newer'), leavesBy: 99_999 });

    expect([posted.kind, late, edited]).toEqual(['sent', { kind: 'unreachable' }, { kind: 'unreachable' }]);
    expect(channel.messages).toHaveLength(1);
    expect(JSON.stringify(channel.messages)).not.toContain('Newer');
  });
});
