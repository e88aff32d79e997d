import { describe, expect, it } from 'vitest';
import type { Feedback } from '../../src/domain/feedback.ts';
import { shownText } from '../fakes/fake-slack-blocks.ts';
import { shownView } from '../fakes/fake-slack-readers.ts';
import { hourMs, rise } from '../jobs/newsroom.ts';
import { openChatOffice } from './chat-office.ts';

const reader = 'U0READER';
const dayMs = 24 * hourMs;
const isPng = (bytes: Uint8Array | undefined): boolean => Buffer.from(bytes ?? []).toString('latin1', 1, 4) === 'PNG';

/** All parts of a message in which readers see something, however deep. */
function partsOf(node: unknown): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap(partsOf);
  if (typeof node !== 'object' || node === null) return [];
  return [{ ...node }, ...Object.values(node).flatMap(partsOf)];
}

/** What stands for the command of a button in a message, and the name by which the chat knows the button. */
function buttonIn(blocks: unknown, command: RegExp): { readonly id: string; readonly value: string } {
  const found = partsOf(blocks).find(({ value, custom_id: id }) => command.test(String(value ?? id)));
  if (found === undefined) throw new Error(`There is no button for ${command}.`);
  return { id: String(found.action_id ?? found.custom_id), value: String(found.value ?? found.custom_id) };
}

async function openOffice(options?: Parameters<typeof openChatOffice>[0]) {
  const office = await openChatOffice(options);
  const { desk, scene } = office;
  return {
    ...office,
    inSlack: (text: string) => desk.slack.slash({ channel: desk.channel, command: '/parley', text, user: reader }),
    slackTexts: () => desk.channel.messages.map(({ blocks }) => shownText(blocks)),
    discordTexts: () => scene.fake.messages().map((message) => scene.fake.textOf(message)),
  };
}

type Office = Awaited<ReturnType<typeof openOffice>>;

describe('/subscribe without options, by the real commands', () => {
  it('is a form in Slack: sent, the channel follows, and its first card comes', async () => {
    const { desk, store, inSlack, send, slackTexts } = await openOffice();
    const { view } = await inSlack('subscribe');
    if (view === undefined) throw new Error('No form was opened.');
    const asked = Object.keys(shownView(view).fields);

    await desk.slack.readers.submit(view, { Topics: 'tariffs,talks', 'The least that is told': 'normal' });
    await send();

    expect(asked).toContain('Only alerts that name one of');
    expect(await store.subscriptions.ofChannel(desk.place)).toMatchObject({
      ...{ topics: ['tariffs', 'talks'], significance: 'normal', mode: 'now', by: reader },
    });
    expect(slackTexts()).toEqual([expect.stringContaining('Tariffs')]);
  });

  it('is a form in Discord: sent, the channel follows, and its first card comes', async () => {
    const { scene, store, send, discordTexts } = await openOffice();
    const shown = await scene.fake.slash('subscribe');

    const answer = await scene.fake.submit({ Topics: ['Tariffs'], 'When it is told': ['In digests'] });
    await send();

    expect(shown).toMatchObject({ type: 9, data: { title: 'Alerts for this channel' } });
    expect(scene.fake.textOf(answer.data ?? {})).toContain('Subscribed to Tariffs');
    expect(await store.subscriptions.ofChannel(scene.channel)).toMatchObject({ topics: ['tariffs'], mode: 'digest' });
    expect(discordTexts()).toEqual([expect.stringContaining('Tariffs')]);
  });

  it('is none for a member of the server without the right, nor is one sent by them taken', async () => {
    const { scene, store } = await openOffice();
    await scene.fake.slash('subscribe');

    const sent = await scene.fake.submit({ Topics: ['Tariffs'] }, { permissions: '0' });
    const asked = await scene.fake.slash('subscribe', {}, { permissions: '0' });

    for (const { type, data } of [sent, asked]) {
      expect(type).toBe(4);
      expect(scene.fake.textOf(data ?? {})).toContain('needs the right Manage Server');
    }
    expect(await store.subscriptions.ofChannel(scene.channel)).toBeUndefined();
  });
});

