/** Rings when the console's channel has changed, here or by another replica. */
export interface Bell {
  /** Resolves once the channel may be at another revision than this, or the signal is aborted. */
  next(after: number, signal: AbortSignal): Promise<void>;
  /** Something changed here: whoever waits need not wait for the next look. */
  ring(): void;
}

export interface BellParts {
  /** How far the channel is now. */
  readonly revision: () => Promise<number>;
  readonly lookEveryMs: number;
}

/** A bell that looks every so often while somebody waits, and is still while nobody does. */
export function createBell({ revision, lookEveryMs }: BellParts): Bell {
  const waiting = new Map<() => void, number>();
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    // What cannot be read now is read at the next look; the log has it from those who work on the database.
    const now = await revision().catch(() => undefined);
    if (now === undefined) return;
    for (const [wake, after] of waiting) if (after !== now) wake();
  };
  const still = () => {
    if (waiting.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    next: (after, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          waiting.delete(wake);
          signal.removeEventListener('abort', wake);
          still();
          resolve();
        };
        if (signal.aborted) return resolve();
        signal.addEventListener('abort', wake);
        waiting.set(wake, after);
        timer ??= setInterval(() => void look(), lookEveryMs);
        void look();
      }),
    ring: () => void look(),
  };
}
