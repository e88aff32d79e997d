import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { type Desk, openDesk, replyOf, until } from './slack-harness.ts';

/** The library as it comes, with nothing set but where Slack is. */
const bareClient = ({ slack, team }: Desk) =>
  new webApi.WebClient(team.token, { slackApiUrl: slack.url, logLevel: webApi.LogLevel.ERROR });

const postsIn = ({ slack }: Desk) => slack.log.filter(({ method }) => method === 'chat.postMessage').length;

/** What a promise came to within a time, or `pending`. */
const within = <T>(ms: number, work: Promise<T>): Promise<T | 'pending'> =>
  Promise.race([work, new Promise<'pending'>((resolve) => setTimeout(resolve, ms, 'pending'))]);

describe('T2: a post whose answer was lost', () => {
  it('T2: stands in the channel twice with the library as it comes', async () => {
    const desk = await openDesk();
    desk.slack.fault('chat.postMessage', { drop: 'after' });

    await bareClient(desk).chat.postMessage({ channel: desk.channel.id, text: 'News' });

    expect(desk.channel.messages).toHaveLength(2);
  });

  it('T2: stands there once with Parley, which looks for it', async () => {
    const desk = await openDesk();
    const request = { channel: desk.place, key: 'd1', message: replyOf('News') };
    desk.slack.fault('chat.postMessage', { drop: 'after' });

    const outcome = await desk.platform.post(request);
    const look = await desk.platform.lookUp({ ...request, sinceMs: Date.now() - 1_000 });

    expect(outcome).toEqual({ kind: 'in-doubt' });
    expect(look).toEqual({ kind: 'found', ref: desk.channel.messages[0]?.ts });
    expect(desk.channel.messages).toHaveLength(1);
    expect(postsIn(desk)).toBe(1);
  });

  it('T2: holds nothing up with Parley when the answer never comes', async () => {
    const desk = await openDesk({ limits: { requestTimeoutMs: 200 } });
    desk.slack.fault('chat.postMessage', { stall: true, times: 2 });

    const bare = bareClient(desk).chat.postMessage({ channel: desk.channel.id, text: 'News' });
    bare.catch(() => undefined);
    await until(() => postsIn(desk) === 1);
    const ours = await within(2_000, desk.platform.post({ channel: desk.place, key: 'd1', message: replyOf('News') }));

    expect(ours).toEqual({ kind: 'in-doubt' });
    expect(await within(0, bare)).toBe('pending');
  });
});

describe('T3: a channel that gets too much', () => {
  const fillUp = async () => {
    const desk = await openDesk({ perChannelMs: 1_000 });
    const other = desk.slack.addChannel({ team: desk.team });
    await desk.platform.post({ channel: desk.place, key: 'd0', message: replyOf('First') });
    return { desk, other };
  };

  it('T3: keeps all other channels waiting with the library as it comes', async () => {
    const { desk, other } = await fillUp();
    const bare = bareClient(desk);
    const isLimited = new Promise((resolve) => bare.once(webApi.WebClientEvent.RATE_LIMITED, resolve));

    const limited = bare.chat.postMessage({ channel: desk.channel.id, text: 'Second' });
    await isLimited;
    const startedAt = performance.now();
    await bare.chat.postMessage({ channel: other.id, text: 'Elsewhere' });
    const waitedMs = performance.now() - startedAt;
    await limited;

    expect(waitedMs).toBeGreaterThan(500);
  });

  it('T3: keeps nobody else waiting with Parley, which is told when to come again', async () => {
    const { desk, other } = await fillUp();
    const { platform, place, team } = desk;

    const limiting = platform.post({ channel: place, key: 'd1', message: replyOf('Second') });
    await until(() => postsIn(desk) === 2);
    const limited = await within(500, limiting);
    const elsewhere = await within(
      500,
      platform.post({ channel: `slack:${team.id}/${other.id}`, key: 'd2', message: replyOf('Elsewhere') }),
    );

    expect(limited).toEqual({ kind: 'rate-limited', retryAfterMs: 1_000 });
    expect(elsewhere).toMatchObject({ kind: 'sent' });
  });
});
