// The least that the two libraries can do: one process that answers every command with a word, or with what
// ECHO_SAYS holds. What Parley is measured against.
import { once } from 'node:events';
import bolt from '@slack/bolt';
import { Client } from 'discord.js';

const {
  SLACK_BOT_TOKEN = '',
  SLACK_APP_TOKEN = '',
  SLACK_API_URL = '',
  DISCORD_TOKEN = '',
  DISCORD_API_URL = '',
} = process.env;

const says = process.env.ECHO_SAYS === undefined ? undefined : JSON.parse(process.env.ECHO_SAYS);
const slackAnswer = says ? { text: says.slack.text, blocks: says.slack.blocks } : { text: 'echo' };
const discordAnswer = says
  ? { components: says.discord.data.components, flags: says.discord.data.flags }
  : { content: 'echo', flags: 64 };

const app = new bolt.App({
  token: SLACK_BOT_TOKEN,
  appToken: SLACK_APP_TOKEN,
  socketMode: true,
  clientOptions: { slackApiUrl: SLACK_API_URL },
  logLevel: bolt.LogLevel.ERROR,
});
app.command(/.*/, async ({ ack }) => {
  await ack({ response_type: 'ephemeral', ...slackAnswer });
});

const client = new Client({ intents: [], rest: { api: DISCORD_API_URL } });
client.on('interactionCreate', (interaction) => {
  if (interaction.isChatInputCommand()) void interaction.reply(discordAnswer);
});
const ready = once(client, 'clientReady');

await app.start();
await client.login(DISCORD_TOKEN);
await ready;
await client.application?.commands.set([{ name: 'tariffs', description: 'echo' }]);
process.stderr.write('"msg":"ready"\n');
