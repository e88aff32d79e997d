import type { LookUp, Outcome } from '../../src/domain/deliveries.ts';
import type { Platform } from '../../src/ports.ts';

/** What the kills are aimed at. */
export const phases = ['poll', 'read', 'fan-out', 'settle'] as const;
export type Phase = (typeof phases)[number];

/** What a victim asks of its chat. */
export type ChatRequest =
  | { readonly kind: 'post'; readonly request: Parameters<Platform['post']>[0] }
  | { readonly kind: 'edit'; readonly request: Parameters<Platform['edit']>[0] }
  | { readonly kind: 'look up'; readonly request: Parameters<Platform['lookUp']>[0] };
export type ChatAnswer = Outcome | LookUp;

/** What a victim is told to work on. */
export interface Assignment {
  readonly databaseUrl: string;
  readonly feedUrls: readonly string[];
  /** `host:port` that may be fetched. */
  readonly allow: readonly string[];
  /** Names this life among those that work on the database. */
  readonly worker: string;
}

/** From the parent. */
export type ToVictim =
  | { readonly kind: 'go'; readonly assignment: Assignment }
  | { readonly kind: 'stop' }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: ChatAnswer };

/** To the parent. */
export type FromVictim =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'entered' | 'left'; readonly phase: Phase }
  | { readonly kind: 'failed'; readonly job: string; readonly reason: string }
  | { readonly kind: 'ask'; readonly id: number; readonly ask: ChatRequest };
