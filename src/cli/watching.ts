import type { Settings } from '../../config/env.ts';
import { limits } from '../../config/limits.ts';
import type { Clock, FeedList, Meter, Store } from '../ports.ts';
import { createBacklog } from '../web/backlog.ts';
import { createHealth, type Health } from '../web/health.ts';
import { createMetrics, type Metrics } from '../web/metrics.ts';
import type { Watched } from '../web/watching-routes.ts';
import { versionOfParley } from './version.ts';

export interface Watching {
  readonly health: Health;
  readonly meter: Meter;
  /** What the web server tells of it. */
  readonly watched: Watched;
}

/** What this process counts, from now on. */
export function openMetrics({ DATABASE_URL }: Settings): Metrics {
  const [engine = ''] = DATABASE_URL.split(':');
  return createMetrics({ version: versionOfParley(), engine });
}

/** Health of this process from now on, and what is told to whoever watches it. */
export function createWatching({
  metrics,
  store,
  clock,
  feeds,
}: {
  readonly metrics: Metrics;
  readonly store: Store;
  readonly clock: Clock;
  readonly feeds: FeedList;
}): Watching {
  const health = createHealth({ store, clock, limits: limits.health });
  const backlog = createBacklog({ store, clock, feeds, limits: limits.metrics });
  const meter: Meter = (happening) => {
    metrics.meter(happening);
    health.meter(happening);
  };
  return { health, meter, watched: { health, metrics, backlog } };
}
