import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { keptMs, outdatedKinds } from '../../src/domain/outdated.ts';
import { createMetrics } from '../../src/web/metrics.ts';
import { metricNames, readMetrics } from '../web/prometheus.ts';
import { codeOf, sourceFiles, tableRowsOf, textOf } from './repository.ts';

const document = 'docs/operations.md';

function sectionOf(heading: string): string {
  const [, section = ''] = textOf(document).split(`\n## ${heading}\n`);
  return section.split('\n## ')[0] ?? '';
}

const backlog = {
  at: 0,
  deliveries: [{ platform: 'slack', state: 'pending', count: 1, inDoubt: 0, oldestAt: 0 }],
  ...{ inboxItems: 0, inboxOldestMs: 0, fanOutOldestMs: 0, pollLateMs: 0, newestCoverageAt: 0 },
  ...{ feeds: {}, ownFeeds: {} },
} as const;

describe('the metrics', () => {
  const told = tableRowsOf(sectionOf('Metrics'));
  const [metrics = [], alerts = []] = [
    told.filter(([name = '']) => /^`parley_\w+`$/.test(name)),
    told.filter(([name = '']) => !/^`parley_\w+`$/.test(name)),
  ];

  it('are all documented, each once, and nothing else is', async () => {
    const text = await createMetrics({ version: '1.0.0', engine: 'sqlite' }).text(backlog);

    const ours = metricNames(text).filter((name) => name.startsWith('parley_'));

    expect(metrics.map(([name = '']) => codeOf(name)[0]).toSorted()).toEqual(ours.toSorted());
    expect(() => readMetrics(text)).not.toThrow();
  });

  it('that an alert is set on are metrics', async () => {
    const text = await createMetrics({ version: '1.0.0', engine: 'sqlite' }).text(backlog);
    const named = alerts.flatMap(([when = '']) => when.match(/\b(?:parley|nodejs|process)_\w+/g) ?? []);

    const unknown = named.filter((name) => !metricNames(text).includes(name.replace(/_bucket$/, '')));

    expect(named.length).toBeGreaterThan(5);
    expect(unknown).toEqual([]);
  });
});

describe('the log', () => {
  it('says each event that is documented, in these words', () => {
    const sources = sourceFiles().map(textOf).join('\n');

    const events = tableRowsOf(sectionOf('Log')).flatMap(([event = '']) => codeOf(event));

    expect(events.filter((event) => !sources.includes(`'${event}'`))).toEqual([]);
  });

  it('has words that stay the same, whatever happened', () => {
    const changing = sourceFiles().filter((path) => /\blog\.(?:info|warn|error)\((?:[^;]*?),\s*`/.test(textOf(path)));

    expect(changing).toEqual([]);
  });
});

describe('what is kept', () => {
  it('is told as long as it is kept', () => {
    const rows = tableRowsOf(sectionOf('What is kept')).map(([, howLong = '']) => howLong);

    for (const kind of outdatedKinds) expect(rows.join('\n'), kind).toContain(`${keptMs[kind] / 86_400_000} days`);
  });
});

const serviceSchema = z.object({
  image: z.string(),
  user: z.string().optional(),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.array(z.string()).refine((options) => options.includes('no-new-privileges:true')),
  restart: z.literal('unless-stopped'),
  stop_grace_period: z.string().regex(/^\d+s$/),
  tmpfs: z.array(z.string()).optional(),
  networks: z.array(z.string()),
  ports: z.array(z.string()).optional(),
  deploy: z.object({
    replicas: z.number().optional(),
    resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string() }) }),
  }),
});
const composeSchema = z.object({ services: z.record(z.string(), serviceSchema) });

describe('compose.yaml', () => {
  const { services } = composeSchema.parse(parse(textOf('compose.yaml')));

  it('runs three replicas, a PostgreSQL and a balancer, each without rights that it does not need', () => {
    expect(Object.keys(services)).toEqual(['postgres', 'parley', 'balancer']);
    expect(services.parley).toMatchObject({ user: 'node', tmpfs: ['/tmp'], deploy: { replicas: 3 } });
    expect([services.postgres?.user, services.balancer?.user]).toEqual(['postgres', 'haproxy']);
  });

  it('is reached from outside at one place, and the database at none', () => {
    expect(
      Object.entries(services).flatMap(([name, { ports = [] }]) => ports.map((port) => `${name} ${port}`)),
    ).toEqual(['balancer 127.0.0.1:8080:8080']);
    expect(services.postgres?.networks).toEqual(['database']);
  });

  it('gives Parley more time to stop than it takes', () => {
    expect(Number.parseInt(services.parley?.stop_grace_period ?? '', 10)).toBeGreaterThan(10);
  });

  it('has a balancer that asks whether a replica is ready, and passes on what chats need alone', () => {
    const config = textOf('deploy/haproxy.cfg');

    expect(config).toMatch(/uri \/readyz /);
    expect(config).toContain(
      'deny_status 404 unless { path_beg /slack/ } or { path /discord/interactions /calendar.ics }',
    );
  });
});
