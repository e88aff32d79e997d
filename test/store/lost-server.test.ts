import { describe, expect, it, onTestFinished } from 'vitest';
import { openWhenThere } from '../../src/cli/open-when-there.ts';
import { StoreTrouble } from '../../src/domain/store-trouble.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createStore } from '../../src/store/store.ts';
import { sharedDatabase } from '../contracts/engines.ts';
import { isOnPostgres } from '../contracts/postgres.ts';
import { startTcpProxy } from '../fakes/tcp-proxy.ts';
import { createKeptLog } from '../jobs/newsroom.ts';
import { factOf, usTariff } from './rows.ts';

const silentMs = 500;
const key = 'tariff/US>CN/all/total';
const unreachable = new StoreTrouble('unreachable', undefined);

/** A store whose server is behind a line that a test cuts. */
async function openBehindLine() {
  const proxy = await startTcpProxy(sharedDatabase());
  const database = await openDatabase(proxy.url, { silentMs });
  onTestFinished(() => database.close());
  const store = createStore(database);
  await store.facts.put(factOf(usTariff(47)));
  return { proxy, store, percent: async () => (await store.facts.get(key))?.versions[0]?.value };
}

describe.skipIf(!isOnPostgres)('A PostgreSQL server that', () => {
  it('is gone is a trouble of its own kind, and serves again when it is back', async () => {
    const { proxy, store, percent } = await openBehindLine();
    proxy.set('cut');

    await expect(percent()).rejects.toThrow(unreachable);
    await expect(store.transaction((trx) => trx.facts.put(factOf(usTariff(57))))).rejects.toThrow(unreachable);
    proxy.set('open');

    expect(await percent()).toBe('47');
  });

  it('goes in the middle of a transaction leaves nothing of it', async () => {
    const { proxy, store, percent } = await openBehindLine();

    const broken = store.transaction(async (trx) => {
      await trx.facts.put(factOf(usTariff(57)));
      proxy.set('cut');
      await trx.facts.get(key);
    });

    await expect(broken).rejects.toThrow(unreachable);
    proxy.set('open');
    expect(await percent()).toBe('47');
  });

  it('says nothing any more is given up with its connections, whatever was under way', async () => {
    const { proxy, store, percent } = await openBehindLine();
    proxy.set('hole');
    const startedAt = performance.now();

    const asked = await Promise.allSettled([
      percent(),
      store.transaction((trx) => trx.facts.put(factOf(usTariff(57)))),
    ]);
    const tookMs = performance.now() - startedAt;
    proxy.set('open');
    // What had to be given up is not asked again.
    const after = await percent();

    expect(asked.map((one) => one.status === 'rejected' && one.reason)).toEqual([unreachable, unreachable]);
    expect(tookMs).toBeLessThan(10 * silentMs);
    expect(after).toBe('47');
  });

  it('is slow is waited for', async () => {
    const { proxy, store, percent } = await openBehindLine();
    proxy.set('slow');

    await store.transaction((trx) => trx.facts.put(factOf(usTariff(57))));

    expect(await percent()).toBe('57');
  });

  it('starts later than Parley is waited for, with one line in the log', async () => {
    const proxy = await startTcpProxy(sharedDatabase());
    const log = createKeptLog();
    proxy.set('cut');
    const opening = openWhenThere(() => openDatabase(proxy.url), { log, limits: { retryMs: 50, waitMsMax: 15_000 } });
    await expect.poll(proxy.asked).toBeGreaterThan(2);

    proxy.set('open');
    const database = await opening;

    onTestFinished(() => database.close());
    expect(await createStore(database).coverage.count()).toBe(0);
    expect(log.logged.map(({ message }) => message)).toEqual(['waiting for the database']);
  });

  it('never comes is given up in one sentence', async () => {
    const proxy = await startTcpProxy(sharedDatabase());
    proxy.set('cut');
    const limits = { retryMs: 20, waitMsMax: 1_000 };

    const opening = openWhenThere(() => openDatabase(proxy.url), { log: createKeptLog(), limits });

    await expect(opening).rejects.toThrow(
      /^The database cannot be reached\. Parley has waited for it for 1 s \(.+\)\.$/,
    );
  });
});
