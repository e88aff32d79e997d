import { createRandom } from './random.ts';

/** How big a run is. */
export interface PollSizes {
  readonly feeds: number;
  readonly feedsPerHost: number;
  readonly pollSeconds: number;
  /** Intervals that are measured, after those that warm up. */
  readonly intervals: number;
  readonly warmUpIntervals: number;
}

/** The ways in which a feed fails. */
export const faults = ['500', '404', 'hang', 'reset', 'drip', 'html', '429'] as const;
export type Manner = 'well' | (typeof faults)[number];

const failingShare = 0.2;

/** How each feed of a run answers, the same in every run: a fifth fails, in turn in each way, strewn over the hosts. */
export function mannersOf({ feeds }: Pick<PollSizes, 'feeds'>): readonly Manner[] {
  const failing = Math.round(feeds * failingShare);
  const all = Array.from(
    { length: feeds },
    (_, index): Manner => (index < failing ? (faults[index % faults.length] ?? 'well') : 'well'),
  );
  return createRandom(7).shuffled(all);
}

/** The address of a feed's host on this machine; each host has its own. */
export function hostOf(index: number, { feedsPerHost }: Pick<PollSizes, 'feedsPerHost'>): string {
  const host = Math.floor(index / feedsPerHost);
  return `127.1.${Math.floor(host / 250)}.${1 + (host % 250)}`;
}
