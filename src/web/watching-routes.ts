import type { Hono } from 'hono';
import type { Backlog } from './backlog.ts';
import type { Health } from './health.ts';
import type { Metrics } from './metrics.ts';

export interface Watched {
  readonly health: Pick<Health, 'fault' | 'readiness'>;
  readonly metrics: Pick<Metrics, 'contentType' | 'text'>;
  readonly backlog: () => Promise<Backlog | undefined>;
}

/** For whoever watches Parley: whether it lives, whether it can serve, and how it stands. */
export function addWatchingRoutes(app: Hono, { health, metrics, backlog }: Watched): void {
  app.get('/healthz', (context) => {
    const fault = health.fault();
    return fault === undefined ? context.json({ ok: true }) : context.json({ ok: false, reason: fault }, 503);
  });
  app.get('/readyz', async (context) => {
    const { notReady, chats } = await health.readiness();
    return context.json({ ready: notReady.length === 0, notReady, chats }, notReady.length === 0 ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.body(await metrics.text(await backlog()), 200, { 'content-type': metrics.contentType }),
  );
}
