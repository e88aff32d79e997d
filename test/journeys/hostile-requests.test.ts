import { expect, it, onTestFinished } from 'vitest';
import { openHome, startBot } from '../cli/parley.ts';
import { startFakeDiscord } from '../fakes/fake-discord.ts';
import { startFakeSlack } from '../fakes/fake-slack.ts';
import { headOf, sendRaw } from '../web/hostile.ts';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json';
const stamp = () => String(Math.floor(Date.now() / 1000));

/** A bot that takes both chats over HTTP and that workspaces can install. */
async function openBot() {
  const [slack, discord] = await Promise.all([startFakeSlack(), startFakeDiscord()]);
  onTestFinished(async () => void (await Promise.all([slack.close(), discord.close()])));
  const bot = await startBot(
    openHome({
      ...{ SEED_PACKS: 'none', SLACK_API_URL: slack.url, SLACK_SIGNING_SECRET: slack.signingSecret },
      ...{ SLACK_CLIENT_ID: slack.oauth.clientId, SLACK_CLIENT_SECRET: slack.oauth.clientSecret },
      ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, SECRET_KEY: 'k'.repeat(32) },
      DISCORD_PUBLIC_KEY: discord.endpoint.publicKey,
    }),
  );
  slack.setHttpUrl(`${bot.address}/slack/commands`);
  return { slack, discord, bot, port: Number(new URL(bot.address).port) };
}

/** Bodies that a parser chokes on. */
const crashing: readonly [what: string, contentType: string, body: string][] = [
  ['half of an object', json, '{"type":'],
  ['a deep nest', json, '['.repeat(90_000)],
  ['a prototype', json, '{"__proto__":{"team_id":"T1"},"type":2}'],
  ['a broken escape', form, 'command=%2Fparley&text=%E0%A4%A'],
  ['a payload that is no JSON', form, 'payload=%7B'],
  ['bytes that are no text', json, '\u00ff\u00fe\u0000'],
  ['nothing', json, ''],
];

const unparsable = ['half of an object', 'a deep nest', 'a payload that is no JSON'];

it('no body is parsed before it is known who signed it, and all are refused alike', async () => {
  const { slack, discord, bot } = await openBot();

  for (const [what, type, body] of crashing) {
    for (const path of ['/slack/commands', '/slack/events', '/slack/interactions']) {
      const headers = {
        'content-type': type,
        'x-slack-request-timestamp': stamp(),
        'x-slack-signature': `v0=${'0'.repeat(64)}`,
      };
      const refused = await fetch(bot.address + path, { method: 'POST', headers, body });
      expect([what, path, refused.status, await refused.text()]).toEqual([what, path, 401, '']);
    }
    const headers = { 'content-type': type, 'x-signature-timestamp': stamp(), 'x-signature-ed25519': '0'.repeat(128) };
    const refused = await fetch(`${bot.address}/discord/interactions`, { method: 'POST', headers, body });
    expect([what, refused.status, await refused.text()]).toEqual([what, 401, 'invalid request signature']);
  }
  // Signed, the same bodies do reach a parser, which says so otherwise, and survive it.
  for (const [what, contentType, body] of crashing.filter(([name]) => unparsable.includes(name))) {
    const answered = await slack.signed({ path: '/slack/events', body, contentType });
    expect([what, answered.status]).not.toEqual([what, 401]);
    expect(answered.text.length).toBeLessThan(40);
  }
  const signed = discord.endpoint.sign({ id: '1', type: 2 });
  expect((await fetch(`${bot.address}/discord/interactions`, { method: 'POST', ...signed })).status).toBe(400);
  expect((await fetch(`${bot.address}/healthz`)).status).toBe(200);
}, 60_000);

it('what nobody’s client would send is cut or refused, tells nothing, and leaves the bot as it was', async () => {
  const { bot, port } = await openBot();
  const paths = [
    '/slack/../healthz',
    '/slack/%2e%2e/',
    '/slack/\\',
    '//evil.example/slack/install',
    '/discord/',
    '*',
    '/slack/commands/',
  ];
  const lines = [
    ...paths.flatMap((path) => [`GET ${path}`, `POST ${path}`]),
    'GET http://evil.example/slack/install',
    'PUT /slack/commands',
    'GET /slack/commands',
    'GET /discord/interactions',
    'GET /slack/oauth_redirect?state=%E0%A4%A&code=x',
    'GET /slack/oauth_redirect?error=%3Cscript%3E&state=1',
    `GET /slack/oauth_redirect?code=${'c'.repeat(8_000)}`,
    'GET /calendar.ics?topic=%E0%A4%A',
    'GET /calendar.ics?topic=%3Cscript%3E',
  ];
  const cookies = ['cookie: slack-app-oauth-state=%E0%A4%A; a', 'connection: close'];

  for (const line of lines) {
    const { status, text } = await sendRaw(port, { head: headOf(line, [...cookies, 'content-length: 0']) });
    expect([line, status]).toEqual([line, expect.toSatisfy((code: number) => code >= 400 && code < 500)]);
    expect(text.length, line).toBeLessThan(500);
    expect(text, line).not.toMatch(/at .*\.[tj]s|node_modules|Error/);
  }

  expect((await fetch(`${bot.address}/healthz`)).status).toBe(200);
  expect(bot.child.exitCode).toBeNull();
}, 60_000);

it.each(['/slack/commands', '/discord/interactions'])(
  'an endless body sent to %s is cut off long before its end',
  async (path) => {
    const { bot, port } = await openBot();
    const chunk = `4000\r\n${'x'.repeat(0x4000)}\r\n`;
    let chunksSent = 0;
    const more = () => {
      chunksSent += 1;
      return chunk;
    };

    const { status, tookMs } = await sendRaw(port, {
      head: headOf(`POST ${path}`, ['transfer-encoding: chunked']),
      more,
    });

    expect([0, 400, 413]).toContain(status);
    expect(tookMs).toBeLessThan(5_000);
    expect(chunksSent).toBeLessThan(2_000);
    expect((await fetch(`${bot.address}/healthz`)).status).toBe(200);
  },
  60_000,
);
