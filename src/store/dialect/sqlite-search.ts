import { type Kysely, sql } from 'kysely';
import type { Db } from '../database.ts';
import type { TextIndex } from './text-index.ts';

/** The full text of SQLite: FTS5 without content of its own, facts ranked by BM25. */
export const sqliteText: TextIndex = {
  create: createTables,
  async putFacts(db, texts) {
    await sql`insert or replace into fact_text (rowid, subject, says, names)
      select value ->> 'id', value ->> 'subject', value ->> 'says', value ->> 'names'
      from json_each(${JSON.stringify(texts)})`.execute(db);
  },
  async dropFacts(db, ids) {
    await sql`delete from fact_text where rowid in (select value from json_each(${JSON.stringify(ids)}))`.execute(db);
  },
  async putCoverage(db, { id, title, body }) {
    await sql`insert or replace into coverage_text (rowid, title, body) values (${id}, ${title}, ${body})`.execute(db);
  },
  async dropCoverage(db, id) {
    await sql`delete from coverage_text where rowid = ${id}`.execute(db);
  },
  async matchFacts(db, { phrases, limit }) {
    const { rows } = await sql<{ id: number; rank: number }>`select rowid as id, -bm25(fact_text, 3, 2, 1) as rank
      from fact_text where fact_text match ${anyOf(phrases)} order by rank desc limit ${limit}`.execute(db);
    return [...rows];
  },
  async matchCoverage(db, { groups, limit }) {
    const match = groups.map((phrases) => `(${anyOf(phrases)})`).join(' AND ');
    // By row, not by BM25: that would weigh every match, and a common word matches half of a million items.
    const { rows } = await sql<{ id: number }>`select rowid as id from coverage_text
      where coverage_text match ${match} order by rowid desc limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },
  knows,
};

async function createTables(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of Object.entries({ fact_text: 'subject, says, names', coverage_text: 'title, body' }))
    await sql`create virtual table ${sql.table(table)} using fts5(${sql.raw(columns)}, content = '',
      contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2')`.execute(db);
}

async function knows(db: Db, phrase: string): Promise<boolean> {
  const { rows } = await sql`select 1 from (select rowid from fact_text where fact_text match ${quoted(phrase)} limit 1)
    union all select 1 from (select rowid from coverage_text where coverage_text match ${quoted(phrase)} limit 1)
    limit 1`.execute(db);
  return rows.length > 0;
}

const anyOf = (phrases: readonly string[]): string => phrases.map(quoted).join(' OR ');

// In quotes every sign is text to FTS5, so nothing of a reader's is an operator; a null character would end it all.
const quoted = (phrase: string): string => `"${phrase.replaceAll('"', ' ').replaceAll('\0', ' ')}"`;
