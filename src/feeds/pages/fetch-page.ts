import { decodeText } from '../../lib/read-bytes.ts';
import type { PageReader, PageResult } from '../../ports.ts';
import { type FetchBody, reasonOf } from '../fetching.ts';

export interface PageTools {
  readonly fetchBody: FetchBody;
  readonly pages: PageReader;
}

const pageTypes = 'text/html, application/xhtml+xml, */*;q=0.1';

/** The main text of the page at an address; what goes wrong comes back as `error`, never as a throw. */
export async function fetchPage({ fetchBody, pages }: PageTools, address: string): Promise<PageResult> {
  // Its start takes as long as many a fetch.
  pages.prepare();
  try {
    const { status, body, contentType, isChallenge } = await fetchBody({ address, accept: pageTypes, isPage: true });
    if (isChallenge) return { error: 'the site answers programs with a check for humans' };
    if (status !== 200) return { error: `HTTP ${status}` };
    if (!/html/i.test(contentType)) return { error: `${contentType || 'an unnamed type'} is no page` };
    return await pages.read(decodeText(body, contentType));
  } catch (error) {
    return { error: reasonOf(error) };
  }
}
