import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { looks, messageHtml, type Shower } from '../../platforms/console/message-html.ts';
import type { Html } from '../../platforms/console/reply-html.ts';
import { chatBody } from './chat-page.ts';
import { complete, fillIn, lineSchema, say } from './chat-saying.ts';
import type { ConsoleParts } from './console-routes.ts';
import { createStreams, placeOf } from './live-messages.ts';
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

/** The pages of a channel: its messages, live, and a line to ask. */
export function chatRoutes(parts: ChatPageParts): Hono {
  const app = new Hono();
  const streams = createStreams(parts);
  app.get('/', async (context) => context.html(await channelPage(parts, { context })));
  app.get('/live', (context) => streams.open(context, showerOf(parts, context)));
  app.post('/say', (context) => say(parts, context));
  app.post('/fill', (context) => fillIn(parts, context));
  app.get('/complete', (context) => complete(parts, context));
  app.get('/messages/:ref/chart.png', (context) => messageChart(parts, context));
  app.get('/chart.png', (context) => answerChart(parts, context));
  return app;
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

// No message has another number.
const refSchema = z.coerce.number().int().min(1).catch(0);

async function messageChart({ chat, draw }: ChatPageParts, context: Context): Promise<Response> {
  const message = await chat.message(refSchema.parse(context.req.param('ref')));
  return await picture(context, message?.message.chart && (await draw(message.message.chart)));
}

// A picture of an answer is the answer again: kept ones cost nothing, and nothing else has to be remembered.
async function answerChart({ chat, draw }: ChatPageParts, context: Context): Promise<Response> {
  const line = lineSchema.safeParse(context.req.query('line'));
  const { chart } = line.success ? await chat.say({ line: line.data }) : {};
  return await picture(context, chart && (await draw(chart)));
}

const picture = async (context: Context, png: Uint8Array | undefined): Promise<Response> =>
  png === undefined
    ? context.text('There is no picture here.\n', 404)
    : context.body(Buffer.from(png), 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=600' });
