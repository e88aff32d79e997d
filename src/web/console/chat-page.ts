import type { Context } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { type Look, lookQuery, looks, messageHtml, type Shower } from '../../platforms/console/message-html.ts';
import type { Html } from '../../platforms/console/reply-html.ts';
import type { ConsoleParts } from './console-routes.ts';
import { placeOf } from './live-messages.ts';
import { pageHtml } from './page.ts';

export interface ChatPageParts extends Pick<ConsoleParts, 'chat' | 'previews' | 'draw' | 'log' | 'limits'> {
  /** Where the chat's pages are: `/console`, `/console/sample`. */
  readonly base: string;
  /** Its section in the navigation. */
  readonly path: string;
  readonly title: string;
  /** What stands above the messages, as it is now. */
  readonly intro?: () => Html;
  /** What stands in place of messages while there are none. */
  readonly empty: Html;
  /** What is said of each message. */
  readonly badge?: string;
}

/** How a page shows messages. */
export function showerOf({ previews, base, badge }: ChatPageParts, context: Context): Shower {
  const look = z.enum(looks).catch('console').parse(context.req.query('look'));
  return { look, previews, base, ...(badge !== undefined && { badge }) };
}

interface Asked {
  readonly context: Context;
  /** What was asked just now, for a browser that runs no script. */
  readonly answer?: Html;
}

/** The whole page of a channel. */
export async function channelPage(parts: ChatPageParts, { context, answer }: Asked): Promise<Html> {
  const { chat, base, path, title, empty } = parts;
  const shower = showerOf(parts, context);
  const messages = await chat.newest();
  const items = await Promise.all(messages.map((message) => messageHtml(message, shower)));
  const revision = Math.max(0, ...messages.map((message) => message.revision));
  const body = chatBody({
    ...{ title, empty, base, look: shower.look, place: placeOf(chat, revision) },
    items: answer ? [...items, answer] : items,
    isCut: (messages[0]?.ref ?? 1) > 1,
    ...(parts.intro && { intro: parts.intro() }),
  });
  const styles = ['channel.css', 'asking.css', ...(shower.look === 'console' ? [] : ['previews.css'])];
  return pageHtml({ title, path, styles, scripts, body });
}

const scripts = ['live.js', 'messages.js', 'saying.js', 'completing.js', 'recalling.js'];

interface ChatView {
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

const chatBody = (view: ChatView): Html => html`<div class="channel">
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
