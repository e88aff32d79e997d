/** A number from zero to below `below`. */
export type Random = (below: number) => number;

/** The same numbers in every run, so that a failure can be seen again. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  // Mulberry32: the lowest bits of simpler generators repeat after few calls.
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
