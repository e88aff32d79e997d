import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

/** The least that a driver can do for the same work on the same tables. */
export interface BareStore {
  /** Takes so many due deliveries, and marks each as sent; gives how many there were. */
  sendSome(limit: number): Promise<number>;
  /** A coverage item by its id. */
  read(id: string): Promise<unknown>;
  close(): Promise<void>;
}

const dueSql = `select id from deliveries where state = 'pending' and due_at <= 1 order by due_at, id limit `;
const takeSql = (ids: string) => `update deliveries set state = 'sending', attempts = attempts + 1
  where id in (${ids}) returning id`;
const sentSql = (id: string, ref: string) => `update deliveries set state = 'sent', ref = ${ref} where id = ${id}`;
const readSql = (id: string) => `select body from coverage where id = ${id}`;

/** Node's SQLite without anything above it. */
export function bareSqlite(path: string): BareStore {
  const database = new DatabaseSync(path);
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  const due = database.prepare(`${dueSql}?`);
  const take = database.prepare(takeSql('select value from json_each(?)'));
  const sent = database.prepare(sentSql('?2', '?1'));
  const read = database.prepare(readSql('?'));
  return {
    async sendSome(limit) {
      const ids = due.all(limit).map(({ id }) => String(id));
      if (ids.length === 0) return 0;
      for (const { id } of take.all(JSON.stringify(ids))) sent.run('ref', id ?? '');
      return ids.length;
    },
    read: async (id) => JSON.parse(String(read.get(id)?.body)),
    close: async () => database.close(),
  };
}

/** `pg` without anything above it. */
export async function barePostgres(url: string): Promise<BareStore> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  return {
    async sendSome(limit) {
      const { rows } = await pool.query<{ id: string }>({ name: 'due', text: `${dueSql}$1`, values: [limit] });
      if (rows.length === 0) return 0;
      const ids = rows.map(({ id }) => id);
      const taken = await pool.query<{ id: string }>({
        ...{ name: 'take', text: takeSql('select unnest($1::text[])'), values: [ids] },
      });
      for (const { id } of taken.rows)
        await pool.query({ name: 'sent', text: sentSql('$2', '$1'), values: ['ref', id] });
      return ids.length;
    },
    async read(id) {
      const { rows } = await pool.query<{ body: string }>({ name: 'read', text: readSql('$1'), values: [id] });
      return JSON.parse(rows[0]?.body ?? 'null');
    },
    close: () => pool.end(),
  };
}
