import { expect, it } from 'vitest';
import { openNewsroom } from '../jobs/newsroom.ts';
import { openAfterGoodPoll, rise, sends } from './feed-desk.ts';

const filler = 'Officials of both sides spoke of it at length. '.repeat(20);
const jsonFeedOf = (...items: readonly object[]): string =>
  JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'Harbour Gazette', items });

// Signs that no dictionary has in this order, so that nothing can be pressed together.
const rareSigns = (count: number): string =>
  Array.from({ length: count }, (_, place) =>
    String.fromCharCode(0x4e00 + ((place * 7919 + place ** 2) % 20_000)),
  ).join('');

it('A feed with null characters in every field is told like any other, and keeps nothing waiting', async () => {
  const desk = await openAfterGoodPoll();
  const text = `The United States raised its tariff on Chinese goods from 47% to 57% on Monday. \0 ${filler}`;
  const odd = { id: 'one\0', url: 'https://gazette.example/\0rise', title: `${rise.title}\0`, content_text: text };
  const meeting =
    'Officials of the United States and China will meet for trade talks in Osaka in March, both sides said.';
  const plain = { id: 'two', title: 'US and China to meet in Osaka', content_text: `${meeting} ${filler}` };
  desk.answer(sends(jsonFeedOf(odd, plain)));

  await desk.polls(2);

  const told = desk.texts().join('\n');
  expect(told).toMatch(/57.%/);
  expect(told).toContain('Osaka');
});

it('A piece of a workspace’s own feed whose name is as long as names get is told there', async () => {
  const { follow, publish, pass, texts } = await openNewsroom();
  const workspace = `slack:T${'0123456789'.repeat(2)}`;
  await follow(`${workspace}/C1`);
  const title = 'US raises tariff on Chinese steel to 57%';

  await publish({ workspace, title, url: rareSigns(1_000) });
  await pass(200_000);

  expect(texts().join()).toContain('57');
});
