import { setTimeout as pause } from 'node:timers/promises';
import { alertSchema } from '../../src/domain/alerts.ts';
import type { Fact } from '../../src/domain/facts.ts';
import { subscriptionSchema } from '../../src/domain/subscriptions.ts';
import { rebuildFacts } from '../../src/jobs/rebuild-facts.ts';
import type { Store } from '../../src/ports.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { textIndexOf } from '../../src/store/dialect/text-index.ts';
import { createStore } from '../../src/store/store.ts';
import { exportLines, importLines } from '../../src/store/transfer.ts';
import type { Ledger } from '../chaos-store.ts';

const lookEveryMs = 100;

/** Waits until nothing is owed any more; gives what still is when the time is over. */
export async function whenAtRest(
  database: Database,
  { addresses, withinMs }: { readonly addresses: readonly string[]; readonly withinMs: number },
): Promise<string[]> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const owed = await owedIn(database, addresses);
    if (owed.length === 0 || performance.now() > giveUpAt) return owed;
    await pause(lookEveryMs);
  }
}

async function owedIn(database: Database, addresses: readonly string[]): Promise<string[]> {
  const store = createStore(database);
  const known = new Set(
    (await database.db.selectFrom('coverage').select('body').execute()).map(({ body }) => urlOf(body)),
  );
  const { pending = 0, sending = 0 } = await store.deliveries.countByState();
  const owed = {
    'pieces not read': addresses.filter((address) => !known.has(address)).length,
    'inbox rows': await store.inbox.count(),
    'fan-outs': (await store.fanOuts.due(Number.MAX_SAFE_INTEGER, 1_000)).length,
    'messages or edits': pending + sending,
  };
  return Object.entries(owed).flatMap(([what, n]) => (n === 0 ? [] : [`${n} ${what}`]));
}

const urlOf = (body: string): unknown => {
  const item: unknown = JSON.parse(body);
  return typeof item === 'object' && item !== null && 'url' in item ? item.url : undefined;
};

/** What the store says that it owes, and to whom. */
export async function ledgerOf({ db }: Database): Promise<Ledger> {
  const alerts = await db.selectFrom('alerts').select('body').orderBy('id').execute();
  const subscriptions = await db.selectFrom('subscriptions').select('body').orderBy('id').execute();
  const columns = ['id', 'channel', 'kind', 'alert_id', 'state', 'reason', 'shown_version'] as const;
  return {
    alerts: alerts.map(({ body }) => alertSchema.parse(JSON.parse(body))),
    subscriptions: subscriptions.map(({ body }) => subscriptionSchema.parse(JSON.parse(body))),
    deliveries: await db.selectFrom('deliveries').select(columns).orderBy('id').execute(),
  };
}

/** What of the stored facts differs from those built from the claims alone. */
export async function factFaults(database: Database): Promise<string[]> {
  const rebuilt = new Map<string, Fact>();
  const store = createStore(database);
  const putAll: Store['facts']['putAll'] = async (facts) => facts.forEach((fact) => void rebuilt.set(fact.key, fact));
  await rebuildFacts({ ...store, facts: { ...store.facts, putAll } });
  const families = [...new Set([...rebuilt.keys()].map((key) => key.split('/')[0] ?? key))];
  const stored = new Map((await store.facts.ofFamilies(families)).map((fact) => [fact.key, fact]));
  const keys = [...new Set([...rebuilt.keys(), ...stored.keys()])];
  return keys.filter((key) => textOf(rebuilt.get(key)) !== textOf(stored.get(key)));
}

// By the names of the fields, whatever their order.
const textOf = (fact: Fact | undefined): string =>
  JSON.stringify(fact, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  ) ?? '';

/** Words of the index that find something else than in an index that is built anew from what is stored. */
export async function indexFaults(database: Database, emptyUrl: string): Promise<string[]> {
  const fresh = await openDatabase(emptyUrl);
  try {
    await importLines(fresh, exported(database));
    await rebuildFacts(createStore(fresh));
    const [kept, built] = [await openIndex(database), await openIndex(fresh)];
    const faults = built.words.filter((word) => !kept.words.includes(word)).map((word) => `${word} is not known`);
    for (const word of new Set([...kept.words, ...built.words]))
      if ((await kept.foundBy(word)) !== (await built.foundBy(word))) faults.push(`${word} finds something else`);
    return faults;
  } finally {
    await fresh.close();
  }
}

async function* exported(database: Database): AsyncGenerator<string> {
  const lines: string[] = [];
  await exportLines(database, (line) => void lines.push(line));
  yield* lines;
}

const foundMax = 100_000;

// Row numbers of two indexes differ, what they stand for may not.
async function openIndex({ db }: Database) {
  const index = textIndexOf(db);
  const factRows = await db.selectFrom('search_facts').selectAll().execute();
  const itemRows = await db.selectFrom('search_coverage').selectAll().execute();
  const facts = new Map(factRows.map(({ id, fact_key, place }) => [id, `${fact_key} ${place}`]));
  const items = new Map(itemRows.map(({ id, item_id }) => [id, item_id]));
  return {
    words: (await db.selectFrom('search_words').select('word').execute()).map(({ word }) => word),
    async foundBy(word: string): Promise<string> {
      const inFacts = await index.matchFacts(db, { phrases: [word], limit: foundMax });
      const inItems = await index.matchCoverage(db, { groups: [[word]], limit: foundMax });
      const found = [...inFacts.map(({ id }) => facts.get(id)), ...inItems.map((id) => items.get(id))];
      return JSON.stringify(found.map((what) => what ?? 'a row that stands for nothing').toSorted());
    },
  };
}
