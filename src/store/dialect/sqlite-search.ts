import { type Kysely, sql } from 'kysely';
import type { Db } from '../database.ts';

/** The full-text tables of SQLite: FTS5 without content of its own, words cut to their stems. */
export async function createTextIndex(db: Kysely<unknown>): Promise<void> {
  for (const [table, columns] of Object.entries({ fact_text: 'subject, says, names', coverage_text: 'title, body' }))
    await sql`create virtual table ${sql.table(table)} using fts5(${sql.raw(columns)}, content = '',
      contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2')`.execute(db);
}

export interface FactText {
  readonly id: number;
  readonly subject: string;
  readonly says: string;
  readonly names: string;
}

/** Puts the texts of facts into the index, one statement for all. */
export async function indexFactTexts(db: Db, texts: readonly FactText[]): Promise<void> {
  await sql`insert or replace into fact_text (rowid, subject, says, names)
    select value ->> 'id', value ->> 'subject', value ->> 'says', value ->> 'names'
    from json_each(${JSON.stringify(texts)})`.execute(db);
}

/** Takes facts' texts out of the index, by their row ids. */
export async function dropFactTexts(db: Db, ids: readonly number[]): Promise<void> {
  await sql`delete from fact_text where rowid in (select value from json_each(${JSON.stringify(ids)}))`.execute(db);
}

/** Puts one coverage item's text into the index, in place of what was there. */
export async function indexCoverageText(
  db: Db,
  { id, title, body }: { readonly id: number; readonly title: string; readonly body: string },
): Promise<void> {
  await sql`insert or replace into coverage_text (rowid, title, body) values (${id}, ${title}, ${body})`.execute(db);
}

/** Takes one coverage item's text out of the index. */
export async function dropCoverageText(db: Db, id: number): Promise<void> {
  await sql`delete from coverage_text where rowid = ${id}`.execute(db);
}

/** Adds words to those that the index knows. */
export async function addWords(db: Db, words: readonly string[]): Promise<void> {
  await sql`insert or ignore into search_words (word)
    select value from json_each(${JSON.stringify(words)})`.execute(db);
}

/** Rows of facts with any of these phrases, best first: BM25, the subject counting most. A higher rank is better. */
export async function matchFacts(
  db: Db,
  { phrases, limit }: { readonly phrases: readonly string[]; readonly limit: number },
): Promise<{ id: number; rank: number }[]> {
  const { rows } = await sql<{ id: number; rank: number }>`select rowid as id, -bm25(fact_text, 3, 2, 1) as rank
    from fact_text where fact_text match ${anyOf(phrases)} order by rank desc limit ${limit}`.execute(db);
  return [...rows];
}

/** Rows of coverage with one phrase of every group, newest first. */
export async function matchCoverage(
  db: Db,
  { groups, limit }: { readonly groups: readonly (readonly string[])[]; readonly limit: number },
): Promise<number[]> {
  const match = groups.map((phrases) => `(${anyOf(phrases)})`).join(' AND ');
  // By row, not by BM25: that would weigh every match, and a common word matches half of a million items.
  const { rows } = await sql<{ id: number }>`select rowid as id from coverage_text
    where coverage_text match ${match} order by rowid desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** True when the phrase stands anywhere in the index, in any of its endings. */
export async function isIndexed(db: Db, phrase: string): Promise<boolean> {
  const { rows } = await sql`select 1 from (select rowid from fact_text where fact_text match ${quoted(phrase)} limit 1)
    union all select 1 from (select rowid from coverage_text where coverage_text match ${quoted(phrase)} limit 1)
    limit 1`.execute(db);
  return rows.length > 0;
}

const anyOf = (phrases: readonly string[]): string => phrases.map(quoted).join(' OR ');

// In quotes every sign is text to FTS5, so nothing of a reader's is an operator.
const quoted = (phrase: string): string => `"${phrase.replaceAll('"', ' ')}"`;
