import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ChannelId } from '../../domain/deliveries.ts';
import { platformOf } from '../../domain/deliveries.ts';
import { formatMoment } from '../../domain/partial-date.ts';
import { UserError } from '../../domain/user-error.ts';
import { plainLine } from '../../lib/plain-text.ts';
import type { Html } from '../../platforms/console/reply-html.ts';
import { pageHtml } from './page.ts';

const charsMax = 400;

/** A text from outside on one line, in a direction of its own. */
export const outside = (text: string, max = charsMax): Html => html`<bdi>${plainLine(text, max)}</bdi>`;

/** A moment for people and machines. */
export const timeHtml = (at: number): Html =>
  html`<time datetime="${new Date(at).toISOString()}">${formatMoment(at)}</time>`;

/** A channel with its chat. */
export const channelHtml = (channel: ChannelId): Html =>
  html`<span class="badge">${plainLine(platformOf(channel), 20) || 'chat'}</span> <code>${outside(channel)}</code>`;

/** `1 channel`, `3 channels`, `1,000+ channels`. */
export const countWords = ({ count, isMore = false }: Counted, noun: string): string =>
  `${count.toLocaleString('en')}${isMore ? '+' : ''} ${noun}${count === 1 && !isMore ? '' : 's'}`;

/** `told in 3 channels`, `told in no channel`. */
export const toldWords = (told: Counted): string =>
  told.count === 0 ? 'told in no channel' : `told in ${countWords(told, 'channel')}`;

interface Counted {
  readonly count: number;
  readonly isMore?: boolean;
}

export interface Sentence {
  /** The section that it belongs to. */
  readonly path: string;
  readonly title: string;
  readonly sentence: string;
  readonly status: 400 | 404 | 409;
}

/** A page that says one sentence, and leads back to its section. */
export const sentencePage = (
  context: Context,
  { path, title, sentence, status }: Sentence,
): Response | Promise<Response> =>
  context.html(
    pageHtml({
      title,
      path,
      body: html`<h1>${title}</h1>
        <p class="notice bad" role="alert">${outside(sentence, 600)}</p>
        <p><a class="button" href="/console${path}">Back to the list</a></p>`,
    }),
    status,
  );

/** Answers by work; a slip of the reader's becomes a page that says what would be right. */
export const answering =
  (path: string, work: (context: Context) => Promise<Response>) =>
  async (context: Context): Promise<Response> => {
    try {
      return await work(context);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return await sentencePage(context, { path, title: 'That cannot be done', sentence: error.message, status: 400 });
    }
  };
