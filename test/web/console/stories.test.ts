import { describe, expect, it } from 'vitest';
import { background, hourMs, minuteMs, rise, riseRetoldBy } from '../../jobs/newsroom.ts';
import { type ConsoleDesk, openConsoleDesk } from './console-desk.ts';

const wireText =
  'The United States raised its tariff on Chinese goods from 47% to 57% on Monday, the Commerce Department said in a notice, and officials in Beijing said that they would answer with measures of their own before the end of the week.';

/** A story of three outlets and a copy, told in one channel and held in another. */
async function tariffStory(): Promise<ConsoleDesk> {
  const desk = await openConsoleDesk();
  await desk.follow('slack:T1/C1');
  await desk.follow('slack:T1/C2', ['rare-earths']);
  await desk.follow('slack:T1/C3', ['all'], { quiet: { from: '07:00', to: '12:00' } });
  await desk.publish(background);
  await desk.publish({ ...rise, text: wireText, url: 'https://wire.example/rise' });
  await desk.publish({ outlet: 'Copy Post', tier: 'paper', title: 'Tariff goes up', text: wireText });
  await desk.publish(riseRetoldBy('Harbour Daily'));
  await desk.publish(riseRetoldBy('Gazette'));
  await desk.pass(2 * minuteMs);
  return desk;
}

