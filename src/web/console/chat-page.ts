import { html } from 'hono/html';
import { type Look, lookQuery, looks } from '../../platforms/console/message-html.ts';
import type { Html } from '../../platforms/console/reply-html.ts';

export interface ChatView {
  readonly title: string;
  /** What stands above the messages. */
  readonly intro?: Html;
  /** What stands in place of messages while there are none. */
  readonly empty: Html;
  /** The messages, oldest first. */
  readonly items: readonly Html[];
  /** Older ones than these stand in the channel. */
  readonly isCut: boolean;
  readonly look: Look;
  readonly base: string;
  /** Up to where they are shown: what is later comes live. */
  readonly place: string;
}

/** A channel: its messages and a line to ask. */
export const chatBody = (view: ChatView): Html => html`<div class="channel">
  <div class="bar">
    <h1>${view.title}</h1>
    <nav class="looks" aria-label="Show messages as">
      ${looks.map((one) => html`<a class="look" href="${view.base}${lookQuery(one)}"${one === view.look ? html` aria-current="true"` : ''}>${lookWords[one]}</a>`)}
    </nav>
  </div>
  ${view.intro !== undefined && html`<div id="intro">${view.intro}</div>`}
  <div role="log" aria-label="Messages"><ol class="messages" id="messages" data-base="${view.base}" data-live="${view.base}/live?look=${view.look}" data-place="${view.place}">
    ${view.isCut && html`<li class="remark">Older messages are not shown here.</li>`}
    ${view.items.length > 0 ? view.items : html`<li class="empty">${view.empty}</li>`}
  </ol></div>
  <div class="composer">
  <button class="below" id="below" type="button" hidden>New messages below</button>
  <p class="said" id="connection" role="status"></p>
  <p class="said bad" id="slip" role="alert"></p>
  <ul class="completions" id="completions" role="listbox" aria-label="What may come next" hidden></ul>
  <form class="say" method="post" action="${view.base}/say${lookQuery(view.look)}" data-say>
    <label class="unseen" for="line">Command</label>
    <input id="line" name="line" placeholder="/tariffs side:us" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="500" />
    <button class="main">Send</button>
  </form>
  </div>
</div>`;

const lookWords: Readonly<Record<Look, string>> = { console: 'Console', slack: 'Slack', discord: 'Discord' };
