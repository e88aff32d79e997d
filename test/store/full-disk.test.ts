import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../commands/answerer.ts';
import { createCommands } from '../../commands/index.ts';
import { askTerms } from '../../config/ask-terms.ts';
import { topics } from '../../config/topics.ts';
import { textOf } from '../../src/domain/replies.ts';
import { StoreTrouble } from '../../src/domain/store-trouble.ts';
import { createFailures } from '../../src/jobs/failures.ts';
import { createFeedList } from '../../src/jobs/feed-list.ts';
import type { Store } from '../../src/ports.ts';
import type { Database } from '../../src/store/database.ts';
import { openStore, temporaryFolder } from '../contracts/engines.ts';
import { isOnPostgres } from '../contracts/postgres.ts';
import { createKeptLog, createMovedClock, subscriptionOf } from '../jobs/newsroom.ts';
import { alertOf, factOf, usTariff } from './rows.ts';

const channel = 'slack:T1/C1';
const roomPages = 2;

/** A store on a file, with what makes the disk full and gives room again. */
async function openOnDisk() {
  const opened = await openStore(`sqlite:${join(temporaryFolder(), 'parley.sqlite')}`);
  const { db } = opened.database;
  return {
    ...opened,
    /** Leaves room for a few rows. */
    fill: async () => allow(opened.database, (await pagesOf(db)) + roomPages),
    /** Fills that too; gives what the last write met. */
    fillUp: () => fillUp(opened.store),
    makeRoom: () => allow(opened.database, 1_000_000),
  };
}

const pagesOf = async (db: Database['db']): Promise<number> =>
  (await sql<{ page_count: number }>`pragma page_count`.execute(db)).rows[0]!.page_count;
const allow = async ({ db }: Database, pages: number) =>
  void (await sql.raw(`pragma max_page_count = ${pages}`).execute(db));

function answererOn({ store }: Awaited<ReturnType<typeof openOnDisk>>) {
  const [clock, log] = [createMovedClock(), createKeptLog()];
  const failures = createFailures({ clock, log });
  const commands = createCommands(topics, askTerms);
  const access = async () => ({ kind: 'ok' as const });
  const context = { commands, store, clock, topics, feeds: createFeedList([]), log, access, troubles: failures.now };
  const answer = createAnswerer(context);
  let calls = 0;
  const ask = async (name: string, options = {}) => {
    const { title, lines } = await answer({ name, options, channel, callId: `${calls++}` });
    return [title, ...lines.map(textOf)].join('\n');
  };
  return { ask, failures, log };
}

async function fillUp({ subscriptions }: Store): Promise<unknown> {
  for (let n = 0; n < 1_000; n++) {
    const fault = await subscriptions.put(subscriptionOf(`slack:T9/C${n}`, ['all'])).catch((error: unknown) => error);
    if (fault !== undefined) return fault;
  }
  throw new Error('the disk is not full');
}

const manyAlerts = Array.from({ length: 300 }, (_, n) => alertOf(`alert-${n}`));

describe.skipIf(isOnPostgres)('A full disk', () => {
  it('leaves nothing of a transaction, says what is wrong, and takes it when there is room again', async () => {
    const { store, fill, makeRoom } = await openOnDisk();
    const putAll = () =>
      store.transaction(async (trx) => {
        for (const alert of manyAlerts) await trx.alerts.put(alert);
      });
    await fill();

    await expect(putAll()).rejects.toThrow(new StoreTrouble('full', undefined));
    expect(await store.alerts.recent(1)).toEqual([]);
    await makeRoom();
    await putAll();

    expect(await store.alerts.recent(1_000)).toHaveLength(manyAlerts.length);
  });

  it('lets commands that read answer, and changes say what is wrong', async () => {
    const disk = await openOnDisk();
    await disk.store.facts.put(factOf(usTariff(57)));
    const { ask, failures, log } = answererOn(disk);
    await disk.fill();
    failures.failed('read', await disk.fillUp());

    const [tariffs, change, status] = [
      await ask('tariffs'),
      await ask('subscribe', { topic: 'all' }),
      await ask('status'),
    ];

    expect(tariffs).toMatch(/57.%/);
    expect(change).toContain(
      'Parley has no room left to write this down, so nothing was changed. Whoever runs Parley has to make room; then try again.',
    );
    expect(status).toContain('There is no room left where the database is kept: make room.');
    expect(log.logged.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('that has room again lets the same change through', async () => {
    const disk = await openOnDisk();
    const { ask } = answererOn(disk);
    await disk.fill();
    await disk.fillUp();
    const refused = await ask('subscribe', { topic: 'all' });
    await disk.makeRoom();

    await ask('subscribe', { topic: 'all' });

    expect(refused).toContain('Parley has no room left');
    expect(await disk.store.subscriptions.ofChannel(channel)).toBeDefined();
  });
});
