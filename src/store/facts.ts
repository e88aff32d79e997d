import { type Fact, factSchema } from '../domain/facts.ts';
import type { FactStore } from '../ports.ts';
import type { Db } from './database.ts';
import { checkDocument } from './documents.ts';
import { keyValue } from './key-value.ts';
import { raiseRevision, readRevision } from './revision.ts';
import { indexFacts } from './search-index.ts';

/** Where the fact sheet stands among the keyed documents. */
export const factsNamespace = 'facts';

/** The fact sheet: one keyed document a fact, and an index of the keys by their first word. */
export function factStore(db: Db): FactStore {
  const sheet = keyValue<Fact>(db, factsNamespace);
  const check = (key: string, value: unknown) => checkDocument(factSchema, { namespace: factsNamespace, key, value });
  const putAll = async (facts: readonly Fact[]) => {
    if (facts.length === 0) return;
    await sheet.setMany(facts.map((fact) => ({ key: fact.key, value: fact })));
    await db
      .insertInto('fact_index')
      .values(facts.map(({ key }) => ({ key, family: familyOf(key) })))
      .onConflict((c) => c.doNothing())
      .execute();
    await indexFacts(db, facts);
    await raiseRevision(db);
  };
  const readFamilies = async (families: readonly string[]) => {
    const rows = await db
      .selectFrom('fact_index')
      .select('key')
      .where('family', 'in', families)
      .orderBy('family')
      .orderBy('key')
      .execute();
    const keys = rows.map(({ key }) => key);
    const values = keys.length === 0 ? [] : await sheet.get(keys);
    return keys.flatMap((key, i) => (values[i] === undefined ? [] : [checkChanged(key, values[i])]));
  };
  // Checking is most of an answer's time, and news changes a few facts of hundreds.
  const checked = new Map<string, { readonly text: string; readonly fact: Fact }>();
  const checkChanged = (key: string, value: unknown): Fact => {
    const text = JSON.stringify(value);
    const known = checked.get(key);
    if (known?.text === text) return known.fact;
    const fact = check(key, value);
    checked.set(key, { text, fact });
    return fact;
  };
  // Read once for as long as nothing changes.
  const read = new Map<string, { readonly revision: number; readonly facts: Fact[] }>();
  const ofFamilies = async (families: readonly string[]) => {
    const [name, revision] = [families.join(), await readRevision(db)];
    const kept = read.get(name);
    if (kept?.revision === revision) return [...kept.facts];
    const facts = await readFamilies(families);
    read.set(name, { revision, facts });
    return [...facts];
  };
  return {
    async get(key) {
      const value = await sheet.get(key);
      return value === undefined ? undefined : check(key, value);
    },
    ofFamilies,
    put: (fact) => putAll([fact]),
    putAll,
  };
}

const familyOf = (key: string): string => key.split('/')[0] ?? key;
