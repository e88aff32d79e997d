import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { answerPicture } from './answer-picture.ts';
import { type ChatPageParts, channelPage, showerOf } from './chat-page.ts';
import { complete, fillIn, lineSchema, say } from './chat-saying.ts';
import { createStreams } from './live-messages.ts';

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

// No message has another number.
const refSchema = z.coerce.number().int().min(1).catch(0);

async function messageChart({ chat, draw }: ChatPageParts, context: Context): Promise<Response> {
  const message = await chat.message(refSchema.parse(context.req.param('ref')));
  return answerPicture(context, message?.message.chart && (await draw(message.message.chart)));
}

// A picture of an answer is the answer again: kept ones cost nothing, and nothing else has to be remembered.
async function answerChart({ chat, draw }: ChatPageParts, context: Context): Promise<Response> {
  const line = lineSchema.safeParse(context.req.query('line'));
  const { chart } = line.success ? await chat.say({ line: line.data }) : {};
  return answerPicture(context, chart && (await draw(chart)));
}
