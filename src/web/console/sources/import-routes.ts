import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { UserError } from '../../../domain/user-error.ts';
import { decodeText } from '../../../lib/read-bytes.ts';
import { auditWrite } from '../audit-write.ts';
import type { ConsoleParts } from '../console-routes.ts';
import { type ImportView, importBody } from './import-page.ts';
import { sourcesPage } from './sources-page.ts';

/** Lists of feeds: the one of all feeds to take away, and others to take in. */
export function importRoutes(parts: ConsoleParts): Hono {
  const app = new Hono();
  app.get('/parley-feeds.opml', async (context) =>
    context.body(await parts.tools.exportFeeds(), 200, {
      'content-type': 'text/x-opml; charset=utf-8',
      'content-disposition': 'attachment; filename="parley-feeds.opml"',
    }),
  );
  app.get('/import', (context) => importPage(parts, { context }));
  app.post('/import', (context) => importList(parts, context));
  return app;
}

interface Importing extends Partial<Pick<ImportView, 'workspace' | 'text' | 'refusal' | 'done'>> {
  readonly context: Context;
  readonly status?: 200 | 422;
}

async function importPage(parts: ConsoleParts, { context, status = 200, ...shown }: Importing): Promise<Response> {
  const { channel } = parts.chat;
  const own = (await parts.store.feeds.all()).flatMap(({ workspace }) => workspace ?? []);
  const view = { workspace: channel, text: '', workspaces: [...new Set([channel, ...own])], ...shown };
  const body = importBody({ ...view, bytesMax: parts.limits.bodyBytesMax });
  return context.html(sourcesPage('Import an OPML list', body), status);
}

const listSchema = z.object({
  workspace: z.string().trim().max(60).catch(''),
  list: z.string().catch(''),
  file: z.instanceof(File).optional().catch(undefined),
});

async function importList(parts: ConsoleParts, context: Context): Promise<Response> {
  const { workspace, list, file } = listSchema.parse(await context.req.parseBody());
  const text = file === undefined || file.size === 0 ? list : decodeText(Buffer.from(await file.arrayBuffer()));
  try {
    const done = await parts.tools.importFeeds({ text, workspace });
    await auditWrite(parts, { what: `imported an OPML list. ${done}` });
    return await importPage(parts, { context, workspace, done });
  } catch (error) {
    if (error instanceof UserError)
      return await importPage(parts, { context, workspace, text: list, refusal: error.message, status: 422 });
    throw error;
  }
}
