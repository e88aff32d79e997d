import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Html } from '../../platforms/console/reply-html.ts';
import { consoleBase, pageHtml } from './page.ts';

export interface Refusal {
  readonly status: ContentfulStatusCode;
  readonly title: string;
  /** What is wrong and what to do, as a whole sentence. */
  readonly sentence: string;
}

/** Says no at the door: without anything of the console around it, which is closed too. */
export const turnAway = (context: Context, refusal: Refusal): Response | Promise<Response> =>
  answer(context, { refusal, page: barePage({ title: refusal.title, styles: [], body: bodyOf(refusal) }) });

/** Says within the console what went wrong. */
export const refuse = (context: Context, refusal: Refusal): Response | Promise<Response> =>
  answer(context, { refusal, page: pageHtml({ title: refusal.title, body: bodyOf(refusal) }) });

export interface BarePage {
  readonly title: string;
  readonly styles: readonly string[];
  readonly body: Html;
}

/** A page outside of the console: no navigation, no script. */
export const barePage = ({ title, styles, body }: BarePage): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · Parley</title>
    ${styles.map((name) => html`<link rel="stylesheet" href="${consoleBase}/assets/${name}" />`)}
  </head>
  <body>
    <main id="main" class="door">${body}</main>
  </body>
</html>`;

const bodyOf = ({ title, sentence }: Refusal): Html => html`<h1>${title}</h1>
  <p>${sentence}</p>`;

interface Refused {
  readonly refusal: Refusal;
  readonly page: Html;
}

// What a script asked for is shown by that script, within a page.
function answer(context: Context, { refusal, page }: Refused): Response | Promise<Response> {
  const { status, sentence } = refusal;
  if (context.req.header('x-fragment') !== undefined) return context.text(`${sentence}\n`, status);
  return context.html(page, status);
}
