import type { SeedPack } from '../../src/domain/seed-packs.ts';
import { backgroundPack } from './background/index.ts';
import { documentsPack } from './documents/index.ts';

const packs = { documents: documentsPack, background: backgroundPack } as const;

/** The packs of these names, checked. */
export const seedPacks = (names: readonly (keyof typeof packs)[]): SeedPack[] => names.map((name) => packs[name]());
