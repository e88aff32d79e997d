import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../config/limits.ts';
import { openConsoleDesk } from './console-desk.ts';
import { openEventStream } from './event-stream.ts';

const quick = { ...limits.console, sample: { readMs: 10, lookMs: 20 } };

type Item = ReturnType<typeof parseHTML>['document']['documentElement'];

/** A desk, and all that a page of the sample day is sent live until the day is over. */
async function playLive(desk: Awaited<ReturnType<typeof openConsoleDesk>>) {
  const live = await openEventStream((init) => desk.fetch('/console/sample/live?after=0.0', init));
  await desk.submit('/console/sample/play', {});
  const items: Item[] = [];
  for (let left = 40; left > 0; left--) {
    const { data = '' } = (await live.next('message')) ?? {};
    const [item] = parseHTML(`<html><body><ol>${data}</ol></body></html>`).document.querySelectorAll('li');
    if (item) items.push(item);
    if (data.includes('That was the sample day')) break;
  }
  return items;
}

const titleOf = (item: Item): string => item.querySelector('.title')?.textContent ?? '';

describe('the sample day', () => {
  it('is offered first where nothing has come in', async () => {
    const desk = await openConsoleDesk();

    const page = await desk.page('/console');

    const [first, second] = page.querySelectorAll('.empty button');
    expect([first?.textContent, second?.textContent]).toEqual(['Play the sample day', 'Follow everything here']);
    expect(first?.parentElement?.getAttribute('action')).toBe('/console/sample/play');
  });

  it('says what will be seen, and knows nothing before it is played', async () => {
    const desk = await openConsoleDesk();

    const page = await desk.page('/console/sample');
    const answer = await (await desk.submit('/console/sample/say', { line: '/tariffs' })).text();

    expect(page.querySelector('.empty')?.textContent).toContain('a rate that changes');
    expect(page.querySelector('h1')?.textContent).toBe('Sample day');
    expect(answer).toContain('Play the sample day first');
  });

  it('brings an alert, two edits of it, a changed rate, a dispute and its correction, live', async () => {
    const desk = await openConsoleDesk({ limits: quick });

    const items = await playLive(desk);

    const messages = items.filter((item) => item.classList.contains('message'));
    const page = await desk.page('/console/sample');
    expect([...new Set(messages.map(titleOf))].toSorted()).toEqual([
      expect.stringMatching(/^Corrected since: .* not 55 %, but 57 %/),
      expect.stringMatching(/^Corrected: .* not 55 %, but 57 %/),
      expect.stringMatching(/^Reported: Talks in Vienna/),
      expect.stringMatching(/^Reported: US tariff on Chinese goods: 47 % → 57 %/),
      expect.stringMatching(/^Reports differ: .* 57 % or 55 %/),
      expect.stringMatching(/^Talks in Vienna/),
      'That was the sample day',
    ]);
    expect(page.querySelectorAll('.message')).toHaveLength(5);
    expect(page.querySelector('#m-3')?.textContent).toContain('Also reported by 2 outlets');
    expect(page.querySelectorAll('a[href="#m-3"]')).toHaveLength(2);
    expect(items.filter((item) => item.textContent?.includes('publishes:'))).toHaveLength(6);
    expect(messages.every((item) => item.querySelector('.badge')?.textContent === 'made up')).toBe(true);
  });

  it('leaves the bot’s own channel and facts alone, and answers from its own', async () => {
    const desk = await openConsoleDesk({ limits: quick });
    await playLive(desk);

    const [mine, sample] = [
      await (await desk.submit('/console/say', { line: '/tariffs side:us' })).text(),
      await (await desk.submit('/console/sample/say', { line: '/tariffs side:us' })).text(),
    ];

    expect(mine).not.toContain('57 %');
    expect(sample).toContain('57 %');
    expect((await desk.page('/console')).querySelectorAll('.message')).toHaveLength(0);
    expect(await desk.store.facts.ofFamilies(['tariff'])).toEqual([]);
  });

  it('is played again into an empty channel, and a page that has it open begins anew', async () => {
    const desk = await openConsoleDesk({ limits: quick });
    await playLive(desk);
    const place = (await desk.page('/console/sample')).querySelector('#messages')?.getAttribute('data-place');
    const open = await openEventStream((init) => desk.fetch(`/console/sample/live?after=${place}`, init));

    await desk.submit('/console/sample/play', {});

    expect((await open.next('anew'))?.id).toBe('2.0');
    expect((await open.next('message'))?.data).toContain('The day before');
  });

  it('is played once, however often its button is pressed', async () => {
    const desk = await openConsoleDesk({ limits: { ...quick, sample: { readMs: 100_000, lookMs: 1 } } });

    await Promise.all([1, 2, 3].map(() => desk.submit('/console/sample/play', {})));
    const page = await desk.page('/console/sample');

    expect(page.querySelector('#messages')?.getAttribute('data-place')).toMatch(/^1\./);
    expect(page.querySelector('[role="status"]')?.textContent).toContain('being played');
    expect(page.querySelector('#intro button')).toBeNull();
  });
});
