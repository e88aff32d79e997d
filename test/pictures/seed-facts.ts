import { seedPacks } from '../../config/seed/index.ts';
import type { Fact } from '../../src/domain/facts.ts';
import { seed } from '../../src/jobs/seed.ts';
import { openStore } from '../contracts/engines.ts';

/** What both seed packs bring, as the store holds it. */
export async function seedFacts(nowMs: number): Promise<Fact[]> {
  const { store } = await openStore();
  for (const pack of seedPacks(['documents', 'background'])) await seed({ store, clock: { now: () => nowMs }, pack });
  return await store.facts.ofFamilies(['tariff', 'round', 'deadline']);
}