const textOf = (node: { readonly textContent: string | null } | null): string =>
  (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function openStory(desk: ConsoleDesk) {
  const list = await desk.page('/console/stories');
  return await desk.page(list.querySelector('.story h2 a')?.getAttribute('href') ?? '');
}

describe('the list of stories', () => {
  it('shows what was told, newest first, with how much it matters and how many outlets tell it', async () => {
    const desk = await tariffStory();
    await desk.publish({
      title: 'China bans exports of rare earths to the United States',
      text: 'China banned exports of rare earths to the United States on Monday.',
    });
    await desk.pass(2 * minuteMs);

    const page = await desk.page('/console/stories');

    const stories = [...page.querySelectorAll('.story')].map(textOf);
    expect(stories).toHaveLength(2);
    expect(stories[0]).toContain('rare earth');
    expect(stories[1]).toContain('US tariff on Chinese goods: 47 % → 57 %');
    expect(stories[1]).toContain('high significance');
    expect(stories[1]).toContain('4 outlets');
    expect(stories[1]).toContain('told in 1 channel');
  });

  it('shows one topic only, and says so where nothing is on it', async () => {
    const desk = await tariffStory();

    const [tariffs, rareEarths] = [
      await desk.page('/console/stories?topic=tariffs'),
      await desk.page('/console/stories?topic=rare-earths'),
    ];

    expect(tariffs.querySelectorAll('.story')).toHaveLength(1);
    expect(rareEarths.querySelectorAll('.story')).toHaveLength(0);
    expect(textOf(rareEarths.querySelector('.notice'))).toBe('Nothing has been told on this topic yet.');
  });

  it('marks what one workspace alone sees', async () => {
    const desk = await openConsoleDesk();
    await desk.publish({ ...rise, workspace: 'slack:T1' });

    const page = await desk.page('/console/stories');

    expect(textOf(page.querySelector('.story'))).toContain('only for slack:T1');
  });

  it('goes on to older ones a page at a time', async () => {
    const desk = await openConsoleDesk();
    for (let n = 1; n <= 25; n++) {
      await desk.store.alerts.put({
        ...{
          id: `alert${n}`,
          shortId: `A${n}`,
          kind: 'story',
          storyId: `s${n}`,
          openedAt: n * 1_000,
          dueAt: n * 1_000,
        },
        ...{ version: 1, developments: [], tellers: [] },
      });
    }

    const first = await desk.page('/console/stories');
    const second = await desk.page(first.querySelector('a[rel=next]')?.getAttribute('href') ?? '');

    const ids = [first, second].map((page) => [...page.querySelectorAll('.story code')].map(textOf));
    expect(ids[0]).toHaveLength(20);
    expect(ids[0]?.[0]).toBe('A25');
    expect(ids[1]).toEqual(['A5', 'A4', 'A3', 'A2', 'A1']);
    expect(second.querySelector('a[rel=next]')).toBeNull();
  });
});

describe('a story’s page', () => {
  it('says of each piece why it is there, and that a copy is no second voice', async () => {
    const page = await openStory(await tariffStory());

    const pieces = [...page.querySelectorAll('.pieces > li')].map(textOf);
    const copy = pieces.find((one) => one.includes('Copy Post'));
    const second = pieces.find((one) => one.includes('Harbour Daily'));
    expect(pieces[0]).toContain('It opened the story.');
    expect(copy).toContain('Syndicated copy of Sample Wire, no second voice.');
    expect(second).toContain('It says what a piece before it says: US tariff on Chinese goods: 57 %');
    expect(second).toMatch(/Its words are \d+% like those before it/);
    expect(page.querySelector('.pieces a[href="https://wire.example/rise"]')?.getAttribute('rel')).toBe(
      'noreferrer nofollow noopener',
    );
  });

  it('shows each development with what stood before, its quote and its fact', async () => {
    const page = await openStory(await tariffStory());

    const changed = [...page.querySelectorAll('.developments > li')].find((one) => textOf(one).startsWith('changed'));
    expect(textOf(changed ?? null)).toMatch(/47 %.*→.*57 %/);
    expect(textOf(changed?.querySelector('blockquote') ?? null)).toContain('from 47% to 57%');
    expect(changed?.querySelector('a')?.getAttribute('href')).toBe(
      `/console/facts/fact?${new URLSearchParams({ key: 'tariff/US>CN/all/total' })}`,
    );
  });

  it('shows the message as it stands, where it was posted and until when it is held', async () => {
    const desk = await tariffStory();
    const page = await openStory(desk);

    const rows = [...page.querySelectorAll('.channels tbody tr')].map(textOf);
    expect(textOf(page.querySelector('.message .title'))).toContain('47 % → 57 %');
    expect(rows.find((row) => row.includes('slack:T1/C1'))).toMatch(/sent Posted 2 Nov 2026, 08:01 UTC/);
    expect(rows.find((row) => row.includes('slack:T1/C3'))).toContain('Held until 2 Nov 2026, 12:00 UTC');
  });

  it('leads to the channels that went without it, each with the reason', async () => {
    const desk = await tariffStory();
    const [alert] = await desk.store.alerts.recent(1);

    const page = await desk.page(`/console/stories/alert?id=${alert?.id}`);

    const others = textOf(page.querySelectorAll('.channels')[1] ?? null);
    expect(others).toContain('slack:T1/C2');
    expect(others).toContain('This channel follows none of its topics.');
    expect(others).not.toContain('slack:T1/C1');
  });

  it('leads to all channels, a page at a time', async () => {
    const desk = await tariffStory();
    for (let n = 10; n < 70; n++) await desk.follow(`slack:T2/C${n}`, ['rare-earths']);
    const [alert] = await desk.store.alerts.recent(1);

    const first = await desk.page(`/console/stories/alert?id=${alert?.id}`);
    const second = await desk.page(first.querySelector('a[rel=next]')?.getAttribute('href') ?? '');

    const channels = [first, second].flatMap((page) =>
      [...page.querySelectorAll('.channels')]
        .slice(1)
        .flatMap((table) => [...table.querySelectorAll('code')].map(textOf)),
    );
    expect(channels).toHaveLength(61);
    expect(new Set(channels).size).toBe(61);
  });

  it('shows a correction beside what it corrects, crossed out', async () => {
    const desk = await tariffStory();
    desk.clock.move(hourMs);
    await desk.publish({
      title: 'CORRECTION: US tariff on Chinese goods raised to 55%, not 57%',
      text: 'The US tariff on Chinese goods was raised to 55%, not 57% as previously reported.',
    });
    await desk.pass(2 * minuteMs);

    const list = await desk.page('/console/stories');
    const page = await desk.page(list.querySelectorAll('.story h2 a')[0]?.getAttribute('href') ?? '');

    expect(textOf(list.querySelector('.story'))).toContain('correction');
    expect(textOf(page.querySelector('.developments'))).toContain('corrected');
    expect(page.querySelector('.developments s')).not.toBeNull();
  });

  it('takes hostile words as text, and leads only to the web', async () => {
    const desk = await openConsoleDesk();
    await desk.publish({
      outlet: '<img src=x onerror=alert(1)>',
      title: 'Washington raises tariff on Chinese goods from 47% to 57% <script>alert(1)</script>\u202e',
      text: 'The United States raised its tariff on Chinese goods from 47% to 57% on Monday.',
      url: 'javascript:alert(1)',
    });

    const page = await openStory(desk);

    expect(page.querySelector('main script, main img')).toBeNull();
    expect(page.querySelector('main a[href^="javascript"]')).toBeNull();
    expect(page.querySelector('.pieces')?.textContent).toContain('<script>alert(1)</script>');
    expect(page.querySelector('.pieces')?.textContent).not.toContain('\u202e');
  });

  it.each([
    { path: '/console/stories/story?id=nobody', status: 404, sentence: 'This story is not known here.' },
    { path: '/console/stories/alert?id=nobody', status: 404, sentence: 'This alert is not known here.' },
    { path: '/console/stories?topic=nothing', status: 400, sentence: 'That topic is not known here.' },
    { path: '/console/stories?before=yesterday', status: 400, sentence: 'That page is not known here.' },
  ])('answers $path with $status and a sentence', async ({ path, status, sentence }) => {
    const desk = await openConsoleDesk();

    const answer = await desk.fetch(path);

    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(sentence);
  });
});
