import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/domain/replies.ts';
import { eventChart, tinyPng } from '../fakes/charts.ts';
import { createHttpScene } from '../fakes/fake-discord-http-scene.ts';
import { createScene, replyOf, type SceneSettings } from '../fakes/fake-discord-scene.ts';

const calendar: Reply = { ...replyOf('Calendar'), chart: eventChart() };
const inWords = 'Chart: A round in Madrid on 14 and 15 Sep 2025';
const attachFiles = 1n << 15n;
const ephemeral = 64;

describe.each(['gateway', 'http'] as const)('a chart in an answer over %s', (way) => {
  const open = async (settings: SceneSettings['platform'] = {}) => {
    const platform = { draw: async () => tinyPng, answer: async () => calendar, ...settings };
    const scene = way === 'http' ? await createHttpScene({ platform }) : await createScene({ platform });
    if (way === 'gateway') await scene.platform.start();
    return scene;
  };
  const galleryOf = (data: unknown): unknown => JSON.stringify(data).includes('attachment://chart.png');

  it('is a picture that its reader alone sees, byte for byte', async () => {
    const { fake } = await open();

    const { data } = await fake.slash('tariffs');

    expect(galleryOf(data)).toBe(true);
    expect(data?.attachments).toMatchObject([{ filename: 'chart.png', description: eventChart().alt }]);
    expect(fake.filesOf(data ?? {}).map((bytes) => Buffer.from(bytes ?? []))).toEqual([tinyPng]);
    expect(Number(data?.flags) & ephemeral).toBe(ephemeral);
    expect(fake.textOf(data ?? {})).not.toContain('Chart:');
  });

  it('is seen by all where a button shares it', async () => {
    const { fake } = await open();

    const { data } = await fake.press('a:/tariffs');

    expect(galleryOf(data)).toBe(true);
    expect(Number(data?.flags) & ephemeral).toBe(0);
  });

  it('comes later where drawing it takes long', async () => {
    const { fake } = await open({ draw: () => pause(60, tinyPng), limits: { deferAfterMs: 10 } });

    const { type, data } = await fake.slash('tariffs');

    expect([type, galleryOf(data)]).toEqual([5, true]);
    expect(fake.filesOf(data ?? {})).toHaveLength(1);
  });

  it.each([
    { what: 'nobody draws', draw: undefined },
    { what: 'the drawing fails', draw: () => Promise.reject(new Error('no font')) },
    { what: 'Discord does not take the picture', draw: async () => Buffer.from('not a picture') },
  ])('is told in words when $what', async ({ draw }) => {
    const { fake } = await open({ draw });

    const { data } = await fake.slash('tariffs');

    expect(fake.textOf(data ?? {})).toContain(inWords);
    expect(Number(data?.flags) & ephemeral).toBe(ephemeral);
  });

  it('is told in words where Parley may not attach files', async () => {
    const { fake, requests } = await open();

    const { data } = await fake.slash('tariffs', {}, { ownPermissions: `${2_147_483_647n & ~attachFiles}` });

    expect(fake.textOf(data ?? {})).toContain(inWords);
    expect(requests('POST', /callback/).filter(({ files }) => files.length > 0)).toEqual([]);
  });
});
