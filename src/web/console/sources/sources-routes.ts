import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { UserError } from '../../../domain/user-error.ts';
import { feedHealths } from '../../../pipeline/feed-health.ts';
import { canonicalAddress } from '../../../pipeline/identify.ts';
import { lostTopics } from '../../../pipeline/paths.ts';
import { sentencePage } from '../bits.ts';
import type { ConsoleParts } from '../console-routes.ts';
import { feedBody } from './feed-page.ts';
import { type JudgedFeed, judgedFeeds } from './feed-states.ts';
import { importRoutes } from './import-routes.ts';
import { type Shown, sourcesBody } from './list-page.ts';
import { sourcesPage } from './sources-page.ts';
import { type TriedView, tryBody } from './try-page.ts';

/** The pages of feeds: all, one, an address to try, and lists to take in and give out. */
export function sourcesRoutes(parts: ConsoleParts): Hono {
  const app = new Hono();
  app.get('/', (context) => listPage(parts, context));
  app.get('/feed', (context) => feedPage(parts, context));
  app.get('/try', (context) =>
    context.html(sourcesPage('Try an address', tryBody({ address: '', topics: parts.topics }))),
  );
  app.post('/try', (context) => tryPage(parts, context));
  app.post('/add', (context) => addPage(parts, context));
  app.route('/', importRoutes(parts));
  return app;
}

const shownSchema = z.object({
  health: z.enum(feedHealths).optional().catch(undefined),
  text: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

async function listPage(parts: ConsoleParts, context: Context): Promise<Response> {
  const shown = shownSchema.parse(context.req.query());
  const { topics, store, clock, limits } = parts;
  const all = await judgedFeeds(parts);
  const since = (await store.watch.get())?.lost ?? {};
  const ids = lostTopics(all, topics);
  const lost = topics.filter(({ id }) => ids.includes(id)).map(({ id, label }) => ({ label, sinceMs: since[id] }));
  const view = { all, found: all.filter((one) => fits(one, shown)), shown, topics, lost, nowMs: clock.now() };
  return context.html(sourcesPage('Sources', sourcesBody({ ...view, perPageMax: limits.feedsPerPageMax })));
}

function fits({ feed, health }: JudgedFeed, { health: wanted, text }: Shown): boolean {
  if (wanted !== undefined && health !== wanted) return false;
  const all = [feed.id, feed.outlet, feed.url, feed.kind, feed.tier, feed.workspace ?? ''].join('\n').toLowerCase();
  return all.includes(text.toLowerCase());
}

const missing = { path: '/sources', title: 'Not known here', status: 404 } as const;

async function feedPage(parts: ConsoleParts, context: Context): Promise<Response> {
  const id = context.req.query('id') ?? '';
  const state = (await judgedFeeds(parts)).find(({ feed }) => feed.id === id);
  if (state === undefined)
    return await sentencePage(context, { ...missing, sentence: 'There is no such feed. It may have been taken away.' });
  const items = await parts.store.coverage.ofFeed(id, parts.limits.feedItemsMax);
  return context.html(sourcesPage(state.feed.outlet, feedBody({ state, items, topics: parts.topics })));
}

const addressSchema = z.object({ address: z.string().max(600).catch('') });

async function tryPage(parts: ConsoleParts, context: Context): Promise<Response> {
  const { address } = addressSchema.parse(await context.req.parseBody());
  const view = await triedView(parts, address);
  return context.html(sourcesPage('Try an address', tryBody(view)), view.refusal === undefined ? 200 : 422);
}

async function triedView(parts: ConsoleParts, address: string): Promise<TriedView> {
  const asked = { address, topics: parts.topics };
  try {
    const found = await parts.tools.tryAddress(address);
    if (found.kind === 'none') return { ...asked, refusal: found.reason };
    return { ...asked, found, known: await knownFeed(parts, found.feed.url) };
  } catch (error) {
    if (error instanceof UserError) return { ...asked, refusal: error.message };
    throw error;
  }
}

async function knownFeed(parts: ConsoleParts, url: string) {
  const wanted = canonicalAddress(url);
  const seen = await parts.feeds.seenBy(parts.chat.channel);
  return seen.find((feed) => !feed.isOff && canonicalAddress(feed.url) === wanted);
}

// By the command of the channel, whose checks and audit line hold here too.
async function addPage(parts: ConsoleParts, context: Context): Promise<Response> {
  const { address } = addressSchema.parse(await context.req.parseBody());
  const options = { address, confirm: 'yes' };
  const added = await parts.chat.say({ line: '/source-add', options, callId: `console/${randomUUID()}` });
  return context.html(sourcesPage('Try an address', tryBody({ address: '', added, topics: parts.topics })));
}
