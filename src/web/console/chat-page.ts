import { html } from 'hono/html';
import { type Look, looks } from '../../platforms/console/message-html.ts';
import type { Html } from '../../platforms/console/reply-html.ts';

export interface ChatView {
  /** The messages, oldest first. */
  readonly items: readonly Html[];
  readonly look: Look;
  readonly base: string;
  /** Up to where they are shown: what is later comes live. */
  readonly revision: number;
}

/** A channel: its messages and a line to ask. */
export const chatBody = ({ items, look, base, revision }: ChatView): Html => html`<div class="channel">
  <div class="bar">
    <h1>Channel</h1>
    <nav class="looks" aria-label="Show messages as">
      ${looks.map((one) => html`<a class="look" href="${base}?look=${one}"${one === look ? html` aria-current="true"` : ''}>${lookWords[one]}</a>`)}
    </nav>
  </div>
  <ol class="messages" id="messages" role="log" aria-label="Messages" data-live="${base}/live?look=${look}" data-revision="${revision}">
    ${items.length > 0 ? items : nothingYet(base)}
  </ol>
  <form class="say" method="post" action="${base}/say?look=${look}" data-say>
    <label class="unseen" for="line">Command</label>
    <input id="line" name="line" placeholder="/tariffs side:us" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="500" />
    <button>Send</button>
  </form>
</div>`;

const lookWords: Readonly<Record<Look, string>> = { console: 'Console', slack: 'Slack', discord: 'Discord' };

const nothingYet = (base: string): Html => html`<li class="empty">
  <p>Nothing new has come in yet. The first poll of a feed is its baseline and alerts on nothing.</p>
  <form method="post" action="${base}/say" data-say>
    <button name="line" value="/subscribe all">Follow everything here</button>
    <button name="line" value="/tariffs">Ask /tariffs</button>
  </form>
</li>`;
