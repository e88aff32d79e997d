import { html } from 'hono/html';
import { plainLine } from '../../lib/plain-text.ts';
import type { Html } from '../../platforms/console/reply-html.ts';

/** Where the console is. */
export const consoleBase = '/console';

/** A part of the console in its navigation. */
export interface Section {
  /** Under the console's base, such as `/facts`. */
  readonly path: string;
  readonly label: string;
}

/** All parts, in the order of the navigation. */
export const sections: readonly Section[] = [
  { path: '', label: 'Channel' },
  { path: '/sample', label: 'Sample day' },
  { path: '/facts', label: 'Facts' },
  { path: '/stories', label: 'Stories' },
  { path: '/timeline', label: 'Timeline' },
  { path: '/sources', label: 'Sources' },
  { path: '/deliveries', label: 'Deliveries' },
  { path: '/subscriptions', label: 'Subscriptions' },
  { path: '/feedback', label: 'Feedback' },
];

export interface Page {
  readonly title: string;
  /** The section that it belongs to; absent for a page outside of all. */
  readonly path?: string | undefined;
  /** Style sheets that it needs besides the common one. */
  readonly styles?: readonly string[];
  /** Scripts that it needs, so that all are asked for at once. */
  readonly scripts?: readonly string[];
  readonly body: Html;
}

// It may name something from outside.
const titleCharsMax = 100;

/** A whole page of the console. */
export const pageHtml = ({ title, path, styles = [], scripts = [], body }: Page): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${plainLine(title, titleCharsMax)} · Parley</title>
    <link rel="icon" href="${consoleBase}/assets/icon.svg" type="image/svg+xml" />
    ${['console.css', 'parts.css', ...styles].map((name) => html`<link rel="stylesheet" href="${consoleBase}/assets/${name}" />`)}
    ${scripts.map((name) => html`<link rel="modulepreload" href="${consoleBase}/assets/${name}" />`)}
    <script type="module" src="${consoleBase}/assets/console.js"></script>
  </head>
  <body>
    <a class="skip" href="#main">Skip to the content</a>
    <header class="top">
      <a class="brand" href="${consoleBase}">Parley</a>
      <nav aria-label="Console">
        <ul>
          ${sections.map((one) => html`<li><a class="tab" href="${consoleBase}${one.path}"${one.path === path ? html` aria-current="page"` : ''}>${one.label}</a></li>`)}
        </ul>
      </nav>
    </header>
    <main id="main" tabindex="-1">${body}</main>
    <footer class="foot"><a href="${consoleBase}/access">Access</a></footer>
  </body>
</html>`;
