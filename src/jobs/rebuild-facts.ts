import type { Fact } from '../domain/facts.ts';
import { reconcile } from '../pipeline/reconcile.ts';
import type { Store } from '../ports.ts';

const claimsPerPage = 1000;
const factsPerPut = 500;

/** Builds the fact sheet again from the claims, in the order in which they came in. Returns how many facts there are. */
export async function rebuildFacts(store: Store): Promise<number> {
  const facts = new Map<string, Fact>();
  for (let after = -1; ; ) {
    const told = await store.coverage.claimsAfter(after, claimsPerPage);
    for (const { claim, item } of told)
      facts.set(claim.key, reconcile({ held: facts.get(claim.key), claim, item }).fact);
    after = told.at(-1)?.toldIn ?? after;
    if (told.length < claimsPerPage) break;
  }
  const all = [...facts.values()];
  for (let from = 0; from < all.length; from += factsPerPut)
    await store.facts.putAll(all.slice(from, from + factsPerPut));
  return all.length;
}

/** Builds one fact again from its claims; without any there is none. */
export async function rebuildFact(store: Store, key: string): Promise<void> {
  let fact: Fact | undefined;
  for (let after = -1; ; ) {
    const told = await store.coverage.claimsOf(key, { after, limit: claimsPerPage });
    for (const { claim, item } of told) fact = reconcile({ held: fact, claim, item }).fact;
    after = told.at(-1)?.toldIn ?? after;
    if (told.length < claimsPerPage) break;
  }
  if (fact) await store.facts.put(fact);
}
