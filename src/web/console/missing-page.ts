import type { Context } from 'hono';
import { html } from 'hono/html';
import { consoleBase, pageHtml } from './page.ts';

export interface Missing {
  /** The section that was looked in: `/sources`. */
  readonly path: string;
  /** One sentence. */
  readonly what: string;
  /** What the link to the whole section says. */
  readonly back: string;
}

/** Says that there is no such thing, and where all are. */
export function missingPage(context: Context, { path, what, back }: Missing): Response | Promise<Response> {
  const body = html`<h1>Not found</h1>
    <p>${what} It may be gone, or its address may be cut short.</p>
    <p><a href="${consoleBase}${path}">${back}</a></p>`;
  return context.html(pageHtml({ title: 'Not found', path, body }), 404);
}
