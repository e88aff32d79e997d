import { describe, expect, it } from 'vitest';
import { limits } from '../../../config/limits.ts';
import { openConsoleDesk } from './console-desk.ts';
import { openSeededDesk, rowsShown, textOf, toldFact } from './timeline-desk.ts';

const dayMs = 86_400_000;

describe('the timeline', () => {
  it('goes back to the tariffs of 2018 and shows rounds, each with its status and who told it', async () => {
    const rows = await rowsShown(await openSeededDesk());

    const first = rows.find(({ what }) =>
      what.startsWith('US tariff on Chinese goods ($34 bn list, Section 301): 25 %'),
    );
    expect(first).toMatchObject({ when: '6 Jul 2018', badges: ['last known: in force'] });
    expect(rows.find(({ what }) => what.startsWith('Talks in Kuala Lumpur'))).toMatchObject({
      when: '25 Oct 2025 – 26 Oct 2025',
      badges: ['concluded'],
    });
    expect(rows.filter(({ sources }) => !/^as of .*\d{4} .*(?:outlets?|named) \(/.test(sources))).toEqual([]);
  });

  it('leaves what is known to a month a month, and says how many of those no picture shows', async () => {
    const desk = await openSeededDesk();

    const rows = await rowsShown(desk, '?topic=talks');
    const page = await desk.page('/console/timeline?topic=talks');

    expect(rows.find(({ what }) => what.startsWith('Talks in Geneva'))).toMatchObject({ when: 'May 2025' });
    expect(textOf(page.querySelector('figcaption'))).toMatch(/^1 event known to a month only is in the list below\./);
  });

  it('marks each account where accounts differ', async () => {
    const rows = await rowsShown(await openSeededDesk(), '?topic=delegation');

    const heads = rows.filter(({ what }) => what.startsWith('Head of the US team in London'));
    expect(heads.map(({ badges }) => badges)).toEqual([['disputed'], ['disputed'], ['disputed']]);
  });

  it('says what is due in how many days, then what passed without news', async () => {
    const desk = await openSeededDesk();
    const dueOf = async () => [...(await desk.page('/console/timeline')).querySelectorAll('.due li')].map(textOf);

    const before = await dueOf();
    desk.clock.move(20 * dayMs);
    const after = await dueOf();

    expect(before.find((row) => row.startsWith('in 8 days'))).toMatch(/^in 8 days Truce due to end on 10 Nov 2026\./);
    expect(after.find((row) => row.startsWith('12 days ago'))).toMatch(
      /^12 days ago The truce was due to end on 10 Nov 2026\. What followed is not known here\./,
    );
  });

  it('shows a topic and a span, with months taken whole, in the order that is asked for', async () => {
    const desk = await openSeededDesk();

    const newest = await rowsShown(desk, '?topic=talks&from=2025-05&to=2025-07');
    const oldest = await rowsShown(desk, '?topic=talks&from=2025-05&to=2025-07&order=oldest');

    const years = newest.map(({ when }) => when.slice(-8));
    expect(new Set(years)).toEqual(new Set(['Jul 2025', 'Jun 2025', 'May 2025']));
    expect(years[0]).toBe('Jul 2025');
    expect(oldest.map(({ when }) => when.slice(-8))[0]).toBe('May 2025');
    expect(oldest).toHaveLength(newest.length);
  });

  it('leaves remarks out until they are asked for, and says so', async () => {
    const desk = await openSeededDesk();

    const without = await rowsShown(desk, '?topic=tariffs');
    const said = textOf((await desk.page('/console/timeline?topic=tariffs')).querySelector('#all ~ p ~ p'));
    const withThem = await rowsShown(desk, '?topic=tariffs&remarks=yes');

    const [count = ''] = /^\d+(?= remarks are left out)/.exec(said) ?? [];
    expect(withThem).toHaveLength(without.length + Number(count));
    expect(without.some(({ what }) => what.startsWith('Remark:'))).toBe(false);
  });

  it.each([
    ['?from=soon', '“soon” in “from” is no date. Write a month such as 2025-06, or a day such as 2025-06-10.', 'from'],
    [
      '?to=2025-02-30',
      '“2025-02-30” in “to” is no date. Write a month such as 2025-06, or a day such as 2025-06-10.',
      'to',
    ],
    ['?from=2026&to=2025', '“From” lies after “to”: write the earlier date in “from”, the later one in “to”.', 'to'],
    ['?topic=weather', expect.stringContaining('There is no topic “weather”. Topics: tariffs, '), 'topic'],
  ])('answers %s with one sentence, the form as it was', async (...[query, sentence, field]) => {
    const desk = await openConsoleDesk();

    const response = await desk.fetch(`/console/timeline${query}&order=oldest`);
    const page = await desk.page(`/console/timeline${query}&order=oldest`);

    expect(response.status).toBe(400);
    expect([...page.querySelectorAll('[role=alert]')].map(textOf)).toEqual([sentence]);
    expect(page.querySelector('[aria-invalid]')?.getAttribute('name')).toBe(field);
    const written = new URLSearchParams(query).get('from');
    if (written !== null) expect(page.querySelector('#from')?.getAttribute('value')).toBe(written);
    expect(page.querySelector('#order [selected]')?.getAttribute('value')).toBe('oldest');
  });

  it('shows a long list in pages that together are the whole', async () => {
    const timeline = { ...limits.console.timeline, rowsShownMax: 20 };
    const desk = await openConsoleDesk({ parts: { limits: { ...limits.console, timeline } } });
    const places = Array.from({ length: 45 }, (_, i) => `Place ${i}`);
    await desk.store.facts.putAll(
      places.map((place) => toldFact({ kind: 'round', place, month: '2026-10', status: 'concluded' })),
    );

    const pages = await Promise.all([1, 2, 3, 4].map((page) => rowsShown(desk, `?page=${page}`)));
    const first = await desk.page('/console/timeline');

    expect(pages.map((rows) => rows.length)).toEqual([20, 20, 5, 5]);
    expect(new Set(pages.slice(0, 3).flatMap((rows) => rows.map(({ what }) => what))).size).toBe(45);
    expect(first.querySelector('[rel=next]')?.getAttribute('href')).toContain('page=2');
  });

  it('shows what outlets wrote as text, and leads nowhere but to the web', async () => {
    const desk = await openConsoleDesk();
    const place = '<img src=x onerror=alert(1)>\u202Eevil';
    const telling = { outlet: '"><script>alert(1)</script>', url: 'javascript:alert(1)', title: '<b>bold</b>' };
    await desk.store.facts.put(toldFact({ kind: 'round', place, month: '2026-10', status: 'planned' }, telling));

    const page = await desk.page('/console/timeline');
    const text = await (await desk.fetch('/console/timeline')).text();

    expect(textOf(page.querySelector('.event .what p'))).toContain('Talks in <img src=x onerror=alert(1)>');
    expect(page.querySelectorAll('.event script, .event img, .event b')).toHaveLength(0);
    expect([...page.querySelectorAll('a')].filter((a) => a.getAttribute('href')?.startsWith('javascript'))).toEqual([]);
    expect(text).not.toContain('\u202E');
  });

  it('is not sent again while it says the same, and by nobody in between', async () => {
    const desk = await openSeededDesk();
    const first = await desk.fetch('/console/timeline');
    const known = { headers: { 'if-none-match': first.headers.get('etag') ?? '' } };

    const again = await desk.fetch('/console/timeline', known);
    desk.clock.move(dayMs);
    const later = await desk.fetch('/console/timeline', known);

    expect([again.status, later.status]).toEqual([304, 200]);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
  });
});
