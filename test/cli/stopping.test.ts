import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isOnPostgres } from '../contracts/postgres.ts';
import { openNewsDesk } from './news-desk.ts';
import { openHome, type Running, spawnParley, startBot } from './parley.ts';
import { startFreezableWay, startStalling } from './stalling-server.ts';

const soon = { timeout: 20_000, interval: 20 };
const stopWithinMs = 10_000;

/** Ends a bot as a supervisor does, which kills after ten seconds. */
async function stopped({ child, ended }: Running) {
  const startedAt = performance.now();
  child.kill('SIGTERM');
  const { code, err } = await ended;
  return { code, err, ms: performance.now() - startedAt };
}

/** A home with one feed at this address. */
function homeWithFeed(host: string) {
  const home = openHome({ POLL_SECONDS: '1', SEED_PACKS: 'none', FETCH_ALLOW: host });
  const feed = { id: 'slow', outlet: 'Slow', tier: 'paper', kind: 'rss', url: `http://${host}/feed.xml` };
  writeFileSync(home.env.FEEDS_FILE ?? '', JSON.stringify([feed]));
  return home;
}

describe('a stop', { timeout: 90_000 }, () => {
  it('while a post hangs takes less than ten seconds, and the next start posts it once', async () => {
    const desk = await openNewsDesk();
    const first = await startBot(desk.home);
    await desk.subscribeAll();
    const posts = () => desk.slack.log.filter(({ method }) => method === 'chat.postMessage').length;
    const before = posts();
    desk.slack.fault('chat.postMessage', { stall: true });
    desk.announce('Osaka');
    await expect.poll(posts, soon).toBe(before + 1);

    const { ms } = await stopped(first);
    const second = await startBot(desk.home);
    const owed = async () =>
      (await (await fetch(`${second.address}/metrics`)).text()).match(/^parley_deliveries\{.*/gm);
    await expect.poll(owed, { timeout: 80_000, interval: 200 }).toBeNull();

    expect(ms).toBeLessThan(stopWithinMs);
    const [channel] = desk.channels;
    expect(channel && desk.titlesIn(channel)).toEqual([
      expect.stringContaining('This channel now follows'),
      expect.stringContaining('Osaka'),
    ]);
  });

  it.each([
    ['a feed drips', (write: (text: string) => void) => void setInterval(() => write(' '), 100).unref()],
    ['a feed says nothing', () => undefined],
  ])('while %s ends in order', async (_what, go) => {
    const outlet = await startStalling((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/rss+xml' });
      go((text) => void response.write(text));
    });
    const bot = await startBot(homeWithFeed(outlet.host));
    await expect.poll(outlet.count, soon).toBeGreaterThan(0);

    const { code, ms } = await stopped(bot);

    expect(code).toBe(0);
    expect(ms).toBeLessThan(stopWithinMs);
  });

  it('while a page is read ends in order', async () => {
    const item = (path: string) =>
      `<item><title>US and China to meet for trade talks on tariffs</title><link>http://${outlet.host}${path}</link></item>`;
    const opened: string[] = [];
    const outlet = await startStalling(({ url = '' }, response) => {
      if (url === '/feed.xml') {
        const items = outlet.count() > 1 ? item('/page') : '';
        response.writeHead(200, { 'content-type': 'application/rss+xml' });
        response.end(`<rss version="2.0"><channel><title>Slow</title>${items}</channel></rss>`);
      } else if (url === '/page') {
        opened.push(url);
        response.writeHead(200, { 'content-type': 'text/html' }).write('<html><body><p>US');
      } else response.writeHead(404).end();
    });
    const bot = await startBot(homeWithFeed(outlet.host));
    await expect.poll(() => opened, soon).toEqual(['/page']);

    const { code, ms } = await stopped(bot);

    expect(code).toBe(0);
    expect(ms).toBeLessThan(stopWithinMs);
  });

  it('while a chat is being connected ends in order', async () => {
    const api = await startStalling(() => undefined);
    const home = openHome({ DISCORD_TOKEN: 'token', DISCORD_API_URL: `http://${api.host}/api` });
    const bot = spawnParley(home, ['start']);
    await expect.poll(api.count, soon).toBeGreaterThan(0);

    const { code, ms } = await stopped(bot);

    expect(code).toBe(0);
    expect(ms).toBeLessThan(stopWithinMs);
  });

  it('of a bot behind a balancer says so first, and goes on answering for a while', async () => {
    const home = openHome({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: 's'.repeat(32),
      SLACK_API_URL: 'http://127.0.0.1:9/',
    });
    const bot = await startBot(home);
    const ready = async () => (await fetch(`${bot.address}/readyz`)).status;
    expect(await ready()).toBe(200);

    const ending = stopped(bot);

    await expect.poll(ready, { timeout: 2_000, interval: 20 }).toBe(503);
    expect((await fetch(`${bot.address}/healthz`)).status).toBe(200);
    expect(await ending).toMatchObject({ code: 0 });
  });

  it.runIf(isOnPostgres)('while the database does not answer takes less than ten seconds', async () => {
    const home = openHome({ LOG_LEVEL: 'info' });
    const url = new URL(home.env.DATABASE_URL ?? '');
    const way = await startFreezableWay(new URL(url));
    url.host = way.host;
    const bot = await startBot({ ...home, env: { ...home.env, DATABASE_URL: url.href } });
    way.freeze();
    const ready = await (await fetch(`${bot.address}/readyz`)).json();

    const { ms } = await stopped(bot);

    expect(ready).toMatchObject({ ready: false, notReady: ['The database does not answer.'] });
    expect(ms).toBeLessThan(stopWithinMs);
  });
});
