import { expect, it, onTestFinished } from 'vitest';
import { type Bot, type Home, openHome, runParley, startBot } from '../cli/parley.ts';
import { openStore } from '../contracts/engines.ts';
import { type FakeDiscord, startFakeDiscord } from '../fakes/fake-discord.ts';
import { type FakeChannel, type FakeSlack, startFakeSlack } from '../fakes/fake-slack.ts';
import { install } from '../platforms/slack-shop.ts';

const signingSecret = 'needle-signing-0c1f';
const clientSecret = 'fake-client-secret';
const secretKeys = ['needle-new-5b7e-of-at-least-32-characters', 'needle-old-90aa-of-at-least-32-characters'];
const appToken = 'xapp-1-needle-app-77d2';
const discordToken = 'needle.discord.b0t-t0ken';
const waits = { timeout: 30_000 };

interface Chats {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
}

async function openChats(): Promise<Chats> {
  const slack = await startFakeSlack({ appToken, signingSecret });
  const discord = await startFakeDiscord({ token: discordToken, answerWithinMs: 500 });
  onTestFinished(async () => void (await Promise.all([slack.close(), discord.close()])));
  return { slack, discord };
}

const settingsFor = ({ slack, discord }: Chats) => ({
  ...{ LOG_LEVEL: 'info', SEED_PACKS: 'none', SLACK_API_URL: slack.url, SLACK_SIGNING_SECRET: signingSecret },
  ...{ DISCORD_TOKEN: discordToken, DISCORD_API_URL: discord.url, SECRET_KEY: secretKeys.join(', ') },
});

/** What the chats passed along that works for whoever has it, or where a response address is. */
function passedOn({ slack, discord }: Chats): string[] {
  const inAddress = /\/(?:interactions|webhooks)\/\d+\/([\w-]{20,})/;
  const ofDiscord = discord.log.flatMap(({ path }) => inAddress.exec(path)?.[1] ?? []);
  const ofSlack = slack.log.flatMap(({ token, args }) => [token, String(args.refresh_token ?? '')]);
  return [...new Set([...ofDiscord, ...ofSlack, '/response/'])].filter(Boolean);
}

// A row that cannot be read is set aside, and said so; where a table is missing, the command fails by a fault of ours.
async function whileBroken({ env }: Home, work: () => Promise<void>): Promise<void> {
  const { database } = await openStore(String(env.DATABASE_URL));
  const { schema } = database.db;
  await database.db.updateTable('subscriptions').set({ body: '{"topics":"straw-in-a-row' }).execute();
  await schema.alterTable('audit').renameTo('audit_away').execute();
  try {
    await work();
  } finally {
    await schema.alterTable('audit_away').renameTo('audit').execute();
  }
}

const failures = [
  { status: 502, body: '<html>bad gateway</html>' },
  { status: 401 },
  { status: 403 },
  { drop: 'after' as const },
];

async function provokeDiscord({ discord }: Chats): Promise<void> {
  for (const failure of failures) {
    discord.fault(({ path }) => /\/(?:interactions|webhooks)\//.test(path), { ...failure, times: 2 });
    await discord.slash('help').catch(() => undefined);
  }
}

async function provokeSlack({ slack }: Chats, channel: FakeChannel): Promise<void> {
  const give = (text: string) => slack.slash({ channel, command: '/parley', text }).catch(() => undefined);
  await give('subscribe topic:tariffs');
  for (const failure of failures) {
    slack.fault(({ method }) => /^(?:chat|conversations|views|oauth)\./.test(method), { ...failure, times: 3 });
    await give('subscribe topic:tariffs terms:straw-of-a-reader');
    await give('subscribe');
    await give('source-add http://reader:needle-of-a-feed@127.0.0.1:1/feed');
    await give('why http://127.0.0.1:1/piece?token=needle-of-a-page');
  }
}

interface Watched {
  readonly chats: Chats;
  readonly bot: Bot;
  readonly home: Home;
}

async function leaksOf({ chats, bot, home }: Watched): Promise<string[]> {
  const status = await runParley(home, 'status', '--json');
  const exported = await runParley(home, 'export');
  const logs = bot.err() + bot.out() + status.err + status.out + exported.err;
  const secrets = [...passedOn(chats), ...secretKeys, signingSecret, clientSecret, appToken, discordToken, 'needle-'];
  const told = JSON.stringify([
    chats.slack.log.map(({ args }) => args.blocks),
    chats.discord.log.map(({ body }) => body),
  ]);
  const found = (text: string, wanted: readonly string[]) =>
    wanted.flatMap((secret) => {
      const at = text.indexOf(secret);
      return at === -1 ? [] : [`${text.slice(Math.max(0, at - 200), at)}>>>${text.slice(at, at + 100)}`];
    });
  return [...found(logs, [...secrets, 'straw-']), ...found(exported.out, secrets), ...found(told, secrets)];
}

async function provokeFault(
  { slack }: Chats,
  { home, channel }: { readonly home: Home; readonly channel: FakeChannel },
) {
  await whileBroken(home, async () => {
    const { text, blocks } = await slack.slash({ channel, command: '/parley', text: 'subscriptions' });
    expect(text + JSON.stringify(blocks)).toMatch(/went wrong on our side \(ref [0-9A-F]{4}\)/);
  });
}

it('one workspace and one server: no secret and no row stands in logs, status, answers or an export, whatever fails', async () => {
  const chats = await openChats();
  const { slack, discord } = chats;
  const team = slack.addTeam();
  const channel = slack.addChannel({ team });
  const home = openHome({ ...settingsFor(chats), SLACK_BOT_TOKEN: team.token, SLACK_APP_TOKEN: appToken });
  slack.fault('auth.test', { status: 502, body: 'gateway' });
  discord.fault(({ path }) => path.includes('gateway'), { status: 401 });
  const bot = await startBot(home);
  await expect.poll(() => bot.err(), waits).toMatch(/"discord".*chat not connected/);
  await expect.poll(() => slack.sockets.length * discord.commands().length, waits).toBeGreaterThan(0);

  await provokeSlack(chats, channel);
  await provokeDiscord(chats);
  await provokeFault(chats, { home, channel });

  const { length: linesCount } = bot.err().match(/"level":(?:40|50)/g) ?? [];
  expect(linesCount).toBeGreaterThan(10);
  expect(bot.err()).toMatch(/"msg":"command failed"/);
  expect(bot.err()).toMatch(/"msg":"discord command not answered"/);
  expect(await leaksOf({ chats, bot, home })).toEqual([]);
}, 120_000);

it('many workspaces: nor do their tokens, their codes, or the addresses for late answers', async () => {
  const chats = await openChats();
  const { slack } = chats;
  const team = slack.addTeam();
  const channel = slack.addChannel({ team });
  const oauth = { SLACK_CLIENT_ID: slack.oauth.clientId, SLACK_CLIENT_SECRET: clientSecret };
  const home = openHome({ ...settingsFor(chats), ...oauth });
  const bot = await startBot(home);
  slack.setHttpUrl(`${bot.address}/slack/commands`);
  slack.oauth.lifeSeconds = 1;
  slack.fault('oauth.v2.access', { status: 502, body: 'gateway' });

  const pages = [
    await install({ slack, origin: bot.address }, team),
    await install({ slack, origin: bot.address }, team),
  ];
  await provokeSlack(chats, channel);
  await provokeFault(chats, { home, channel });

  expect(pages.map(({ status }) => status)).toEqual([400, 200]);
  expect(bot.err()).toMatch(/token/);
  expect(await leaksOf({ chats, bot, home })).toEqual([]);
}, 120_000);
