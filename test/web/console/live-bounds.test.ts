import { connect } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { limits } from '../../../config/limits.ts';
import { consoleChannel, createConsoleChat } from '../../../src/platforms/console/console-chat.ts';
import { nothingStands } from '../../../src/platforms/console/nothing-stands.ts';
import { openConsoleDesk } from './console-desk.ts';
import { openEventStream } from './event-stream.ts';

const reply = { title: 'Noted', lines: [], citations: [], notes: [] };

it('a look that takes no body keeps no stream', async () => {
  const desk = await openConsoleDesk({ limits: { ...limits.console, streamsMax: 2 } });

  for (let asked = 0; asked < 5; asked++) {
    const answer = await desk.fetch('/console/live', { method: 'HEAD' });
    expect(answer.status).toBe(200);
  }

  const stream = await openEventStream((init) => desk.fetch('/console/live', init));
  expect(stream.status).toBe(200);
});

it('a stream ends with its time, and goes on from its place', async () => {
  const desk = await openConsoleDesk({ limits: { ...limits.console, streamMsMax: 1_500 } });
  const post = (key: string) => desk.store.console.post({ channel: consoleChannel, key, message: reply, at: 1 });
  await post('a');
  const stream = await openEventStream((init) => desk.fetch('/console/live', init));
  const first = await stream.next('message');

  expect(await stream.next('message')).toBeUndefined();

  await post('b');
  const again = await openEventStream((init) => desk.fetch('/console/live', init), {
    'last-event-id': first?.id ?? '',
  });
  expect((await again.next('message'))?.data).toContain('id="m-2"');
});

it.each(['1.99999999999999999999999', '1.9007199254740993', '99999999999999999999.1', '1.-1', '\u00001.1'])(
  'a place that no page has, %j, ends no stream and says nothing past the log',
  async (place) => {
    const desk = await openConsoleDesk();
    const told = vi.spyOn(console, 'error');
    await desk.store.console.post({ channel: consoleChannel, key: 'a', message: reply, at: 1 });

    const stream = await openEventStream((init) =>
      desk.fetch(`/console/live?after=${encodeURIComponent(place)}`, init),
    );

    expect((await stream.next('message'))?.data).toContain('Noted');
    expect(told).not.toHaveBeenCalled();
    told.mockRestore();
  },
);

it('a stream that breaks off says so in the log alone, and takes nobody’s place', async () => {
  const told = vi.spyOn(console, 'error');
  onTestFinished(() => void told.mockRestore());
  const away = { ...nothingStands, changedAfter: () => Promise.reject(new Error('away')) };
  const answers = { commands: [], answer: async () => reply, suggest: async () => [] };
  const chat = createConsoleChat({
    ...{ ...answers, channel: consoleChannel, store: { console: away }, clock: { now: () => 1 } },
    limits: limits.console.chat,
  });
  const desk = await openConsoleDesk({ parts: { chat }, limits: { ...limits.console, streamsMax: 1 } });

  for (let asked = 0; asked < 3; asked++) {
    const stream = await openEventStream((init) => desk.fetch('/console/live', init));
    expect(stream.status).toBe(200);
    expect(await stream.next('message')).toBeUndefined();
  }

  expect(told).not.toHaveBeenCalled();
});

it('whoever reads nothing takes a place no longer than others', async () => {
  const desk = await openConsoleDesk({ limits: { ...limits.console, streamsMax: 1, streamMsMax: 2_500 } });
  const long = { ...reply, lines: Array.from({ length: 100 }, () => 'x'.repeat(1_900)) };
  for (let i = 0; i < 50; i++)
    await desk.store.console.post({ channel: consoleChannel, key: `${i}`, message: long, at: 1 });
  const { hostname, port, host } = new URL(desk.address);
  const socket = connect(Number(port), hostname).pause();
  onTestFinished(() => void socket.destroy());
  const look = async () => (await desk.fetch('/console/live', { method: 'HEAD' })).status;
  socket.write(`GET /console/live HTTP/1.1\r\nhost: ${host}\r\norigin: ${desk.address}\r\n\r\n`);

  await vi.waitFor(async () => expect(await look()).toBe(503), { timeout: 3_000 });

  await vi.waitFor(async () => expect(await look()).toBe(200), { timeout: 5_000 });
});
