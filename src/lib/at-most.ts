/** What comes of it within so many milliseconds; undefined when that is too short. The work goes on. */
export async function atMost<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    // Not an AbortSignal: the error that it makes costs more than the rest of a command.
    clearTimeout(timer);
  }
}
