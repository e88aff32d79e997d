import { type Kysely, sql } from 'kysely';
import { stemmer } from 'stemmer';
import type { Db } from '../database.ts';
import type { TextIndex } from './text-index.ts';

// Positions beyond this are one and the same to PostgreSQL.
const wordsPerTextMax = 16_000;

/** The full text of PostgreSQL: words cut by us, as FTS5 cuts them, so that both engines find the same. */
export const postgresText: TextIndex = {
  create: createTables,
  async putFacts(db, texts) {
    if (texts.length === 0) return;
    const rows = texts.map(({ id, subject, says, names }) => {
      const words = vectorOf([
        { text: subject, weight: 'A' },
        { text: says, weight: 'B' },
        { text: names, weight: 'C' },
      ]);
      return sql`(cast(${id} as integer), ${words}::tsvector)`;
    });
    await sql`insert into fact_text (id, words) values ${sql.join(rows)}
      on conflict (id) do update set words = excluded.words`.execute(db);
  },
  async dropFacts(db, ids) {
    await sql`delete from fact_text where id = any(${ids}::integer[])`.execute(db);
  },
  async putCoverage(db, { id, title, body }) {
    const words = vectorOf([
      { text: title, weight: 'A' },
      { text: body, weight: 'B' },
    ]);
    await sql`insert into coverage_text (id, words) values (${id}, ${words}::tsvector)
      on conflict (id) do update set words = excluded.words`.execute(db);
  },
  async dropCoverage(db, id) {
    await sql`delete from coverage_text where id = ${id}`.execute(db);
  },
  matchFacts,
  async matchCoverage(db, { groups, limit }) {
    const queries = groups.map((phrases) => phrases.flatMap((phrase) => queryOf(phrase) ?? []));
    if (queries.some((phrases) => phrases.length === 0)) return [];
    const query = queries.map((phrases) => `(${phrases.join(' | ')})`).join(' & ');
    const { rows } = await sql<{ id: number }>`select id from coverage_text
      where words @@ ${query}::tsquery order by id desc limit ${limit}`.execute(db);
    return rows.map(({ id }) => id);
  },
  async knows(db, phrase) {
    const query = queryOf(phrase);
    if (query === undefined) return false;
    const { rows } = await sql<{
      found: boolean;
    }>`select exists (select 1 from fact_text where words @@ ${query}::tsquery)
      or exists (select 1 from coverage_text where words @@ ${query}::tsquery) as found`.execute(db);
    return rows[0]?.found === true;
  },
};

async function createTables(db: Kysely<unknown>): Promise<void> {
  for (const table of ['fact_text', 'coverage_text']) {
    await sql`create table ${sql.table(table)} (id integer primary key, words tsvector not null)`.execute(db);
    await sql`create index ${sql.ref(`${table}_words`)} on ${sql.table(table)} using gin (words)`.execute(db);
  }
}

// By how rare a phrase is among the facts, as BM25 does, and by how often and where it stands in each.
async function matchFacts(
  db: Db,
  { phrases, limit }: Parameters<TextIndex['matchFacts']>[1],
): Promise<{ id: number; rank: number }[]> {
  const queries = phrases.flatMap((phrase) => queryOf(phrase) ?? []);
  if (queries.length === 0) return [];
  const { rows } = await sql<{ id: number; rank: number }>`
    with asked as (select cast(one as tsquery) as query from unnest(${queries}::text[]) as one),
      total as (select count(*) as n from fact_text),
      weighed as (
        select query, ln(1 + (total.n - found.n + 0.5) / (found.n + 0.5)) as rarity
        from asked cross join total
          cross join lateral (select count(*) as n from fact_text where words @@ query) as found)
    select id, cast(sum(rarity * ts_rank(array[0, 0.33, 0.67, 1], words, query, 1)) as double precision) as rank
    from fact_text join weighed on words @@ query
    group by id order by rank desc, id limit ${limit}`.execute(db);
  return [...rows];
}

interface Part {
  readonly text: string;
  readonly weight: 'A' | 'B' | 'C';
}

// Written out, so that PostgreSQL's own ideas of what a word is have no say.
function vectorOf(parts: readonly Part[]): string {
  const places = new Map<string, string[]>();
  let place = 0;
  for (const { text, weight } of parts) {
    // No phrase runs from one part into the next.
    place++;
    for (const word of stemsOf(text)) {
      place++;
      if (place > wordsPerTextMax) break;
      const known = places.get(word);
      if (known) known.push(`${place}${weight}`);
      else places.set(word, [`${place}${weight}`]);
    }
  }
  return [...places].map(([word, at]) => `'${word}':${at.join()}`).join(' ');
}

function queryOf(phrase: string): string | undefined {
  const words = stemsOf(phrase).map((word) => `'${word}'`);
  return words.length === 0 ? undefined : `(${words.join(' <-> ')})`;
}

// Letters and digits alone, so that no word is an operator.
const stemsOf = (text: string): string[] =>
  (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]{1,100}/gu) ?? []
  ).map((word) => stemmer(word));
