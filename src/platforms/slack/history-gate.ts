import type { Clock } from '../../ports.ts';
import type { SlackLimits } from './limits.ts';

/** Keeps the requests for a workspace's history apart, for Slack gives some apps only one a minute. */
export interface HistoryGate {
  /** Zero when a request may go now, which then counts; else how long to wait before asking again. */
  enter(team: string): number;
  /** Slack asked to wait: so long from now, and as long between all later requests there. */
  slowDown(team: string, waitMs: number): void;
}

interface Lane {
  gapMs: number;
  openAt: number;
  /** Up to then those who were sent away have been told to come, one after another. */
  spokenForUntil: number;
}

export interface GateParts {
  readonly clock: Clock;
  readonly limits: SlackLimits;
  /** How many share what Slack allows. */
  readonly replicas?: (() => number) | undefined;
}

/** A gate for all workspaces. What it knows is small and lost with the process. */
export function createHistoryGate({ clock, limits, replicas = () => 1 }: GateParts): HistoryGate {
  const lanes = new Map<string, Lane>();
  const laneOf = (team: string): Lane => {
    const lane = lanes.get(team) ?? { gapMs: limits.historyGapMs, openAt: 0, spokenForUntil: 0 };
    lanes.set(team, lane);
    return lane;
  };
  return {
    enter: (team) => enter(laneOf(team), { now: clock.now(), share: Math.max(1, replicas()) }),
    slowDown: (team, waitMs) => {
      const lane = laneOf(team);
      lane.openAt = clock.now() + waitMs;
      lane.gapMs = Math.min(Math.max(lane.gapMs, waitMs), limits.historyGapMsMax);
    },
  };
}

function enter(lane: Lane, { now, share }: { readonly now: number; readonly share: number }): number {
  const gapMs = lane.gapMs * share;
  if (lane.openAt <= now) {
    lane.openAt = now + gapMs;
    return 0;
  }
  const turn = Math.max(lane.openAt, lane.spokenForUntil);
  lane.spokenForUntil = turn + gapMs;
  return turn - now;
}
