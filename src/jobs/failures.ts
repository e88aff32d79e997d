import { StoreTrouble } from '../domain/store-trouble.ts';
import type { Clock, Log } from '../ports.ts';

export interface FailureLimits {
  /** The same failure is logged at most so often. */
  readonly logEveryMs: number;
  /** Failures that are told apart. */
  readonly kindsMax: number;
}

/** What goes wrong in jobs. They run each second, so the same thing is logged once in a while only. */
export interface Failures {
  failed(job: string, error: unknown): void;
  worked(job: string): void;
  /** What is wrong now, a sentence each, for whoever asks how Parley is. */
  now(): string[];
}

export interface FailureParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: FailureLimits;
  /** A damaged database must not be written to any more. */
  readonly onDamaged?: () => void;
}

const usual: FailureLimits = { logEveryMs: 60_000, kindsMax: 100 };

interface Kind {
  loggedAt: number;
  /** Since then. */
  more: number;
}

/** Failures of a process in which nothing has failed yet. */
export function createFailures({ clock, log, limits = usual, onDamaged }: FailureParts): Failures {
  const kinds = new Map<string, Kind>();
  const failing = new Map<string, { readonly sinceMs: number; readonly trouble: string | undefined }>();
  return {
    failed(job, error) {
      const now = clock.now();
      const trouble = error instanceof StoreTrouble ? error : undefined;
      failing.set(job, { sinceMs: failing.get(job)?.sinceMs ?? now, trouble: trouble?.message });
      const more = unsaid(kinds, { kind: trouble?.kind ?? `${job} ${wordsOf(error)}`, now, limits });
      if (more === undefined) return;
      if (trouble?.kind === 'damaged') onDamaged?.();
      const unlogged = more === 0 ? {} : { unlogged: more };
      // Of a trouble of the database, its words say all; for a fault of ours, where it broke matters.
      if (trouble)
        log.error({ job, trouble: trouble.kind, reason: trouble.reason, ...unlogged }, 'database in trouble');
      else log.error({ job, error, ...unlogged }, 'job failed');
    },
    worked(job) {
      const known = failing.get(job);
      if (!failing.delete(job) || known === undefined) return;
      log.info({ job, failedForMs: clock.now() - known.sinceMs }, 'job works again');
    },
    now() {
      const troubles = new Set([...failing.values()].flatMap(({ trouble }) => trouble ?? []));
      const broken = [...failing].flatMap(([job, { trouble }]) => (trouble === undefined ? [job] : []));
      return [...troubles, ...broken.map((job) => `The job “${job}” fails; the log says why.`)];
    },
  };
}

interface Saying {
  readonly kind: string;
  readonly now: number;
  readonly limits: FailureLimits;
}

// How many were not logged since the last that was; undefined where it is too soon for another.
function unsaid(kinds: Map<string, Kind>, { kind, now, limits }: Saying): number | undefined {
  const known = kinds.get(kind);
  // A clock that was put back would keep it silent for as long.
  if (known && now >= known.loggedAt && now - known.loggedAt < limits.logEveryMs) {
    known.more += 1;
    return undefined;
  }
  if (kinds.size >= limits.kindsMax) kinds.clear();
  kinds.set(kind, { loggedAt: now, more: 0 });
  return known?.more ?? 0;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
