import type { Clock, Store } from '../../ports.ts';

/** How often a wrong password may be tried. */
export interface SignInLimits {
  readonly windowMs: number;
  readonly perAddressMax: number;
  readonly inAllMax: number;
}

export interface Tries {
  /** Counts a try before it is looked at; gives until when none is taken, or undefined where this one is. */
  count(address: string): Promise<number | undefined>;
  /** Takes a try back that was right. */
  giveBack(address: string): Promise<void>;
}

export interface TryParts {
  readonly store: Pick<Store, 'holds'>;
  readonly clock: Clock;
  readonly limits: SignInLimits;
}

/** Counts tries by address and in all, in all replicas together. */
export function createTries({ store: { holds }, clock, limits }: TryParts): Tries {
  const refusedUntil = async (key: string, max: number): Promise<number | undefined> => {
    const { count, untilMs } = await holds.count({ key, now: clock.now(), forMs: limits.windowMs });
    return count > max ? untilMs : undefined;
  };
  return {
    // The address first: what is refused to it takes nothing from the others.
    count: async (address) =>
      (await refusedUntil(keyOf(address), limits.perAddressMax)) ?? (await refusedUntil(inAll, limits.inAllMax)),
    async giveBack(address) {
      for (const key of [keyOf(address), inAll]) await holds.giveBack(key, clock.now());
    },
  };
}

const inAll = 'console sign-in';
const keyOf = (address: string): string => `${inAll}/${networkOf(address)}`;

// One who has an IPv6 address has all those that share its first half.
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = [], tail = []] = plain.split('::').map((half) => half.split(':').filter(Boolean));
  const between = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...between, ...tail].slice(0, 4).join(':');
}
