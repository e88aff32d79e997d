import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { answerHtml, looks, messageHtml, type Shower } from '../../platforms/console/message-html.ts';
import type { Html } from '../../platforms/console/reply-html.ts';
import { chatBody } from './chat-page.ts';
import type { ConsoleParts } from './console-routes.ts';
import { createStreams } from './live-messages.ts';
import { pageHtml } from './page.ts';

export interface ChatPageParts extends Pick<ConsoleParts, 'chat' | 'previews' | 'draw' | 'limits'> {
  /** Where the chat's pages are: `/console`, `/console/sample`. */
  readonly base: string;
  /** Its section in the navigation. */
  readonly path: string;
}

const saidSchema = z.object({
  line: z.string().max(600).optional(),
  shared: z.string().max(600).optional(),
});

/** The pages of a channel: its messages, live, and a line to ask. */
export function chatRoutes(parts: ChatPageParts): Hono {
  const app = new Hono();
  const streams = createStreams(parts);
  app.get('/', async (context) => context.html(await channelPage(parts, { context })));
  app.get('/live', (context) => streams.open(context, showerOf(parts, context)));
  app.post('/say', (context) => say(parts, context));
  app.get('/messages/:ref/chart.png', (context) => messageChart(parts, context));
  app.get('/chart.png', (context) => answerChart(parts, context));
  return app;
}

function showerOf({ previews, base }: ChatPageParts, context: Context): Shower {
  const look = z.enum(looks).catch('console').parse(context.req.query('look'));
  return { look, previews, base };
}

interface Asked {
  readonly context: Context;
  /** What was asked just now, for a browser that runs no script. */
  readonly answer?: Html;
}

async function channelPage(parts: ChatPageParts, { context, answer }: Asked): Promise<Html> {
  const shower = showerOf(parts, context);
  const messages = await parts.chat.newest();
  const items = await Promise.all(messages.map((message) => messageHtml(message, shower)));
  const revision = Math.max(0, ...messages.map((message) => message.revision));
  const body = chatBody({ items: answer ? [...items, answer] : items, look: shower.look, base: parts.base, revision });
  return pageHtml({ title: 'Channel', path: parts.path, styles: ['channel.css'], body });
}

async function say(parts: ChatPageParts, context: Context): Promise<Response> {
  const { line, shared } = saidSchema.parse(await context.req.parseBody());
  const isFragment = context.req.header('x-fragment') !== undefined;
  const asked = shared ?? line ?? '';
  const callId = `console/${randomUUID()}`;
  const reply = await parts.chat.say({ line: asked, callId });
  if (shared !== undefined) {
    await parts.chat.share(reply, callId);
    return isFragment ? context.body(null, 204) : context.redirect(parts.base, 303);
  }
  const picture = reply.chart && `${parts.base}/chart.png?${new URLSearchParams({ line: asked })}`;
  const answered = { id: `a-${randomUUID().slice(0, 8)}`, line: asked, reply, picture };
  const answer = await answerHtml(answered, showerOf(parts, context));
  return context.html(isFragment ? answer : await channelPage(parts, { context, answer }));
}

async function messageChart({ chat, draw }: ChatPageParts, context: Context): Promise<Response> {
  const message = await chat.message(Number(context.req.param('ref')) || 0);
  return await picture(context, message?.message.chart && (await draw(message.message.chart)));
}

// A picture of an answer is the answer again: kept ones cost nothing, and nothing else has to be remembered.
async function answerChart({ chat, draw }: ChatPageParts, context: Context): Promise<Response> {
  const { chart } = await chat.say({ line: z.string().max(600).parse(context.req.query('line')) });
  return await picture(context, chart && (await draw(chart)));
}

const picture = async (context: Context, png: Uint8Array | undefined): Promise<Response> =>
  png === undefined
    ? context.text('There is no picture here.\n', 404)
    : context.body(Buffer.from(png), 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=600' });
