import { expect, it } from 'vitest';
import { seedPacks } from '../../config/seed/index.ts';
import { feedSchema } from '../../src/domain/feeds.ts';
import { seed } from '../../src/jobs/seed.ts';
import { consoleChannel } from '../../src/platforms/console/console-chat.ts';
import { minuteMs } from '../jobs/newsroom.ts';
import { type ConsoleDesk, openConsoleDesk } from '../web/console/console-desk.ts';
import { inBrowser, isTooWide, type OpenPage, seriousFaults } from './browser.ts';

// What an outlet may write to be more than text; the last turns the direction of what follows.
const hostile = '<img src=x onerror=alert(1)><script>alert(2)</script> </li></ol>"\'& \u202Etxet desrever';

const feed = feedSchema.parse({
  id: 'hostile',
  outlet: `Outlet ${hostile}`.slice(0, 80),
  tier: 'paper',
  kind: 'rss',
  url: 'https://hostile.example/feed.xml',
});

const rateOf = (percent: number, outlet: string) => ({
  ...{ outlet, feedId: feed.id, url: `https://${percent}.example/piece` },
  title: `US raises tariff on Chinese goods to ${percent}% ${hostile}`,
  text: `The United States raised its tariff on Chinese goods to ${percent}% on Monday. ${hostile}`,
});

/** The console with what is known from the start, and with news that would like to be more than text. */
async function openNewsDesk(): Promise<ConsoleDesk> {
  const desk = await openConsoleDesk({ feeds: [feed] });
  const { store, clock } = desk;
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store, clock, pack });
  await desk.follow(consoleChannel);
  await desk.publish(rateOf(57, `Wire ${hostile}`));
  await desk.publish(rateOf(57, 'Harbour Daily'));
  await desk.publish(rateOf(55, 'Inland Post'));
  desk.clock.move(2 * minuteMs);
  await desk.dispatch();
  return desk;
}

const tariff = 'tariff/US>CN/all/total';
const pathsOf = async ({ store }: ConsoleDesk): Promise<string[]> => {
  const [alert] = await store.alerts.recent(1);
  return [
    ...['', '?look=slack', '?look=discord', '/sample', '/facts', '/facts?topic=tariffs', '/stories', '/timeline'],
    ...['/sources', `/sources/feed?id=${feed.id}`, '/deliveries', '/subscriptions', '/feedback'],
    `/subscriptions/channel?channel=${consoleChannel}`,
    `/facts/fact?key=${encodeURIComponent(tariff)}`,
    `/stories/story?id=${encodeURIComponent(alert?.storyId ?? '')}`,
    '/no-such-page',
  ];
};

interface Walk {
  readonly open: OpenPage;
  readonly options: Parameters<OpenPage>[0];
  readonly look: (page: Awaited<ReturnType<OpenPage>>['page']) => Promise<readonly string[]>;
}

/** What is wrong on any page, with its path. */
async function walk({ open, options, look }: Walk): Promise<string[]> {
  const desk = await openNewsDesk();
  const { page, faults } = await open(options);
  const found: string[] = [];
  for (const path of await pathsOf(desk)) {
    await page.goto(`${desk.address}/console${path}`);
    found.push(...(await look(page)).map((fault) => `${path}: ${fault}`));
  }
  return [...found, ...faults];
}

inBrowser('Every page of the console', (open) => {
  it.each(['light', 'dark'] as const)('can be used with any aid, on a %s ground', async (colorScheme) => {
    const found = await walk({ open, options: { colorScheme }, look: seriousFaults });

    expect(found).toEqual([]);
  });

  it('fits a phone of 360 points', async () => {
    const look: Walk['look'] = async (page) => ((await isTooWide(page)) ? ['is wider than the screen'] : []);

    const found = await walk({ open, options: { viewport: { width: 360, height: 740 } }, look });

    expect(found).toEqual([]);
  });

  it('has a title, one heading above all others, and leads a keyboard to its content first', async () => {
    const found = await walk({
      open,
      options: {},
      look: async (page) => {
        await page.keyboard.press('Tab');
        return [
          ...((await page.locator('h1').count()) === 1 ? [] : ['has not one h1']),
          ...(/\S · Parley$/.test(await page.title()) ? [] : [`is titled “${await page.title()}”`]),
          ...((await page.evaluate('document.activeElement.className')) === 'skip' ? [] : ['has no way past the top']),
        ];
      },
    });

    expect(found).toEqual([]);
  });

  it('shows what outlets and feeds write as text, whatever they write', async () => {
    const found = await walk({
      open,
      options: {},
      look: async (page) => [
        ...((await page.locator('img[src="x"], main script').count()) === 0 ? [] : ['took markup of an outlet']),
        ...(/\u202E/.test(await page.content()) ? ['turns the direction of text'] : []),
      ],
    });

    expect(found).toEqual([]);
  });

  it('shows a hostile headline where headlines stand', async () => {
    const desk = await openNewsDesk();
    const { page } = await open();
    const paths = await pathsOf(desk);

    const texts = [];
    for (const path of paths.filter((one) => /story\?|feed\?/.test(one))) {
      await page.goto(`${desk.address}/console${path}`);
      texts.push(await page.locator('main').innerText());
    }

    for (const text of texts) expect(text).toContain('<script>alert(2)</script>');
  });
});
