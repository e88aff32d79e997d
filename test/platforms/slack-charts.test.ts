import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/domain/charts.ts';
import { eventChart, stepChart, tinyPng } from '../fakes/charts.ts';
import { shownText } from '../fakes/fake-slack-blocks.ts';
import { type Desk, type DeskOptions, openDesk, replyOf } from './slack-harness.ts';

const drawing = async () => tinyPng;
const digestOf = (chart: Chart) => replyOf('Weekly digest', { lines: ['Two things happened.'], chart });
const open = (options: DeskOptions = {}) => openDesk({ draw: drawing, ...options });
const post = ({ platform, place }: Desk, chart: Chart) =>
  platform.post({ channel: place, key: 'd1', message: digestOf(chart) });
const kindsIn = (blocks: unknown): string[] => (blocks as { readonly type: string }[]).map(({ type }) => type);
const callsOf = ({ slack }: Desk, method: string) => slack.log.filter((call) => call.method === method);

describe('a chart in a post to Slack', () => {
  it('is drawn by Slack itself where bars tell the same', async () => {
    const desk = await open();

    const outcome = await post(desk, stepChart());

    const [message] = desk.channel.messages;
    expect(outcome).toEqual({ kind: 'sent', ref: message?.ts });
    expect(message?.blocks).toContainEqual({
      type: 'data_visualization',
      title: 'Tariffs on goods of the other side',
      chart: {
        type: 'bar',
        series: [
          { name: 'US on China', data: dataOf(57, 47) },
          { name: 'China on US', data: dataOf(32, 31) },
        ],
        axis_config: { categories: ['14 May 2025', '10 Nov 2025'], y_label: 'Percent' },
      },
    });
    expect(shownText(message?.blocks)).toContain('Total in percent, as reported by 2 Nov 2026');
    expect(message?.text).toContain('Chart: The US total fell from 57 % to 47 %');
    expect(desk.slack.files()).toEqual([]);
  });

  const dataOf = (before: number, after: number) => [
    { label: '14 May 2025', value: before },
    { label: '10 Nov 2025', value: after },
  ];

  it('is an uploaded picture where only a picture can show it, byte for byte', async () => {
    const desk = await open();

    await post(desk, eventChart());

    const [file] = desk.slack.files();
    expect(file?.bytes?.equals(tinyPng)).toBe(true);
    expect(file).toMatchObject({ filename: 'chart.png', title: 'Talks and deadlines' });
    expect(desk.channel.messages[0]?.blocks).toContainEqual({
      type: 'image',
      slack_file: { id: file?.id },
      alt_text: eventChart().alt,
    });
  });

  it('is a picture where Slack does not know its own charts yet', async () => {
    const desk = await open();
    desk.slack.refuseBlocks('data_visualization');

    const outcome = await post(desk, stepChart());

    expect(outcome.kind).toBe('sent');
    expect(desk.channel.messages.map(({ blocks }) => kindsIn(blocks))).toEqual([['header', 'rich_text', 'image']]);
  });

  it('stays when the table beside it is refused', async () => {
    const desk = await open();
    desk.slack.refuseBlocks('data_table');
    const table = { caption: 'Tariffs', columns: ['Rate'], rows: [['47 %']], lines: [0] };

    await desk.platform.post({ channel: desk.place, key: 'd1', message: { ...digestOf(stepChart()), table } });

    expect(desk.channel.messages.map(({ blocks }) => kindsIn(blocks))).toEqual([['header', 'rich_text', 'image']]);
  });

  it('is uploaded once for a workspace, whoever is sent it', async () => {
    const desk = await open();
    const other = desk.slack.addChannel({ team: desk.team });
    const place = `slack:${desk.team.id}/${other.id}`;

    await Promise.all([
      post(desk, eventChart()),
      desk.platform.post({ channel: place, key: 'd2', message: digestOf(eventChart()) }),
    ]);
    await post(desk, eventChart());

    expect(desk.slack.files()).toHaveLength(1);
    expect([desk.channel.messages.length, other.messages.length]).toEqual([2, 1]);
  });

  it.each([
    { what: 'after a moment', readiness: { afterMs: 50 } },
    { what: 'at the third try', readiness: { afterRefusals: 2 } },
  ])('waits until Slack has the file ready, $what, and posts once', async ({ readiness }) => {
    const desk = await open();
    desk.slack.readyFiles(readiness);

    const outcome = await post(desk, eventChart());

    expect(outcome.kind).toBe('sent');
    expect(callsOf(desk, 'chat.postMessage').length).toBeGreaterThan(1);
    expect(desk.channel.messages.map(({ blocks }) => kindsIn(blocks))).toEqual([['header', 'rich_text', 'image']]);
  });

  it('is told in words when the file never gets ready, and uploaded anew the next time', async () => {
    const desk = await open();
    desk.slack.readyFiles({ afterRefusals: 1_000 });

    await post(desk, eventChart());
    desk.slack.readyFiles({});
    await post(desk, eventChart());

    expect(shownText(desk.channel.messages[0]?.blocks)).toContain(`Chart: ${eventChart().alt}`);
    expect(desk.channel.messages.map(({ blocks }) => kindsIn(blocks).includes('image'))).toEqual([false, true]);
    expect(desk.slack.files()).toHaveLength(2);
  });

  it('is uploaded again when the answer to its upload was lost', async () => {
    const desk = await open();
    desk.slack.fault('files.completeUploadExternal', { drop: 'after' });

    await post(desk, eventChart());

    expect(desk.slack.files()).toHaveLength(2);
    expect(desk.channel.messages.map(({ blocks }) => kindsIn(blocks))).toEqual([['header', 'rich_text', 'image']]);
  });

  it.each([
    { what: 'the upload fails', go: ({ slack }: Desk) => slack.loseUploads(9) },
    { what: 'Slack takes no more files', go: ({ slack }: Desk) => slack.fault('files.getUploadURLExternal', full) },
    {
      what: 'a right is missing',
      go: ({ team }: Desk) => void team.scopes.splice(team.scopes.indexOf('files:write'), 1),
    },
  ])('is told in words when $what', async ({ go }) => {
    const desk = await open();
    go(desk);

    const outcome = await post(desk, eventChart());

    expect(outcome.kind).toBe('sent');
    expect(desk.channel.messages).toHaveLength(1);
    expect(shownText(desk.channel.messages[0]?.blocks)).toContain(`Chart: ${eventChart().alt}`);
  });

  const full = { status: 429, headers: { 'retry-after': '30' }, body: { ok: false, error: 'ratelimited' } };

  it.each([
    { what: 'nobody draws', draw: undefined },
    { what: 'the drawing fails', draw: () => Promise.reject(new Error('no font')) },
    { what: 'the drawing hangs', draw: () => new Promise<Uint8Array>(() => undefined) },
    { what: 'the picture is far too large', draw: async () => new Uint8Array(200_000) },
  ])('is told in words when $what', async ({ draw }) => {
    const desk = await openDesk({ draw, limits: { pictureMaxMs: 30 } });

    const outcome = await post(desk, eventChart());

    expect(outcome.kind).toBe('sent');
    expect(shownText(desk.channel.messages[0]?.blocks)).toContain(`Chart: ${eventChart().alt}`);
  });

  it('says once that the right to upload is missing, and looks again after an hour', async () => {
    let now = Date.now();
    const desk = await open({ now: () => now });
    desk.team.scopes.splice(desk.team.scopes.indexOf('files:write'), 1);

    await post(desk, eventChart());
    await post(desk, eventChart());
    now += 3_600_001;
    desk.team.scopes.push('files:write');
    await post(desk, eventChart());

    expect(desk.logged.filter(({ message }) => message === 'slack right missing')).toEqual([
      { level: 'warn', fields: { team: desk.team.id, needed: 'files:write' }, message: 'slack right missing' },
    ]);
    expect(callsOf(desk, 'files.getUploadURLExternal')).toHaveLength(2);
    expect(kindsIn(desk.channel.messages[2]?.blocks)).toContain('image');
  });

  it('does not double a post whose answer was lost', async () => {
    const desk = await open();
    await desk.platform.start();
    desk.slack.fault('chat.postMessage', { drop: 'after' });

    const outcome = await post(desk, eventChart());
    const found = await desk.platform.lookUp({ channel: desk.place, key: 'd1', sinceMs: Date.now() - 60_000 });

    expect(outcome).toEqual({ kind: 'in-doubt' });
    expect(found).toEqual({ kind: 'found', ref: desk.channel.messages[0]?.ts });
    expect(desk.channel.messages).toHaveLength(1);
  });

  it('stays in a message that is edited', async () => {
    const desk = await open();
    const sent = await post(desk, eventChart());

    await desk.platform.edit({
      channel: desk.place,
      ref: sent.kind === 'sent' ? sent.ref : '',
      message: { ...digestOf(eventChart()), title: 'Corrected' },
    });

    expect(desk.channel.messages).toMatchObject([{ edits: 1 }]);
    expect(shownText(desk.channel.messages[0]?.blocks)).toContain('Corrected');
    expect(kindsIn(desk.channel.messages[0]?.blocks)).toContain('image');
    expect(desk.slack.files()).toHaveLength(1);
  });
});
