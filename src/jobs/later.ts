/** Runs something after so many milliseconds of the clock; returns what calls it off. */
export type Later = (ms: number, run: () => void) => () => void;

/** By the timers of the process. */
export const afterMs: Later = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
