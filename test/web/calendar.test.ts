import { describe, expect, it, onTestFinished } from 'vitest';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import type { Clock, Store } from '../../src/ports.ts';
import { openWebServer } from '../../src/web/web-server.ts';
import { openNewsroom } from '../jobs/newsroom.ts';
import { openReminding, truceEnds } from '../jobs/reminding.ts';
import { readIcal } from '../pipeline/ical-reading.ts';

/** The calendar of a store, over HTTP. */
async function serve(parts: { readonly store: Store; readonly clock: Clock }) {
  const calendar = { ...parts, topics, limits: limits.calendar };
  const { port, close } = await openWebServer({ host: '127.0.0.1', port: 0, calendar, limits: limits.web });
  onTestFinished(close);
  return (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

async function openServed() {
  const reminding = await openReminding('2026-11-03T12:00');
  await reminding.know(truceEnds('2026-11-10'));
  return { ...reminding, get: await serve(reminding) };
}

describe('GET /calendar.ics', () => {
  it('gives the dates ahead as a calendar that may be kept for a while', async () => {
    const { get } = await openServed();

    const response = await get('/calendar.ics');

    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=900');
    const { name, events } = readIcal(await response.text());
    expect(name).toBe('US–China trade dates');
    expect(events).toMatchObject([{ summary: 'Truce due to end (as reported)', stamp: '2026-11-03T12:00:00Z' }]);
  });

  it('is not sent again while it says the same, however its tag is given', async () => {
    const { get, clock } = await openServed();
    const etag = (await get('/calendar.ics')).headers.get('etag') ?? '';
    clock.move(60_000);

    const tags = [etag, etag.replace('W/', ''), `"other", ${etag}`, '*', '"other"'];
    const statuses = await Promise.all(
      tags.map(async (tag) => {
        const response = await get('/calendar.ics', { headers: { 'if-none-match': tag } });
        return [response.status, (await response.text()).length > 0, response.headers.get('etag')];
      }),
    );

    const known = [304, false, etag];
    expect(statuses).toEqual([known, known, known, known, [200, true, etag]]);
  });

  it('changes its tag with what is known, and when a date has passed', async () => {
    const { get, know, clock } = await openServed();
    const tags = new Set([(await get('/calendar.ics')).headers.get('etag')]);

    await know(truceEnds('2027-02-10'));
    const moved = await get('/calendar.ics');
    tags.add(moved.headers.get('etag'));
    clock.move(120 * 86_400_000);
    const passed = await get('/calendar.ics');
    tags.add(passed.headers.get('etag'));

    expect(tags.size).toBe(3);
    expect(readIcal(await moved.text()).events).toMatchObject([{ start: '2027-02-10' }]);
    expect(await passed.text()).toContain('What followed is not known here.');
  });

  it.each([
    ['/calendar.ics?topic=truce', 1],
    ['/calendar.ics?topic=ALL', 1],
    ['/calendar.ics?topic=tariffs', 0],
  ])('%s shows what is on that topic', async (...[path, count]) => {
    const { get } = await openServed();

    expect(readIcal(await (await get(path)).text()).events).toHaveLength(count);
  });

  it('answers a topic that is none with a sentence, and shows nothing of the question but its text', async () => {
    const { get } = await openServed();

    const response = await get('/calendar.ics?topic=%3Cscript%3E%0d%0aX');

    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/i);
    expect(await response.text()).toMatch(/^There is no topic “<script> X”\. Topics: tariffs, .*, all\.\n$/);
  });

  it('answers HEAD without a body, and takes no other request', async () => {
    const { get } = await openServed();

    const head = await get('/calendar.ics', { method: 'HEAD' });
    const post = await get('/calendar.ics', { method: 'POST' });

    expect([head.status, await head.text(), post.status]).toEqual([200, '', 404]);
  });

  it('shows nothing that only a workspace’s own feed brought', async () => {
    const newsroom = await openNewsroom();
    const get = await serve(newsroom);
    const title = 'US–China tariff truce extended until 10 November 2027';
    const own = { feedId: 'own', outlet: 'Desk Letter', workspace: 'slack:T1' };
    await newsroom.publish({ ...own, title, text: `The ${title}, officials said on Monday.` });

    const before = readIcal(await (await get('/calendar.ics')).text()).events;
    await newsroom.publish({ title, text: `The ${title}, officials said on Monday.` });
    const after = readIcal(await (await get('/calendar.ics')).text()).events;

    expect(before).toEqual([]);
    expect(after.map(({ start }) => start)).toEqual(['2027-11-10']);
  });
});

describe('A web server without a calendar', () => {
  it('knows no such page', async () => {
    const { port, close } = await openWebServer({ host: '127.0.0.1', port: 0, limits: limits.web });
    onTestFinished(close);

    expect((await fetch(`http://127.0.0.1:${port}/calendar.ics`)).status).toBe(404);
  });
});
