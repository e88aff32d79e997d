import { coverageItemSchema } from '../domain/coverage.ts';
import { type Fact, type FoundVersion, factSchema } from '../domain/facts.ts';
import type { SearchStore } from '../ports.ts';
import type { Db } from './database.ts';
import { textIndexOf } from './dialect/text-index.ts';
import { checkDocument, parseDocument } from './documents.ts';
import { factsNamespace } from './facts.ts';
import { keyValue } from './key-value.ts';

const alikeMax = 3000;
const sharedLetters = 1;

/** Full text over facts and coverage, by the index that their stores keep. */
export const searchStore = (db: Db): SearchStore => ({
  async facts(query) {
    if (query.phrases.length === 0) return [];
    const found = await textIndexOf(db).matchFacts(db, query);
    return await versionsOf(db, found);
  },
  async coverage(query) {
    if (query.groups.length === 0 || query.groups.some((phrases) => phrases.length === 0)) return [];
    return await itemsOf(db, await textIndexOf(db).matchCoverage(db, query));
  },
  knows: (phrase) => textIndexOf(db).knows(db, phrase),
  async wordsLike(word) {
    const start = word.slice(0, sharedLetters);
    const rows = await db
      .selectFrom('search_words')
      .select('word')
      .where('word', '>=', start)
      .where('word', '<', `${start}\uffff`)
      .limit(alikeMax)
      .execute();
    return rows.map((row) => row.word);
  },
});

async function versionsOf(db: Db, found: readonly { id: number; rank: number }[]): Promise<FoundVersion[]> {
  if (found.length === 0) return [];
  const rows = await db
    .selectFrom('search_facts')
    .selectAll()
    .where(
      'id',
      'in',
      found.map(({ id }) => id),
    )
    .execute();
  const facts = await factsOf(db, [...new Set(rows.map((row) => row.fact_key))]);
  const places = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id, rank }) => {
    const row = places.get(id);
    const fact = row && facts.get(row.fact_key);
    return row && fact?.versions[row.place] ? [{ fact, place: row.place, rank }] : [];
  });
}

async function factsOf(db: Db, keys: readonly string[]): Promise<Map<string, Fact>> {
  const values = await keyValue<Fact>(db, factsNamespace).get([...keys]);
  return new Map(
    keys.flatMap((key, i) =>
      values[i] === undefined
        ? []
        : [[key, checkDocument(factSchema, { namespace: factsNamespace, key, value: values[i] })]],
    ),
  );
}

async function itemsOf(db: Db, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('search_coverage')
    .innerJoin('coverage', 'coverage.id', 'search_coverage.item_id')
    .select(['coverage.id as id', 'coverage.body as body', 'search_coverage.id as place'])
    .where('search_coverage.id', 'in', ids)
    .execute();
  return rows
    .toSorted((a, b) => b.place - a.place)
    .map((row) => parseDocument(coverageItemSchema, { table: 'coverage', ...row }));
}
