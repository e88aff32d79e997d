import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';

const folder = join(import.meta.dirname, '../browser');

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves what browsers get besides pages: the files of `src/web/browser`, read once. */
export function assetRoutes(): Hono {
  const app = new Hono();
  for (const name of readdirSync(folder)) {
    const type = types[extname(name)];
    if (type !== undefined) serve(app, { name, type });
  }
  return app;
}

function serve(app: Hono, { name, type }: { readonly name: string; readonly type: string }): void {
  const text = readFileSync(join(folder, name), 'utf8');
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 16)}"`;
  const headers = { etag, 'cache-control': 'no-cache', 'content-type': type };
  app.get(`/${name}`, (context) =>
    context.req.header('if-none-match') === etag ? context.body(null, 304, headers) : context.body(text, 200, headers),
  );
}
