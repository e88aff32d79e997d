/** How much processor time 1,000 calls cost, so many at once; the first round is not counted. */
export async function cpuPerThousand<T>(
  things: readonly T[],
  { atOnce, rounds, call }: { readonly atOnce: number; readonly rounds: number; call(thing: T): Promise<unknown> },
): Promise<number> {
  await callAll(things, { atOnce, call });
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round++) await callAll(things, { atOnce, call });
  const { user, system } = process.cpuUsage(before);
  return ((user + system) / 1e6 / (things.length * rounds)) * 1_000;
}

async function callAll<T>(
  things: readonly T[],
  { atOnce, call }: { readonly atOnce: number; call(thing: T): Promise<unknown> },
): Promise<void> {
  const left = [...things];
  const worker = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await call(next);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
