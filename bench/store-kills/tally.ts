import { type Phase, phases } from './messages.ts';

/** Where the kills landed. */
export interface Hits {
  /** How many found the victim in this phase; one may find it in several. */
  readonly by: Readonly<Record<Phase, number>>;
  /** How many found it in none. */
  readonly elsewhere: number;
}

/** Counts kills by the phases in which they found their victim. */
export function createTally() {
  const by: Record<Phase, number> = { poll: 0, read: 0, 'fan-out': 0, settle: 0 };
  let elsewhere = 0;
  return {
    count(found: readonly Phase[]): void {
      for (const phase of found) by[phase] += 1;
      if (found.length === 0) elsewhere += 1;
    },
    hits: (): Hits => ({ by, elsewhere }),
  };
}

const firstGuessMs = 10;
const weightOfNewest = 0.2;

/** How long phases usually last, so that kills can be aimed at all of them. */
export function createUsual() {
  const usual = new Map<Phase, number>(phases.map((phase) => [phase, firstGuessMs]));
  return {
    of: (phase: Phase): number => usual.get(phase) ?? firstGuessMs,
    learn(lasted: readonly { readonly phase: Phase; readonly ms: number }[]): void {
      for (const { phase, ms } of lasted)
        usual.set(phase, (usual.get(phase) ?? ms) * (1 - weightOfNewest) + ms * weightOfNewest);
    },
  };
}

/** Counts the same words. */
export function createCounts() {
  const counts = new Map<string, number>();
  return { counts, add: (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1) };
}
