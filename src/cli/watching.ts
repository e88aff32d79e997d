import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import type { Clock, FeedList, Meter, Store } from '../ports.ts';
import { createBacklog } from '../web/backlog.ts';
import { createHealth, type Health } from '../web/health.ts';
import { createMetrics } from '../web/metrics.ts';
import type { Watched } from '../web/watching-routes.ts';

export interface Watching {
  readonly health: Health;
  readonly meter: Meter;
  /** What the web server tells of it. */
  readonly watched: Watched;
}

/** Health and metrics of this process, from now on. */
export function createWatching({
  settings,
  store,
  clock,
  feeds,
}: {
  readonly settings: Settings;
  readonly store: Store;
  readonly clock: Clock;
  readonly feeds: FeedList;
}): Watching {
  const health = createHealth({ store, clock, limits: limits.health });
  const [engine = ''] = settings.DATABASE_URL.split(':');
  const metrics = createMetrics({ version: versionOfParley(), engine });
  const backlog = createBacklog({ store, clock, feeds, limits: limits.metrics });
  const meter: Meter = (happening) => {
    metrics.meter(happening);
    health.meter(happening);
  };
  return { health, meter, watched: { health, metrics, backlog } };
}

const manifestSchema = z.object({ version: z.string() });

function versionOfParley(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return manifestSchema.parse(JSON.parse(text)).version;
}
