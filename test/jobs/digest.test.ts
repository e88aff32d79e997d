import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { type Reply, replySchema, textOf } from '../../src/domain/replies.ts';
import type { Subscription } from '../../src/domain/subscriptions.ts';
import { type DigestLimits, sendDigests } from '../../src/jobs/digest.ts';
import { nextDigestAt } from '../../src/pipeline/local-schedule.ts';
import type { Store } from '../../src/ports.ts';
import { openStore } from '../contracts/engines.ts';
import { alertOf, developmentOf, usTariff } from '../store/rows.ts';
import { createMovedClock, hourMs, minuteMs, subscriptionOf } from './newsroom.ts';

/** The evening of 1 November 2026; the next digest is due on the 2nd at 08:00 UTC. */
const evening = Date.UTC(2026, 10, 1, 20);
const untilMorning = 12 * hourMs + minuteMs;
const dayMs = 24 * hourMs;

async function openDigests(changed: Partial<DigestLimits> = {}) {
  const { store, database } = await openStore();
  const clock = createMovedClock(evening);
  const parts = { store, clock, topics, limits: { ...limits.digest, ...changed } };
  let told = 0;
  return {
    ...{ store, database, clock },
    run: (other: Store = store) => sendDigests({ ...parts, store: other }),
    async follow(channel: string, settings: Partial<Subscription> = {}) {
      const usual = { ...subscriptionOf(channel, ['tariffs']), createdAt: clock.now(), mode: 'digest' as const };
      const wanted = { ...usual, ...settings };
      await store.subscriptions.put({ digestDueAt: nextDigestAt(wanted, clock.now()), ...wanted });
    },
    async tell(percent: number, significance: 'low' | 'normal' | 'high' = 'normal') {
      const development = developmentOf({ statement: usTariff(percent), significance });
      const at = { openedAt: clock.now() - 90_000, dueAt: clock.now() };
      await store.alerts.put(
        alertOf(`alert ${told++}`, { shortId: `A${1000 + told}`, developments: [development], ...at }),
      );
    },
    owed: () => owedIn(store),
  };
}

interface Owed {
  readonly id: string;
  readonly channel: string;
  readonly reply: Reply;
}

async function owedIn(store: Store): Promise<Owed[]> {
  const ask = { worker: 'reader', platform: 'slack', now: Date.parse('2030-01-01'), leaseMs: 1, limit: 100 };
  const deliveries = await store.deliveries.claim(ask);
  for (const delivery of deliveries) await store.deliveries.settle(delivery, { state: 'sent', ref: 'r' });
  return deliveries.map(({ id, channel, kind, message }) => {
    expect(kind).toBe('digest');
    return { id, channel, reply: replySchema.parse(JSON.parse(message ?? '')) };
  });
}

const percentsOf = ({ reply }: Owed): (string | undefined)[] =>
  reply.lines.map((line) => /(\d+) %/.exec(textOf(line))?.[1] ?? textOf(line));

