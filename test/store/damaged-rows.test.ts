import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { fanOutDue } from '../../src/jobs/fan-out.ts';
import { rebuildFact } from '../../src/jobs/rebuild-facts.ts';
import type { Store } from '../../src/ports.ts';
import type { Database } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { openStore } from '../contracts/engines.ts';
import { background, openNewsroom, rise, subscriptionOf } from '../jobs/newsroom.ts';
import { feedOf } from '../jobs/polling.ts';
import { alertOf, entryOf, factOf, fanOutOf, inboxRowOf, itemOf, storyItemsOf, usTariff } from './rows.ts';

type BodyTable = 'coverage' | 'claims' | 'alerts' | 'subscriptions' | 'feeds' | 'feedback' | 'inbox';
const tariffKey = 'tariff/US>CN/all/total';
const notFitting = { 'no JSON': '{"id":', 'another shape': '{"id":1}' } as const;
const names = ['a', 'bad', 'c'];

async function damage({ db }: Database, [table, id, body]: readonly [BodyTable, string, string]): Promise<void> {
  await db.updateTable(table).set({ body }).where('id', '=', id).execute();
}

const damageKept = async ({ db }: Database, [namespace, key, value]: readonly [string, string, string]) =>
  void (await db
    .updateTable('kv')
    .set({ value })
    .where('namespace', '=', namespace)
    .where('key', 'like', `%${key}`)
    .execute());

// As keyed documents are stored.
const enveloped = (body: string): string => `{"value":${body}}`;

interface Kept {
  readonly put: (store: Store, id: string) => Promise<void>;
  /** The ids of what is there, in order. */
  readonly read: (store: Store) => Promise<readonly string[]>;
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).toSorted();
const own = (id: string) => ({ ...feedOf(id), workspace: 'slack:T1' });
const tables: Readonly<Record<Exclude<BodyTable, 'claims'>, Kept>> = {
  coverage: {
    put: ({ coverage }, id) => coverage.put(entryOf(itemOf(id))),
    read: async (store) =>
      (await storyItemsOf(store, { sinceMs: 0, itemsMax: 100 })).map(({ itemId }) => itemId).toSorted(),
  },
  alerts: {
    put: ({ alerts }, id) => alerts.put(alertOf(id)),
    read: async ({ alerts }) => idsOf(await alerts.recent(9)),
  },
  subscriptions: {
    put: ({ subscriptions }, id) => subscriptions.put(subscriptionOf(id, ['all'])),
    read: async ({ subscriptions }) => idsOf(await subscriptions.activeAfter('', 9)),
  },
  feeds: { put: ({ feeds }, id) => feeds.put(own(id)), read: async ({ feeds }) => idsOf(await feeds.all()) },
  feedback: {
    put: ({ feedback }, id) => feedback.add({ ...feedbackOf, id }),
    read: async ({ feedback }) => idsOf(await feedback.after('', 9)),
  },
  inbox: {
    put: ({ inbox }, id) => inbox.add([inboxRowOf(id)]),
    read: async ({ inbox }) => idsOf(await inbox.take(9)),
  },
};
const feedbackOf = {
  ...{ at: 0, channel: 'slack:T1/C1', by: null, fault: 'value' as const, words: 'It is 47.', alertId: 'alert' },
  ...{ shortId: 'ABCDE', headline: 'A headline', itemId: 'item', claimId: 'claim', quote: 'It is 57.' },
  statement: usTariff(57),
};

describe.each(Object.entries(notFitting))('A stored row that is %s', (...[, body]) => {
  it.each(Object.entries(tables))(
    'in %s stops no other, and is kept with what is wrong with it',
    async (...[table, kept]) => {
      const { store, database } = await openStore();
      for (const id of names) await kept.put(store, id);
      await damage(database, [table as BodyTable, 'bad', body]);

      const read = await kept.read(store);

      expect(read).toEqual(['a', 'c']);
      expect(await store.setAside.recent(9)).toEqual([{ name: `${table} bad`, reason: expect.stringMatching(/./) }]);
      const { body: whole } = await database.db.selectFrom('set_aside').select('body').executeTakeFirstOrThrow();
      expect(JSON.parse(whole)).toMatchObject({ id: 'bad', body });
    },
  );

  it('among channels keeps none of the others from an alert, wherever a chunk ends', async () => {
    const { store, database } = await openStore();
    const channels = ['1', '2', '3', '4', '5', '6'];
    for (const id of channels) await store.subscriptions.put(subscriptionOf(id, ['all']));
    await store.alerts.put(alertOf('alert'));
    await store.fanOuts.add(fanOutOf('alert/post/1'));
    for (const id of ['2', '4']) await damage(database, ['subscriptions', id, body]);

    await fanOutDue({
      store,
      clock: { now: () => 1 },
      limits: { ...limits, fanOut: { ...limits.fanOut, chunkRows: 2 } },
    });

    const owed = await database.db.selectFrom('deliveries').select('channel').orderBy('channel').execute();
    expect(owed.map(({ channel }) => channel)).toEqual(['1', '3', '5', '6']);
    expect(await store.setAside.count()).toBe(2);
  });

  it('and is a fact is built again from its claims', async () => {
    const { store: plain, database, publish } = await openNewsroom();
    const told: string[] = [];
    const store = createStore(database, { mendFact: rebuildFact, onSetAside: ({ name }) => told.push(name) });
    await publish(background);
    await publish(rise);
    const before = await plain.facts.get(tariffKey);
    await damageKept(database, ['facts', tariffKey, enveloped(body)]);

    const [all, one] = [await store.facts.ofFamilies(['tariff']), await store.facts.get(tariffKey)];

    expect(one).toEqual(before);
    expect(all).toEqual([before]);
    expect(told).toEqual([expect.stringContaining(tariffKey)]);
  });

  it('and is a cursor does not make its feed a new one, whose items are no news', async () => {
    const { store, database } = await openStore();
    await store.cursors.put('gazette', { nextPollAt: 9, lastOkAt: 5, failures: 0 });
    await damageKept(database, ['cursors', 'gazette', enveloped(body)]);

    const cursor = await store.cursors.get('gazette');

    expect(cursor?.lastOkAt).toBeGreaterThan(0);
    expect(await store.setAside.count()).toBe(1);
  });

  it('is set aside within a transaction too, which then goes through whole', async () => {
    const { store, database } = await openStore();
    await store.alerts.put(alertOf('bad'));
    await damage(database, ['alerts', 'bad', body]);

    await store.transaction(async (trx) => {
      await trx.facts.put(factOf(usTariff(57)));
      await trx.alerts.get('bad');
    });

    expect(await store.facts.get(tariffKey)).toBeDefined();
    expect(await store.setAside.count()).toBe(1);
  });
});
