import { describe, expect, it, onTestFinished } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { lexicon } from '../../config/lexicon.ts';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { fetchPage } from '../../src/feeds/pages/fetch-page.ts';
import { createPageReader } from '../../src/feeds/pages/page-reader.ts';
import { accessOf } from '../../src/jobs/access.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { createPageLook } from '../../src/jobs/look-into-page.ts';
import { createTopicMatcher } from '../../src/pipeline/match-topics.ts';
import type { PageResult } from '../../src/ports.ts';
import { createPassingStore } from '../../src/store/passing-store.ts';
import { fetcherFor, serve } from '../feeds/loopback.ts';
import { background, openNewsroom } from '../jobs/newsroom.ts';
import { linesOf } from './asking.ts';

const filler =
  'The harbour was busy all day, and the ships that lay there waited for the tide before they could leave for the open sea again.';
const pageOf = (title: string, text: string) =>
  `<html><head><title>${title}</title></head><body><article><h1>${title}</h1>${[text, filler, filler, filler].map((one) => `<p>${one}</p>`).join('')}</article></body></html>`;

const pages: Readonly<Record<string, string>> = {
  '/rise': pageOf(
    'Washington raises tariff on Chinese goods from 47% to 57%',
    'The United States raised its tariff on all Chinese goods from 47% to 57% on Monday.',
  ),
  '/known': pageOf(
    'US tariff on Chinese goods stands at 47%',
    'The US tariff on Chinese goods stands at 47%, officials in Washington said.',
  ),
  '/choir': pageOf('Harbour festival opens', 'A choir sang by the water on Sunday, to the joy of many.'),
};

async function openDesk(fetch?: (address: string) => Promise<PageResult>) {
  const newsroom = await openNewsroom();
  await newsroom.publish(background);
  const { store, clock, log } = newsroom;
  const site = await serve((request, response) => {
    const body = pages[request.url ?? ''];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(body ?? 'Nothing');
  });
  const reader = createPageReader({ limits: limits.pages });
  onTestFinished(() => reader.close());
  const fetchBody = fetcherFor({ hosts: [site.host] });
  // A worker that is still starting must not look like a site that hangs.
  const lookLimits = { deadlineMs: fetch ? 500 : 20_000, atOnceMax: 1 };
  const rates = { ...limits.rates, look: { perReaderMax: 3, perWorkspaceMax: 3 } };
  const lookInto = createPageLook({
    ...{ clock, log, lexicon, topics, limits, batchMs: 90_000, lookLimits },
    fetchPage: fetch ?? ((address) => fetchPage({ fetchBody, pages: reader }, address)),
    openTrial: () => createPassingStore(store),
    matchTopics: createTopicMatcher({ lexicon, topics }),
  });
  const parts = { store, clock, topics, log, feeds: createFeedList([]), access: accessOf([]), lookInto, rates };
  const answer = createAnswerer({ commands: createCommands(topics), ...parts });
  const why = (about: string, channel = 'slack:T1/C1') => answer({ name: 'why', options: { about }, channel });
  return { ...newsroom, why, url: site.url };
}

describe('/why with an address that no feed has brought', () => {
  it('reads its page, and says what in it is not known here', async () => {
    const { why, url } = await openDesk();

    const reply = await why(url('/rise'));

    expect(reply.title).toMatch(/^1 thing not known here: Washington raises tariff/);
    expect(linesOf(reply).join('\n')).toContain('US tariff on Chinese goods: 57 %, in force; here: 47 %');
  });

  it('says so when all of it is known', async () => {
    const { why, url } = await openDesk();

    const reply = await why(url('/known'));

    expect(reply.title).toMatch(/^Nothing new: US tariff/);
    expect(linesOf(reply).join('\n')).toContain('• Known: US tariff on Chinese goods: 47 %');
  });

  it('keeps nothing of it', async () => {
    const { why, url, store } = await openDesk();

    await why(url('/rise'));

    expect(await store.coverage.count()).toBe(1);
    expect(await store.alerts.recent(9)).toEqual([]);
    expect((await why(url('/rise'))).title).toMatch(/^1 thing not known here/);
  });

  it('says when it is about something else, or cannot be had', async () => {
    const { why, url } = await openDesk();

    expect((await why(url('/choir'))).title).toBe('Nothing on US–China trade: Harbour festival opens');
    expect(linesOf(await why(url('/gone')))[0]).toContain('That page cannot be read: HTTP 404.');
    expect(linesOf(await why('http://169.254.169.254/latest'))[0]).toContain('That page cannot be read:');
  });

  it('does not wait for ever, and looks at only so many together', async () => {
    const { why } = await openDesk(() => new Promise(() => undefined));

    const both = await Promise.all([why('https://slow.example/a'), why('https://slow.example/b')]);

    // Which of them is first is up to the store.
    const said = both.map((reply) => linesOf(reply)[0] ?? '').toSorted();
    expect(said.filter((line) => line.includes('takes too long to answer'))).toHaveLength(1);
    expect(said.filter((line) => line.includes('Try again in a minute'))).toHaveLength(1);
  });

  it('asks for no further page while one that took too long still holds its place', async () => {
    const asked: string[] = [];
    const { why } = await openDesk((address) => {
      asked.push(address);
      return new Promise(() => undefined);
    });

    await why('https://slow.example/a');
    const later = await why('https://slow.example/b');

    expect(linesOf(later)[0]).toContain('Try again in a minute');
    expect(asked).toEqual(['https://slow.example/a']);
  });

  it('looks at only so many pages an hour for a workspace, and goes on then', async () => {
    const asked: string[] = [];
    const { why, clock } = await openDesk(async (address) => {
      asked.push(address);
      return { error: 'HTTP 404' };
    });
    const pages = ['1', '2', '3', '4'].map((page) => `https://outlet.example/${page}`);
    for (const page of pages) await why(page);

    const last = await why('https://outlet.example/5', 'slack:T1/C2');
    const elsewhere = await why('https://outlet.example/6', 'slack:T2/C1');
    clock.move(3_600_000);
    await why('https://outlet.example/7');

    expect(linesOf(last)[0]).toContain('This workspace has had 3 pages or feeds looked at within an hour');
    expect(linesOf(elsewhere)[0]).toContain('HTTP 404');
    expect(asked.map((address) => address.slice(-1))).toEqual(['1', '2', '3', '6', '7']);
  });
});
