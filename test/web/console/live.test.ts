import { describe, expect, it } from 'vitest';
import { limits } from '../../../config/limits.ts';
import type { Reply } from '../../../src/domain/replies.ts';
import { consoleChannel } from '../../../src/platforms/console/console-chat.ts';
import { type ConsoleDesk, openConsoleDesk } from './console-desk.ts';
import { documentOf, openEventStream } from './event-stream.ts';

const replyOf = (title: string): Reply => ({ title, lines: [], citations: [], notes: [] });

const post = (desk: ConsoleDesk, title: string) =>
  desk.chat.post({ channel: consoleChannel, key: title, message: replyOf(title) });

const listen = (desk: ConsoleDesk, headers: Readonly<Record<string, string>> = {}) =>
  openEventStream((init) => desk.fetch('/console/live?after=1.0', init), headers);

const titleIn = (markup = ''): string => documentOf(markup).querySelector('.title')?.textContent ?? '';

describe('the channel live', () => {
  it('shows what is posted, and edits it in its place', async () => {
    const desk = await openConsoleDesk();
    const stream = await listen(desk);

    await post(desk, 'first');
    const posted = await stream.next('message');
    await desk.chat.edit({ channel: consoleChannel, ref: '1', message: replyOf('second') });
    const edited = await stream.next('message');

    expect(stream.type).toContain('text/event-stream');
    expect([titleIn(posted?.data), titleIn(edited?.data)]).toEqual(['first', 'second']);
    expect([posted, edited].map((one) => documentOf(one?.data ?? '').querySelector('li')?.id)).toEqual(['m-1', 'm-1']);
  });

  it('brings what was missed when a browser comes back', async () => {
    const desk = await openConsoleDesk();
    await post(desk, 'first');
    const before = await listen(desk);
    const seen = await before.next('message');
    before.close();
    await post(desk, 'second');
    await post(desk, 'third');

    const after = await listen(desk, { 'last-event-id': seen?.id ?? '' });

    const missed = [await after.next('message'), await after.next('message')];
    expect(missed.map((one) => titleIn(one?.data))).toEqual(['second', 'third']);
  });

  it('begins anew once all was forgotten', async () => {
    const desk = await openConsoleDesk();
    await post(desk, 'first');
    const stream = await listen(desk);
    await stream.next('message');

    await desk.store.forgetChannel(consoleChannel);
    const anew = await stream.next('anew');
    await post(desk, 'after');

    expect(anew?.id).toBe('1.0');
    expect(titleIn((await stream.next('message'))?.data)).toBe('after');
  });

  it('is told to pages by what another process posted', async () => {
    const desk = await openConsoleDesk();
    const stream = await listen(desk);
    const message = replyOf('from elsewhere');

    await desk.store.console.post({ channel: consoleChannel, key: 'k', at: 1, message });

    expect(titleIn((await stream.next('message'))?.data)).toBe('from elsewhere');
  });

  it('says that it lives where nothing comes', async () => {
    const desk = await openConsoleDesk({ limits: { ...limits.console, aliveEveryMs: 20 } });
    const stream = await listen(desk);

    expect(await stream.next('alive')).toMatchObject({ event: 'alive' });
  });

  it('is open to so many pages at once, and a place is free again once one has gone', async () => {
    const desk = await openConsoleDesk({ limits: { ...limits.console, streamsMax: 2, aliveEveryMs: 20 } });
    const [first] = [await listen(desk), await listen(desk)];

    const refused = await listen(desk);
    first.close();

    expect(refused.status).toBe(503);
    await expect.poll(async () => (await listen(desk)).status).toBe(200);
  });

  it('ends with the server', async () => {
    const desk = await openConsoleDesk();
    const stream = await listen(desk);

    await desk.close();

    expect(await stream.next('message')).toBeUndefined();
  });
});
