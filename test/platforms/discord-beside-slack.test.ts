import { expect, it, onTestFinished } from 'vitest';
import { startFakeDiscord } from '../fakes/fake-discord.ts';

// The order is the point: each chat's library brings an HTTP client of its own, and the first one loaded wins.
it('uploads a file to Discord although the Slack library was loaded first', async () => {
  await import('@slack/bolt');
  await import('undici');
  const { createPostingRest } = await import('../../src/platforms/discord/rest.ts');
  const { discordLimits } = await import('../../src/platforms/discord/limits.ts');
  const fake = await startFakeDiscord();
  onTestFinished(() => fake.close());
  const rest = createPostingRest({ token: fake.token, apiUrl: fake.url }, discordLimits)();
  const [channel] = fake.channels();

  await rest.post(`/channels/${channel?.id}/messages`, {
    body: { content: 'a chart' },
    files: [{ name: 'chart.png', data: Buffer.from('\u0089PNG and so on', 'latin1'), contentType: 'image/png' }],
  });

  expect(fake.messages()).toMatchObject([{ content: 'a chart', attachments: [{ filename: 'chart.png', size: 14 }] }]);
});
