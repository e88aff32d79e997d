/** So many in any span of such a length, counted for each name that `of` gives; undefined is not counted. */
export interface Window<T> {
  readonly countMax: number;
  readonly perMs: number;
  of(asked: T): string | undefined;
}

/** Counts what was let through: 0 for one that is, else how long it has to wait. */
export type Meter<T> = (asked: T, atMs: number) => number;

/** Sliding windows, stricter than the fixed ones that chats have: what passes here passes there. */
export function createMeter<T>(windows: readonly Window<T>[]): Meter<T> {
  const kept = windows.map(() => new Map<string, number[]>());
  return (asked, atMs) => {
    const counts = windows.flatMap((window, i) => {
      const name = window.of(asked);
      if (name === undefined) return [];
      const times = (kept[i]?.get(name) ?? []).filter((time) => time > atMs - window.perMs);
      kept[i]?.set(name, times);
      return [{ window, times }];
    });
    const waits = counts.map(({ window, times }) =>
      times.length < window.countMax ? 0 : (times[0] ?? atMs) + window.perMs - atMs,
    );
    const waitMs = Math.max(0, ...waits);
    if (waitMs === 0) for (const { times } of counts) times.push(atMs);
    return waitMs;
  };
}
