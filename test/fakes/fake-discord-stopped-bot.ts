import { createDiscordPlatform } from '../../src/platforms/discord/discord-platform.ts';

// A bot in a process of its own, that stops when its input ends and then must leave by itself.
const [apiUrl = '', token = ''] = process.argv.slice(2);
const platform = createDiscordPlatform({
  settings: { token, apiUrl },
  commands: [],
  answer: () => Promise.reject(new Error('no commands here')),
  events: { onGone: async () => undefined, onBack: async () => undefined, onAdded: async () => undefined },
  published: { get: async () => undefined, set: async () => undefined },
  clock: { now: () => Date.now() },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
});
await platform.start();
process.stdout.write('ready');
for await (const _chunk of process.stdin);
await platform.stop();
process.stdout.write('stopped');
