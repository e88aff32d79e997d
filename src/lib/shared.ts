/** Does a piece of work for all who ask for the same while it is under way, once. */
export function createSharedBy<K, T>(work: (asked: K) => Promise<T>): (asked: K) => Promise<T> {
  const underWay = new Map<K, Promise<T>>();
  return (asked) => {
    const found = underWay.get(asked) ?? work(asked).finally(() => underWay.delete(asked));
    underWay.set(asked, found);
    return found;
  };
}

/** Does a piece of work for all who ask while it is under way, once. */
export function createShared<T>(work: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | undefined;
  return () => {
    underWay ??= work().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
