import { type Selectable, sql } from 'kysely';
import { type Delivery, type DeliveryKind, platformOf } from '../domain/deliveries.ts';
import type { NewDelivery } from '../ports.ts';
import type { DeliveryTable } from './schema.ts';

export type DeliveryRow = Selectable<DeliveryTable>;

/**
 * Conditions written out as in the partial indexes: SQLite uses them for nothing else, not even for the same value as a
 * parameter.
 */
export const isPending = sql<boolean>`state = 'pending'`;
export const isSending = sql<boolean>`state = 'sending'`;
export const isPaused = sql<boolean>`state = 'paused'`;
export const isHeld = sql<boolean>`state = 'held'`;

/** A row as it is when it is first owed. */
export const toRow = (
  { id, channel, kind, alertId, message, replyTo, dueAt, triedAt, state = 'pending' }: NewDelivery,
  now: number,
) => ({
  id,
  channel,
  platform: platformOf(channel),
  kind,
  alert_id: alertId,
  message,
  reply_to: replyTo,
  state,
  due_at: dueAt,
  attempts: 0,
  in_doubt: triedAt === undefined ? 0 : 1,
  tried_at: triedAt ?? null,
  created_at: now,
  shown_version: 0,
  edits: 0,
});

/** A row as the jobs see it. */
export const toDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  channel: row.channel,
  kind: row.kind as DeliveryKind,
  alertId: row.alert_id,
  message: row.message,
  replyTo: row.reply_to,
  ref: row.ref,
  isInDoubt: row.in_doubt === 1,
  attempts: row.attempts,
  edits: row.edits,
  createdAt: row.created_at,
  triedAt: row.tried_at,
  postedAt: row.posted_at,
  editedAt: row.edited_at,
  shownVersion: row.shown_version,
});
