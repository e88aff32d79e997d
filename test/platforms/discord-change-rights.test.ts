import { expect, it } from 'vitest';
import type { CommandSpec } from '../../src/domain/commands.ts';
import { createScene, replyOf } from '../fakes/fake-discord-scene.ts';

const commands: readonly CommandSpec[] = [
  {
    name: 'follow',
    description: 'What a channel follows',
    isChange: true,
    options: [
      { name: 'topic', description: 'Which topic' },
      { name: 'channel', description: 'Another channel', kind: 'channel' },
    ],
  },
];

const [manageChannels, manageServer] = ['16', '32'];

const openScene = async (changeRight: 'manage-channels' | 'manage-server') => {
  const changed: (string | undefined)[] = [];
  const scene = await createScene({
    platform: {
      commands,
      answer: async ({ options }) => {
        changed.push(options.channel?.split('/')[1]);
        return replyOf('done');
      },
    },
    settings: { changeRight },
  });
  await scene.platform.start();
  const [here, elsewhere] = [scene.fake.channels()[0]?.id ?? '', scene.fake.addChannel().id];
  return { fake: scene.fake, changed, here, elsewhere };
};

it('takes a change of another channel only with the right in that channel', async () => {
  const { fake, changed, here, elsewhere } = await openScene('manage-channels');
  const place = { permissions: manageChannels };

  const refused = await fake.slash('follow', { channel: elsewhere }, place);
  const pressed = await fake.press(`c:/follow channel:${elsewhere}`, place);
  await fake.slash('follow', { channel: elsewhere }, { ...place, permissionsIn: { [elsewhere]: manageChannels } });
  await fake.slash('follow', { channel: here }, { ...place, permissionsIn: { [here]: manageChannels } });
  await fake.slash('follow', { topic: 'talks' }, place);

  for (const { data } of [refused, pressed])
    expect(fake.textOf(data ?? {})).toContain('needs the right Manage Channels');
  expect(changed).toEqual([elsewhere, here, undefined]);
});

it('takes a change of any channel with the right to manage the server, where that is what is needed', async () => {
  const { fake, changed, elsewhere } = await openScene('manage-server');

  await fake.slash('follow', { channel: elsewhere }, { permissions: manageServer });

  expect(changed).toEqual([elsewhere]);
});
