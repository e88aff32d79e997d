import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { type FakeDiscord, startFakeDiscord } from '../fakes/fake-discord.ts';
import { until } from '../fakes/fake-discord-waits.ts';

const botFile = fileURLToPath(new URL('../fakes/fake-discord-stopped-bot.ts', import.meta.url));

async function startBot() {
  const fake = await startFakeDiscord();
  onTestFinished(() => fake.close());
  const bot = spawn(process.execPath, [botFile, fake.url, fake.token], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void bot.kill('SIGKILL'));
  let said = '';
  bot.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await until(() => said.includes('ready'), 15_000);
  return { fake, bot, said: () => said };
}

const noTrouble = (_fake: FakeDiscord) => undefined;
const cutConnection = async (fake: FakeDiscord) => {
  fake.dropSockets();
  await until(() => fake.sessionCount() === 0);
};

it.each([
  ['in calm', noTrouble],
  ['while it was about to connect again', cutConnection],
])('leaves its process when it is stopped %s', async (_when, trouble) => {
  const { fake, bot, said } = await startBot();
  await trouble(fake);

  const stoppedAt = performance.now();
  bot.stdin.end();
  const [exitCode] = await once(bot, 'exit');

  expect({ exitCode, said: said() }).toEqual({ exitCode: 0, said: 'readystopped' });
  expect(performance.now() - stoppedAt).toBeLessThan(3_000);
  expect(fake.sessionCount()).toBe(0);
});