describe('An alert that readers find wrong', () => {
  const alerted = async (): Promise<Office & { readonly fed: () => Promise<Feedback[]> }> => {
    const office = await openOffice();
    const { desk, scene, newsroom } = office;
    for (const channel of [desk.place, scene.channel]) await newsroom.follow(channel);
    await newsroom.publish(rise);
    await office.send();
    return { ...office, fed: () => office.store.feedback.after('', 10) };
  };

  it('is told so by the button below it in Slack, with the words it rests on', async () => {
    const { desk, fed } = await alerted();
    const [alert] = desk.channel.messages;
    const { id: actionId, value } = buttonIn(alert?.blocks, /^\/wrong [A-Z0-9]{5}$/);
    const press = { channel: desk.channel, actionId, value, user: { id: reader } };

    const { view } = await desk.slack.press(press);
    if (view === undefined) throw new Error('No form was opened.');
    await desk.slack.readers.submit(view, { 'What is wrong': 'value', 'What would be right': 'It is 55 %.' });

    await expect.poll(fed).toMatchObject([
      {
        channel: desk.place,
        by: reader,
        fault: 'value',
        words: 'It is 55 %.',
        quote: expect.stringContaining('57%'),
      },
    ]);
    expect(`/wrong ${(await fed())[0]?.shortId}`).toBe(value);
  });

  it('is told so by the button below it in Discord, by anybody', async () => {
    const { scene, fed } = await alerted();
    const [alert] = scene.fake.messages();
    const { id: customId } = buttonIn(alert?.components, /^c:\/wrong [A-Z0-9]{5}$/);

    const shown = await scene.fake.press(customId, { permissions: '0' });
    const answer = await scene.fake.submit({ 'What is wrong': ['it is not new'] }, { permissions: '0' });

    expect(shown).toMatchObject({ type: 9, data: { title: 'What is wrong?' } });
    expect(answer.data?.flags).toBe(64 | 32_768);
    expect(scene.fake.textOf(answer.data ?? {})).toContain('Thank you: it is noted');
    expect(await fed()).toMatchObject([{ channel: scene.channel, fault: 'not-new', words: '' }]);
  });
});

describe('Charts, drawn for real', () => {
  const hasChart = (node: unknown): boolean =>
    partsOf(node).some(({ type, slack_file: file }) => type === 'data_visualization' || file !== undefined);

  it('come with /tariffs chart:on in both chats', async () => {
    const { scene, inSlack, desk } = await openOffice({ isSeeded: true });

    const [slackAnswer, discordAnswer] = [
      await inSlack('tariffs chart:on'),
      await scene.fake.slash('tariffs', { chart: 'on' }),
    ];

    expect(hasChart(slackAnswer.blocks)).toBe(true);
    expect(desk.slack.files().every(({ bytes }) => isPng(bytes))).toBe(true);
    expect(JSON.stringify(discordAnswer.data?.components)).toContain('attachment://chart.png');
    expect(scene.fake.filesOf(discordAnswer.data ?? {}).map(isPng)).toEqual([true]);
  });

  it('come with weekly digests in both chats, each posted once', async () => {
    const office = await openOffice({ isSeeded: true });
    const { desk, scene, inSlack, newsroom, clock, send } = office;
    await inSlack('subscribe topic:tariffs every:weekly');
    await scene.fake.slash('subscribe', { topic: 'tariffs', every: 'weekly' });
    await send();
    const cards = [desk.channel.messages.length, scene.fake.messages().length];
    clock.move(dayMs);
    await newsroom.publish(rise);
    clock.move(7 * dayMs);

    await send();

    const [inSlackNow, inDiscordNow] = [desk.channel.messages.slice(1), scene.fake.messages().slice(1)];
    expect([cards, inSlackNow.length, inDiscordNow.length]).toEqual([[1, 1], 1, 1]);
    expect(shownText(inSlackNow[0]?.blocks)).toContain('57 %');
    expect(hasChart(inSlackNow[0]?.blocks)).toBe(true);
    expect(JSON.stringify(inDiscordNow[0]?.components)).toContain('attachment://chart.png');
    expect(inDiscordNow.flatMap((message) => scene.fake.filesOf(message)).map(isPng)).toEqual([true]);
  });
});
