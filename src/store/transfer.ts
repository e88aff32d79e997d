import { z } from 'zod';
import { UserError } from '../domain/user-error.ts';
import { coverageStore } from './coverage.ts';
import type { Database, Db } from './database.ts';
import { factsNamespace } from './facts.ts';
import { installationsNamespace } from './installations.ts';
import type { Schema } from './schema.ts';
import { indexCoverage } from './search-index.ts';

/** The tables that travel. Leases stay behind, and facts: they are built again from the claims. */
const tables = [
  'coverage',
  'coverage_names',
  'claims',
  'kv',
  'alerts',
  'alert_keys',
  'fan_outs',
  'deliveries',
  'subscriptions',
  'threads',
  'feeds',
  'inbox',
  'audit',
  'feedback',
  'meta',
] as const satisfies readonly (keyof Schema)[];

const rowsPerPage = 500;
const columnSchema = z.union([z.string(), z.number(), z.null()]);
const lineSchema = z.object({ table: z.enum(tables), row: z.record(z.string(), columnSchema) });

/** Everything but secrets and leases, a row a line. */
export async function* exportLines({ db }: Database): AsyncGenerator<string> {
  for (const table of tables)
    for (let from = 0; ; from += rowsPerPage) {
      const rows = await db.selectFrom(table).selectAll().limit(rowsPerPage).offset(from).execute();
      for (const row of rows) if (travels(row)) yield JSON.stringify({ table, row });
      if (rows.length < rowsPerPage) break;
    }
}

const travels = (row: object): boolean => !('namespace' in row && staysBehind.includes(row.namespace));
// Facts are built again; installations hold tokens.
const staysBehind: readonly unknown[] = [factsNamespace, installationsNamespace];

/** Takes an export into an empty database. A broken line is an error that names its number. */
export async function importLines(database: Database, lines: AsyncIterable<string>): Promise<number> {
  const { transaction } = database;
  await refuseUsed(database);
  let count = 0;
  for await (const line of lines) {
    count++;
    const { table, row } = parseLine(line, count);
    await transaction((trx) => insertRow({ trx, table, row }));
  }
  await indexAll(database);
  return count;
}

// What `/ask` searches is not part of an export: it follows from the coverage, in the order in which it spoke.
async function indexAll({ db, transaction }: Database): Promise<void> {
  const coverage = coverageStore(db);
  for (let from = 0; ; from += rowsPerPage) {
    const rows = await db
      .selectFrom('coverage')
      .select('id')
      .orderBy('spoken_at')
      .orderBy('id')
      .limit(rowsPerPage)
      .offset(from)
      .execute();
    for (const { id } of rows) {
      const reading = await coverage.reading(id);
      if (reading) await transaction((trx) => indexCoverage(trx, reading));
    }
    if (rows.length < rowsPerPage) return;
  }
}

async function refuseUsed({ db }: Database): Promise<void> {
  const used = await db.selectFrom('coverage').select('id').limit(1).executeTakeFirst();
  if (used) throw new UserError('An export is taken into an empty database only. Set DATABASE_URL to a new file.');
}

function parseLine(line: string, number: number): z.infer<typeof lineSchema> {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    throw new Error(`Line ${number} is not a line of an export.`);
  }
}

async function insertRow({
  trx,
  table,
  row,
}: {
  trx: Db;
  table: (typeof tables)[number];
  row: Record<string, unknown>;
}): Promise<void> {
  await trx
    .insertInto(table)
    .values(row as never)
    .onConflict((c) => (table === 'meta' ? c.column('key').doUpdateSet(row as never) : c.doNothing()))
    .execute();
}
