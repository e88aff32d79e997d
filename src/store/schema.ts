import type { Generated } from 'kysely';

/** Row shapes. Times are epoch milliseconds; documents are JSON text, checked by zod on the way out. */
export interface Schema {
  coverage: CoverageTable;
  coverage_names: { name: string; item_id: string };
  claims: ClaimTable;
  fact_index: { key: string; family: string };
  alerts: AlertTable;
  alert_keys: { alert_id: string; fact_key: string; opened_at: number };
  fan_outs: { id: string; alert_id: string; kind: string; due_at: number; after: string; in_doubt: Generated<number> };
  deliveries: DeliveryTable;
  subscriptions: SubscriptionTable;
  feeds: { id: string; workspace: string; body: string };
  threads: { channel: string; key: string; root: string; at: Generated<number> };
  inbox: { id: string; body: string };
  kv: { namespace: string; key: string; value: string; expires_at: number | null };
  counts: { key: string; count: number; expires_at: number };
  /** `tenure` is 0 for what is no lease. */
  holds: { key: string; owner: string; expires_at: number; tenure: Generated<number> };
  meta: { key: string; value: number };
  search_facts: { id: Generated<number>; fact_key: string; place: number };
  search_coverage: { id: Generated<number>; item_id: string };
  /** Rows of other tables that did not fit any more, whole. */
  set_aside: { id: string; source: string; reason: string; body: string };
  search_words: { word: string };
  feedback: { id: string; at: number; channel: string; body: string };
  console_messages: { id: string; channel: string; ref: number; key: string; revision: number; body: string };
  audit: { id: string; at: number; channel: string; by: string | null; command: string };
}

export interface CoverageTable {
  id: string;
  story_id: string;
  content_hash: string;
  is_relevant: number;
  spoken_at: number;
  topics: string;
  title: string;
  body: string;
  /** Whose alone it is; null for everyone's. */
  workspace: string | null;
  /** When a poll first brought it. */
  seen_at: Generated<number>;
  /** The feed that brought it; null for what came in before this was kept. */
  feed_id: Generated<string | null>;
}

export interface ClaimTable {
  id: string;
  item_id: string;
  fact_key: string;
  told_in: number;
  body: string;
  /** Whose alone its item is; null for everyone's. */
  workspace: string | null;
}

export interface AlertTable {
  id: string;
  short_id: string;
  kind: string;
  story_id: string;
  opened_at: number;
  body: string;
  /** Whose alone it is; null for everyone's. */
  workspace: string | null;
}

export interface SubscriptionTable {
  id: string;
  channel: string;
  state: string;
  body: string;
  check_at: number | null;
  paused_at: number | null;
  /** When its digest, and its look at dates, are due; null where they never are, 0 where it is not known yet. */
  digest_due_at: number | null;
  remind_due_at: number | null;
}

export interface DeliveryTable {
  id: string;
  channel: string;
  /** The chat of the channel. */
  platform: string;
  kind: string;
  alert_id: string | null;
  message: string | null;
  reply_to: string | null;
  state: string;
  due_at: number;
  lease_until: number | null;
  leased_by: string | null;
  attempts: number;
  in_doubt: number;
  ref: string | null;
  created_at: number;
  /** When the try began of which it is not known whether it succeeded, or else the last. */
  tried_at: number | null;
  posted_at: number | null;
  edited_at: number | null;
  shown_version: number;
  edits: number;
  reason: string | null;
}

/** How to compare the column `workspace`: everyone's rows bear none. */
export const isOf = (workspace: string | undefined): '=' | 'is' => (workspace === undefined ? 'is' : '=');
