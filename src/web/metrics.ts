import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../ports.ts';
import type { Backlog } from './backlog.ts';
import { backlogMetrics } from './backlog-metrics.ts';

export interface MetricsParts {
  readonly version: string;
  /** `sqlite` or `postgres`. */
  readonly engine: string;
}

/** What this process counts, and how that and the backlog are told to Prometheus. */
export interface Metrics {
  readonly meter: Meter;
  readonly contentType: string;
  /** All metrics as text; without a backlog, those of the database are left out. */
  text(backlog: Backlog | undefined): Promise<string>;
}

/** Counts from now on, in a registry of its own. */
export function createMetrics(parts: MetricsParts): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  tellBuild(registry, parts);
  return {
    meter: createMeter(registry),
    contentType: registry.contentType,
    text: async (backlog) => `${await registry.metrics()}\n${await backlogMetrics(backlog)}`,
  };
}

function tellBuild(registry: Registry, { version, engine }: MetricsParts): void {
  const help = 'Version, Node and database engine, as labels; always 1.';
  const labelNames = ['version', 'node', 'engine'] as const;
  const info = new Gauge({ name: 'parley_build_info', help, labelNames, registers: [registry] });
  info.set({ version, node: process.versions.node, engine }, 1);
}

function createMeter(registry: Registry): Meter {
  const counters = countersOf(registry);
  return (happening) => {
    switch (happening.kind) {
      case 'send':
        return counters.sends.inc(labelsOf(happening, ['platform', 'action', 'outcome']));
      case 'look-up':
        return counters.lookUps.inc(labelsOf(happening, ['platform', 'result']));
      case 'poll':
        return counters.polls.inc({ outcome: happening.outcome });
      case 'development':
        return counters.developments.inc(labelsOf(happening.development, ['kind', 'significance']));
      case 'alert':
        return counters.alerts.inc({ kind: happening.alert, significance: happening.significance });
      case 'command':
        return counters.commands.observe(labelsOf(happening, ['command', 'platform', 'outcome']), happening.ms / 1000);
      case 'request':
        return counters.requests.inc({ route: happening.route, status: String(happening.status) });
      case 'run':
        return counters.runs.inc({ job: happening.job, outcome: happening.isFailed ? 'failed' : 'done' });
      case 'query':
        return counters.queries.inc({ outcome: happening.outcome });
      case 'leader':
        return counters.leader.set(happening.isLeader ? 1 : 0);
      default:
        return happening satisfies never;
    }
  };
}

function labelsOf<L extends string>(
  from: { readonly [K in L]: string },
  names: readonly L[],
): Partial<Record<L, string>> {
  const labels: Partial<Record<L, string>> = {};
  for (const name of names) labels[name] = from[name];
  return labels;
}

// A chat gives a command three seconds.
const commandBucketsSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function countersOf(registry: Registry) {
  const registers = [registry];
  const counter = <L extends string>(...[name, help, ...labelNames]: [name: string, help: string, ...labels: L[]]) =>
    new Counter({ name, help, labelNames, registers });
  const leaderHelp = 'Whether this process runs the schedules: 1 or 0.';
  return {
    sends: counter('parley_sends_total', 'Tries to post or edit, by outcome.', 'platform', 'action', 'outcome'),
    lookUps: counter('parley_look_ups_total', 'Looks for a message that may be there.', 'platform', 'result'),
    polls: counter('parley_polls_total', 'Polls of feeds that have ended.', 'outcome'),
    developments: counter('parley_developments_total', 'Changes that were read from coverage.', 'kind', 'significance'),
    alerts: counter('parley_alerts_total', 'Alerts that were handed out to channels.', 'kind', 'significance'),
    requests: counter('parley_http_requests_total', 'HTTP requests that were answered.', 'route', 'status'),
    runs: counter('parley_job_runs_total', 'Runs of jobs that have ended.', 'job', 'outcome'),
    queries: counter('parley_database_troubles_total', 'Refused statements and repeated transactions.', 'outcome'),
    leader: new Gauge({ name: 'parley_is_leader', help: leaderHelp, registers }),
    commands: new Histogram({
      name: 'parley_command_seconds',
      help: 'How long commands took to answer, without the way to the chat and back.',
      labelNames: ['command', 'platform', 'outcome'],
      buckets: commandBucketsSeconds,
      registers,
    }),
  };
}
