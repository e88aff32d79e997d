import { z } from 'zod';
import type { Blow } from './disorder.ts';
import type { Replica } from './stage.ts';

/** The work that one replica does at a time. */
export const leases = ['leader', 'gateway'] as const;
export type LeaseName = (typeof leases)[number];

/** How long nobody did it, after whoever did was killed or frozen; milliseconds. */
export type Takeovers = Readonly<Record<LeaseName, readonly number[]>>;

const takenLine = z.object({ time: z.number(), msg: z.literal('lease taken'), lease: z.enum(leases) });

interface Taken {
  readonly at: number;
  readonly replica: string;
  readonly lease: LeaseName;
}

/** Reads from what the replicas wrote when each lease went to another. */
export function takeoversOf(replicas: readonly Replica[], blows: readonly Blow[]): Takeovers {
  const all = replicas.flatMap(({ name, bot }) => takenIn(name, bot.output())).toSorted((a, b) => a.at - b.at);
  const of = (lease: LeaseName) => {
    const taken = all.filter((one) => one.lease === lease);
    return blows.flatMap(({ replica, at }) => {
      const owner = taken.findLast((one) => one.at <= at);
      const next = taken.find((one) => one.at > at);
      return owner?.replica === replica && next !== undefined ? [next.at - at] : [];
    });
  };
  return { leader: of('leader'), gateway: of('gateway') };
}

const takenIn = (replica: string, output: string): Taken[] =>
  output.split('\n').flatMap((line) => {
    if (!line.includes('"lease taken"')) return [];
    const { time, lease } = takenLine.parse(JSON.parse(line));
    return [{ at: time, replica, lease }];
  });
