import { html } from 'hono/html';
import type { ConsoleMessage } from '../../domain/console-messages.ts';
import { formatMoment } from '../../domain/partial-date.ts';
import type { Button, Reply } from '../../domain/replies.ts';
import { plainLine } from '../../lib/plain-text.ts';
import type { Filled } from './form-fields.ts';
import { formHtml } from './form-html.ts';
import { type Html, replyHtml, titleHtml } from './reply-html.ts';

/** How a message is shown: as the console does, or as another chat would. */
export const looks = ['console', 'slack', 'discord'] as const;
export type Look = (typeof looks)[number];

/** Shows a reply as another chat would; `picture` is the address of its chart's picture. */
export type Preview = (reply: Reply, picture?: string) => Promise<Html>;

export interface Shower {
  readonly look: Look;
  readonly previews: Readonly<Record<Exclude<Look, 'console'>, Preview>>;
  /** Where the chat's pages are: `/console`. */
  readonly base: string;
  /** What is said of each message, such as that it is made up. */
  readonly badge?: string;
}

/** A message of the channel as an item of its list. */
export async function messageHtml(message: ConsoleMessage, shower: Shower): Promise<Html> {
  if (message.isRemark) return remarkHtml(message);
  const { ref, revision, at, editedAt, replyTo } = message;
  const id = `m-${ref}`;
  const picture = message.message.chart && `${shower.base}/messages/${ref}/chart.png?revision=${revision}`;
  const edited = editedAt === undefined ? '' : html` · edited ${timeHtml(editedAt)}`;
  const answers = replyTo === undefined ? '' : html` · <a href="#m-${replyTo}">answers an earlier alert</a>`;
  return html`<li class="message ${message.message.significance ?? ''}" id="${id}" data-revision="${revision}">
    <p class="meta"><span class="from">Parley</span>${badgeHtml(shower)} ${timeHtml(at)}${edited}${answers}</p>
    ${await shownHtml({ id, reply: message.message, picture }, shower)}
  </li>`;
}

const badgeHtml = ({ badge }: Shower): Html | false =>
  badge !== undefined && html` <span class="badge">${badge}</span>`;

function remarkHtml({ ref, revision, at, replyTo, message: { title } }: ConsoleMessage): Html {
  const moment = new Date(at).toISOString();
  const about = replyTo !== undefined && html` <a href="#m-${replyTo}">Show it</a>`;
  return html`<li class="remark" id="m-${ref}" data-revision="${revision}">
    <time datetime="${moment}">${moment.slice(11, 16)}</time> <span dir="auto">${plainLine(title, remarkCharsMax)}</span>${about}
  </li>`;
}

const remarkCharsMax = 300;

/** What one reader was told, and what was asked for it, as items of the list. */
export interface Answered {
  readonly id: string;
  /** What was asked; absent where it stands there already. */
  readonly line?: string;
  readonly reply: Reply;
  readonly picture?: string | undefined;
  /** What was filled into its form, and what is wrong with that. */
  readonly filled?: Filled;
  readonly sentence?: string;
}

/** What one reader asked and was told, as items of the list. */
export async function answerHtml({ line, ...answered }: Answered, shower: Shower): Promise<Html> {
  return html`${line !== undefined && html`<li class="asked"><code dir="auto">${plainLine(line, lineCharsMax)}</code></li>`}
    <li class="message answer" id="${answered.id}">
      <p class="meta"><span class="from">Parley</span>${badgeHtml(shower)} only you see this</p>
      ${await shownHtml(answered, shower)}
    </li>`;
}

const lineCharsMax = 600;

async function shownHtml(shown: Omit<Answered, 'line'>, { look, previews, base }: Shower): Promise<Html> {
  const { id, reply, picture, filled, sentence } = shown;
  const { form, title } = reply;
  const query = lookQuery(look);
  if (form !== undefined)
    return html`${titleHtml(title, 2)} ${formHtml(form, { id, filled, sentence, action: `${base}/fill${query}` })}`;
  // Another chat's look draws its own, not to be pressed.
  if (look !== 'console') return await previews[look](reply, picture);
  return html`${replyHtml(reply, { id, picture, level: 2 })} ${buttonsHtml(reply.buttons ?? [], `${base}/say${query}`)}`;
}

/** What an address ends with so that its page shows messages in this look. */
export const lookQuery = (look: Look): string => (look === 'console' ? '' : `?look=${look}`);

const buttonsHtml = (buttons: readonly Button[], action: string): Html | false =>
  buttons.length > 0 &&
  html`<form class="buttons" method="post" action="${action}" data-say>
    ${buttons.map(({ label, command, isForAll }) => html`<button name="${isForAll ? 'shared' : 'line'}" value="${command}">${plainLine(label, labelCharsMax)}</button>`)}
  </form>`;

const labelCharsMax = 80;

const timeHtml = (at: number): Html => html`<time datetime="${new Date(at).toISOString()}">${formatMoment(at)}</time>`;
