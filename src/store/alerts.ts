import { type SqlBool, sql } from 'kysely';
import { type Alert, alertSchema } from '../domain/alerts.ts';
import type { AlertStore, FanOut, FanOutStore } from '../ports.ts';
import type { Db } from './database.ts';
import { parseDocument } from './documents.ts';
import { isOf } from './schema.ts';

/** Alerts as documents, found by story, by short id and by the fact keys that they carry. */
export function alertStore(db: Db): AlertStore {
  const select = () => db.selectFrom('alerts').select(['alerts.id', 'alerts.body']);
  const parse = (row: { readonly id: string; readonly body: string } | undefined) =>
    row && parseDocument(alertSchema, { table: 'alerts', ...row });
  return {
    put: (alert) => putAlert(db, alert),
    get: async (id) => parse(await select().where('id', '=', id).executeTakeFirst()),
    latestOf: async (kind, storyId) =>
      parse(
        await select()
          .where('kind', '=', kind)
          .where('story_id', '=', storyId)
          .orderBy('opened_at', 'desc')
          .limit(1)
          .executeTakeFirst(),
      ),
    async latestAbout(keys, { sinceMs, workspace }) {
      if (keys.length === 0) return undefined;
      const row = await select()
        .innerJoin('alert_keys', 'alert_keys.alert_id', 'alerts.id')
        .where('alert_keys.fact_key', 'in', keys)
        .where('alert_keys.opened_at', '>=', sinceMs)
        .where('alerts.workspace', isOf(workspace), workspace ?? null)
        .orderBy('alert_keys.opened_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return parse(row);
    },
    byShortId: async (shortId, seenBy) =>
      parse(
        await select()
          .where('short_id', '=', shortId)
          .where((eb) => eb.or([eb('workspace', 'is', null), eb('workspace', '=', seenBy ?? null)]))
          .executeTakeFirst(),
      ),
    async recent(limit, seenBy) {
      const everyones = await newest(db, { sinceMs: 0, limit });
      if (seenBy === undefined) return everyones;
      const own = await newest(db, { sinceMs: 0, limit, workspace: seenBy });
      return [...everyones, ...own].toSorted((a, b) => b.openedAt - a.openedAt).slice(0, limit);
    },
    async before({ place, limit }) {
      const rows = await select()
        .$if(place !== undefined, (query) =>
          query.where(sql<SqlBool>`(opened_at, id) < (${place?.openedAt}, ${place?.id})`),
        )
        .orderBy('opened_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => parseDocument(alertSchema, { table: 'alerts', ...row }));
    },
    async ofStory(storyId, limit) {
      const ofIt = select().where('kind', 'in', alertSchema.shape.kind.options).where('story_id', '=', storyId);
      const rows = await ofIt.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
      return rows.map((row) => parseDocument(alertSchema, { table: 'alerts', ...row }));
    },
    async ownersSince(sinceMs) {
      const own = db.selectFrom('alerts').select('workspace').distinct().where('workspace', 'is not', null);
      const rows = await own.where('opened_at', '>=', sinceMs).execute();
      return rows.flatMap(({ workspace }) => workspace ?? []);
    },
    since: (sinceMs, limit) => newest(db, { sinceMs, limit }),
    ownSince: (workspace, { sinceMs, limit }) => newest(db, { sinceMs, limit, workspace }),
  };
}

interface Newest {
  readonly sinceMs: number;
  readonly limit: number;
  readonly workspace?: string;
}

async function newest(db: Db, { sinceMs, limit, workspace }: Newest): Promise<Alert[]> {
  const rows = await db
    .selectFrom('alerts')
    .select(['id', 'body'])
    .where('workspace', isOf(workspace), workspace ?? null)
    .where('opened_at', '>=', sinceMs)
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => parseDocument(alertSchema, { table: 'alerts', ...row }));
}

async function putAlert(db: Db, alert: Alert): Promise<void> {
  const { id, shortId, kind, storyId, openedAt, developments, workspace = null } = alert;
  const body = JSON.stringify(alert);
  await db
    .insertInto('alerts')
    .values({ id, short_id: shortId, kind, story_id: storyId, opened_at: openedAt, body, workspace })
    .onConflict((c) => c.column('id').doUpdateSet({ body }))
    .execute();
  for (const key of new Set(developments.map((development) => development.key)))
    await db
      .insertInto('alert_keys')
      .values({ alert_id: id, fact_key: key, opened_at: openedAt })
      .onConflict((c) => c.doNothing())
      .execute();
}

/** Alerts that still have to reach channels, a chunk at a time. */
export function fanOutStore(db: Db): FanOutStore {
  return {
    async add({ id, alertId, kind, dueAt, after }) {
      await db
        .insertInto('fan_outs')
        .values({ id, alert_id: alertId, kind, due_at: dueAt, after })
        .onConflict((c) => c.doNothing())
        .execute();
    },
    async due(now, limit) {
      const rows = await db
        .selectFrom('fan_outs')
        .selectAll()
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        alertId: row.alert_id,
        kind: row.kind as FanOut['kind'],
        dueAt: row.due_at,
        after: row.after,
        ...(row.in_doubt === 1 && { isInDoubt: true }),
      }));
    },
    async nextDueAt() {
      const row = await db.selectFrom('fan_outs').select('due_at').orderBy('due_at').limit(1).executeTakeFirst();
      return row?.due_at;
    },
    async isWaiting(alertId) {
      const post = db.selectFrom('fan_outs').select('id').where('alert_id', '=', alertId).where('kind', '=', 'post');
      return (await post.where('after', '=', '').executeTakeFirst()) !== undefined;
    },
    async advance(id, after) {
      await db.updateTable('fan_outs').set({ after }).where('id', '=', id).execute();
    },
    async finish(id) {
      await db.deleteFrom('fan_outs').where('id', '=', id).execute();
    },
  };
}
