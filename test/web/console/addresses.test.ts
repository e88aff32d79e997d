import { expect, it } from 'vitest';
import { limits } from '../../../config/limits.ts';
import { consoleChannel } from '../../../src/platforms/console/console-chat.ts';
import { minuteMs } from '../../jobs/newsroom.ts';
import { openConsoleDesk } from './console-desk.ts';

const place = { id: 'x', channel: 'c', state: 'pending', dueAt: 1, createdAt: 1 };
const placed = (changed: Partial<Record<keyof typeof place, unknown>>) =>
  Buffer.from(JSON.stringify({ ...place, ...changed })).toString('base64url');

it.each([
  ...['1.5', '1e300', '99999999999999999999', 'Infinity', '-1', '%00', '%E0%A4%A'].map(
    (ref) => `/messages/${ref}/chart.png`,
  ),
  ...[{ dueAt: 1e300 }, { dueAt: 1.5 }, { id: '\0' }].map((one) => `/deliveries?after=${placed(one)}`),
  ...['sent', 'abandoned'].map((list) => `/deliveries?list=${list}&after=${placed({ createdAt: 1.5 })}`),
  ...['999999999999999.a', '1.a%00', '0.a'].map((before) => `/stories?before=${before}`),
  ...['/stories/story?id=%00', '/stories/alert?id=%ED%A0%80', '/subscriptions/channel?channel=%00'],
  ...[
    '/subscriptions?text=%00&after=%00',
    '/feedback?before=%00',
    '/sources?text=%00&page=1e9',
    '/sources/feed?id=%00',
  ],
  ...['/facts?q=a%00b', '/facts?topic=%00', '/facts/fact?key=%00', '/facts/fact?key=a&before=9007199254740991'],
  ...['/timeline?topic=%00', '/chart.png?line=/ask+a%00', '/?look=%00', '/live?after=1.99999999999999999999'],
])('an address that no page wrote is no fault of ours: %s', async (address) => {
  const desk = await openConsoleDesk();

  const answer = await desk.fetch(`/console${address}`, { signal: AbortSignal.timeout(10_000) });

  expect(answer.status).toBeLessThan(500);
  await answer.body?.cancel();
});

it('stories end after the last, also where their page is full', async () => {
  const lists = { ...limits.console.lists, storiesPerPage: 1 };
  const desk = await openConsoleDesk({ limits: { ...limits.console, lists } });
  await desk.follow(consoleChannel);
  await desk.publish({
    outlet: 'Sample Wire',
    title: 'Washington raises tariff on Chinese goods from 47% to 57%',
    text: 'The United States raised its tariff on Chinese goods from 47% to 57% on Monday.',
  });
  desk.clock.move(2 * minuteMs);
  await desk.dispatch();
  const first = await desk.page('/console/stories');
  expect(first.querySelectorAll('.story')).toHaveLength(1);

  const next = await desk.fetch(first.querySelector('a[rel="next"]')?.getAttribute('href') ?? '', {
    signal: AbortSignal.timeout(10_000),
  });

  expect(await next.text()).toContain('There is nothing older.');
});

it('takes no message for a channel that it does not have', async () => {
  const { chat, store } = await openConsoleDesk();
  const message = { title: 'Noted', lines: [], citations: [], notes: [] };

  const outcome = await chat.post({ channel: 'console:other', key: 'a', message });

  expect(outcome).toEqual(expect.objectContaining({ kind: 'rejected', scope: 'channel' }));
  expect(await store.console.newest(consoleChannel, 10)).toEqual([]);
});
