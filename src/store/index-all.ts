import { type Fact, factSchema } from '../domain/facts.ts';
import { coverageStore } from './coverage.ts';
import type { Database } from './database.ts';
import { checkDocument } from './documents.ts';
import { factsNamespace } from './facts.ts';
import { keyValue } from './key-value.ts';
import { indexCoverage, indexFacts } from './search-index.ts';

const rowsPerPage = 500;

/** Builds the index of all coverage that is stored, in the order in which it spoke. */
export async function indexAllCoverage({ db, transaction }: Database): Promise<void> {
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

/** Builds the index of all facts that are stored. */
export async function indexAllFacts({ db, transaction }: Database): Promise<void> {
  for (let after = ''; ; ) {
    const page = db.selectFrom('fact_index').select('key').where('key', '>', after).orderBy('key').limit(rowsPerPage);
    const keys = (await page.execute()).map(({ key }) => key);
    const values = keys.length === 0 ? [] : await keyValue<Fact>(db, factsNamespace).get(keys);
    const facts = values.map((value, i) => checkDocument(factSchema, { id: `fact ${keys[i]}`, value }));
    await transaction((trx) => indexFacts(trx, facts));
    after = keys.at(-1) ?? after;
    if (keys.length < rowsPerPage) return;
  }
}
