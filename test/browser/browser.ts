import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import { findChromium, openChromium } from './chromium.ts';

/** A page in the browser, with what went wrong on it. */
export interface Shown {
  readonly page: Page;
  /** Errors of scripts, what the content security policy refused, and requests that left the machine or failed. */
  readonly faults: readonly string[];
}

/** Opens pages, each as in a browser of its own. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<Shown>;

/** Tests in a real browser. Without one they are skipped with a word, but for CI, where they fail. */
export function inBrowser(about: string, tests: (open: OpenPage) => void): void {
  const executablePath = findChromium();
  const isLeftOut = executablePath === undefined && process.env.CI === undefined;
  if (isLeftOut) process.stderr.write(`Not run, for want of Chromium: ${about}. Install it, or name it in CHROMIUM.\n`);
  describe.skipIf(isLeftOut)(about, { timeout: testMsMax }, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await openChromium(executablePath ?? 'chromium');
    }, startMsMax);
    afterAll(async () => await browser?.close());
    tests(async (options = {}) => {
      if (browser === undefined) throw new Error('The browser did not start.');
      return await openPage(browser, options);
    });
  });
}

// A bot and a browser on a busy machine.
const testMsMax = 90_000;
const startMsMax = 60_000;
const waitMsMax = 30_000;

async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Shown> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(waitMsMax);
  const faults: string[] = [];
  watch(page, (fault) => faults.push(fault));
  return { page, faults };
}

// What a page loads by itself: where that is missing, nobody asked for it to be.
const parts = ['stylesheet', 'script', 'image', 'font'];

function watch(page: Page, tell: (fault: string) => void): void {
  page.on('pageerror', (error) => tell(`script: ${error.message}`));
  page.on('dialog', (dialog) => {
    tell(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (said) => {
    // Chromium logs each answer of 4xx, also where that is the right answer.
    if (said.type() === 'error' && !said.text().includes('the server responded with a status of 4'))
      tell(`console: ${said.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:' && hostname !== '127.0.0.1') tell(`leaves the machine: ${request.url()}`);
  });
  page.on('response', (response) => {
    const isPart = parts.includes(response.request().resourceType());
    if (response.status() >= (isPart ? 400 : 500)) tell(`answer: ${response.status()} of ${response.url()}`);
  });
}

/** What axe finds that keeps somebody from using the page, a line each. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // Through the debugger, which no content security policy binds.
  await page.evaluate(axe.source);
  const found = await page.evaluate<Found[]>('axe.run().then(({ violations }) => violations)');
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 200)}`));
}

interface Found {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** True where a reader has to scroll sideways. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
