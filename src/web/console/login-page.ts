import { html } from 'hono/html';
import type { Html } from '../../platforms/console/reply-html.ts';
import { consoleBase, pageHtml } from './page.ts';
import { barePage } from './refusals.ts';

/** Where the password is asked for. */
export const loginPath = `${consoleBase}/login`;

/** Where a session ends. */
export const logoutPath = `${consoleBase}/logout`;

export interface LoginView {
  /** The page that was asked for. */
  readonly to: string;
  /** What was wrong with the last try. */
  readonly fault?: string | undefined;
}

/** Asks for the password. */
export const loginPage = ({ to, fault }: LoginView): Html =>
  barePage({
    title: 'Sign in',
    styles: ['console.css', 'parts.css', 'login.css'],
    body: html`<h1>Parley’s console</h1>
      ${fault === undefined ? '' : html`<p class="notice bad" id="fault" role="alert">${fault}</p>`}
      <form class="card" method="post" action="${loginPath}?${new URLSearchParams({ to })}">
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" maxlength="1000" required autofocus${fault === undefined ? '' : html` aria-describedby="fault" aria-invalid="true"`} />
        <button class="main">Sign in</button>
        <p class="soft">It stands in <code>CONSOLE_PASSWORD</code>, where Parley was started.</p>
      </form>`,
  });

/** Says who may have the console, and where there is a session, until when it lasts. */
export const accessPage = (untilMs: number | undefined): Html =>
  pageHtml({
    title: 'Access',
    body: html`<h1>Access</h1>
      ${untilMs === undefined ? forThisMachine : signedIn(untilMs)}`,
  });

const forThisMachine = html`<p>There is no password: the console answers only on this machine, at 127.0.0.1 or localhost.</p>
  <p>To open it for others, set <code>CONSOLE_PASSWORD</code> and start Parley anew.</p>`;

const signedIn = (untilMs: number): Html => {
  const until = new Date(untilMs).toISOString();
  return html`<p>You are signed in until <time datetime="${until}">${until.slice(11, 16)} UTC</time>. A new <code>CONSOLE_PASSWORD</code> ends all sessions.</p>
  <form method="post" action="${logoutPath}"><button class="main">Sign out</button></form>`;
};
