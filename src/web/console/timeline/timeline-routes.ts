import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import type { Chart } from '../../../domain/charts.ts';
import type { Topic } from '../../../domain/topics.ts';
import type { DrawChart } from '../../../ports.ts';
import { todayOf } from '../facts/fact-parts.ts';
import { pageHtml } from '../page.ts';
import { timelineCsv } from './timeline-csv.ts';
import { timelineBody } from './timeline-page.ts';
import { readTimelineQuery } from './timeline-query.ts';
import { eventsOf, rowsOf, type Selecting, type Selection, select, stepsOf } from './timeline-selection.ts';

export interface TimelineParts extends Selecting {
  readonly topics: readonly Topic[];
  readonly draw: DrawChart;
}

/** The timeline at `/timeline`, with its pictures and its file. */
export function timelineRoutes(parts: TimelineParts): Hono {
  const app = new Hono();
  for (const path of ['/timeline', '/timeline.csv', '/timeline/*']) app.use(path, askedAgain, etag());
  app.get('/timeline', (context) => timelinePage(parts, context));
  app.get('/timeline.csv', (context) => file(parts, context));
  app.get('/timeline/events.png', (context) =>
    picture(parts, { context, name: 'talks-and-deadlines', chartOf: eventsOf }),
  );
  app.get('/timeline/tariffs.png', (context) => picture(parts, { context, name: 'tariffs', chartOf: stepsOf }));
  return app;
}

// A browser keeps what it has for its own reader, asks whether it is current, and is not sent the same again.
const askedAgain: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('cache-control', 'private, no-cache');
};

const readQuery = ({ topics, clock, limits }: TimelineParts, context: Context) =>
  readTimelineQuery(context.req.query(), {
    ...{ topics, today: todayOf(clock), aheadDays: limits.timeline.aheadDays },
  });

async function timelinePage(parts: TimelineParts, context: Context): Promise<Response> {
  const query = readQuery(parts, context);
  const selection = 'slip' in query ? {} : { selection: await select(parts, query.asked) };
  const body = timelineBody({ query, topics: parts.topics, ...selection });
  const page = pageHtml({ title: 'Timeline', path: '/timeline', styles: ['facts.css', 'timeline.css'], body });
  return context.html(page, 'slip' in query ? 400 : 200);
}

async function file(parts: TimelineParts, context: Context): Promise<Response> {
  const query = readQuery(parts, context);
  if ('slip' in query) return context.text(`${query.slip}\n`, 400);
  const selection = await select(parts, query.asked);
  const { from, to, topic } = query.asked;
  const rows = rowsOf(selection).rows.slice(0, parts.limits.timeline.fileRowsMax);
  return context.body(timelineCsv(rows, selection.today), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="parley-${topic}-${from}-to-${to}.csv"`,
  });
}

interface Pictured {
  readonly context: Context;
  /** In the name of the file. */
  readonly name: string;
  readonly chartOf: (selection: Selection) => Chart | undefined;
}

async function picture(parts: TimelineParts, { context, name, chartOf }: Pictured): Promise<Response> {
  const query = readQuery(parts, context);
  if ('slip' in query) return context.text(`${query.slip}\n`, 400);
  const selection = await select(parts, query.asked);
  const chart = chartOf(selection);
  if (chart === undefined) return context.text('There is too little to draw for these dates.\n', 404);
  return context.body(Buffer.from(await parts.draw(chart)), 200, {
    'content-type': 'image/png',
    'content-disposition': `inline; filename="parley-${name}-${selection.today}.png"`,
  });
}
