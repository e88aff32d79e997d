import { z } from 'zod';
import { UserError } from '../domain/user-error.ts';
import type { Database, Db } from './database.ts';
import { factsNamespace } from './facts.ts';
import { indexAllCoverage } from './index-all.ts';
import { installationsNamespace } from './installations.ts';
import { insertRows, pagesOf, type Row, type StoredTable, storedTables } from './table-rows.ts';

/** What stays behind: leases, and the index of facts, which are built again from the claims. */
const stayingTables: readonly StoredTable[] = ['holds', 'fact_index'];
const tables = storedTables.filter((table) => !stayingTables.includes(table));

const rowsPerInsertMax = 200;
const columnSchema = z.union([z.string(), z.number(), z.null()]);
const lineSchema = z.object({ table: z.enum(tables), row: z.record(z.string(), columnSchema) });
type Line = z.infer<typeof lineSchema>;

/** Everything but secrets and leases as it is now, a row a line. */
export const exportLines = ({ snapshot }: Database, write: (line: string) => Promise<void> | void): Promise<void> =>
  snapshot(async (db) => {
    for (const table of tables)
      for await (const rows of pagesOf(db, table))
        for (const row of rows) if (travels(row)) await write(JSON.stringify({ table, row }));
  });

const travels = ({ namespace }: Row): boolean => !staysBehind.includes(namespace);
// Facts are built again; installations hold tokens.
const staysBehind: readonly unknown[] = [factsNamespace, installationsNamespace];

/** Takes an export into an empty database. A broken line is a UserError that names its number. */
export async function importLines(database: Database, lines: AsyncIterable<string>): Promise<number> {
  const { transaction } = database;
  await refuseUsed(database);
  let count = 0;
  let alike: Line[] = [];
  const insert = () => transaction((trx) => insertAlike(trx, alike));
  for await (const line of lines) {
    count++;
    const parsed = parseLine(line, count);
    if (alike.length === rowsPerInsertMax || !isLike(alike[0], parsed)) {
      await insert();
      alike = [];
    }
    alike.push(parsed);
  }
  await insert();
  await indexAllCoverage(database);
  return count;
}

// Rows that one statement can bring in.
const isLike = (first: Line | undefined, { table, row }: Line): boolean =>
  first === undefined || (first.table === table && Object.keys(first.row).join() === Object.keys(row).join());

async function refuseUsed({ db }: Database): Promise<void> {
  const used = await db.selectFrom('coverage').select('id').limit(1).executeTakeFirst();
  if (used) throw new UserError('An export is taken into an empty database only. Set DATABASE_URL to a new one.');
}

function parseLine(line: string, number: number): Line {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch {
    throw new UserError(`Line ${number} is not a line of an export. Give the file that parley export wrote.`);
  }
}

async function insertAlike(trx: Db, lines: readonly Line[]): Promise<void> {
  const [first] = lines;
  const rows = lines.map(({ row }) => row);
  if (first) await insertRows(trx, { table: first.table, rows });
}
