import { sql } from 'kysely';
import type { Store } from '../src/ports.ts';
import type { Database } from '../src/store/database.ts';

/** A store on SQLite that is filled up by and by. */
export interface Filling {
  readonly store: Store;
  readonly database: Database;
  readonly nowMs: number;
}

const writtenMax = 10_000;
const itemsPerTransaction = 1_000;

/**
 * Brings the store to so many coverage items, strewn over 700 days. The first 10,000 are written as the bot writes
 * them; the rest are copies of those under other ids, by SQL, since writing a million takes ten minutes.
 */
export async function fillTo(filling: Filling, size: number): Promise<void> {
  let count = await heldIn(filling);
  while (count < size) {
    const rows = count < writtenMax ? Math.min(size - count, itemsPerTransaction) : writtenMax;
    if (count < writtenMax) await write(filling.store, { from: count, rows, nowMs: filling.nowMs });
    else await copy(filling.database, count);
    count += rows;
  }
}

// Those that the packs brought are not counted.
async function heldIn({ database }: Filling): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*) as n from coverage where id >= 'bench-' and id < 'bench.'`.execute(database.db);
  return rows[0]?.n ?? 0;
}

interface Part {
  readonly from: number;
  readonly rows: number;
}

async function write(store: Store, { from, rows, nowMs }: Part & { readonly nowMs: number }): Promise<void> {
  await store.transaction(async (trx) => {
    for (let index = from; index < from + rows; index++) await trx.coverage.put(entryOf(index, nowMs));
  });
}

// `bench-17` becomes `bench-17-40000` and the like. The first copy finds nothing but those that were written.
async function copy(database: Database, from: number): Promise<void> {
  const end = `-${from}`;
  const firsts = sql`select id from firsts`;
  await database.transaction(async (trx) => {
    await sql`create temporary table if not exists firsts as
      select id from coverage where id >= 'bench-' and id < 'bench.'`.execute(trx);
    await sql`insert into coverage (id, story_id, content_hash, is_relevant, spoken_at, topics, title, body, workspace)
      select id || ${end}, story_id || ${end}, content_hash || ${end}, is_relevant, spoken_at, topics, title,
        json_set(body, '$.id', id || ${end}), workspace
      from coverage where id in (${firsts})`.execute(trx);
    await sql`insert into coverage_names (name, item_id)
      select 'url ' || id || ${end}, id || ${end} from firsts`.execute(trx);
    await sql`insert into search_coverage (item_id) select id || ${end} from firsts`.execute(trx);
    await sql`insert into coverage_text (rowid, title, body)
      select search_coverage.id, coverage.title, coverage.body ->> 'text'
      from firsts join search_coverage on search_coverage.item_id = firsts.id || ${end}
        join coverage on coverage.id = firsts.id`.execute(trx);
  });
}

// Words as frequent as in real text: the n-th word comes about 1/n as often as the first.
const vocabulary = Array.from({ length: 20_000 }, (_, rank) => `w${rank.toString(36)}`);
const domainWords =
  'tariff China US talks soybeans export rare earths truce Beijing Washington goods rate trade deal'.split(' ');
const daysBack = 700;

function entryOf(index: number, nowMs: number) {
  let state = index * 2_654_435_761 + 1;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const word = () =>
    random() < 0.15
      ? domainWords[Math.floor(random() * domainWords.length)]
      : vocabulary[Math.floor(vocabulary.length ** random()) - 1];
  const text = Array.from({ length: 60 }, word).join(' ');
  const at = nowMs - (index % daysBack) * 86_400_000;
  const outlet = `Outlet ${index % 50}`;
  const item = {
    ...{ id: `bench-${index}`, feedId: 'bench', outlet, tier: 'paper' as const, voice: outlet },
    ...{ title: text.slice(0, 70), text, publishedAt: at, seenAt: at },
  };
  return {
    ...{ item, claims: [], topics: ['tariffs'], isRelevant: true, storyId: item.id, contentHash: item.id },
    names: [`url bench/${index}`],
  };
}
