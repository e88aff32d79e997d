import { type Cursor, cursorSchema } from '../domain/feeds.ts';
import { type Watch, watchSchema } from '../domain/watch.ts';
import type { CursorStore, PublishedStore, Store, WatchStore } from '../ports.ts';
import { alertStore, fanOutStore } from './alerts.ts';
import { auditStore } from './audit.ts';
import { clockNotes } from './clock-notes.ts';
import { consoleStore } from './console-messages.ts';
import { coverageStore } from './coverage.ts';
import type { Database, Db } from './database.ts';
import { deliveryStore } from './deliveries.ts';
import { checkDocument } from './documents.ts';
import { factStore } from './facts.ts';
import { feedbackStore } from './feedback.ts';
import { feedStore } from './feeds.ts';
import { holdStore } from './holds.ts';
import { inboxStore } from './inbox.ts';
import { installationStore } from './installations.ts';
import { keyValue } from './key-value.ts';
import { createMending, cursorsNamespace, type Mending, type MendingHooks, mended } from './mending.ts';
import { dropOutdated } from './outdated.ts';
import { readRevision } from './revision.ts';
import { searchStore } from './search.ts';
import { setAsideStore } from './set-aside.ts';
import { subscriptionStore } from './subscriptions.ts';
import { threadStore } from './threads.ts';

/** Everything that is kept, over one database. A row that does not fit any more is set aside, and what came upon it runs again. */
export function createStore(database: Database, hooks: MendingHooks = {}): Store {
  const mending = createMending({ database, storeIn: insideTransaction, ...hooks });
  const store: Store = {
    ...mendedFamilies(families(database.db), mending),
    installations: installationStore(database.db, database.transaction),
    console: mended(consoleStore(database.db, database.transaction), mending),
    forgetChannel: (channel) => store.transaction((trx) => trx.forgetChannel(channel)),
    transaction: (work) => mending(() => database.transaction((trx) => work(insideTransaction(trx)))),
  };
  return store;
}

type Families = Omit<Store, 'transaction' | 'forgetChannel' | 'installations' | 'console'>;

// Those that hold documents.
const mendedFamilies = (raw: Families, mending: Mending): Families => ({
  ...raw,
  facts: mended(raw.facts, mending),
  coverage: mended(raw.coverage, mending),
  alerts: mended(raw.alerts, mending),
  subscriptions: mended(raw.subscriptions, mending),
  inbox: mended(raw.inbox, mending),
  feeds: mended(raw.feeds, mending),
  cursors: mended(raw.cursors, mending),
  watch: mended(raw.watch, mending),
  search: mended(raw.search, mending),
  feedback: mended(raw.feedback, mending),
});

// A transaction inside a transaction is the same transaction.
function insideTransaction(trx: Db): Store {
  const store: Store = {
    ...families(trx),
    installations: installationStore(trx, (work) => work(trx)),
    console: consoleStore(trx, (work) => work(trx)),
    forgetChannel: (channel) => forgetChannel(store, channel),
    transaction: (work) => work(store),
  };
  return store;
}

async function forgetChannel(store: Store, channel: string): Promise<void> {
  const { subscriptions, deliveries, threads, audit, feedback, feeds, cursors } = store;
  await subscriptions.remove(channel);
  await deliveries.forget(channel);
  await threads.forget(channel);
  await audit.forget(channel);
  await feedback.forget(channel);
  await store.console.forget(channel);
  // Those of a workspace are not the channel's; those of a conversation that belongs to none are.
  for (const { id } of await feeds.ofWorkspace(channel)) {
    await feeds.remove(id);
    await cursors.remove(id);
  }
}

const families = (db: Db): Families => ({
  facts: factStore(db),
  coverage: coverageStore(db),
  alerts: alertStore(db),
  fanOuts: fanOutStore(db),
  deliveries: deliveryStore(db),
  subscriptions: subscriptionStore(db),
  threads: threadStore(db),
  inbox: inboxStore(db),
  feeds: feedStore(db),
  cursors: cursorStore(db),
  watch: watchStore(db),
  holds: holdStore(db),
  search: searchStore(db),
  published: publishedStore(db),
  audit: auditStore(db),
  feedback: feedbackStore(db),
  setAside: setAsideStore(db),
  clockNotes: clockNotes(db),
  dropOutdated: (outdated) => dropOutdated(db, outdated),
  revision: () => readRevision(db),
});

function publishedStore(db: Db): PublishedStore {
  const published = keyValue<string>(db, 'published');
  return {
    get: () => published.get('discord'),
    async set(hash) {
      await published.set('discord', hash);
    },
  };
}

function cursorStore(db: Db): CursorStore {
  const cursors = keyValue<Cursor>(db, cursorsNamespace);
  return {
    async get(feedId) {
      const value = await cursors.get(feedId);
      return value === undefined
        ? undefined
        : checkDocument(cursorSchema, { namespace: cursorsNamespace, key: feedId, value });
    },
    async getMany(feedIds) {
      const values = feedIds.length === 0 ? [] : await cursors.get([...feedIds]);
      const found = feedIds.map((id, i) => ({ id, value: values[i] })).filter(({ value }) => value !== undefined);
      return new Map(
        found.map(
          ({ id, value }) =>
            [id, checkDocument(cursorSchema, { namespace: cursorsNamespace, key: id, value })] as const,
        ),
      );
    },
    async put(feedId, cursor) {
      await cursors.set(feedId, cursor);
    },
    async remove(feedId) {
      await cursors.delete(feedId);
    },
  };
}

function watchStore(db: Db): WatchStore {
  const watches = keyValue<Watch>(db, 'watch');
  return {
    async get() {
      const value = await watches.get('topics');
      return value === undefined ? undefined : checkDocument(watchSchema, { namespace: 'watch', key: 'topics', value });
    },
    async put(watch) {
      await watches.set('topics', watch);
    },
  };
}
