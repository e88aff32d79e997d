import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../src/domain/user-error.ts';
import { openDatabase } from '../../src/store/database.ts';
import { NodeSqliteDialect } from '../../src/store/dialect/node-sqlite.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { createStore } from '../../src/store/store.ts';
import { openStore, temporaryFolder } from '../contracts/engines.ts';
import { factOf, usTariff } from './rows.ts';

const tariffKey = 'tariff/US>CN/all/total';

/** The file as a foreign hand would open it. */
function openByHand(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  onTestFinished(() => database.close());
  return database;
}

describe('A database', () => {
  it('is made with its folder, and keeps what was stored when it is opened again', async () => {
    const path = join(temporaryFolder(), 'data', 'parley.sqlite');
    const first = await openDatabase(`sqlite:${path}`);
    await createStore(first).facts.put(factOf(usTariff(57)));
    await first.close();

    const { store } = await openStore(`sqlite:${path}`);

    expect(await store.facts.get(tariffKey)).toEqual(factOf(usTariff(57)));
  });

  it('is refused when a newer Parley wrote it, with what to do, and is left as it was', async () => {
    const path = join(temporaryFolder(), 'parley.sqlite');
    await (await openDatabase(`sqlite:${path}`)).close();
    const byHand = openByHand(path);
    byHand.exec("insert into kysely_migration (name, timestamp) values ('0099-later', '2027-01-01')");

    const opening = openDatabase(`sqlite:${path}`);

    await expect(opening).rejects.toThrow(UserError);
    await expect(opening).rejects.toThrow(
      'The database was written by a newer Parley (its step 0099-later is not known here). Update Parley, or set DATABASE_URL to another file.',
    );
    expect(byHand.prepare('select count(*) as n from kysely_migration').get()).toMatchObject({
      n: Object.keys(migrations).length + 1,
    });
  });

  it('may be opened for the first time by several at once', async () => {
    const url = `sqlite:${join(temporaryFolder(), 'parley.sqlite')}`;

    const opened = await Promise.all([1, 2, 3].map(() => openStore(url)));

    expect(await Promise.all(opened.map(({ store }) => store.coverage.count()))).toEqual([0, 0, 0]);
  });

  it('shows a second process at once what the first one stored', async () => {
    const url = `sqlite:${join(temporaryFolder(), 'parley.sqlite')}`;
    const [bot, shell] = [await openStore(url), await openStore(url)];

    await bot.store.facts.put(factOf(usTariff(57)));

    expect(await shell.store.facts.get(tariffKey)).toEqual(factOf(usTariff(57)));
  });

  it('waits for another process that is writing, and lets timers run meanwhile', async () => {
    const path = join(temporaryFolder(), 'parley.sqlite');
    const { store } = await openStore(`sqlite:${path}`);
    const other = openByHand(path);
    other.exec('begin immediate');
    let turns = 0;
    const ticking = setInterval(() => {
      turns++;
      if (turns === 5) other.exec('commit');
    }, 5);
    onTestFinished(() => clearInterval(ticking));

    await store.facts.put(factOf(usTariff(57)));

    expect(turns).toBeGreaterThanOrEqual(5);
    expect(await store.facts.get(tariffKey)).toBeDefined();
  });
});

describe('A step of the schema that fails', () => {
  it('leaves nothing behind, so that the next start can try again', async () => {
    const path = join(temporaryFolder(), 'parley.sqlite');
    const raw = new Kysely<unknown>({ dialect: new NodeSqliteDialect(path) });
    onTestFinished(() => raw.destroy());
    const broken = {
      async up(db: Kysely<unknown>) {
        await db.schema.createTable('half').addColumn('id', 'text').execute();
        throw new Error('half way');
      },
    };

    const { error } = await new Migrator({
      db: raw,
      provider: { getMigrations: async () => ({ '0001-broken': broken }) },
    }).migrateToLatest();

    const tables = await raw.introspection.getTables();
    expect(error).toMatchObject({ message: 'half way' });
    expect(existsSync(path)).toBe(true);
    expect(tables.map(({ name }) => name)).not.toContain('half');
  });
});

describe('A Date or an object as a column value of SQLite', () => {
  it('is refused instead of shifting the other values', async () => {
    const { database } = await openStore('sqlite::memory:');
    const held = new Date(0) as unknown as number;

    const asFirst = database.db.selectFrom('meta').selectAll().where('value', '=', held).execute();
    const asLast = database.db.insertInto('meta').values({ key: 'k', value: held }).execute();

    await expect(asFirst).rejects.toThrow('a Date or an object cannot be a column value');
    await expect(asLast).rejects.toThrow('a Date or an object cannot be a column value');
  });
});
