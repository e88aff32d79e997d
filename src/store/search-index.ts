import type { Fact, Version } from '../domain/facts.ts';
import { adjectiveOf, nounOf } from '../domain/names.ts';
import type { Statement } from '../domain/statements.ts';
import type { CoverageEntry } from '../ports.ts';
import type { Db } from './database.ts';
import { type FactText, textIndexOf } from './dialect/text-index.ts';

const rowsPerInsertMax = 500;

/** Brings the index up to date with these facts: a row a version, in place of those that were there. */
export async function indexFacts(db: Db, facts: readonly Fact[]): Promise<void> {
  for (let from = 0; from < facts.length; from += rowsPerInsertMax)
    await indexSome(db, facts.slice(from, from + rowsPerInsertMax));
}

async function indexSome(db: Db, facts: readonly Fact[]): Promise<void> {
  const gone = await db
    .deleteFrom('search_facts')
    .where(
      'fact_key',
      'in',
      facts.map(({ key }) => key),
    )
    .returning('id')
    .execute();
  if (gone.length > 0)
    await textIndexOf(db).dropFacts(
      db,
      gone.map(({ id }) => id),
    );
  const places = facts.flatMap((fact) => fact.versions.map((version, place) => ({ fact, version, place })));
  for (let from = 0; from < places.length; from += rowsPerInsertMax)
    await indexPlaces(db, places.slice(from, from + rowsPerInsertMax));
}

interface Place {
  readonly fact: Fact;
  readonly version: Version;
  readonly place: number;
}

async function indexPlaces(db: Db, places: readonly Place[]): Promise<void> {
  const rows = await db
    .insertInto('search_facts')
    .values(places.map(({ fact, place }) => ({ fact_key: fact.key, place })))
    .returning(['id', 'fact_key', 'place'])
    .execute();
  const ids = new Map(rows.map(({ id, fact_key, place }) => [`${fact_key} ${place}`, id]));
  const texts = places.flatMap(({ fact, version, place }) => {
    const id = ids.get(`${fact.key} ${place}`);
    return id === undefined ? [] : [{ id, ...textsOf(fact, version) }];
  });
  await textIndexOf(db).putFacts(db, texts);
  await addWords(db, wordsOf(texts.map(({ subject, says, names }) => `${subject} ${says} ${names}`).join(' ')));
}

/** Brings the index up to date with one coverage item. What is not relevant, or not everyone's, is not found. */
export async function indexCoverage(
  db: Db,
  { item, claims, isRelevant }: Pick<CoverageEntry, 'item' | 'claims' | 'isRelevant'>,
): Promise<void> {
  const known = await db.selectFrom('search_coverage').select('id').where('item_id', '=', item.id).executeTakeFirst();
  if (!isRelevant || item.workspace !== undefined) {
    if (known) await textIndexOf(db).dropCoverage(db, known.id);
    return;
  }
  const { id } = known ?? (await addCoverageRow(db, item.id));
  // Quotes stand in the text as a rule; those of a page that was not kept do not.
  const quotes = claims.flatMap(({ quote }) => (quote === undefined || item.text.includes(quote) ? [] : [quote]));
  await textIndexOf(db).putCoverage(db, { id, title: item.title, body: [item.text, ...quotes].join(' ') });
  await addWords(db, wordsOf(item.title));
}

// Words that are there already are no conflict worth a write.
async function addWords(db: Db, words: readonly string[]): Promise<void> {
  for (let from = 0; from < words.length; from += rowsPerInsertMax)
    await db
      .insertInto('search_words')
      .values(words.slice(from, from + rowsPerInsertMax).map((word) => ({ word })))
      .onConflict((c) => c.doNothing())
      .execute();
}

const addCoverageRow = (db: Db, itemId: string): Promise<{ id: number }> =>
  db.insertInto('search_coverage').values({ item_id: itemId }).returning('id').executeTakeFirstOrThrow();

function textsOf(fact: Fact, { statement, tellings, note }: Version): Omit<FactText, 'id'> {
  const says = new Set(tellings.flatMap((telling) => telling.says ?? []));
  const people = new Set(tellings.flatMap(({ speaker, outlet }) => [speaker, outlet].filter((name) => name != null)));
  return {
    subject: `${kindWords[statement.kind]} ${fact.key.replace(/[^\p{L}\p{N}.]+/gu, ' ')} ${fact.topics.join(' ')}`,
    says: [...slotsOf(statement), ...says].join(' '),
    names: [...people, note ?? ''].join(' '),
  };
}

const slotsOf = (statement: Statement): string[] =>
  Object.entries(statement).flatMap(([slot, value]: [string, unknown]) => {
    const values = Array.isArray(value) ? value.map(String) : [typeof value === 'boolean' ? slot : String(value)];
    return partySlots.includes(slot) ? values.map(namesOf) : values.map((text) => text.replaceAll('_', ' '));
  });

const partySlots = ['imposer', 'target', 'side'];
const namesOf = (party: string): string => `${adjectiveOf(party)} ${nounOf(party)}`;

// What a statement is called besides the words of its slots.
const kindWords: Readonly<Record<Statement['kind'], string>> = {
  tariff: 'tariff rate',
  round: 'talks round',
  delegate: 'delegation team',
  lead: 'head of the delegation team',
  deadline: 'deadline end',
  figure: 'figure',
  control: 'export controls',
  contact: 'contact',
  agreement: 'agreement',
  accusation: 'accusation',
  record: 'first since record',
  remark: '',
};

const wordsOf = (text: string): string[] => [...new Set(text.toLowerCase().match(/\p{L}[\p{L}\p{M}]{3,29}/gu) ?? [])];
