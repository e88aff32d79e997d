import type { Kysely } from 'kysely';
import type { Db } from '../database.ts';
import { isPostgres } from './engine.ts';
import { postgresText } from './postgres-search.ts';
import { sqliteText } from './sqlite-search.ts';

export interface FactText {
  readonly id: number;
  readonly subject: string;
  readonly says: string;
  readonly names: string;
}

export interface CoverageText {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

/** Full text as an engine keeps it: words are cut to their stems, without case and accents. */
export interface TextIndex {
  create(db: Kysely<unknown>): Promise<void>;
  /** Puts the texts of facts into the index, one statement for all. */
  putFacts(db: Db, texts: readonly FactText[]): Promise<void>;
  /** Takes facts' texts out of the index, by their row ids. */
  dropFacts(db: Db, ids: readonly number[]): Promise<void>;
  /** Puts one coverage item's text into the index, in place of what was there. */
  putCoverage(db: Db, text: CoverageText): Promise<void>;
  dropCoverage(db: Db, id: number): Promise<void>;
  /** Rows of facts with any of these phrases, best first, the subject counting most. A higher rank is better. */
  matchFacts(db: Db, query: FactQuery): Promise<{ id: number; rank: number }[]>;
  /** Rows of coverage with one phrase of every group, newest first. */
  matchCoverage(db: Db, query: CoverageQuery): Promise<number[]>;
  /** True when the phrase stands anywhere in the index, in any of its endings. */
  knows(db: Db, phrase: string): Promise<boolean>;
}
export interface FactQuery {
  readonly phrases: readonly string[];
  readonly limit: number;
}
export interface CoverageQuery {
  readonly groups: readonly (readonly string[])[];
  readonly limit: number;
}

/** The full text of this engine. */
export const textIndexOf = <T>(db: Kysely<T>): TextIndex => (isPostgres(db) ? postgresText : sqliteText);
