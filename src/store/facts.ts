import { type Fact, factSchema } from '../domain/facts.ts';
import type { FactStore } from '../ports.ts';
import type { Db } from './database.ts';
import { checkDocument } from './documents.ts';
import { keyValue } from './key-value.ts';
import { raiseRevision } from './revision.ts';

/** The fact sheet: one keyed document a fact, and an index of the keys by their first word. */
export function factStore(db: Db): FactStore {
  const sheet = keyValue<Fact>(db, 'facts');
  const check = (key: string, value: unknown) => checkDocument(factSchema, { id: `fact ${key}`, value });
  return {
    async get(key) {
      const value = await sheet.get(key);
      return value === undefined ? undefined : check(key, value);
    },
    async ofFamilies(families) {
      const rows = await db
        .selectFrom('fact_index')
        .select('key')
        .where('family', 'in', families)
        .orderBy('family')
        .orderBy('key')
        .execute();
      const keys = rows.map(({ key }) => key);
      const values = keys.length === 0 ? [] : await sheet.get(keys);
      return keys.flatMap((key, i) => (values[i] === undefined ? [] : [check(key, values[i])]));
    },
    async put(fact) {
      await sheet.set(fact.key, fact);
      const family = fact.key.split('/')[0] ?? fact.key;
      await db
        .insertInto('fact_index')
        .values({ key: fact.key, family })
        .onConflict((c) => c.doNothing())
        .execute();
      await raiseRevision(db);
    },
  };
}
