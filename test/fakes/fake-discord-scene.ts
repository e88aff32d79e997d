import { onTestFinished } from 'vitest';
import type { CommandSpec } from '../../src/domain/commands.ts';
import type { Reply } from '../../src/domain/replies.ts';
import { createDiscordPlatform, type DiscordOptions } from '../../src/platforms/discord/discord-platform.ts';
import type { CommandCall } from '../../src/ports.ts';
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from './fake-discord.ts';

/** Commands of every kind: free text, choices, a required option, a change. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'tariffs',
    description: 'Tariff rates as reported',
    options: [
      { name: 'goods', description: 'What goods' },
      {
        name: 'side',
        description: 'Who imposes them',
        choices: [
          { name: 'United States', value: 'us' },
          { name: 'China', value: 'china' },
        ],
      },
    ],
  },
  {
    name: 'subscribe',
    description: 'Get alerts in this channel',
    isChange: true,
    options: [{ name: 'topic', description: 'Which topic', isRequired: true }],
  },
];

/** A reply with a source and a note. */
export const replyOf = (title: string, lines: readonly string[] = ['25%']): Reply => ({
  title,
  lines,
  citations: [{ outlet: 'Example Times', tier: 'paper', date: '2026-11-02', url: 'https://example.com/a' }],
  notes: ['as reported'],
});

/** What differs from the usual. */
export interface SceneSettings {
  readonly fake?: FakeDiscordOptions;
  readonly platform?: Partial<DiscordOptions>;
  readonly settings?: Partial<DiscordOptions['settings']>;
}

/** Parley's side of Discord against a local one; all of it ends with the test. */
export async function createScene(settings: SceneSettings = {}) {
  const fake = await startFakeDiscord(settings.fake);
  onTestFinished(() => fake.close());
  const calls: CommandCall[] = [];
  const events: { readonly what: string; readonly reason?: string }[] = [];
  const logged: { readonly level: string; readonly fields: object; readonly message: string }[] = [];
  const note = (level: string) => (fields: object, message: string) => void logged.push({ level, fields, message });
  let hash: string | undefined;
  const options: DiscordOptions = {
    settings: { token: fake.token, apiUrl: fake.url, ...settings.settings },
    commands,
    answer: async (call) => {
      calls.push(call);
      return replyOf(`/${call.name}`);
    },
    events: {
      onGone: async (what, reason) => void events.push({ what, reason }),
      onBack: async (what) => void events.push({ what }),
      onAdded: async (what, channel) => void events.push({ what, reason: `added, ${channel}` }),
    },
    published: {
      get: async () => hash,
      set: async (next) => {
        hash = next;
      },
    },
    clock: { now: () => Date.now() },
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    ...settings.platform,
  };
  const platform = createDiscordPlatform(options);
  onTestFinished(() => platform.stop());
  const channel = `discord:${fake.guildId}/${fake.channels()[0]?.id}`;
  const requests = (method: string, path: RegExp) =>
    fake.log.filter((request) => request.method === method && path.test(request.path));
  return { fake, platform, options, calls, events, logged, channel, requests };
}

/** What Discord shows a reader who has written so much of an option. */
export async function suggestionsFor(
  fake: FakeDiscord,
  [name, option, written]: readonly [name: string, option: string, written: string],
): Promise<unknown[]> {
  const { data } = await fake.slash(name, { [option]: written }, { focused: option });
  const choices = (data?.choices ?? []) as readonly { readonly value: unknown }[];
  return choices.map(({ value }) => value);
}