describe('A channel that asked for a digest', () => {
  it('is told since when a digest tells, where it could not be told for longer than is looked back', async () => {
    const { run, follow, tell, clock, owed } = await openDigests();
    await follow('slack:T1/C1');
    await tell(10);
    clock.move(60 * dayMs);
    await tell(20);
    clock.move(untilMorning);

    await run();

    const [digest] = await owed();
    expect(digest && percentsOf(digest)).toEqual(['20']);
    expect(digest?.reply.notes.join()).toContain('Since 1 Dec 2026, 08:01 UTC');
  });

  it('gets what it wants of the last day in one message at 08:00, most significant first', async () => {
    const { run, follow, tell, clock, owed } = await openDigests();
    await follow('slack:T1/C1');
    clock.move(hourMs);
    await tell(10, 'low');
    await tell(20, 'high');
    clock.move(untilMorning - hourMs);

    await run();

    const [digest, ...more] = await owed();
    expect(more).toEqual([]);
    expect(digest?.id).toBe(`digest/${Date.UTC(2026, 10, 2, 8)}/slack:T1/C1`);
    expect(digest?.reply).toMatchObject({
      title: 'Digest of 2 Nov 2026: 2 alerts',
      lines: [
        '• 1 Nov 2026: Reported: US tariff on Chinese goods: 20 %, in force (alert A1002) [1]',
        '• 1 Nov 2026: Reported: US tariff on Chinese goods: 10 %, in force (alert A1001) [1]',
      ],
      notes: ['Since 1 Nov 2026, 20:00 UTC, most significant first. /why and a short id say more.'],
    });
  });

  it('gets nothing before the hour, nothing when nothing came, and nothing that it does not want', async () => {
    const { run, follow, tell, clock, owed } = await openDigests();
    await follow('slack:T1/C1');
    await follow('slack:T1/C2', { significance: 'high' });
    await run();
    clock.move(untilMorning);
    await run();
    await tell(10);
    await run();
    clock.move(dayMs);

    const before = await owed();
    await run();

    expect(before).toEqual([]);
    expect((await owed()).map(({ channel }) => channel)).toEqual(['slack:T1/C1']);
  });

  it('is told only of what came after it subscribed', async () => {
    const { run, follow, tell, clock, owed } = await openDigests();
    await tell(10);
    clock.move(hourMs);
    await follow('slack:T1/C1');
    clock.move(hourMs);
    await tell(20);
    clock.move(untilMorning);

    await run();

    expect((await owed()).map(percentsOf)).toEqual([['20']]);
  });

  it('gets one message for all digests that were missed while the bot was down', async () => {
    const { run, follow, tell, clock, owed } = await openDigests();
    await follow('slack:T1/C1');
    for (const percent of [10, 20, 30]) {
      clock.move(dayMs);
      await tell(percent);
    }
    clock.move(dayMs);

    await run();

    const [digest, ...more] = await owed();
    expect(digest && percentsOf(digest)).toEqual(['30', '20', '10']);
    expect(digest?.id).toBe(`digest/${Date.UTC(2026, 10, 5, 8)}/slack:T1/C1`);
    expect(more).toEqual([]);
  });

  it('gets it once, however often the job runs, starts again or runs twice', async () => {
    const { run, follow, tell, clock, owed } = await openDigests();
    await follow('slack:T1/C1');
    clock.move(hourMs);
    await tell(10);
    clock.move(untilMorning);

    await Promise.all([run(), run()]);
    await run();
    await run();
    clock.move(hourMs);
    await run();

    expect((await owed()).length).toBe(1);
  });

  it('is told tomorrow only of what came since today', async () => {
    const { run, follow, tell, clock, owed } = await openDigests();
    await follow('slack:T1/C1');
    clock.move(hourMs);
    await tell(10);
    clock.move(untilMorning);
    await run();
    await owed();
    await tell(20);
    clock.move(dayMs);

    await run();

    expect((await owed()).map(percentsOf)).toEqual([['20']]);
  });

  it('is shown fifteen at most, with the rest counted', async () => {
    const { run, follow, tell, clock, owed } = await openDigests();
    await follow('slack:T1/C1');
    clock.move(hourMs);
    for (let percent = 1; percent <= 17; percent++) await tell(percent);
    clock.move(untilMorning);

    await run();

    const [digest] = await owed();
    expect(digest?.reply.lines).toHaveLength(16);
    expect(digest?.reply.lines.at(-1)).toBe('… and 2 more: /latest');
  });

  it('has its role called when something of high significance is in it', async () => {
    const { run, follow, tell, clock, owed } = await openDigests();
    await follow('slack:T1/C1', { mention: 'S0123ABC' });
    clock.move(hourMs);
    await tell(10, 'normal');
    clock.move(untilMorning);
    await run();
    const [quiet] = await owed();
    await tell(20, 'high');
    clock.move(dayMs);
    await run();

    expect(quiet?.reply.mention).toBeUndefined();
    expect((await owed())[0]?.reply.mention).toBe('S0123ABC');
  });

  it('leaves alone who is told at once, and who is paused', async () => {
    const { run, follow, tell, clock, owed } = await openDigests();
    await follow('slack:T1/C1', { mode: 'now' });
    await follow('slack:T1/C2', { state: 'paused' });
    clock.move(hourMs);
    await tell(10);
    clock.move(untilMorning);

    await run();

    expect(await owed()).toEqual([]);
  });
});

describe('Digests for more channels than one run goes through', () => {
  it('go on in the next run', async () => {
    const { run, follow, tell, clock, store } = await openDigests({ chunkRows: 3, chunksPerRunMax: 2 });
    for (let n = 10; n < 30; n++) await follow(`slack:T1/C${n}`);
    clock.move(hourMs);
    await tell(10);
    clock.move(untilMorning);

    const counts: (number | undefined)[] = [];
    for (let runs = 0; runs < 5; runs++) {
      await run();
      counts.push((await store.deliveries.countByState()).pending);
    }

    expect(counts).toEqual([6, 12, 18, 20, 20]);
  });

  it('are each owed once when the bot dies between chunks', async () => {
    const { run, follow, tell, clock, store, owed } = await openDigests({ chunkRows: 3, chunksPerRunMax: 1 });
    for (let n = 10; n < 20; n++) await follow(`slack:T1/C${n}`);
    clock.move(hourMs);
    await tell(10);
    clock.move(untilMorning);
    let transactions = 0;
    const dying: Store = {
      ...store,
      transaction: (work) => (transactions++ < 1 ? store.transaction(work) : Promise.reject(new Error('died'))),
    };
    await run(dying);
    await expect(run(dying)).rejects.toThrow('died');

    for (let runs = 0; runs < 5; runs++) await run();

    expect((await owed()).map(({ channel }) => channel).toSorted()).toEqual(
      [...Array(10).keys()].map((n) => `slack:T1/C${n + 10}`),
    );
  });
});

it('A digest is owed when what it reads has to be read again after a conflict', async () => {
  const { run, follow, tell, clock, store, owed } = await openDigests();
  await follow('slack:T1/C1');
  clock.move(hourMs);
  await tell(20);
  clock.move(untilMorning);
  let refusals = 0;
  const refuse = async () => {
    refusals += 1;
    throw new Error('could not serialize access');
  };
  const refusing = (trx: Store): Store => ({ ...trx, alerts: { ...trx.alerts, since: refuse } });

  await run({
    ...store,
    transaction: (work) => store.transaction((trx) => work(refusing(trx))).catch(() => store.transaction(work)),
  });

  expect(refusals).toBe(1);
  expect((await owed()).map(percentsOf)).toEqual([['20']]);
});
