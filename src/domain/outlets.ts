import { z } from 'zod';

/** How close an outlet stands to what it reports. `copy` is wire text published again elsewhere. */
export const tiers = [
  'official-us',
  'official-cn',
  'state-media',
  'wire',
  'paper',
  'trade-press',
  'aggregator',
  'copy',
] as const;
export const tierSchema = z.enum(tiers);
export type Tier = z.infer<typeof tierSchema>;

/** What readers see of a tier. */
export const tierWords = {
  'official-us': 'official, US',
  'official-cn': 'official, China',
  'state-media': 'state media',
  wire: 'wire',
  paper: 'newspaper',
  'trade-press': 'trade press',
  aggregator: 'aggregator',
  copy: 'syndicated copy',
} as const satisfies Record<Tier, string>;

/** A government's own publication: it can settle a value alone. */
export const isOfficial = (tier: Tier): boolean => tier === 'official-us' || tier === 'official-cn';

/** What a reader sees where a document names no outlet. */
export const outletNotNamed = 'outlet not named';
