import { expect, it, onTestFinished } from 'vitest';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import { createBacklog } from '../../src/web/backlog.ts';
import { createHealth } from '../../src/web/health.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { openWebServer } from '../../src/web/web-server.ts';
import { openWorld } from '../commands/places-apart.ts';

it('what anybody may ask the web server tells of no workspace, no channel and nobody in it', async () => {
  const { store, clock, places } = await openWorld();
  const feeds = createFeedList([], { store, clock, readEveryMs: 0 });
  const metrics = createMetrics({ version: '1.2.3', engine: 'sqlite' });
  const backlog = createBacklog({ store, clock, feeds, limits: { keptMs: 0, answerMsMax: 5_000 } });
  const health = createHealth({ store, clock, limits: limits.health });
  const web = await openWebServer({
    ...{ host: '127.0.0.1', port: 0, limits: limits.web, meter: metrics.meter },
    calendar: { store, clock, topics, limits: limits.calendar },
    watched: { health, metrics, backlog },
  });
  onTestFinished(() => web.close());

  const asked = ['/healthz', '/readyz', '/metrics', '/calendar.ics', '/calendar.ics?topic=tariffs', '/other'];
  const texts = await Promise.all(
    asked.map(async (path) => (await fetch(`http://127.0.0.1:${web.port}${path}`)).text()),
  );

  const told = texts.join('\n');
  expect(told).toContain('parley_');
  for (const { channel, mark, inner, shortId, feedId, person } of places)
    for (const word of [channel, channel.split('/')[1] ?? channel, mark, inner, shortId, feedId, person])
      expect(told.toLowerCase()).not.toContain(word.toLowerCase());
});
