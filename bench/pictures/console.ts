// Photographs pages of the console into docs/pictures, each on a desktop by day and by night and on a phone. Needs
// Chromium; `npm run pictures:console facts` photographs one page alone.
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { findChromium, openChromium } from '../../test/browser/chromium.ts';
import { openConsoleStage } from './console-stage.ts';

const folder = 'docs/pictures';

const tariff = encodeURIComponent('tariff/US>CN/all/total');

/** A page by the name of its picture. */
interface Scene {
  readonly name: string;
  readonly path: string;
  /** What stands at the top of the picture; the top of the page, unless told. */
  readonly from?: string;
  /** Of the picture on a desktop. */
  readonly heightPx?: number;
  readonly isInDaylightOnly?: boolean;
}

/** While two outlets still differ. */
const atNoon: readonly Scene[] = [{ name: 'fact', path: `/facts/fact?key=${tariff}` }];

const change = '.message:has-text("47 % → 57 %")';

const inTheEvening = (storyId: string): readonly Scene[] => [
  { name: 'channel', path: '', from: change },
  { name: 'sample', path: '/sample', from: change, heightPx: 880 },
  { name: 'facts', path: '/facts?topic=tariffs' },
  { name: 'story', path: `/stories/story?id=${encodeURIComponent(storyId)}`, heightPx: 840, isInDaylightOnly: true },
  { name: 'timeline', path: '/timeline' },
  { name: 'sources', path: '/sources', heightPx: 840 },
  { name: 'deliveries', path: '/deliveries?list=sent', heightPx: 700, isInDaylightOnly: true },
  { name: 'subscriptions', path: '/subscriptions', isInDaylightOnly: true },
];

const widthPx = 1040;
const desktop = { viewport: { width: widthPx, height: 620 } };
const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { ...desktop, colorScheme: 'light' },
  dark: { ...desktop, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 780 }, colorScheme: 'light', hasTouch: true },
};

interface Shot {
  readonly browser: Browser;
  readonly address: string;
  readonly scene: Scene;
  readonly look: string;
}

async function photograph({ browser, address, scene, look }: Shot): Promise<void> {
  const { name, path, from, heightPx } = scene;
  const context = await browser.newContext({ ...looks[look], reducedMotion: 'reduce' });
  const page = await context.newPage();
  if (heightPx !== undefined && look !== 'phone') await page.setViewportSize({ width: widthPx, height: heightPx });
  await page.goto(`${address}${path}`);
  for (const image of await page.locator('img').all())
    if (await image.isVisible()) await image.scrollIntoViewIfNeeded();
  await page.evaluate('window.scrollTo(0, 0)');
  if (from !== undefined) {
    const top = await page.locator(from).first().elementHandle();
    await page.evaluate((element) => element?.scrollIntoView({ block: 'start', behavior: 'instant' }), top);
  }
  // What sticks to the window is drawn in its place a frame after the scroll.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  await page.waitForTimeout(settledMs);
  await page.screenshot({
    path: join(folder, `console-${name}${look === 'light' ? '' : `.${look}`}.png`),
    animations: 'disabled',
  });
  await context.close();
}

const settledMs = 300;

const named = process.argv.slice(2);
const stage = await openConsoleStage();
const browser = await openChromium(findChromium() ?? 'chromium');
await photographAll(atNoon);
await stage.passToEvening();
await photographAll(inTheEvening(await stage.storyId()));
await browser.close();
await stage.close();

async function photographAll(scenes: readonly Scene[]): Promise<void> {
  for (const scene of scenes.filter(({ name }) => named.length === 0 || named.includes(name))) {
    for (const look of scene.isInDaylightOnly === true ? ['light'] : Object.keys(looks))
      await photograph({ browser, address: stage.address, scene, look });
    console.log(scene.name);
  }
}
