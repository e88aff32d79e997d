import type { FanOut } from '../domain/owed-deliveries.ts';

export interface Telling {
  /** The id of the subscription. */
  readonly id: string;
  readonly nowMs: number;
  /** The fan-outs that are due, the earliest first. */
  readonly due: readonly FanOut[];
}

/** Until when alerts have been brought to a channel that is told at once: those due later still come to it by themselves. */
export function toldUntil({ id, nowMs, due }: Telling): number {
  // One that is under way may have passed this channel already.
  const next = due.find(({ kind, after }) => kind !== 'post' || after < id);
  return next === undefined ? nowMs : Math.min(nowMs, next.dueAt - 1);
}
