/** Values by name, at most so many: the one that was set longest ago makes room. */
export interface Kept<T> {
  get(name: string): T | undefined;
  set(name: string, value: T): void;
  remove(name: string): void;
}

/** Keeps at most so many values in memory. */
export function createKept<T>(valuesMax: number): Kept<T> {
  const values = new Map<string, T>();
  return {
    get: (name) => values.get(name),
    set: (name, value) => {
      values.delete(name);
      values.set(name, value);
      const [oldest] = values.keys();
      if (values.size > valuesMax && oldest !== undefined) values.delete(oldest);
    },
    remove: (name) => void values.delete(name),
  };
}
