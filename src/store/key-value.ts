import {
  Keyv,
  type KeyvStorageCapability,
  type KeyvStorageEntry,
  type KeyvStorageGetResult,
  keyvStorageCapability,
} from 'keyv';
import type { Db } from './database.ts';

/** Keyed documents in the table `kv`, through the database or inside one of its transactions. A failing store throws. */
export const keyValue = <T>(db: Db, namespace: string): Keyv<T> => new Keyv<T>({ store: new KeyvTable(db), namespace });

const rowsPerStatementMax = 500;

/** keyv 6 storage adapter: absolute expiry, namespace as a column. One per Keyv, since keyv sets `namespace` on it. */
export class KeyvTable {
  namespace: string | undefined;
  readonly #db: Db;
  constructor(db: Db) {
    this.#db = db;
  }
  get capabilities(): KeyvStorageCapability {
    return keyvStorageCapability(this);
  }
  get #namespace(): string {
    return this.namespace ?? '';
  }

  async get<V>(key: string): Promise<KeyvStorageGetResult<V>> {
    return (await this.getMany<V>([key]))[0] as KeyvStorageGetResult<V>;
  }
  async has(key: string): Promise<boolean> {
    return (await this.getMany([key]))[0] !== undefined;
  }
  async getMany<V>(keys: string[]): Promise<Array<KeyvStorageGetResult<V | undefined>>> {
    const found = new Map<string, string>();
    for (const part of chunks(keys))
      for (const row of await this.#rows().where('key', 'in', part).execute()) found.set(row.key, row.value);
    return keys.map((key) => found.get(key));
  }

  async set(...[key, value, expires]: [key: string, value: string, expires?: number]): Promise<boolean> {
    return (await this.setMany([{ key, value, ...(expires === undefined ? {} : { expires }) }]))[0] === true;
  }
  async setMany(entries: KeyvStorageEntry<string>[]): Promise<boolean[]> {
    const rows = new Map(entries.map((entry) => [entry.key, this.#row(entry)]));
    for (const part of chunks([...rows.values()]))
      await this.#db
        .insertInto('kv')
        .values(part)
        .onConflict((c) =>
          c
            .columns(['namespace', 'key'])
            .doUpdateSet((eb) => ({ value: eb.ref('excluded.value'), expires_at: eb.ref('excluded.expires_at') })),
        )
        .execute();
    return entries.map(() => true);
  }

  async delete(key: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('kv')
      .where('namespace', '=', this.#namespace)
      .where('key', '=', key)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
  async clear(): Promise<void> {
    await this.#db.deleteFrom('kv').where('namespace', '=', this.#namespace).execute();
  }

  #row({ key, value, expires }: KeyvStorageEntry<string>) {
    return { namespace: this.#namespace, key, value, expires_at: expires === undefined ? null : Math.ceil(expires) };
  }
  #rows() {
    return this.#db.selectFrom('kv').select(['key', 'value']).where('namespace', '=', this.#namespace);
  }
}

function* chunks<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += rowsPerStatementMax) yield all.slice(from, from + rowsPerStatementMax);
}
