import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { ConsoleParts } from '../console-routes.ts';
import { channelRoutes } from './channel-routes.ts';
import { platformWords } from './channel-words.ts';
import { doneIn } from './done-words.ts';
import { type Filter, subscriptionsBody, subscriptionsPage } from './subscriptions-page.ts';

/** The pages of subscriptions: all, and one to edit, pause and end. */
export function subscriptionsRoutes(parts: ConsoleParts): Hono {
  const app = new Hono();
  app.get('/', (context) => listPage(parts, context));
  app.route('/', channelRoutes(parts));
  return app;
}

const filterSchema = z.object({
  chat: z.enum(Object.keys(platformWords)).optional().catch(undefined),
  state: z.enum(['active', 'paused']).optional().catch(undefined),
  text: z.string().trim().max(100).catch(''),
  after: z.string().max(200).catch(''),
});

async function listPage(parts: ConsoleParts, context: Context): Promise<Response> {
  const { store, clock, topics, limits } = parts;
  const filter = filterSchema.parse(context.req.query());
  const limit = limits.subscriptionsPerPageMax;
  // One more than is shown tells whether there are more.
  const found = await store.subscriptions.page({ ...wantedOf(filter, parts), limit: limit + 1 });
  const rows = found.slice(0, limit);
  const body = subscriptionsBody({
    ...{ rows, filter, topics, nowMs: clock.now(), done: doneIn(context) },
    counts: await store.subscriptions.counts(),
    lastAlerts: await store.deliveries.lastAlerts(rows.map(({ channel }) => channel)),
    next: found.length > limit ? rows.at(-1)?.channel : undefined,
  });
  return context.html(subscriptionsPage('Subscriptions', body));
}

// A topic is kept by its id and looked for by its name.
function wantedOf({ chat, text, state, after }: Filter, { topics }: Pick<ConsoleParts, 'topics'>) {
  const wanted = { after, state, platform: chat };
  if (text === '') return wanted;
  const named = topics.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));
  return { ...wanted, texts: [text, ...named.map(({ id }) => `"${id}"`)] };
}
