import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium as browsers } from 'playwright-core';
import { type ConsoleStage, openConsoleStage } from './console-stage.ts';

/** The browser that takes the pictures. */
export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly isDark?: boolean;
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** What stands at the upper edge; the page's own beginning, unless told. */
  readonly from?: string;
}

const desktopPx = { widthPx: 1_200, heightPx: 900 };
const bytesMax = 150_000;
const shownWithinMs = 30_000;

// The rate that changed and what two outlets differed on, edited since.
const sample = { path: '/sample', from: '.message:has-text("47 % → 57 %")' };

/** While two outlets still differ. */
const atNoon: readonly Shot[] = [
  { name: 'fact', path: `/facts/fact?key=${encodeURIComponent('tariff/US>CN/all/total')}` },
];

const afterwards = async (stage: ConsoleStage): Promise<Shot[]> => [
  { ...sample, name: 'sample' },
  { ...sample, name: 'sample.dark', isDark: true },
  { ...sample, name: 'sample.phone', widthPx: 390, heightPx: 844 },
  { name: 'facts', path: '/facts?topic=tariffs' },
  { name: 'story', path: `/stories/story?id=${encodeURIComponent(await stage.storyId())}`, heightPx: 840 },
  { name: 'timeline', path: '/timeline', heightPx: 600 },
  { name: 'sources', path: '/sources' },
  { name: 'deliveries', path: '/deliveries?list=sent' },
  { name: 'subscriptions', path: '/subscriptions', heightPx: 740 },
];

/** Takes the pictures of the console, from the sample day on top of the seed packs. Gives the name of each. */
export async function* photographConsole(folder: string): AsyncGenerator<string> {
  const stage = await openConsoleStage();
  const browser = await browsers.launch({ executablePath: chromium, args: ['--no-sandbox'] });
  const take = (shot: Shot) => photograph({ browser, shot, folder, address: stage.address });
  try {
    for (const shot of atNoon) yield await take(shot);
    await stage.passToEvening();
    for (const shot of await afterwards(stage)) yield await take(shot);
  } finally {
    await browser.close();
    await stage.close();
  }
}

interface Photograph {
  readonly browser: Browser;
  readonly shot: Shot;
  readonly folder: string;
  readonly address: string;
}

async function photograph({ browser, shot, folder, address }: Photograph): Promise<string> {
  const { widthPx, heightPx } = { ...desktopPx, ...shot };
  const page = await browser.newPage({
    viewport: { width: widthPx, height: heightPx },
    colorScheme: shot.isDark === true ? 'dark' : 'light',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(shownWithinMs);
  await page.goto(`${address}/console${shot.path}`);
  if (shot.from !== undefined)
    await page
      .locator(shot.from)
      .first()
      .evaluate((element) => element.scrollIntoView());
  const path = join(folder, `console-${shot.name}.png`);
  await page.screenshot({ path });
  await page.close();
  const { size } = statSync(path);
  if (size > bytesMax) throw new Error(`${path} has ${size} bytes: show less of the page.`);
  return `console-${shot.name} (${size} bytes)`;
}
