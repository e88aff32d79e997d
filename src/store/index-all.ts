import { type Fact, factSchema } from '../domain/facts.ts';
import { coverageStore } from './coverage.ts';
import type { Database } from './database.ts';
import { checkDocument } from './documents.ts';
import { factsNamespace } from './facts.ts';
import { keyValue } from './key-value.ts';
import { indexCoverage, indexFacts } from './search-index.ts';

const rowsPerPage = 500;
const itemsPerPage = 100;

/** Builds the index of all coverage that is searched, in the order in which it spoke. */
export async function indexAllCoverage({ db, transaction }: Database): Promise<void> {
  let last: Place | undefined;
  do {
    const page: readonly Place[] = await placesAfter(db, last);
    await transaction(async (trx) => {
      const coverage = coverageStore(trx);
      for (const { id } of page) {
        const reading = await coverage.reading(id);
        if (reading) await indexCoverage(trx, reading);
      }
    });
    last = page.length < itemsPerPage ? undefined : page.at(-1);
  } while (last !== undefined);
}

interface Place {
  readonly id: string;
  readonly spoken_at: number;
}

// By the index of what is relevant and everyone's, which is all that is searched: a million items are not sorted for it.
const placesAfter = (db: Database['db'], last: Place | undefined): Promise<Place[]> =>
  db
    .selectFrom('coverage')
    .select(['id', 'spoken_at'])
    .where('workspace', 'is', null)
    .where('is_relevant', '=', 1)
    .$if(last !== undefined, (query) =>
      query
        .where('spoken_at', '>=', last?.spoken_at ?? 0)
        .where((eb) => eb.or([eb('spoken_at', '>', last?.spoken_at ?? 0), eb('id', '>', last?.id ?? '')])),
    )
    .orderBy('spoken_at')
    .orderBy('id')
    .limit(itemsPerPage)
    .execute();

/** Builds the index of all facts that are stored. */
export async function indexAllFacts({ db, transaction }: Database): Promise<void> {
  for (let after = ''; ; ) {
    const page = db.selectFrom('fact_index').select('key').where('key', '>', after).orderBy('key').limit(rowsPerPage);
    const keys = (await page.execute()).map(({ key }) => key);
    const values = keys.length === 0 ? [] : await keyValue<Fact>(db, factsNamespace).get(keys);
    const facts = keys.map((key, i) => checkDocument(factSchema, { namespace: factsNamespace, key, value: values[i] }));
    await transaction((trx) => indexFacts(trx, facts));
    after = keys.at(-1) ?? after;
    if (keys.length < rowsPerPage) return;
  }
}
