import { type Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import type { Feedback } from '../../../domain/feedback.ts';
import type { ConsoleParts } from '../console-routes.ts';
import { pageHtml } from '../page.ts';
import { feedbackBody, type Report } from './feedback-page.ts';

/** The page of what readers called wrong, and the same to take away. */
export function feedbackRoutes(parts: ConsoleParts): Hono {
  const app = new Hono();
  app.get('/', (context) => feedbackPage(parts, context));
  app.get('/feedback.jsonl', (context) => download(parts, { context, form: 'lines' }));
  app.get('/cases.jsonl', (context) => download(parts, { context, form: 'cases' }));
  return app;
}

const pageSchema = z.object({ before: z.string().min(1).max(100).optional().catch(undefined) });

async function feedbackPage({ store, clock, limits }: ConsoleParts, context: Context): Promise<Response> {
  const { before } = pageSchema.parse(context.req.query());
  const limit = limits.feedbackPerPageMax;
  // One more than is shown tells whether there are more.
  const found = await store.feedback.newest({ before, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const body = feedbackBody({
    reports: await Promise.all(shown.map((feedback) => reportOn(feedback, store))),
    count: await store.feedback.count(),
    isLater: before !== undefined,
    next: found.length > limit ? shown.at(-1)?.id : undefined,
    nowMs: clock.now(),
  });
  return context.html(pageHtml({ title: 'Feedback', path: '/feedback', styles: ['lists.css'], body }));
}

async function reportOn(feedback: Feedback, { coverage, alerts }: ConsoleParts['store']): Promise<Report> {
  const [reading, alert] = await Promise.all([coverage.reading(feedback.itemId), alerts.get(feedback.alertId)]);
  return { feedback, reading, hasAlert: alert !== undefined };
}

interface Taking {
  readonly context: Context;
  readonly form: 'lines' | 'cases';
}

function download({ tools }: ConsoleParts, { context, form }: Taking): Response {
  context.header('content-type', 'application/jsonl; charset=utf-8');
  context.header('content-disposition', `attachment; filename="parley-feedback-${form}.jsonl"`);
  return stream(context, async (out) => {
    for await (const line of tools.feedbackLines(form)) {
      if (out.aborted) return;
      await out.write(line);
    }
  });
}
