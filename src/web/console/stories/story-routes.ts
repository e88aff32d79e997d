import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { UserError } from '../../../domain/user-error.ts';
import { answering, sentencePage } from '../bits.ts';
import type { ConsoleParts } from '../console-routes.ts';
import { pageHtml } from '../page.ts';
import { alertBody, loadAlert } from './alert-page.ts';
import { listBody, loadStories } from './story-list.ts';
import { loadStory, storyBody } from './story-page.ts';

export type StoryParts = Pick<ConsoleParts, 'store' | 'clock' | 'topics' | 'joinings' | 'limits'>;

const path = '/stories';
const styles = ['channel.css', 'stories.css'];
const idSchema = z.string().min(1).max(300);

/** The pages of stories: the list, one story with what was grouped and told, one alert with all channels. */
export function storyRoutes(parts: StoryParts): Hono {
  const app = new Hono();
  app.get(
    '/',
    answering(path, (context) => storiesPage(parts, context)),
  );
  app.get(
    '/story',
    answering(path, (context) => storyPage(parts, context)),
  );
  app.get(
    '/alert',
    answering(path, (context) => alertPage(parts, context)),
  );
  return app;
}

const placeSchema = z
  .string()
  .regex(/^\d{1,15}\.[^\s]{1,200}$/)
  .transform((text) => ({ openedAt: Number(text.split('.')[0]), id: text.slice(text.indexOf('.') + 1) }));

async function storiesPage(parts: StoryParts, context: Context): Promise<Response> {
  const topic = context.req.query('topic') || undefined;
  if (topic !== undefined && !parts.topics.some(({ id }) => id === topic))
    throw new UserError('That topic is not known here. Choose one of the list.');
  const place = placeSchema.optional().safeParse(context.req.query('before'));
  if (!place.success) throw new UserError('That page is not known here. Begin with the newest stories.');
  const found = await loadStories(parts, { topic, place: place.data });
  const body = listBody({ ...found, topic, topics: parts.topics, now: parts.clock.now(), isFirst: !place.data });
  return context.html(pageHtml({ title: 'Stories', path, styles, body }));
}

async function storyPage(parts: StoryParts, context: Context): Promise<Response> {
  const id = idSchema.safeParse(context.req.query('id'));
  const story = id.success ? await loadStory(parts, id.data) : undefined;
  if (story === undefined) return await unknown(context, 'This story is not known here. It may have been forgotten.');
  return context.html(pageHtml({ title: story.title, path, styles, body: storyBody(story) }));
}

const afterSchema = z.string().max(300).default('');

async function alertPage(parts: StoryParts, context: Context): Promise<Response> {
  const id = idSchema.safeParse(context.req.query('id'));
  const [owed, others] = [context.req.query('owed'), context.req.query('others')].map((one) =>
    afterSchema.safeParse(one),
  );
  if (!owed?.success || !others?.success) throw new UserError('That page of channels is not known here.');
  const pages = { owedAfter: owed.data, othersAfter: others.data };
  const alert = id.success ? await loadAlert(parts, { id: id.data, ...pages }) : undefined;
  if (alert === undefined) return await unknown(context, 'This alert is not known here. It may have been forgotten.');
  return context.html(pageHtml({ title: alert.title, path, styles, body: alertBody(alert) }));
}

const unknown = (context: Context, sentence: string): Promise<Response> | Response =>
  sentencePage(context, { path, title: 'Not known here', sentence, status: 404 });
