import type { Html } from '../../../platforms/console/reply-html.ts';
import { pageHtml } from '../page.ts';

/** Where the pages of feeds are. */
export const sourcesPath = '/console/sources';

/** A page of this family. */
export const sourcesPage = (title: string, body: Html): Html =>
  pageHtml({ title, path: '/sources', styles: ['lists.css', 'sources.css'], body });
