import { atMost } from '../lib/at-most.ts';
import { createShared } from '../lib/shared.ts';
import type { Clock, Meter, Store } from '../ports.ts';

export interface HealthParts {
  readonly store: Pick<Store, 'revision'>;
  readonly clock: Clock;
  readonly limits: {
    /** A job that has run and then does not end a run for so long hangs. */
    readonly jobSilentMsMax: number;
    /** A database that takes longer to answer counts as gone. */
    readonly databaseMsMax: number;
  };
}

/** What a balancer asks: whether to send requests here. */
export interface Readiness {
  /** Why not, each in one sentence; none when it is ready. */
  readonly notReady: readonly string[];
  readonly chats: Readonly<Record<string, 'connected' | 'connecting'>>;
}

/** Whether this process lives, and whether it can serve. Tells nothing of workspaces. */
export interface Health {
  /** Why it should be started anew; undefined while it lives. */
  fault(): string | undefined;
  readiness(): Promise<Readiness>;
  /** Takes note of jobs that ran. */
  readonly meter: Meter;
  /** A chat that is being connected, and that it is. */
  onChat(name: string, state: 'connected' | 'connecting'): void;
  /** It is ready to serve, as far as it is up to itself; or it serves no longer. */
  onPhase(phase: 'running' | 'stopping'): void;
}

/** Health of a process that is starting. */
export function createHealth({ store, clock, limits }: HealthParts): Health {
  const endedAt = new Map<string, number>();
  const chats: Record<string, 'connected' | 'connecting'> = {};
  let phase: 'starting' | 'running' | 'stopping' = 'starting';
  const isAnswering = createShared(async () => (await store.revision().catch(() => undefined)) !== undefined);
  return {
    fault() {
      const [longest] = [...endedAt].toSorted(([, a], [, b]) => a - b);
      const silentMs = longest === undefined ? 0 : clock.now() - longest[1];
      return phase === 'running' && silentMs > limits.jobSilentMsMax
        ? `The job “${longest?.[0]}” has not come round for ${Math.floor(silentMs / 1000)} s.`
        : undefined;
    },
    async readiness() {
      const notReady: string[] = [];
      if (phase !== 'running') notReady.push(`Parley is ${phase}.`);
      if (!(await atMost(limits.databaseMsMax, isAnswering()))) notReady.push('The database does not answer.');
      return { notReady, chats: { ...chats } };
    },
    meter(happening) {
      if (happening.kind === 'run') endedAt.set(happening.job, clock.now());
      // What another replica runs from now on is not missed here.
      if (happening.kind === 'leader' && !happening.isLeader) endedAt.clear();
    },
    onChat(name, state) {
      chats[name] = state;
    },
    onPhase(next) {
      phase = next;
    },
  };
}
