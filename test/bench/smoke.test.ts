import { expect, it, onTestFinished } from 'vitest';
import { openSmoke } from '../../bench/smoke/open.ts';
import { type Person, runSmoke, smokeTable } from '../../bench/smoke/steps.ts';
import { readSettings } from '../../config/env.ts';
import { startFakeDiscord } from '../fakes/fake-discord.ts';
import { startFakeSlack } from '../fakes/fake-slack.ts';

const shared = { DATABASE_URL: 'sqlite::memory:', SEED_PACKS: 'documents', PORT: '0' };

/** A person who types what they are told to, and sees what they should. */
const obedient = (type: (line: string) => Promise<unknown>): Person => ({
  tell: (text) => {
    const [, line] = /type: {2}(\/.*)$/.exec(text) ?? [];
    if (line !== undefined) setImmediate(() => void type(line));
  },
  confirms: async () => true,
});

it('the guided check of Slack finds the local Slack as the local Slack is', async () => {
  const slack = await startFakeSlack();
  onTestFinished(() => slack.close());
  const team = slack.addTeam();
  const channel = slack.addChannel({ team });
  const settings = readSettings({
    ...shared,
    SLACK_BOT_TOKEN: team.token,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
  });
  const person = obedient((line) => slack.slash({ channel, command: '/parley', text: line.slice('/parley '.length) }));
  const { smoke, close } = await openSmoke({ chat: 'slack', settings, person, commandWithinMs: 5_000 });

  const findings = await runSmoke(smoke, (line) => `/parley ${line.slice(1)}`);
  await close();

  expect(smokeTable(findings)).toContain('Nothing differed.');
  expect(channel.messages.map(({ effects }) => effects.filter(({ kind }) => kind === 'mention'))).toEqual(
    channel.messages.map(() => []),
  );
}, 30_000);

it('the guided check of Discord finds the local Discord as the local Discord is', async () => {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const settings = readSettings({ ...shared, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url });
  const person = obedient(async (line) => {
    const [name = '', ...words] = line.slice(1).split(' ');
    const [, option = '', value = ''] = /^(\w+):(.*)$/.exec(words.join(' ')) ?? ['', 'words', words.join(' ')];
    // Discord's own client offers only what there is.
    await discord.slash(name, value === '' ? {} : { [option]: value === 'mars' ? 'us' : value });
  });
  const { smoke, close } = await openSmoke({ chat: 'discord', settings, person, commandWithinMs: 5_000 });

  const findings = await runSmoke(smoke, (line) => line);
  await close();

  expect(smokeTable(findings)).toContain('Nothing differed.');
}, 30_000);

it('the guided check says what differed, and stops where no command arrives', async () => {
  const slack = await startFakeSlack();
  onTestFinished(() => slack.close());
  const team = slack.addTeam();
  const settings = readSettings({
    ...shared,
    SLACK_BOT_TOKEN: team.token,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
  });
  const person = obedient(async () => undefined);
  const { smoke, close } = await openSmoke({ chat: 'slack', settings, person, commandWithinMs: 50 });

  const findings = await runSmoke(smoke, (line) => line);
  await close();

  expect(findings).toEqual([{ step: '/tariffs side:us', local: 'arrives', here: 'did not arrive' }]);
  expect(smokeTable(findings)).toContain('1 differed');
});
