import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/domain/replies.ts';
import type { DiscordOptions } from '../../src/platforms/discord/discord-platform.ts';
import { eventChart, tinyPng } from '../fakes/charts.ts';
import { createScene, replyOf } from '../fakes/fake-discord-scene.ts';
import type { FakeMessage } from '../fakes/fake-discord-state.ts';

const digest: Reply = { ...replyOf('Weekly digest'), chart: eventChart() };
const inWords = 'Chart: A round in Madrid on 14 and 15 Sep 2025';
const open = (platform: Partial<DiscordOptions> = {}) =>
  createScene({ platform: { draw: async () => tinyPng, ...platform } });
type Scene = Awaited<ReturnType<typeof open>>;
const post = ({ platform, channel }: Scene, key = 'd1') => platform.post({ channel, key, message: digest });
const galleryOf = ({ components }: Pick<FakeMessage, 'components'>) =>
  components[0]?.components?.find(({ type }) => type === 12)?.items;
const shownPicture = [{ media: { url: 'attachment://chart.png' }, description: eventChart().alt }];

describe('a chart in a post to Discord', () => {
  it('is a picture within the message, byte for byte, with its words for who cannot see it', async () => {
    const scene = await open();

    const outcome = await post(scene);

    const [message] = scene.fake.messages();
    expect(outcome).toEqual({ kind: 'sent', ref: message?.id });
    expect(message && galleryOf(message)).toEqual(shownPicture);
    expect(message?.attachments).toMatchObject([{ filename: 'chart.png', description: eventChart().alt }]);
    expect(scene.fake.filesOf(message ?? {}).map((bytes) => Buffer.from(bytes ?? []))).toEqual([tinyPng]);
    expect(scene.fake.textOf(message ?? {})).not.toContain('Chart:');
  });

  it('is shown in the first message of a forum’s thread, and in threads', async () => {
    const { fake, platform, channel } = await open();
    const forum = fake.addChannel({ type: 15 });
    const thread = { title: 'Truce' };
    const place = `discord:${fake.guildId}/${forum.id}`;
    const first = await platform.post({ channel, key: 'd1', message: replyOf('Truce'), thread });
    const root = first.kind === 'sent' ? first.ref : '';

    const outcomes = [
      await platform.post({ channel: place, key: 'd2', message: digest, thread }),
      await platform.post({ channel, key: 'd3', message: digest, thread: { ...thread, root } }),
    ];

    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(fake.messages().slice(1).map(galleryOf)).toEqual([shownPicture, shownPicture]);
  });

  it('stays in a message that is edited, once, and goes where it cannot be drawn any more', async () => {
    let isDrawn = true;
    const scene = await open({ draw: async () => (isDrawn ? tinyPng : Promise.reject(new Error('no font'))) });
    const sent = await post(scene);
    const ref = sent.kind === 'sent' ? sent.ref : '';
    const edit = (title: string) => scene.platform.edit({ channel: scene.channel, ref, message: { ...digest, title } });

    const edited = await edit('Corrected');
    const [first] = scene.fake.messages();
    isDrawn = false;
    await edit('Corrected again');
    const [second] = scene.fake.messages();

    expect(edited.kind).toBe('sent');
    expect(first && galleryOf(first)).toEqual(shownPicture);
    expect(first?.attachments).toHaveLength(1);
    expect(second && galleryOf(second)).toBeUndefined();
    expect(second?.attachments).toEqual([]);
    expect(scene.fake.textOf(second ?? {})).toContain(inWords);
  });

  it.each([
    { what: 'nobody draws', draw: undefined },
    { what: 'the drawing fails', draw: () => Promise.reject(new Error('no font')) },
    { what: 'the drawing hangs', draw: () => new Promise<Uint8Array>(() => undefined) },
    { what: 'the picture is far too large', draw: async () => new Uint8Array(6_000_000) },
    { what: 'Discord does not take the picture', draw: async () => Buffer.from('not a picture') },
  ])('is told in words when $what', async ({ draw }) => {
    const scene = await open({ draw, limits: { drawMaxMs: 30 } });

    const outcome = await post(scene);

    expect(outcome.kind).toBe('sent');
    expect(scene.fake.messages().map(scene.fake.textOf)).toEqual([expect.stringContaining(inWords)]);
  });

  it('is told in words where Parley may not attach files, without asking each time, for an hour', async () => {
    let now = Date.now();
    const scene = await open({ clock: { now: () => now } });
    const closed = scene.fake.addChannel({ access: 'no-files' });
    const channel = `discord:${scene.fake.guildId}/${closed.id}`;
    const refusals = () => scene.requests('POST', /messages$/).filter(({ status }) => status === 403).length;

    const outcomes = [await post({ ...scene, channel }, 'd1'), await post({ ...scene, channel }, 'd2')];
    const before = refusals();
    now += 3_600_001;
    await post({ ...scene, channel }, 'd3');

    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent']);
    expect(scene.fake.messages(closed.id).map(scene.fake.textOf)).toEqual(
      Array.from({ length: 3 }, () => expect.stringContaining(inWords)),
    );
    expect([before, refusals()]).toEqual([1, 2]);
  });

  it('keeps no channel from being subscribed where the right to attach files is missing', async () => {
    const { fake, platform } = await open();
    const closed = fake.addChannel({ access: 'no-files' });

    expect(await platform.check(`discord:${fake.guildId}/${closed.id}`)).toEqual({ kind: 'ok' });
  });

  it('does not double a post whose answer was lost', async () => {
    const scene = await open();
    const { fake, platform, channel } = scene;
    fake.fault(({ path }) => path.endsWith('/messages'), { drop: 'after' });

    const outcome = await post(scene);
    const found = await platform.lookUp({ channel, key: 'd1', sinceMs: Date.now() - 60_000 });

    expect(outcome).toEqual({ kind: 'in-doubt' });
    expect(found).toEqual({ kind: 'found', ref: fake.messages()[0]?.id });
    expect(fake.messages()).toHaveLength(1);
  });

  it('has words that do nothing, wherever they stand', async () => {
    const alt = '@everyone <@&1> **b** [x](https://evil.example)\n# h';
    const message = { ...digest, chart: eventChart({ alt, title: alt }) };
    const scene = await open();
    const wordy = await open({ draw: undefined });

    for (const { platform, channel } of [scene, wordy]) await platform.post({ channel, key: 'd1', message });

    const [pictured] = scene.fake.messages();
    expect(pictured && galleryOf(pictured)).toMatchObject([{ description: alt.replace('\n', ' ') }]);
    expect(wordy.fake.textOf(wordy.fake.messages()[0] ?? {})).toContain('Chart: @\u200beveryone');
  });

  it('has words as long as Discord takes', async () => {
    const message = { ...digest, chart: eventChart({ alt: 'x'.repeat(3_000) }) };
    const { fake, platform, channel } = await open();

    await platform.post({ channel, key: 'd1', message });

    expect(fake.messages().map(galleryOf)).toMatchObject([[{ description: `${'x'.repeat(1_023)}…` }]]);
  });
});
