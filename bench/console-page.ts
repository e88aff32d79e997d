import { get } from 'node:http';
import { findChromium, openChromium } from '../test/browser/chromium.ts';

/** A page with all that it loads: how many answers, and their bytes with the headers. */
export interface FirstPage {
  readonly parts: number;
  readonly bytes: number;
}

const partsMax = 100;

/** Gets the channel’s page and every style, script and picture that it and its scripts name. */
export async function firstPage(address: string): Promise<FirstPage> {
  const waiting = [`${address}/console`];
  const got = new Set<string>();
  let bytes = 0;
  for (let next = waiting.shift(); next !== undefined && got.size < partsMax; next = waiting.shift()) {
    if (got.has(next)) continue;
    got.add(next);
    const { text, wireBytes } = await getOnce(next);
    bytes += wireBytes;
    waiting.push(...partsIn(text).map((part) => new URL(part, next).href));
  }
  return { parts: got.size, bytes };
}

const partsIn = (text: string): string[] =>
  [...text.matchAll(/<link [^>]*href="([^"]+)"|<(?:script|img) [^>]*src="([^"]+)"|^import .*from '([^']+)'/gm)].map(
    ([, link, source, module]) => link ?? source ?? module ?? '',
  );

// A connection of its own, so that what it read is what this answer took.
function getOnce(address: string): Promise<{ readonly text: string; readonly wireBytes: number }> {
  return new Promise((resolve, reject) => {
    get(address, { agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve({ text, wireBytes: answer.socket.bytesRead });
        else reject(new Error(`${address} answered ${answer.statusCode}`));
      });
    }).on('error', reject);
  });
}

/** How long each load took until the browser’s load event, milliseconds; undefined without a browser. */
export async function loadsInChromium(address: string, count: number): Promise<number[] | undefined> {
  const path = findChromium();
  if (path === undefined) return undefined;
  const browser = await openChromium(path);
  try {
    const loads: number[] = [];
    // The first one starts what a browser starts once.
    for (let load = 0; load <= count; load++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${address}/console`);
      loads.push(await page.evaluate<number>("performance.getEntriesByType('navigation')[0].loadEventStart"));
      await context.close();
    }
    return loads.slice(1);
  } finally {
    await browser.close();
  }
}
