import { setTimeout as after } from 'node:timers/promises';

/** What comes of it within so many milliseconds; undefined when that is too short. The work goes on. */
export async function atMost<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const timer = new AbortController();
  const timeout = after(ms, undefined, { signal: timer.signal }).catch(() => undefined);
  try {
    return await Promise.race([work, timeout]);
  } finally {
    timer.abort();
  }
}
