import type { Hono } from 'hono';
import { html } from 'hono/html';
import { chatRoutes } from './chat-routes.ts';
import type { ConsoleParts } from './console-routes.ts';
import { consoleBase } from './page.ts';
import { playButton } from './sample-routes.ts';

/** The console's own channel. */
export const mainChannel = (parts: ConsoleParts): Hono =>
  chatRoutes({ ...parts, base: consoleBase, path: '', title: 'Channel', empty: nothingYet });

const nothingYet = html`<h2>Nothing new yet</h2>
  <p>Alerts on the US–China trade talks come in here as soon as a feed brings something new. The first poll of a feed
  is its baseline and alerts on nothing.</p>
  <div class="choices">
    ${playButton('Play the sample day')}
    <form method="post" action="${consoleBase}/say" data-say>
      <button name="line" value="/subscribe all">Follow everything here</button>
      <button name="line" value="/tariffs">Ask /tariffs</button>
    </form>
  </div>`;
