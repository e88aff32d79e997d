import { describe, expect, it } from 'vitest';
import type { FakeDiscord } from '../fakes/fake-discord.ts';
import { createScene, type SceneSettings } from '../fakes/fake-discord-scene.ts';
import { until } from '../fakes/fake-discord-waits.ts';

/** Where the first word went when Parley was added to the server, as it is set up. */
async function arriveAt(setUp: (fake: FakeDiscord) => void, settings: SceneSettings = {}) {
  const scene = await createScene(settings);
  const { fake, events, platform } = scene;
  setUp(fake);
  await platform.start();
  await until(() => events.length === 1);
  fake.places.remove();
  fake.places.add();
  // What happens is told in order, so this comes last.
  fake.places.changeChannel(fake.channels()[0]?.id ?? '');
  await until(() => events.some(({ what }) => what.includes('/')));
  const added = events.filter(({ reason }) => reason?.startsWith('added'));
  return { ...scene, greeted: added.map(({ reason = '' }) => reason.split('/').at(-1)) };
}

const hide = (fake: FakeDiscord) =>
  Object.assign(fake.channels()[0] ?? {}, { permission_overwrites: [denied(fake.guildId, viewChannel)] });
const denied = (id: string, deny: bigint) => ({ id, type: 0, allow: '0', deny: `${deny}` });
const viewChannel = 1n << 10n;

describe('the first word on a server', () => {
  it('goes to the channel that the server has for such', async () => {
    let system = '';
    const { greeted } = await arriveAt((fake) => {
      system = fake.addChannel().id;
      fake.state.systemChannelId = system;
    });

    expect(greeted).toEqual([system]);
  });

  it('goes to the first channel where Parley may write, when that one is closed to it', async () => {
    let open = '';
    const { greeted } = await arriveAt((fake) => {
      hide(fake);
      fake.state.systemChannelId = fake.addChannel({ access: 'read-only' }).id;
      fake.addChannel({ type: 2 });
      fake.addChannel({ type: 15 });
      open = fake.addChannel().id;
      fake.addChannel();
    });

    expect(greeted).toEqual([open]);
  });

  it('goes to the channel that stands first, whichever was opened first', async () => {
    let first = '';
    const { greeted } = await arriveAt((fake) => {
      Object.assign(fake.channels()[0] ?? {}, { position: 5 });
      const channel = Object.assign(fake.addChannel(), { position: 1 });
      first = channel.id;
    });

    expect(greeted).toEqual([first]);
  });

  it('counts the roles that Parley was given', async () => {
    const role = '1234567890123456788';
    const { greeted, fake } = await arriveAt((at) => {
      at.state.guild = { ...at.state.guild, roles: [{ id: at.guildId, permissions: '0' }, administrator(role)] };
      at.state.member = { roles: [role], communication_disabled_until: null };
    });

    expect(greeted).toEqual([fake.channels()[0]?.id]);
  });

  it('is not said where Parley may write nowhere', async () => {
    const { greeted, logged } = await arriveAt(hide);

    expect(greeted).toEqual([]);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is not said again at a start, or after an outage', async () => {
    const { fake, events, platform } = await createScene();
    await platform.start();
    await until(() => events.length === 1);

    fake.places.failFor();
    fake.places.add();
    fake.places.changeChannel(fake.channels()[0]?.id ?? '');
    await until(() => events.length === 3);

    expect(events.filter(({ reason }) => reason !== undefined)).toEqual([]);
  });

  it('is said by the clock that is handed in: who joined ten minutes before it is no newcomer', async () => {
    const clock = { now: () => Date.now() + 10 * 60_000 };

    const { greeted } = await arriveAt(() => undefined, { platform: { clock } });

    expect(greeted).toEqual([]);
  });
});

const administrator = (id: string) => ({ id, permissions: `${1n << 3n}` });
