import { DatabaseSync } from 'node:sqlite';
import { expect, it, onTestFinished } from 'vitest';
import { type Bot, type Home, openHome, runParley, startBot } from '../cli/parley.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/fake-discord.ts';
import { type FakeSlack, type FakeTeam, startFakeSlack } from '../fakes/fake-slack.ts';

const secrets = {
  SLACK_SIGNING_SECRET: 'needle-signing-0c1f',
  SLACK_CLIENT_SECRET: 'fake-client-secret',
  SECRET_KEY: 'needle-seal-5b7e-of-at-least-32-characters',
};
const appToken = 'xapp-1-needle-app-77d2';
const discordToken = 'needle.discord.b0t-t0ken';

async function openChats(): Promise<{ readonly slack: FakeSlack; readonly discord: FakeDiscord }> {
  const slack = await startFakeSlack({ appToken, signingSecret: secrets.SLACK_SIGNING_SECRET });
  const discord = await startFakeDiscord({ token: discordToken });
  onTestFinished(async () => void (await Promise.all([slack.close(), discord.close()])));
  return { slack, discord };
}

/** What a chat sent along that works for whoever has it. */
function passedSecrets({ slack, discord }: Awaited<ReturnType<typeof openChats>>): string[] {
  const ofDiscord = discord.log.flatMap(({ path }) => /\/(?:interactions|webhooks)\/\d+\/([\w-]{20,})/.exec(path)?.[1] ?? []);
  const ofSlack = slack.log.flatMap(({ token }) => (token === '' ? [] : [token]));
  return [...new Set([...ofDiscord, ...ofSlack, '/response/'])];
}

const settingsFor = ({ slack, discord }: Awaited<ReturnType<typeof openChats>>) => ({
  LOG_LEVEL: 'debug',
  SEED_PACKS: 'none',
  SLACK_API_URL: slack.url,
  SLACK_SIGNING_SECRET: secrets.SLACK_SIGNING_SECRET,
  DISCORD_TOKEN: discordToken,
  DISCORD_API_URL: discord.url,
});

function breakSubscriptions({ env }: Home): void {
  const db = new DatabaseSync(String(env.DATABASE_URL).slice('sqlite:'.length));
  db.exec(`update subscriptions set body = '{"token":"needle-in-a-row'`);
  db.close();
}

const failures = [{ status: 502, body: '<html>bad gateway</html>' }, { status: 401 }, { status: 403 }, { drop: 'after' as const }];

async function provokeDiscord(discord: FakeDiscord): Promise<void> {
  for (const failure of failures) {
    discord.fault(({ path }) => /\/(?:interactions|webhooks)\//.test(path), { ...failure, times: 2 });
    await discord.slash('help').catch(() => undefined);
  }
}

async function provokeSlack(slack: FakeSlack, team: FakeTeam): Promise<void> {
  const channel = slack.addChannel({ team });
  const give = (text: string) => slack.slash({ channel, command: '/parley', text }).catch(() => undefined);
  for (const failure of failures) {
    slack.fault(({ method }) => /^(?:chat|conversations|views)\./.test(method), { ...failure, times: 3 });
    await give('subscribe topic:tariffs');
    await give('subscribe');
    await give('source-add http://reader:needle-of-a-feed@127.0.0.1:1/feed');
    await give('why http://127.0.0.1:1/piece?token=needle-of-a-page');
  }
}

const answersOf = ({ slack, discord }: Awaited<ReturnType<typeof openChats>>): string =>
  JSON.stringify([slack.log.map(({ args }) => args), discord.log.map(({ body }) => body)]);

async function leaksOf(told: { readonly chats: Awaited<ReturnType<typeof openChats>>; readonly bot: Bot; readonly home: Home }) {
  const { chats, bot, home } = told;
  const [exported, status] = await Promise.all([runParley(home, 'export'), runParley(home, 'status', '--json')]);
  const places = {
    logs: bot.err(),
    output: bot.out(),
    export: exported.out + exported.err,
    status: status.out + status.err,
  };
  const wanted = [...Object.values(secrets), appToken, discordToken, 'needle-', ...passedSecrets(chats)];
  return Object.entries(places).flatMap(([place, text]) =>
    wanted.filter((secret) => text.includes(secret)).map((secret) => `${place}: …${text.slice(Math.max(0, text.indexOf(secret) - 200), text.indexOf(secret) + 100)}`),
  );
}

it('one workspace and one server: no secret is in logs, export or status, whatever fails', async () => {
  const chats = await openChats();
  const { slack, discord } = chats;
  const team = slack.addTeam();
  const home = openHome({ ...settingsFor(chats), SLACK_BOT_TOKEN: team.token, SLACK_APP_TOKEN: appToken });
  slack.fault('auth.test', { status: 502, body: 'gateway' });
  discord.fault(({ path }) => path.includes('gateway'), { status: 401 });
  const bot = await startBot(home);
  await expect.poll(() => bot.err(), { timeout: 30_000 }).toMatch(/chat not connected/);
  await expect.poll(() => slack.sockets.length, { timeout: 30_000 }).toBeGreaterThan(0);
  await expect.poll(() => discord.commands().length, { timeout: 30_000 }).toBeGreaterThan(0);

  await provokeSlack(slack, team);
  await provokeDiscord(discord);
  breakSubscriptions(home);
  const channel = slack.addChannel({ team });
  const broken = await slack.slash({ channel, command: '/parley', text: 'subscriptions' });

  console.log(bot.err());
  expect(bot.err()).toMatch(/"msg":"(?:command failed|job failed|delivery not sent|discord command not answered)"/);
  expect(await leaksOf({ chats, bot, home })).toEqual([]);
}, 120_000);
