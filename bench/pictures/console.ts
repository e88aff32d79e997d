// Photographs pages of the console into docs/pictures, each on a desktop by day and by night and on a phone. Needs
// Chromium; `npm run pictures:console facts` photographs one page alone.
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { findChromium, openChromium } from '../../test/browser/chromium.ts';
import { openConsoleStage } from './console-stage.ts';

const folder = 'docs/pictures';

const tariff = encodeURIComponent('tariff/US>CN/all/total');

/** The pages by the names of their pictures; `from` is what stands at the top of the picture. */
const scenes: readonly { readonly name: string; readonly path: string; readonly from?: string }[] = [
  { name: 'channel', path: '' },
  { name: 'sample', path: '/sample', from: '#m-3' },
  { name: 'facts', path: '/facts' },
  { name: 'fact', path: `/facts/fact?key=${tariff}` },
  { name: 'timeline', path: '/timeline' },
  { name: 'sources', path: '/sources' },
];

const desktop = { viewport: { width: 1040, height: 620 } };
const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { ...desktop, colorScheme: 'light' },
  dark: { ...desktop, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 780 }, colorScheme: 'light', hasTouch: true },
};

interface Shot {
  readonly browser: Browser;
  readonly address: string;
  readonly scene: (typeof scenes)[number];
  readonly look: string;
}

async function photograph({ browser, address, scene: { name, path, from }, look }: Shot): Promise<void> {
  const context = await browser.newContext({ ...looks[look], reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${address}${path}`);
  if (from !== undefined)
    await page.evaluate(
      `document.querySelector(${JSON.stringify(from)})?.scrollIntoView({ block: 'start', behavior: 'instant' })`,
    );
  for (const image of await page.locator('img').all())
    if (await image.isVisible()) await image.scrollIntoViewIfNeeded();
  if (from === undefined) await page.evaluate('window.scrollTo(0, 0)');
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
for (const scene of scenes.filter(({ name }) => named.length === 0 || named.includes(name))) {
  for (const look of Object.keys(looks)) await photograph({ browser, address: stage.address, scene, look });
  console.log(scene.name);
}
await browser.close();
await stage.close();
