import { join } from 'node:path';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, it } from 'vitest';
import { limits } from '../../config/limits.ts';
import { topics } from '../../config/topics.ts';
import { sendDigests } from '../../src/jobs/digest.ts';
import { createDispatcher } from '../../src/jobs/dispatch.ts';
import { remindDue } from '../../src/jobs/remind.ts';
import { resumeDue } from '../../src/jobs/resume.ts';
import { wakeHeld } from '../../src/jobs/wake.ts';
import { NodeSqliteDialect } from '../../src/store/dialect/node-sqlite.ts';
import { migrations } from '../../src/store/migrations/index.ts';
import { openStore, temporaryFolder } from '../contracts/engines.ts';
import { createKeptLog, createMovedClock, hourMs, morning } from '../jobs/newsroom.ts';
import { createRecordingPlatform } from '../jobs/recording-platform.ts';
import { alertOf } from './rows.ts';

interface OldSchema {
  subscriptions: Record<string, string | number | null>;
  deliveries: Record<string, string | number | null>;
  alerts: Record<string, string | number | null>;
}

const dayMs = 24 * hourMs;
const channelOf = (name: string) => `slack:T1/${name}`;

/** A file as the last release left it: one channel of each kind, one message in each state. */
async function oldFile(): Promise<string> {
  const url = join(temporaryFolder(), 'parley.sqlite');
  const db = new Kysely<OldSchema>({ dialect: new NodeSqliteDialect(url) });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateTo('0004-own-feeds');
  if (error) throw error;
  await db.insertInto('subscriptions').values(oldSubscriptions()).execute();
  await db.insertInto('deliveries').values(oldDeliveries()).execute();
  await db.insertInto('alerts').values(['lost', 'missed', 'yesterday'].map(oldAlert)).execute();
  await db.destroy();
  return `sqlite:${url}`;
}

function oldSubscriptions() {
  const usual = { topics: ['all'], createdAt: morning - 9 * dayMs, state: 'active', mode: 'now' };
  const paused = { state: 'paused', reason: 'a right is missing', pausedAt: morning - dayMs, checkAt: morning };
  const rows = {
    now: usual,
    plain: { topics: usual.topics, createdAt: usual.createdAt, state: 'active' },
    digest: { ...usual, mode: 'digest', digestedUntil: morning - dayMs },
    refused: { ...usual, ...paused },
    stopped: { ...usual, state: 'paused', isPausedByReader: true, pausedAt: morning - dayMs },
  };
  return Object.entries(rows).map(([id, body]) => ({
    ...{ id, channel: channelOf(id), state: body.state },
    body: JSON.stringify({ id, channel: channelOf(id), ...body }),
    ...(id === 'refused' ? { check_at: morning, paused_at: morning - dayMs } : { check_at: null, paused_at: null }),
  }));
}

const oldDelivery = (id: string, name: string) => ({
  ...{ id, channel: channelOf(name), platform: 'slack', kind: 'alert', alert_id: 'yesterday', message: null },
  ...{ state: 'sent', due_at: morning - dayMs, lease_until: null as number | null, leased_by: null as string | null },
  ...{ attempts: 1, in_doubt: 0, ref: null as string | null, created_at: morning - dayMs },
  ...{ shown_version: 1, edits: 0, reason: null as string | null },
});

const oldDeliveries = () => [
  { ...oldDelivery('1 sent', 'now'), ref: 'r' },
  { ...oldDelivery('2 abandoned', 'now'), state: 'abandoned', reason: 'too long' },
  { ...oldDelivery('3 sending', 'now'), alert_id: 'lost', state: 'sending', lease_until: morning - 1, leased_by: 'w' },
  { ...oldDelivery('4 pending', 'plain'), state: 'pending', attempts: 0, shown_version: 0 },
  { ...oldDelivery('5 paused', 'refused'), alert_id: 'missed', state: 'paused', reason: 'a right is missing' },
];

function oldAlert(id: string) {
  const openedAt = morning - dayMs;
  const alert = alertOf(id, { shortId: id.slice(0, 5).toUpperCase(), openedAt, dueAt: openedAt + 1 });
  const names = { short_id: alert.shortId, kind: alert.kind, story_id: alert.storyId, workspace: null };
  return { id, ...names, opened_at: openedAt, body: JSON.stringify(alert) };
}

/** The file opened by this release, with the jobs on it. */
async function openUpgraded() {
  const { store } = await openStore(await oldFile());
  const clock = createMovedClock(morning + hourMs);
  const log = createKeptLog();
  const platform = createRecordingPlatform(clock.now);
  const dispatching = { store, clock, log, worker: 'w', platforms: [platform], limits: limits.delivering };
  const dispatcher = createDispatcher(dispatching);
  return {
    ...{ store, clock, platform, log },
    async run() {
      await wakeHeld({ store, clock, limits: limits.waking });
      await sendDigests({ store, clock, topics, limits: limits.digest });
      await remindDue({ store, clock, limits: limits.reminding });
      await resumeDue({ store, clock, access: async () => ({ kind: 'ok' }), limits: limits.resuming });
      await dispatcher.run();
      await dispatcher.settled();
    },
    titlesIn: (name: string) =>
      platform.messages.filter(({ channel }) => channel === channelOf(name)).map(({ shown }) => shown.title),
  };
}

describe('A file of the last release', () => {
  it('keeps what every channel follows, with what is usual for what is new', async () => {
    const { store } = await openUpgraded();

    for (const name of ['now', 'plain', 'digest', 'refused', 'stopped'])
      expect(await store.subscriptions.ofChannel(channelOf(name))).toMatchObject({
        ...{ topics: ['all'], zone: 'UTC', hasReminders: true, digest: { every: 'daily', at: '08:00' } },
      });
    expect(await store.deliveries.countByState()).toEqual({ sent: 1, abandoned: 1, sending: 1, pending: 1, paused: 1 });
  });

  it('goes on: what waited goes out, what is in doubt is looked up, and nothing is told twice', async () => {
    const { run, store, platform, titlesIn, log } = await openUpgraded();

    for (let runs = 0; runs < 4; runs++) await run();

    const headline = 'Reported: US tariff on Chinese goods: 57 %, in force';
    expect(platform.asked.filter((asked) => asked.startsWith('look up'))).toEqual([`look up ${channelOf('now')}`]);
    expect(titlesIn('now')).toEqual([headline]);
    expect(titlesIn('plain')).toEqual([headline]);
    expect(titlesIn('refused')).toEqual(['Parley can post here again']);
    expect(titlesIn('digest')).toEqual([]);
    expect(titlesIn('stopped')).toEqual([]);
    expect(await store.deliveries.countByState()).not.toHaveProperty('pending');
    expect(log.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('has its next digest tell what came since the last, at 08:00', async () => {
    const { run, clock, titlesIn, store } = await openUpgraded();
    await run();

    clock.move(Date.parse('2026-11-03T08:01Z') - clock.now());
    for (let runs = 0; runs < 2; runs++) await run();

    expect(titlesIn('digest')).toEqual(['Digest of 3 Nov 2026: 3 alerts']);
    expect(await store.subscriptions.ofChannel(channelOf('now'))).toMatchObject({ remindedOn: '2026-11-02' });
  });
});
