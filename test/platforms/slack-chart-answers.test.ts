import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/domain/replies.ts';
import { eventChart, stepChart, tinyPng } from '../fakes/charts.ts';
import { shownText } from '../fakes/fake-slack-blocks.ts';
import { type DeskOptions, openDesk, replyOf, serveHttp } from './slack-harness.ts';

const rates = replyOf('Rates', { lines: ['47 % now'], chart: stepChart() });
const calendar = replyOf('Calendar', { lines: ['The truce ends on 10 Nov 2026'], chart: eventChart() });
const kindsIn = (blocks: unknown): string[] => (blocks as { readonly type: string }[]).map(({ type }) => type);
const inWords = `Chart: ${eventChart().alt}`;

describe.each(['socket', 'http'] as const)('a chart in an answer over %s', (way) => {
  const open = async (options: DeskOptions = {}) => {
    const settings = way === 'http' ? { appToken: undefined, signingSecret: 'fake-signing-secret' } : {};
    const desk = await openDesk({ draw: async () => tinyPng, ...options, settings });
    await desk.platform.start();
    if (way === 'http') await serveHttp(desk);
    const ask = () => desk.slack.slash({ channel: desk.channel, command: '/tariffs' });
    const tries = () => desk.slack.log.filter(({ method }) => method === 'response_url').length;
    return { ...desk, ask, tries };
  };

  it('is drawn by Slack, and comes with the acknowledgement once that is known to work', async () => {
    const { ask, tries, slack } = await open({ answer: async () => rates });

    const [first, second] = [await ask(), await ask()];

    for (const reply of [first, second]) {
      expect(kindsIn(reply.blocks)).toEqual(['header', 'rich_text', 'data_visualization', 'context']);
      expect(reply).toMatchObject({ response_type: 'ephemeral', effects: [] });
    }
    expect([tries(), slack.files().length]).toEqual([1, 0]);
  });

  it('is a picture where the workspace does not know such charts, tried only once', async () => {
    const { ask, tries, slack } = await open({ answer: async () => rates });
    slack.refuseBlocks('data_visualization');

    const replies = [await ask(), await ask()];

    expect(replies.map(({ blocks }) => kindsIn(blocks))).toEqual([
      ['header', 'rich_text', 'image'],
      ['header', 'rich_text', 'image'],
    ]);
    expect([tries(), slack.files().length]).toEqual([3, 1]);
  });

  it('is a picture that its reader alone sees, after an acknowledgement in time', async () => {
    const { ask, slack } = await open({ answer: async () => calendar });

    const reply = await ask();

    expect(reply.blocks).toContainEqual({
      type: 'image',
      slack_file: { id: slack.files()[0]?.id },
      alt_text: eventChart().alt,
    });
    expect(reply.response_type).toBe('ephemeral');
    expect(slack.files()[0]?.bytes?.equals(tinyPng)).toBe(true);
  });

  it('waits until the file is ready', async () => {
    const { ask, slack, tries } = await open({ answer: async () => calendar });
    slack.readyFiles({ afterRefusals: 2 });

    const reply = await ask();

    expect(kindsIn(reply.blocks)).toContain('image');
    expect(tries()).toBe(3);
  });

  it('is told in words, within the five tries that Slack takes, when nothing else works', async () => {
    const { ask, slack, tries } = await open({ answer: async () => ({ ...rates, chart: stepChart(eventless) }) });
    slack.refuseBlocks('data_visualization');
    slack.readyFiles({ afterRefusals: 1_000 });

    const reply = await ask();

    expect(shownText(reply.blocks)).toContain(inWords);
    expect(tries()).toBe(5);
  });

  it('is told in words in time although it stands beside a table', async () => {
    const table = { caption: 'Rates', columns: ['Rate'], rows: [['47 %']], lines: [0] };
    let answer: Reply = { ...rates, table, chart: undefined };
    const { ask, slack, tries } = await open({ answer: async () => answer });
    await ask();
    answer = { ...rates, table, chart: stepChart(eventless) };
    slack.refuseBlocks('data_visualization');
    slack.readyFiles({ afterRefusals: 1_000 });

    const reply = await ask();

    expect(shownText(reply.blocks)).toContain(inWords);
    expect(tries()).toBe(6);
  });

  const eventless = { alt: eventChart().alt };

  it.each([
    { what: 'nobody draws', options: { draw: undefined } },
    { what: 'the drawing fails', options: { draw: () => Promise.reject(new Error('no font')) } },
  ])('is told in words when $what', async ({ options }) => {
    const { ask } = await open({ answer: async () => calendar, ...options });

    expect(shownText((await ask()).blocks)).toContain(inWords);
  });

  it('is told in words with the acknowledgement once the right to upload is known to be missing', async () => {
    const { ask, tries, team, logged } = await open({ answer: async () => calendar });
    team.scopes.splice(team.scopes.indexOf('files:write'), 1);

    const replies = [await ask(), await ask()];

    for (const { blocks } of replies) expect(shownText(blocks)).toContain(inWords);
    expect(tries()).toBe(1);
    expect(logged.filter(({ message }) => message === 'slack right missing')).toHaveLength(1);
  });

  it('comes with a table only where tables are known to be taken', async () => {
    const table = { caption: 'Rates', columns: ['Rate'], rows: [['47 %']], lines: [0] };
    let answer = { ...rates, table };
    const { ask, slack } = await open({ answer: async () => answer });

    const first = await ask();
    answer = { ...answer, chart: undefined };
    await ask();
    answer = { ...rates, table };
    const third = await ask();

    expect(kindsIn(first.blocks)).toEqual(['header', 'rich_text', 'data_visualization', 'context']);
    expect(kindsIn(third.blocks)).toEqual(['header', 'data_table', 'data_visualization', 'context']);
    expect(slack.files()).toEqual([]);
  });
});
